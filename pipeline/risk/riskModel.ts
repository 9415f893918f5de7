import { z } from "zod";

/** The saved model, `models/late_payment.json`: parameters only, no rows; a person can read a refit as a diff. */
export const RiskModelSchema = z.object({
  schema_version: z.literal(2),
  company: z.string(),
  method: z.enum(["hazard", "rate", "baseline"]),
  reason: z.string(),
  as_of_date: z.string(),
  late_after_days: z.number(),
  seed: z.number(),
  data_hash: z.string(),
  training: z.object({
    first_issue_date: z.string().nullable(),
    last_issue_date: z.string().nullable(),
    count_items: z.number(),
    count_sampled: z.number(),
    count_rows: z.number(),
    count_late: z.number(),
    count_bin_rows: z.number(),
  }),
  strength: z.object({ ridge: z.number(), halfLifeDays: z.number() }).nullable(),
  hazard_strength: z.object({ ridge: z.number(), halfLifeDays: z.number() }).nullable(),
  forward_log_loss: z.number().nullable(),
  calibration: z.object({ intercept: z.number(), slope: z.number() }),
  shrinkage: z.record(z.string(), z.number()),
  curve: z.object({ spell: z.number(), run: z.number(), day: z.number(), state: z.number() }),
  inputs: z.array(z.object({ name: z.string(), meaning: z.string(), unit: z.string(), group: z.string() })),
  terms: z.array(
    z.object({
      name: z.string(),
      group: z.string(),
      kind: z.enum(["input", "bend", "product"]),
      inputs: z.array(z.string()),
      points: z.array(z.number()),
      mean: z.number(),
      coefficient: z.number(),
    }),
  ),
  hazard_coefficients: z.record(z.string(), z.number()),
  late_intercept: z.number(),
  hazard_intercept: z.number(),
  bins: z.array(z.object({ days: z.string(), effect: z.number(), slope: z.number() })),
  spreads: z.array(z.object({ name: z.string(), edges: z.array(z.number()), shares: z.array(z.number()) })),
  holdout: z.object({
    from: z.string().nullable(),
    published_model: z.string(),
    figures: z.array(z.object({ model: z.string(), metric: z.string(), value: z.number().nullable(), n: z.number() })),
  }),
});

export type RiskModel = z.infer<typeof RiskModelSchema>;
