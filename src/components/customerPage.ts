import { html } from "htl";
import { customerChart } from "./customerChart.js";
import { dataTable } from "./dataTable.js";
import { compactMoney, count, currencyPrefix, days, longDate, percent, shortDate } from "./format.js";
import { emptyState } from "./note.js";
import { reasonsText } from "./reasons.js";
import { type Cell, type Piece, type Row, rows } from "./rows.js";

type Columns = Readonly<Record<string, readonly Cell[]>>;

/** What one file of customers holds, table by table. */
export type CustomerFile = Readonly<Record<"customers" | "open_invoices" | "customer_history" | "unapplied", Columns>>;

/** All the report knows of one customer: balance, course, record, open invoices with expected dates, unapplied credits. */
export function customerPage(
  file: CustomerFile,
  options: { readonly id: string; readonly date: string; readonly currency: string },
): Piece {
  const { id, date, currency } = options;
  const own = (table: Columns): readonly Row[] => rows(table).filter((row) => row["customer_id"] === id);
  const [customer] = own(file.customers);
  if (customer === undefined) return emptyState(`There is no customer with the number ${id} in this ledger.`);
  const history = own(file.customer_history);
  const credits = own(file.unapplied);
  return html`<section class="customer" data-customer=${id}>
    <h2>${customer["customer_name"]}</h2>
    ${standing(customer, { date, currency })} ${facts(customer)}
    ${history.length === 0 ? "" : customerChart(history, { name: String(customer["customer_name"]) })}
    <h3>Open invoices</h3>
    ${openInvoices(own(file.open_invoices), id)}
    ${
      credits.length === 0
        ? ""
        : html`<h3>Not yet applied</h3>
            ${unappliedTable(credits, id)}`
    }
  </section>`;
}

function standing(customer: Row, { date, currency }: { readonly date: string; readonly currency: string }): Piece {
  const open = numberOf(customer["open_base_amount"]);
  const overdue = numberOf(customer["overdue_base_amount"]);
  const invoices = count(numberOf(customer["count_open"]), "open invoice");
  const amounts =
    open === null
      ? "in a currency without an exchange rate"
      : `of ${compactMoney(open, currency)}, ${compactMoney(overdue, currency)} of it past due`;
  return html`<p class="lead">
    On ${longDate(date)} there ${customer["count_open"] === 1 ? "is" : "are"} ${invoices}
    ${customer["count_open"] === 0 ? "" : amounts}.
  </p>`;
}

function facts(customer: Row): Piece {
  const lines: readonly (readonly [string, Cell | undefined])[] = [
    ["Number", customer["customer_id"]],
    ["Paid late", percentOf(customer["late_rate"])],
    ["Mean delay", daysOf(customer["mean_delay_days"])],
    ["Median delay", daysOf(customer["median_delay_days"])],
    ["Last payment", customer["last_payment_date"] === null ? null : shortDate(String(customer["last_payment_date"]))],
    ["Terms", customer["terms"]],
    ["Credit limit", customer["credit_limit"] === null ? null : compactMoney(numberOf(customer["credit_limit"]))],
    ["Segment", customer["segment"]],
    ["Country", customer["country"]],
    ["Sales rep", customer["sales_rep"]],
  ];
  const known = lines.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return html`<dl class="facts">
    ${known.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function openInvoices(invoices: readonly Row[], id: string): Piece {
  if (invoices.length === 0) return emptyState("Nothing is open.");
  const written = invoices.map((row) => ({
    ...row,
    open: `${currencyPrefix(String(row["currency"]))}`.trim(),
    reasons: reasonsText(row),
  }));
  return dataTable(
    written,
    [
      { name: "invoice_id", label: "Invoice" },
      { name: "issue_date", label: "Issued", kind: "date" },
      { name: "due_date", label: "Due", kind: "date" },
      { name: "days_past_due", label: "Past due", kind: "days" },
      { name: "open", label: "Currency" },
      { name: "open_amount", label: "Open", kind: "money" },
      { name: "late_probability", label: "Late", kind: "percent" },
      { name: "expected_paid_date", label: "Expected", kind: "date" },
      { name: "reasons", label: "Why", kind: "long" },
    ],
    { caption: "Open invoices", file: `open-invoices-${id.replace(/[^\w-]/g, "_")}.csv`, noun: "invoice" },
  );
}

function unappliedTable(credits: readonly Row[], id: string): HTMLElement {
  return dataTable(
    credits,
    [
      { name: "source_type", label: "Kind" },
      { name: "source_id", label: "Number" },
      { name: "credit_date", label: "Date", kind: "date" },
      { name: "currency", label: "Currency" },
      { name: "unapplied_amount", label: "Unapplied", kind: "money" },
    ],
    {
      caption: "Payments and credit notes not applied",
      file: `unapplied-${id.replace(/[^\w-]/g, "_")}.csv`,
      noun: "credit",
    },
  );
}

function numberOf(cell: Cell | undefined): number | null {
  return typeof cell === "number" ? cell : null;
}

function percentOf(cell: Cell | undefined): string | null {
  return typeof cell === "number" ? percent(cell) : null;
}

function daysOf(cell: Cell | undefined): string | null {
  return typeof cell === "number" ? days(cell) : null;
}
