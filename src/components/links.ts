import type { Row } from "./rows.js";

/** What open invoices a link asks for; what is not named is not asked. `isOverdue` takes every bucket past due. */
export type InvoiceFilter = {
  readonly customer?: string;
  readonly currency?: string;
  readonly bucket?: string;
  readonly isOverdue?: boolean;
  readonly segment?: string;
  readonly region?: string;
  readonly country?: string;
  readonly sales_rep?: string;
  readonly risk_class?: string;
};

/** The address of the page of the customer that a row names. */
export function customerHref(row: Row): string {
  return customerLink(String(row["customer_id"]));
}

/** The address of a customer's own page. */
export function customerLink(id: string): string {
  return `./customers.html?${new URLSearchParams({ id })}`;
}

/** The address of the open invoices behind a number: on their customer's page if it is of one, else in the list of all. */
export function invoicesHref({ customer, isOverdue = false, ...filter }: InvoiceFilter): string {
  const { bucket, currency } = filter;
  if (customer === undefined) {
    return `./invoices.html?${new URLSearchParams({ ...filter, ...(isOverdue ? { bucket: "overdue" } : {}) })}`;
  }
  const asked = new URLSearchParams({
    id: customer,
    ...(bucket === undefined ? {} : { "open-invoices.bucket": bucket }),
    ...(currency === undefined ? {} : { "open-invoices.report_currency": currency }),
  });
  return `./customers.html?${asked}#open-invoices`;
}
