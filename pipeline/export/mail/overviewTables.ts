import { z } from "zod";
import { readPublished } from "../../site/readPublished.ts";
import { rows } from "../../../src/writing/rows.ts";

const text = z.string();
const maybeText = text.nullable();
const value = z.number();
const maybe = value.nullable();

const schemas = {
  headlines: z.object({
    ...{ as_of_date: text, report_currency: text, measure: text, value: maybe, reason: maybeText },
    ...{ previous_date: maybeText, previous_value: maybe, is_unusual: z.boolean().nullable() },
    ...{ year_ago_date: maybeText, year_ago_value: maybe, is_unusual_year: z.boolean().nullable(), target: maybe },
  }),
  cash_outlook: z.object({
    ...{ report_currency: text, horizon_weeks: value, expected_amount: value, p10_amount: value, p90_amount: value },
    ...{ count_forecasts: value, has_band: z.boolean(), leading_amount: value },
    leading_rule: z.enum(["forecast", "due_dates", "mean_weeks"]),
  }),
  cash_spans: z.object({
    ...{
      report_currency: text,
      horizon_weeks: value,
      until_date: text,
      received_amount: value,
      is_year_ago: z.boolean(),
    },
    usual_change_amount: maybe,
  }),
  outlook_errors: z.object({
    ...{ report_currency: text, horizon_weeks: value, count_forecasts: value, wape_rate: maybe },
    ...{ due_date_wape_rate: maybe, mean_week_wape_rate: maybe },
  }),
  decide_today: z.object({
    ...{ report_currency: text, customer_id: text, customer_name: maybeText, amount: value, decide_date: maybeText },
    ...{ owner: maybeText, decision: text, reason: text, kind: z.enum(["call", "hold", "terms", "mend"]) },
  }),
  credit_alerts_top: z.object({
    ...{ report_currency: text, customer_id: text, customer_name: text, kind: text, amount: value },
    ...{ message: text, consequence: text },
  }),
  at_risk_history: z.object({
    ...{ report_currency: text, as_of_date: text, not_due_amount: value, late_amount: value, delayed_amount: value },
    ...{ long_delayed_amount: value, usual_change_amount: maybe },
  }),
  overdue_top: z.object({
    as_of_date: text,
    report_currency: text,
    customer_id: text,
    customer_name: text,
    share: value,
  }),
  findings_by_rule: z.object({ severity: text, count_findings: value }),
  scorecard_alarms: z.object({
    ...{ report_currency: text, measure: text, method: text, value: maybe, unit: text, target: maybe, state: text },
    owner: maybeText,
  }),
  alarm_counts: z.object({ scope: text, count_running: value }),
  reconciliation: z.object({ as_of_date: text, account: text, currency: text, difference: maybe }),
  dso_worth: z.object({ report_currency: text, day_amount: maybe }),
  roll_forward: z.object({
    ...{ period_end_date: text, report_currency: text, opening: value, invoices: value, cash: value, credits: value },
    ...{ discounts: value, write_offs: value, fx: value, other: value, closing: value, unexplained: value },
  }),
} as const;

/** The published tables that the overview speaks from, each a list of rows with the columns that it reads. */
export async function overviewTables(publishedFolder: string) {
  const files = new Map(await readPublished(publishedFolder, Object.keys(schemas)));
  const read = <Schema extends z.ZodType>(name: keyof typeof schemas, schema: Schema): readonly z.infer<Schema>[] =>
    z.array(schema).parse(rows(JSON.parse(files.get(name) ?? "{}")));
  return {
    headlines: read("headlines", schemas.headlines),
    outlook: read("cash_outlook", schemas.cash_outlook),
    spans: read("cash_spans", schemas.cash_spans),
    errors: read("outlook_errors", schemas.outlook_errors),
    decisions: read("decide_today", schemas.decide_today),
    alerts: read("credit_alerts_top", schemas.credit_alerts_top),
    atRisk: read("at_risk_history", schemas.at_risk_history),
    overdueTop: read("overdue_top", schemas.overdue_top),
    findings: read("findings_by_rule", schemas.findings_by_rule),
    marks: read("scorecard_alarms", schemas.scorecard_alarms),
    running: read("alarm_counts", schemas.alarm_counts),
    reconciliation: read("reconciliation", schemas.reconciliation),
    worth: read("dso_worth", schemas.dso_worth),
    rollForward: read("roll_forward", schemas.roll_forward),
  };
}
