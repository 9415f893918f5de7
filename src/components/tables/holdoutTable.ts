import { html } from "htl";
import { dataTable } from "../dataTable/dataTable.js";
import { count, decimal, percent, sentenceCase } from "../../writing/format.js";
import { modelName } from "../sentences/modelNames.js";
import type { Piece } from "../../writing/rows.js";

/** One metric of one model on invoices the fit had not seen. */
export type HoldoutMetric = {
  readonly model: string;
  readonly metric: string;
  readonly value: number | null;
  readonly n: number;
};

/** Fewer judged invoices than these are told with two digits: the third would be chance. */
const fewestExact = 100;

/** The digits after the point that so many judged invoices bear. */
export function holdoutDigits(metrics: readonly HoldoutMetric[]): number {
  return (metrics[0]?.n ?? 0) < fewestExact ? 2 : 3;
}

/** Metrics by model as a table: the published model first, then what it had to beat. */
export function holdoutTable(metrics: readonly HoldoutMetric[]): HTMLElement {
  const names = [...new Set(metrics.map((row) => row.metric))];
  const models = [...new Set(metrics.map((row) => row.model))];
  const digits = holdoutDigits(metrics);
  const rows = models.map((model) => {
    const own = metrics.filter((row) => row.model === model);
    const values = names.map((name): readonly [string, number | string | null] => {
      const value = own.find((row) => row.metric === name)?.value ?? null;
      return [name, digits === 2 ? decimal(value, 2) : value];
    });
    return { model: sentenceCase(modelName(model)), n: own[0]?.n ?? null, ...Object.fromEntries(values) };
  });
  return dataTable(
    rows,
    [
      { name: "model", label: "Model" },
      ...names.map((name) => ({
        name,
        label: metricLabel(name),
        kind: digits === 2 ? ("text" as const) : ("decimal" as const),
      })),
      { name: "n", label: "Invoices", kind: "number" },
    ],
    { caption: "Scores on unseen invoices", file: "holdout.csv", noun: "model", tables: ["holdout"] },
  );
}

/** In a sentence: how the published model ranks invoices against the best of the simple rules. */
export function holdoutVerdict(metrics: readonly HoldoutMetric[]): Piece {
  const ranked = metrics.filter((row) => row.metric === "auc" && row.value !== null);
  const [own, ...others] = ranked;
  if (own?.value === undefined || own.value === null) return html`<p>No score yet.</p>`;
  const best = others.reduce<HoldoutMetric | undefined>(
    (top, row) => ((row.value ?? 0) > (top?.value ?? 0) ? row : top),
    undefined,
  );
  const digits = holdoutDigits(metrics);
  const against =
    best === undefined
      ? ""
      : `, against ${decimal(best.value, digits)} for the best simple rule (${modelName(best.model)})`;
  return html`<p>
    On ${count(own.n, "invoice")} that the fit had not seen, a late invoice gets a higher probability than a punctual
    one ${decimal(own.value, digits)} of the time (AUC)${against}. Higher is better for AUC, lower for Brier and log
    loss.
    ${digits === 2 ? `Fewer than ${fewestExact} invoices bear no third digit, so figures are rounded to two.` : ""}
  </p>`;
}

/** In a sentence for who decides: how often the scores told a late invoice from a punctual one, beside the best simple rule. */
export function trustSentence(metrics: readonly HoldoutMetric[]): Piece {
  const ranked = metrics.filter((row) => row.metric === "auc");
  const own = ranked.find((row) => row.model === "countback");
  if (own === undefined || own.value === null) return html`<p>No score has been tested yet.</p>`;
  const rival = Math.max(...ranked.filter((row) => row !== own).map((row) => row.value ?? 0));
  const beside = Number.isFinite(rival) ? `, the best simple rule ${percent(rival)} of the time` : "";
  return html`<p>
    Shown a late and a punctual invoice that it had not learned from, the model told which was which
    ${percent(own.value)} of the time${beside} (${count(own.n, "invoice")}; a guess is right half of the time).
  </p>`;
}

function metricLabel(name: string): string {
  const known: Readonly<Record<string, string>> = {
    auc: "AUC",
    average_precision: "Average precision",
    brier: "Brier",
    log_loss: "Log loss",
    calibration_slope: "Calibration slope",
    kolmogorov_smirnov: "KS",
    lift_at_top_10: "Lift, top 10\u00a0%",
  };
  return known[name] ?? name.replaceAll("_", " ");
}
