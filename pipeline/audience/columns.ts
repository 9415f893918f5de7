/** What a column of text holds, and so what becomes of it where names may not be seen. */
export type Kind =
  /** A customer's number. */
  | "customer"
  /** A customer's name. */
  | "name"
  /** The number of a document, payment or row. */
  | "document"
  /** Numbers of documents in one text. */
  | "documents"
  /** An employee. */
  | "person"
  /** A company of the group. */
  | "company"
  /** A file of the export. */
  | "file"
  /** How a customer is reached, and free text of the export: dropped. */
  | "dropped"
  /** What a file says, in a column that is never empty: its place is taken by words that say so. */
  | "withheld"
  /** Free text of which what is common is a category. */
  | "reason"
  /** A sentence of ours on single rows of the export. */
  | "message"
  /** Words of ours, categories, currencies, countries: shown to anybody. */
  | "open";

// prettier-ignore
const columnsOf: readonly (readonly [Kind, readonly string[]])[] = [
  ["customer", ["customer_id", "parent_customer_id", "other_customer_id", "source_customer_id", "group_id"]],
  ["name", ["customer_name", "own_name", "alias", "normal_name", "exported_as"]],
  ["document", [
    "adjustment_id", "clearing", "clearing_id", "contact_id", "credit_note_id", "dispute_id", "invoice_id", "item_id",
    "order_id", "payment_id", "plan_id", "promise_id", "refund_id", "source_id", "undone_by",
  ]],
  ["documents", ["invoice_ids"]],
  ["person", ["decided_by", "owner", "sales_rep"]],
  ["company", ["company_id", "source_company_id"]],
  ["file", ["file"]],
  ["dropped", [
    "attributes", "contact_name", "description", "email", "note", "original", "phone", "reference", "value",
  ]],
  ["withheld", ["evidence", "word"]],
  ["reason", ["reason"]],
  ["message", ["message"]],
  ["open", [
    "account", "action", "alike_in", "balance_reason", "base_currency", "begin_kind", "booked_as", "bucket", "channel", "closing_kind",
    "collections_reason", "column", "country", "credit_rating", "currency", "end_kind", "end_of_month", "entry_kind", "is_netted",
    "is_total", "kind", "language", "merged_by", "method", "profile", "receivable_account", "region", "report_currency", "rule",
    "sales_reason", "segment", "severity", "sha256", "source_type", "stated_by", "step", "supply", "taken_as", "target_table",
    "terms", "terms_words",
  ]],
];

const kinds: ReadonlyMap<string, Kind> = new Map(
  columnsOf.flatMap(([kind, names]) => names.map((name): [string, Kind] => [name, kind])),
);

/** What a column of text holds, by its name; null where nobody has said so yet. */
export function kindOf(column: string): Kind | null {
  return kinds.get(column) ?? null;
}

/** Decimals that are no money. */
export const rateColumns: readonly string[] = ["rate", "discount_rate"];
