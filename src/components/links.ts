import type { Row } from "./rows.js";

/** The address of a customer's own page. */
export function customerHref(row: Row): string {
  return `./customers.html?id=${encodeURIComponent(String(row["customer_id"]))}`;
}
