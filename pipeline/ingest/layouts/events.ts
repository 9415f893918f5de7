import type { TableName } from "./tables.ts";

/** The dates of canonical tables on which something happened: they date an export. Due dates do not. */
export const eventColumns: readonly (readonly [TableName, string])[] = [
  ["invoices", "issue_date"],
  ["invoices", "paid_date"],
  ["payments", "payment_date"],
  ["refunds", "refund_date"],
  ["credit_notes", "issue_date"],
  ["adjustments", "adjustment_date"],
  ["applications", "application_date"],
  ["open_items", "issue_date"],
  ["open_items", "snapshot_date"],
];
