import { tableNamed, type TableName } from "../tables.ts";
import type { Layout, Profile } from "./profile.ts";

/** The headers that tell each canonical file; the file's name does not matter. */
const signatures: readonly (readonly [TableName, readonly string[]])[] = [
  ["payments", ["payment_id", "payment_date", "amount"]],
  ["credit_notes", ["credit_note_id", "issue_date", "amount"]],
  ["applications", ["application_date", "source_type", "source_id", "invoice_id", "amount"]],
  ["adjustments", ["adjustment_id", "invoice_id", "adjustment_date", "amount"]],
  ["disputes", ["dispute_id", "invoice_id", "opened_date"]],
  ["promises", ["promise_id", "made_date", "promised_date", "amount"]],
  ["fx_rates", ["rate_date", "currency", "rate"]],
  ["gl_balances", ["as_of_date", "balance"]],
  ["orders", ["order_id", "order_date", "amount"]],
  ["contacts", ["contact_id", "contact_date"]],
  ["holidays", ["holiday_date"]],
  ["invoices", ["invoice_id", "issue_date", "amount"]],
];

/** Any of these beside customer_id makes a file of customers, if it holds no documents. */
const customerColumns = ["customer_name", "credit_limit", "terms", "segment", "region", "country", "email"];

/** Our own layout (`FORMATS.md`): header names are the canonical column names, in any order. */
export const canonical: Profile = {
  name: "canonical",
  describes: "Countback's own layout: one file a table, canonical column names",
  layouts: [
    ...signatures.map(([table, signature]) => layout(table, signature)),
    ...customerColumns.map((column) => ({
      ...layout("customers", ["customer_id", column]),
      without: ["amount", "issue_date", "invoice_id", "payment_id", "balance"],
    })),
  ],
};

function layout(table: TableName, signature: readonly string[]): Layout {
  const names = Object.keys(tableNamed(table).columns);
  return {
    signature,
    feeds: [{ table, columns: Object.fromEntries(names.map((name) => [name, name])) }],
    dateWitnesses: table === "invoices" ? [{ earlier: "issue_date", later: "due_date" }] : [],
  };
}
