import { describe, expect, test } from "vitest";
import { type SheetRow, cents, sheetRows } from "./sheetRows.ts";

const asOf = "2026-06-30";
const ids = (file: string, column: string): ReadonlySet<string> => new Set(sheetRows(file).map((row) => row(column)));

function sumsBy(rows: readonly SheetRow[], key: (row: SheetRow) => string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + cents(row("amount")));
  return sums;
}

describe("references of the sample", () => {
  test.each([
    ["customers.csv", "customer_id"],
    ["payments.csv", "payment_id"],
    ["credit_notes.csv", "credit_note_id"],
    ["adjustments.csv", "adjustment_id"],
    ["disputes.csv", "dispute_id"],
    ["promises.csv", "promise_id"],
    ["orders.csv", "order_id"],
    ["contacts.csv", "contact_id"],
  ])("%s has one row a %s", (file, column) => {
    expect(ids(file, column).size).toBe(sheetRows(file).length);
  });

  test("invoices.csv has one row an invoice and instalment", () => {
    const rows = sheetRows("invoices.csv");
    expect(new Set(rows.map((row) => `${row("invoice_id")}/${row("instalment")}`)).size).toBe(rows.length);
  });

  test.each([
    ["invoices.csv", "customer_id", "customers.csv", "customer_id"],
    ["customers.csv", "parent_customer_id", "customers.csv", "customer_id"],
    ["payments.csv", "customer_id", "customers.csv", "customer_id"],
    ["payments.csv", "invoice_id", "invoices.csv", "invoice_id"],
    ["credit_notes.csv", "customer_id", "customers.csv", "customer_id"],
    ["credit_notes.csv", "invoice_id", "invoices.csv", "invoice_id"],
    ["applications.csv", "invoice_id", "invoices.csv", "invoice_id"],
    ["adjustments.csv", "invoice_id", "invoices.csv", "invoice_id"],
    ["disputes.csv", "invoice_id", "invoices.csv", "invoice_id"],
    ["promises.csv", "invoice_id", "invoices.csv", "invoice_id"],
    ["contacts.csv", "invoice_id", "invoices.csv", "invoice_id"],
    ["orders.csv", "customer_id", "customers.csv", "customer_id"],
  ])("%s: every %s stands in %s", (file, column, target, key) => {
    const known = ids(target, key);
    const named = sheetRows(file).map((row) => row(column));
    expect(named.filter((id) => id !== "" && !known.has(id))).toEqual([]);
  });

  test("every application names a payment or credit note that is large enough", () => {
    const sources = new Map<string, SheetRow>([
      ...sheetRows("payments.csv").map((row) => [`payment ${row("payment_id")}`, row] as const),
      ...sheetRows("credit_notes.csv").map((row) => [`credit_note ${row("credit_note_id")}`, row] as const),
    ]);
    const applied = sumsBy(sheetRows("applications.csv"), (row) => `${row("source_type")} ${row("source_id")}`);
    for (const [source, sum] of applied) expect(sum).toBeLessThanOrEqual(cents(sources.get(source)?.("amount") ?? "0"));
  });

  test("no invoice is settled beyond its amount", () => {
    const invoiceOf = (row: SheetRow): string => row("invoice_id");
    const applications = sheetRows("applications.csv");
    const explicit = new Set(applications.map((row) => row("source_id")));
    const named = [
      ...sheetRows("payments.csv").filter((row) => !explicit.has(row("payment_id"))),
      ...sheetRows("credit_notes.csv").filter((row) => !explicit.has(row("credit_note_id"))),
    ];
    const settled = sumsBy([...applications, ...named, ...sheetRows("adjustments.csv")], invoiceOf);
    const amounts = sumsBy(sheetRows("invoices.csv"), invoiceOf);
    const beyond = [...amounts].filter(([invoice, amount]) => (settled.get(invoice) ?? 0) > amount);
    expect(beyond).toEqual([]);
  });

  test("a source settles invoices of its own customer and currency only", () => {
    const partyOf = (row: SheetRow): string => `${row("customer_id")} ${row("currency")}`;
    const invoices = new Map(sheetRows("invoices.csv").map((row) => [row("invoice_id"), partyOf(row)]));
    const payments = new Map(sheetRows("payments.csv").map((row) => [row("payment_id"), partyOf(row)]));
    for (const row of sheetRows("applications.csv")) {
      if (row("source_type") === "payment") {
        expect(payments.get(row("source_id"))).toBe(invoices.get(row("invoice_id")));
      }
    }
  });
});

describe("dates of the sample", () => {
  test.each([
    ["invoices.csv", "issue_date"],
    ["payments.csv", "payment_date"],
    ["credit_notes.csv", "issue_date"],
    ["applications.csv", "application_date"],
    ["adjustments.csv", "adjustment_date"],
    ["disputes.csv", "opened_date"],
    ["disputes.csv", "closed_date"],
    ["promises.csv", "made_date"],
    ["contacts.csv", "contact_date"],
    ["orders.csv", "order_date"],
    ["gl_balances.csv", "as_of_date"],
  ])("%s: no %s after the as-of date", (file, column) => {
    expect(sheetRows(file).filter((row) => row(column) > asOf)).toEqual([]);
  });

  test("disputes close after they open, and some are open", () => {
    const rows = sheetRows("disputes.csv");
    for (const row of rows) if (row("closed_date") !== "") expect(row("closed_date") > row("opened_date")).toBe(true);
    expect(rows.some((row) => row("closed_date") === "")).toBe(true);
  });

  test("promises are made before they fall due, and some are not yet due", () => {
    const rows = sheetRows("promises.csv");
    for (const row of rows) expect(row("promised_date") > row("made_date")).toBe(true);
    expect(rows.some((row) => row("promised_date") > asOf)).toBe(true);
  });

  test("disputes and promises stay within their invoice", () => {
    const amounts = sumsBy(sheetRows("invoices.csv"), (row) => row("invoice_id"));
    for (const file of ["disputes.csv", "promises.csv"]) {
      for (const row of sheetRows(file)) {
        expect(cents(row("amount"))).toBeLessThanOrEqual(amounts.get(row("invoice_id")) ?? 0);
      }
    }
  });
});
