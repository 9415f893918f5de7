import * as Plot from "@observablehq/plot";
import { chartFrame } from "../frame/chartFrame.js";
import { lineColors } from "./colors.js";
import { decimal, percent } from "../../writing/format.js";
import { modelName } from "../sentences/modelNames.js";

/** A point of a model's ROC curve on unseen invoices. */
export type RocPoint = { readonly model: string; readonly false_alarm_rate: number; readonly hit_rate: number };

const series = [
  { model: "countback", color: lineColors.main },
  { model: "customer_rate", color: lineColors.other },
  { model: "customer_mean", color: lineColors.context },
];

/** How many of the late invoices are found at how many punctual ones suspected, ours against simple rules. */
export function rocChart(
  points: readonly RocPoint[],
  { title, areas }: { readonly title: string; readonly areas: Readonly<Record<string, number | null>> },
): HTMLElement {
  const told = points.map((point) => ({ ...point, name: modelName(point.model) }));
  const at = told.filter(({ model, false_alarm_rate }) => model === "countback" && false_alarm_rate <= 0.1).at(-1);
  const legend = series.map(({ model, color }) => ({
    label: `${modelName(model)} (area ${decimal(areas[model] ?? null, 3)})`,
    color,
  }));
  return chartFrame(title, (width) => draw(told, width), {
    summary:
      at === undefined
        ? "There are too few invoices for a curve."
        : `Where one punctual invoice in ten is suspected, ${percent(at.hit_rate)} of the late ones are found.`,
    rows: told,
    columns: [
      { name: "name", label: "Forecast" },
      { name: "false_alarm_rate", label: "Punctual suspected", kind: "percent" },
      { name: "hit_rate", label: "Late found", kind: "percent" },
    ],
    file: "roc.csv",
    tables: ["roc_points"],
    legend,
  });
}

/** The area under each model's curve by its name, from the metrics of the holdout. */
export function rocAreas(
  metrics: readonly { readonly model: string; readonly metric: string; readonly value: number | null }[],
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(metrics.flatMap(({ model, metric, value }) => (metric === "auc" ? [[model, value]] : [])));
}

function draw(points: readonly RocPoint[], width: number): Element {
  const size = Math.min(width, 400);
  const format = (rate: number): string => percent(rate);
  const axis = { domain: [0, 1], tickFormat: format, ticks: 5, grid: true };
  return Plot.plot({
    width: size,
    height: size,
    marginLeft: 56,
    marginBottom: 40,
    x: { ...axis, label: "punctual invoices suspected" },
    y: { ...axis, label: "late invoices found" },
    color: { domain: series.map(({ model }) => model), range: series.map(({ color }) => color) },
    marks: [
      Plot.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: lineColors.context, strokeDasharray: "4 3" }),
      Plot.line([...points].reverse(), {
        x: "false_alarm_rate",
        y: "hit_rate",
        z: "model",
        stroke: "model",
        strokeWidth: 2,
      }),
    ],
  });
}
