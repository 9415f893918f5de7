import { z } from "zod";
import { count, maybeMoney, money, rate, text } from "./columns.ts";

/** Published tables that say who was taken for whom, what statuses were taken as, and what the rules of findings mean. */
export const identityTables = {
  finding_rules: z.strictObject({
    rule: text,
    severity: z.enum(["error", "warning", "info", "error or warning"]),
    means: text,
    example: text,
    fix: text,
  }),
  customer_merges: z.strictObject({
    customer_id: text,
    customer_name: text,
    exported_as: text,
    merged_by: z.enum(["alias file", "same name"]),
    currency: text,
    count_invoices: count,
    invoiced_amount: money,
  }),
  likely_duplicates: z.strictObject({
    customer_id: text,
    customer_name: text,
    other_customer_id: text,
    other_customer_name: text,
    alike_in: text,
    similarity_rate: rate,
    report_currency: text,
    open_amount: money,
    other_open_amount: money,
  }),
  statuses: z.strictObject({
    file: text,
    status_column: text,
    status: text,
    taken_as: text,
    count_rows: count,
    amount: maybeMoney,
  }),
} as const;
