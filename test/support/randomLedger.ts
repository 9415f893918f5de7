import fc from "fast-check";

/** One canonical row: column → text. */
export type Row = Readonly<Record<string, string>>;

/** Canonical tables by name. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

const day = (offset: number): string => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
const money = (cents: number): string => (cents / 100).toFixed(2);

const invoice = fc.record({
  customer: fc.constantFrom("ACME", "BOLT", "CHILD", "DOVE", "ELM", "FIR"),
  issued: fc.integer({ min: 0, max: 150 }),
  terms: fc.integer({ min: -3, max: 90 }),
  cents: fc.integer({ min: 1, max: 900_000 }),
  currency: fc.constantFrom("USD", "USD", "EUR", "GBP"),
  instalments: fc.constantFrom(1, 1, 1, 3),
});

const credit = fc.record({
  kind: fc.constantFrom("payment", "payment", "payment", "credit_note", "adjustment", "applied", "undone"),
  target: fc.nat(),
  on: fc.integer({ min: 0, max: 220 }),
  later: fc.integer({ min: 0, max: 40 }),
  cents: fc.integer({ min: 1, max: 900_000 }),
  reference: fc.constantFrom("invoice", "invoice", "invoice", "none"),
  adjustment: fc.constantFrom("write_off", "discount", "short_pay", "bank_charge", "other"),
});

const dispute = fc.record({
  target: fc.nat(),
  opened: fc.integer({ min: 0, max: 220 }),
  days: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  cents: fc.integer({ min: 1, max: 900_000 }),
});

/** Half of the customers have attributes, two of them a parent; the others stand on documents only. */
const customers: readonly Row[] = [
  { customer_id: "ACME", customer_name: "Acme", segment: "Retail", region: "North", country: "DE", sales_rep: "Kim" },
  { customer_id: "BOLT", customer_name: "Bolt", segment: "Retail", region: "South", country: "FR", sales_rep: "Lee" },
  { customer_id: "CHILD", customer_name: "Child", segment: "Public", country: "DE", parent_customer_id: "ACME" },
];

/**
 * Small ledgers in three currencies (base USD, rated EUR, unrated GBP) with instalments, early, late, partial and
 * over-payments, credit notes, write-offs and other adjustments, delayed applications, payments undone and money paid back,
 * disputes, customers with and without a parent and segments, and events on both sides of the as-of date.
 */
export const randomLedger: fc.Arbitrary<Tables> = fc
  .record({
    invoices: fc.array(invoice, { minLength: 1, maxLength: 40, size: "max" }),
    credits: fc.array(credit, { maxLength: 60, size: "max" }),
    disputes: fc.array(dispute, { maxLength: 8, size: "max" }),
  })
  .map(({ invoices, credits, disputes }) => {
    const rows: Record<string, Row[]> = {
      invoices: [],
      payments: [],
      credit_notes: [],
      adjustments: [],
      applications: [],
      disputes: [],
    };
    const add = (table: string, row: Row): void => {
      rows[table]?.push(row);
    };
    invoices.forEach((each, index) => {
      for (let instalment = 1; instalment <= each.instalments; instalment += 1) {
        add("invoices", {
          invoice_id: `I${index}`,
          customer_id: each.customer,
          issue_date: day(each.issued),
          due_date: day(each.issued + each.terms + 30 * (instalment - 1)),
          amount: money(each.cents + instalment),
          currency: each.currency,
          instalment: String(instalment),
          // Nobody may have paid yet: without a column for it the ledger would be a list of open items.
          paid_date: "",
        });
      }
    });
    credits.forEach((each, index) => addCredit(add, { ...each, index, invoices }));
    disputes.forEach(({ target, opened, days, cents }, index) => {
      add("disputes", {
        dispute_id: `D${index}`,
        invoice_id: `I${target % invoices.length}`,
        opened_date: day(opened),
        closed_date: days === null ? "" : day(opened + days),
        amount: money(cents),
      });
    });
    const rates = [0, 31, 75, 120, 180].map((offset, index) => ({
      rate_date: day(offset),
      currency: "EUR",
      rate: (1.05 + index * 0.0137).toFixed(4),
    }));
    return { ...rows, customers, fx_rates: rates };
  });

function addCredit(
  add: (table: string, row: Row) => void,
  each: {
    readonly index: number;
    readonly kind: string;
    readonly target: number;
    readonly on: number;
    readonly later: number;
    readonly cents: number;
    readonly reference: string;
    readonly adjustment: string;
    readonly invoices: readonly { readonly customer: string; readonly currency: string }[];
  },
): void {
  const place = each.target % each.invoices.length;
  const target = each.invoices[place];
  if (target === undefined) return;
  const invoiceId = each.reference === "invoice" ? `I${place}` : "";
  const common = { customer_id: target.customer, amount: money(each.cents), currency: target.currency };
  if (each.kind === "undone") {
    const amount = `-${common.amount}`;
    add("payments", {
      payment_id: `R${each.index}`,
      payment_date: day(each.on),
      invoice_id: invoiceId,
      ...common,
      amount,
    });
  } else if (each.kind === "payment") {
    add("payments", { payment_id: `P${each.index}`, payment_date: day(each.on), invoice_id: invoiceId, ...common });
  } else if (each.kind === "credit_note") {
    add("credit_notes", {
      credit_note_id: `C${each.index}`,
      issue_date: day(each.on),
      invoice_id: invoiceId,
      ...common,
    });
  } else if (each.kind === "adjustment") {
    add("adjustments", {
      adjustment_id: `A${each.index}`,
      invoice_id: `I${place}`,
      adjustment_date: day(each.on),
      kind: each.adjustment,
      amount: money(each.cents),
    });
  } else {
    add("payments", { payment_id: `P${each.index}`, payment_date: day(each.on), invoice_id: "", ...common });
    add("applications", {
      application_date: day(each.on + each.later),
      source_type: "payment",
      source_id: `P${each.index}`,
      invoice_id: `I${place}`,
      amount: money(Math.ceil(each.cents / 2)),
    });
  }
}
