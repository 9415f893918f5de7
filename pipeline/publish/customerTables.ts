import { z } from "zod";
import { count, date, money, rate, text } from "./columns.ts";

/** Published tables that tell one customer's course: how late it paid, under which terms, and how fast. */
export const customerTables = {
  customer_amounts: z.strictObject({
    customer_id: text,
    report_currency: text,
    count_open: count,
    open_amount: money,
    overdue_amount: money,
  }),
  customer_delays: z.strictObject({
    customer_id: text,
    month_end_date: date,
    count_invoices: count,
    mean_delay_days: z.number(),
    longest_delay_days: z.int(),
  }),
  customer_terms: z.strictObject({
    customer_id: text,
    terms: text,
    first_issue_date: date,
    last_issue_date: date,
    count_invoices: count,
    mean_delay_days: z.number().nullable(),
  }),
  customer_curves: z.strictObject({
    cut: z.enum(["customer", "segment"]),
    cut_value: text,
    report_currency: text,
    count_invoices: count,
    paid_rate_30_before: rate.nullable(),
    paid_rate_14_before: rate.nullable(),
    paid_rate_due: rate.nullable(),
    paid_rate_7_after: rate.nullable(),
    paid_rate_14_after: rate.nullable(),
    paid_rate_30_after: rate.nullable(),
    paid_rate_45_after: rate.nullable(),
    paid_rate_60_after: rate.nullable(),
    paid_rate_90_after: rate.nullable(),
  }),
} as const;
