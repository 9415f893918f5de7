import type { Column } from "../dataTable/columns.js";
import { customerHref, type InvoiceFilter } from "../controls/links.js";
import { growingTable, type LongTable } from "../dataTable/growingTable.js";
import type { Cell, Row } from "../../writing/rows.js";

/** What `_rows/invoices/index.json` holds, column by column. */
export type InvoiceIndex = {
  readonly shards: {
    readonly report_currency: readonly string[];
    readonly bucket: readonly string[];
    readonly count_rows: readonly number[];
    readonly most_amount: readonly number[];
  };
  readonly totals: Readonly<Record<string, readonly Cell[]>>;
};

/** The cuts of the list beside currency and age. */
export const invoiceCuts = ["segment", "region", "country", "sales_rep", "risk_class"] as const;

/** How many open invoices fit a filter, and their amount; null where only reading tells. */
export type InvoiceTotal = { readonly count: number; readonly amount: number } | null;

/** Whether an age bucket is the one asked for; `overdue` is every one past due. */
function isAskedBucket(bucket: string, asked: string | undefined): boolean {
  if (asked === undefined) return true;
  return asked === "overdue" ? bucket !== "not_due" : bucket === asked;
}

/** The exact number and amount of what a filter asks for by currency, age and one cut at most. */
export function invoiceTotal(totals: readonly Row[], filter: InvoiceFilter): InvoiceTotal {
  const [cut = "all", ...others] = invoiceCuts.filter((name) => filter[name] !== undefined);
  if (others.length > 0 || (filter.besides ?? []).length > 0) return null;
  const own = totals.filter(
    (row) =>
      row["cut"] === cut &&
      (cut === "all" || row["cut_value"] === filter[cut]) &&
      row["report_currency"] === filter.currency &&
      isAskedBucket(String(row["bucket"]), filter.bucket),
  );
  const sum = (name: string): number => own.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  return { count: sum("count_rows"), amount: sum("amount") };
}

/** The files of the invoices that a filter can find, those with the largest amounts first. */
export function invoiceFiles({ shards }: InvoiceIndex, filter: InvoiceFilter): readonly string[] {
  const most = (place: number): number => shards.most_amount[place] ?? 0;
  return [...shards.bucket.keys()]
    .filter(
      (place) =>
        shards.report_currency[place] === filter.currency && isAskedBucket(shards.bucket[place] ?? "", filter.bucket),
    )
    .sort((one, other) => most(other) - most(one) || one - other)
    .map((place) => `invoices/age/${place}`);
}

/** The open invoices that a filter asks for, the largest first, of a ledger of any size. */
export function invoiceList(index: InvoiceIndex, filter: InvoiceFilter, total: InvoiceTotal): Promise<HTMLElement> {
  const besides = new Set<unknown>(filter.besides);
  const source: LongTable = {
    paths: invoiceFiles(index, filter),
    isAsked: (row) =>
      !besides.has(row["customer_id"]) &&
      invoiceCuts.every((name) => filter[name] === undefined || row[name] === filter[name]),
    total: total?.count ?? null,
    compare: (one, other) => Number(other["report_amount"]) - Number(one["report_amount"]),
  };
  return growingTable(source, columns(filter.currency ?? ""), {
    caption: "Open invoices, the largest first",
    file: "open-invoices.csv",
    noun: "invoice",
    first: "largest",
    tables: ["open_invoices"],
  });
}

function columns(currency: string): readonly Column[] {
  return [
    { name: "customer_name", label: "Customer", href: customerHref },
    { name: "customer_id", label: "Number", isOnlyInDownload: true },
    { name: "invoice_id", label: "Invoice" },
    { name: "report_amount", label: currency === "XXX" ? "Open" : `Open, ${currency}`, kind: "money" },
    { name: "days_past_due", label: "Past due", kind: "pastDue" },
    { name: "due_date", label: "Due", kind: "date" },
    { name: "issue_date", label: "Issued", kind: "date", isOnlyInDownload: true },
    { name: "bucket", label: "Age", kind: "bucket", isOnlyInDownload: true },
    { name: "currency", label: "Invoiced in" },
    { name: "open_amount", label: "Open as invoiced", kind: "money" },
    { name: "disputed_amount", label: "Disputed", kind: "money" },
    { name: "late_probability", label: "Late", kind: "chance" },
    { name: "risk_class", label: "Class", isFilter: false },
    { name: "expected_paid_date", label: "Expected", kind: "date" },
    { name: "segment", label: "Segment", isOnlyInDownload: true },
    { name: "region", label: "Region", isOnlyInDownload: true },
    { name: "country", label: "Country", isOnlyInDownload: true },
    { name: "sales_rep", label: "Sales rep", isOnlyInDownload: true },
  ];
}
