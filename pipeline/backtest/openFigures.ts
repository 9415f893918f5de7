import { mean } from "simple-statistics";
import { holdoutFigures, ourModel, type HoldoutFigure } from "../risk/holdout.ts";
import { readNumbers, type Warehouse } from "../warehouse/warehouse.ts";

/** What is asked of an open item: its probability and outcome, and what a rule that names a payment day says, as SQL. */
const questions = [
  { question: "paid_in_7_days", ruled: "{rule} <= 7" },
  { question: "paid_in_14_days", ruled: "{rule} <= 14" },
  { question: "paid_in_30_days", ruled: "{rule} <= 30" },
  { question: "very_late", ruled: "{rule} > days_to_very_late" },
] as const;

const rules = ["due_date_as_is", "customer_mean"] as const;

/** Every metric for each question, over all origins: ours, the naive dates taken at their word, and the share as it came. */
export async function openFigures(warehouse: Warehouse): Promise<Readonly<Record<string, readonly HoldoutFigure[]>>> {
  const answers: Record<string, readonly HoldoutFigure[]> = {};
  for (const { question, ruled } of questions) {
    const columns = await readNumbers(
      warehouse,
      `select ${question}_probability as ${ourModel}, is_${question} as outcome,
         ${rules.map((rule) => `case when ${ruled.replace("{rule}", `${rule}_days`)} then 0.9999 else 0.0001 end::double as ${rule}`).join(", ")}
       from backtest.open_outcomes where is_${question} is not null
       order by as_of_date, item_id`,
    );
    const outcomes = [...(columns["outcome"] ?? [])];
    const share = outcomes.length === 0 ? 0 : mean(outcomes);
    answers[question] = holdoutFigures(outcomes, [
      ...[ourModel, ...rules].map((model) => ({ model, probabilities: [...(columns[model] ?? [])] })),
      { model: "share_as_it_came", probabilities: outcomes.map(() => share) },
    ]);
  }
  return answers;
}
