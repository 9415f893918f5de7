import { z } from "zod";
import { date, maybeMoney, maybeText, money, rate, text } from "./columns.ts";

const part = z.enum(["matrix", "individual", "insured", "overlay"]);

/** Published tables of the allowance for expected credit loss: what it is, what stands apart, and what would move it. */
export const allowanceTables = {
  allowance: z.strictObject({
    bucket: text,
    report_currency: text,
    open_amount: money,
    loss_rate: rate.nullable(),
    allowance_amount: maybeMoney,
    part,
    roll_rate: rate.nullable(),
    left_amount: maybeMoney,
    onward_amount: maybeMoney,
    share_lost: rate.nullable(),
    is_assumed: z.boolean(),
    reason: maybeText,
  }),
  allowance_default: z.strictObject({
    report_currency: text,
    bucket: text,
    open_amount: money,
    default_loss_rate: rate,
    default_allowance_amount: money,
  }),
  allowance_history: z.strictObject({
    period_end_date: date,
    report_currency: text,
    part,
    open_amount: money,
    allowance_amount: maybeMoney,
    reason: maybeText,
  }),
  allowance_sensitivity: z.strictObject({
    report_currency: text,
    position: z.int(),
    sensitivity: text,
    matrix_amount: money,
    apart_amount: money,
    allowance_amount: money,
    change_amount: money,
  }),
  allowance_since: z.strictObject({
    report_currency: text,
    part,
    bucket: text,
    previous_date: date,
    previous_open_amount: money,
    previous_loss_rate: rate.nullable(),
    previous_allowance_amount: money,
    open_amount: money,
    loss_rate: rate.nullable(),
    allowance_amount: money,
    exposure_change_amount: money,
    rate_change_amount: money,
  }),
  assessed_customers: z.strictObject({
    customer_id: text,
    customer_name: text,
    report_currency: text,
    part: z.enum(["individual", "insured"]),
    open_amount: money,
    overdue_amount: money,
    insured_limit_amount: maybeMoney,
    apart_amount: money,
    loss_rate: rate.nullable(),
    allowance_amount: money,
  }),
} as const;
