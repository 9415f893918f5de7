import { z } from "zod";
import { count, date, maybeMoney, maybeText, money, text } from "./columns.ts";

/** Published tables of what a receivables team follows from week to week. */
export const practiceTables = {
  plans: z.strictObject({
    plan_id: text,
    customer_id: text,
    customer_name: text,
    currency: text,
    report_currency: text,
    agreed_date: date,
    status: z.enum(["kept", "late", "broken", "completed", "replaced"]),
    count_instalments: count,
    count_kept: count,
    count_late: count,
    count_missed: count,
    planned_amount: money,
    received_amount: money,
    missing_amount: money,
    open_amount: money,
    missed_date: date.nullable(),
    next_date: date.nullable(),
    next_amount: maybeMoney,
    last_date: date,
    sales_rep: maybeText,
  }),
  plan_instalments: z.strictObject({
    plan_id: text,
    customer_id: text,
    currency: text,
    instalment: z.int().positive(),
    instalment_date: date,
    amount: money,
    covered_date: date.nullable(),
    days_late: z.int().nullable(),
    status: z.enum(["kept", "late", "not_due", "settled", "missed"]),
  }),
} as const;
