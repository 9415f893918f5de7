import { digitsOf } from "./holdout.ts";
import { modelInputs } from "./modelInputs.ts";
import type { RiskModel } from "./riskModel.ts";

const digits = (value: number | null, places = 3): string => (value === null ? "–" : value.toFixed(places));

/** The model card in Markdown: purpose, data, scores against baselines, limits, and when not to use it. */
export function modelCard(model: RiskModel): string {
  return [
    "# Late-payment model",
    `${model.company}, as of ${model.as_of_date}. ${published(model)}`,
    "## Purpose",
    `For every open invoice: the chance of being paid later than ${graceOf(model)}, the expected payment date with its ` +
      "10 and 90 % points, and the weekly cash these dates add up to. All come from one payment curve: a logistic " +
      "regression on (invoice, bin of days relative to due), so that the answers cannot contradict each other.",
    "## Data",
    `${model.training.count_rows} invoices with known outcome, ${model.training.count_late} of them late, issued ` +
      `${model.training.first_issue_date ?? "–"} to ${model.training.last_issue_date ?? "–"}; ${model.training.count_bin_rows} ` +
      `rows after the due date. ${sampled(model)}Data hash ${model.data_hash}, seed ${model.seed}. Inputs are those known on the issue date.`,
    "## Out of time",
    holdoutText(model),
    scoreTable(model),
    "## Parameters",
    `${model.terms.length} terms, ridge ${model.strength?.ridge ?? "–"}, half-life of a training row ${model.strength?.halfLifeDays ?? "–"} days, ` +
      `calibration slope ${digits(model.calibration.slope)}, and the weights of the coarser rates: chosen by forward ` +
      `validation in time, the slope also by the holdout where it has 1,000 invoices. So are those of the hazards after the due date: ridge ${model.hazard_strength?.ridge ?? "–"}, ` +
      `half-life ${model.hazard_strength?.halfLifeDays ?? "–"} days. What the inputs tell fades with the days, so each bin has ` +
      "its own share of it; a bin seen too seldom has everybody's rate. A day on which banks rest counts as the weekend " +
      "day it is like. On top of them a customer's own late invoices count, " +
      `pulled towards the hazards by ${model.curve.spell} of them; the days on which it pays, counted from the due date, ` +
      `pulled towards everybody's by ${model.curve.day} payments, or, where it is more than 15 days ahead, from the invoice, by four invoices; ` +
      `its payment runs by the month, of which ${digits(100 * model.curve.run, 0)} % of customers are thought to have any before their ` +
      "dates are seen; and disputes, promises and part payments, by how much faster or slower such items were paid in " +
      `past weeks, pulled towards the curve by ${model.curve.state} payments.`,
    inputTable(model),
    "## Limits",
    "New customers are scored by their segment, then by all customers. Causes outside the ledger, such as a customer's " +
      "insolvency before it shows in payments, are not seen. Chances move when a customer changes its habits, after weeks.",
    "## When not to use it",
    "Not for decisions on natural persons, not for granting credit to a customer without history, not for setting the " +
      "allowance alone.",
    "",
  ].join("\n\n");
}

function graceOf({ late_after_days }: RiskModel): string {
  return late_after_days === 0 ? "its due date" : `${late_after_days} days after its due date`;
}

function sampled({ training: { count_items, count_sampled } }: RiskModel): string {
  if (count_sampled >= count_items) return "Above 60,000 items a fit samples whole customers; here all were used. ";
  return `Above 60,000 items a fit samples whole customers by a seeded hash: ${count_sampled} of ${count_items} items. `;
}

function published(model: RiskModel): string {
  if (model.method === "hazard") return "The fitted payment curve is published.";
  return `A simpler forecast is published: ${model.reason}.`;
}

function holdoutText({ holdout }: RiskModel): string {
  const n = holdout.figures[0]?.n ?? 0;
  if (holdout.from === null || n === 0) return "No holdout: no later invoice has a known outcome.";
  const rounded = digitsOf(n) === 2 ? " So few bear no third digit: the figures are rounded." : "";
  return `${n} invoices issued from ${holdout.from} on, scored at issue by a fit that knew nothing later.${rounded}`;
}

function scoreTable({ holdout: { figures } }: RiskModel): string {
  const metrics = [...new Set(figures.map(({ metric }) => metric))];
  const rows = [...new Set(figures.map(({ model }) => model))].map((model) => [
    model,
    ...metrics.map((metric) =>
      digits(
        figures.find((each) => each.model === model && each.metric === metric)?.value ?? null,
        digitsOf(figures[0]?.n ?? 0),
      ),
    ),
  ]);
  return table(["model", ...metrics], rows);
}

function inputTable(model: RiskModel): string {
  const rows = modelInputs(model).map((row) => [
    String(row["input"]),
    String(row["meaning"]),
    String(row["unit"]),
    digits(Number(row["mean"])),
    digits(Number(row["coefficient"])),
    digits(Number(row["hazard_coefficient"])),
  ]);
  return table(["input", "meaning", "unit", "mean", "late", "paid later"], rows);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
