import type { Row } from "../../writing/rows.js";

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
  /** Customers whose invoices are not asked for. */
  readonly besides?: readonly string[];
};

/** The address of the page of the customer that a row names. */
export function customerHref(row: Row): string {
  return customerLink(String(row["customer_id"]));
}

/** The address of a customer's own page. */
export function customerLink(id: string): string {
  return `./customers.html?${new URLSearchParams({ id })}`;
}

/** The address of the invoice that a row names, among the open ones of its customer. */
export function invoiceHref(row: Row): string {
  const asked = new URLSearchParams({
    id: String(row["customer_id"]),
    "open-invoices.find": String(row["invoice_id"]),
  });
  return `./customers.html?${asked}#open-invoices`;
}

/** The address of the open invoices behind a number: on their customer's page if it is of one, else in the list of all. */
export function invoicesHref({ customer, isOverdue = false, besides = [], ...filter }: InvoiceFilter): string {
  const { bucket, currency } = filter;
  if (customer === undefined) {
    const asked = new URLSearchParams({ ...filter, ...(isOverdue ? { bucket: "overdue" } : {}) });
    for (const id of besides) asked.append("besides", id);
    return `./invoices.html?${asked}`;
  }
  const asked = new URLSearchParams({
    id: customer,
    ...(bucket === undefined ? {} : { "open-invoices.bucket": bucket }),
    ...(currency === undefined ? {} : { "open-invoices.report_currency": currency }),
  });
  return `./customers.html?${asked}#open-invoices`;
}
