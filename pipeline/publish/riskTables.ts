import { z } from "zod";
import { count, date, maybeText, money, text } from "./columns.ts";

/** Published tables that say how far the risk model and the cash forecast can be trusted. */
export const riskTables = {
  drift: z.strictObject({
    input: text,
    meaning: text,
    stability_index: z.number().nullable(),
    n: count,
    is_alarm: z.boolean(),
  }),
  class_migration: z.strictObject({
    last_as_of_date: date,
    class_before: text,
    class_now: text,
    count_invoices: count,
  }),
  forecast_errors: z.strictObject({
    as_of_date: date,
    horizon_weeks: z.int().min(1).max(13),
    currency: text,
    expected_amount: money,
    actual_amount: money,
    timing_amount: money,
    settled_otherwise_amount: money,
    new_business_amount: money,
  }),
  model_training: z.strictObject({
    count_items: count,
    count_sampled: count,
    count_rows: count,
    as_of_date: date,
    is_saved_model: z.boolean(),
    method: text,
    reason: maybeText,
  }),
} as const;
