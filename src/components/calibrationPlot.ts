import * as Plot from "@observablehq/plot";
import { chartFrame } from "./chartFrame.js";
import { lineColors } from "./colors.js";
import { percent } from "./format.js";

/** Invoices of one bin of predicted probability on the holdout: what was said, and what came. */
export type CalibrationBin = {
  readonly bin: number;
  readonly mean_predicted: number;
  readonly observed_rate: number;
  readonly n: number;
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
      y: { label: "observed", domain: [0, 1], tickFormat: (rate: number) => percent(rate), ticks: 5, grid: true },
      marks: [
        Plot.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: lineColors.context, strokeDasharray: "4 3" }),
        Plot.line(bins, { x: "mean_predicted", y: "observed_rate", stroke: lineColors.main, strokeWidth: 1.5 }),
        Plot.dot(bins, { x: "mean_predicted", y: "observed_rate", fill: lineColors.main, r: 4 }),
      ],
    });
  };
  const worst = Math.max(...bins.map((bin) => Math.abs(bin.mean_predicted - bin.observed_rate)));
  return chartFrame(title, draw, {
    summary: `The largest gap between what was predicted and what came is ${percent(worst, 1)}-points.`.replace(
      "\u00a0%-points",
      " percentage points",
    ),
    rows: bins,
    columns: [
      { name: "bin", label: "Bin", kind: "number" },
      { name: "mean_predicted", label: "Predicted", kind: "percent" },
      { name: "observed_rate", label: "Observed", kind: "percent" },
      { name: "n", label: "Invoices", kind: "number" },
    ],
    file: "calibration.csv",
    tables: ["calibration"],
  });
}
