import { html } from "htl";
import * as Plot from "@observablehq/plot";
import { chartFrame } from "../frame/chartFrame.js";
import { lineColors } from "./colors.js";
import { count, decimal, percent } from "../../writing/format.js";
import type { Piece } from "../../writing/rows.js";

/** Invoices of one bin of predicted probability on the holdout: what was said, and what came. */
export type CalibrationBin = {
  readonly bin: number;
  readonly mean_predicted: number;
  readonly observed_rate: number;
  readonly n: number;
  /** How far the two may lie apart by chance alone: two standard errors. */
  readonly chance_rate: number;
};

/** Predicted against observed share paid late: on the diagonal, a probability means what it says. */
export function calibrationPlot(bins: readonly CalibrationBin[], { title }: { readonly title: string }): HTMLElement {
  const draw = (width: number): Element => {
    const size = Math.min(width, 400);
    return Plot.plot({
      width: size,
      height: size,
      marginLeft: 56,
      marginBottom: 40,
      x: {
        label: "predicted share paid late",
        domain: [0, 1],
        tickFormat: (rate: number) => percent(rate),
        ticks: 5,
        grid: true,
      },
      y: { label: "came late", domain: [0, 1], tickFormat: (rate: number) => percent(rate), ticks: 5, grid: true },
      marks: [
        Plot.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: lineColors.context, strokeDasharray: "4 3" }),
        Plot.ruleX(bins, {
          x: "mean_predicted",
          y1: (bin: CalibrationBin) => Math.max(0, bin.mean_predicted - bin.chance_rate),
          y2: (bin: CalibrationBin) => Math.min(1, bin.mean_predicted + bin.chance_rate),
          stroke: "var(--band)",
          strokeWidth: 8,
        }),
        Plot.line(bins, { x: "mean_predicted", y: "observed_rate", stroke: lineColors.main, strokeWidth: 1.5 }),
        Plot.dot(bins, { x: "mean_predicted", y: "observed_rate", fill: lineColors.main, r: 4 }),
      ],
    });
  };
  return chartFrame(title, draw, {
    summary: gapText(bins),
    rows: bins,
    columns: [
      { name: "bin", label: "Tenth", kind: "number" },
      { name: "mean_predicted", label: "Predicted", kind: "rate" },
      { name: "observed_rate", label: "Came late", kind: "rate" },
      { name: "chance_rate", label: "By chance alone", kind: "rate" },
      { name: "n", label: "Invoices", kind: "number" },
    ],
    file: "calibration.csv",
    tables: ["calibration"],
    legend: [
      { label: "came late", color: lineColors.main },
      { label: "apart by chance alone (two standard errors)", color: "var(--band)" },
    ],
  });
}

/** In words: the largest gap, and how many tenths are no further off than chance alone would put them. */
function gapText(bins: readonly CalibrationBin[]): string {
  const gaps = bins.map((bin) => Math.abs(bin.mean_predicted - bin.observed_rate));
  const within = bins.filter((bin, place) => (gaps[place] ?? 0) <= bin.chance_rate);
  const worst = decimal(100 * Math.max(...gaps), 1);
  return `The largest gap between what was predicted and what came is ${worst} percentage points; ${within.length} of ${count(bins.length, "tenth")} ${within.length === 1 ? "is" : "are"} no further off than chance alone can explain.`;
}

/** In words: what a probability promises, and by the slope whether ours are too bold or too cautious. */
export function calibrationSentence(slope: number | null): Piece {
  const asked = "Of the invoices with a probability of 20\u00a0%, one in five should come late.";
  if (slope === null) return html`<p>${asked}</p>`;
  const verdict =
    slope < 0.9
      ? "too bold: risky invoices are less risky than they say, safe ones less safe"
      : slope > 1.1
        ? "too cautious: risky invoices are riskier than they say, safe ones safer"
        : "about right: neither too bold nor too cautious";
  return html`<p>
    ${asked} By their calibration slope, ${decimal(slope, 2)} where 1 is perfect, the probabilities are ${verdict}.
  </p>`;
}
