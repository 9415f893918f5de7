import * as Plot from "@observablehq/plot";
import { spreadLabels } from "./spreadLabels.js";

/** A name at the right end of what it names: its height in units of the chart's y axis. */
export type EndLabel = { readonly text: string; readonly value: number; readonly color: string };

/** The room that a chart of this size leaves for its labels, in pixels; none on a narrow screen, where a legend stands. */
export function labelMargin(width: number): number {
  return width < 600 ? 16 : 168;
}

/**
 * Names beside the last points of a chart whose y axis runs from `low` to `high` over `height` pixels between its
 * margins; nothing on a narrow screen. A short rule in the colour of the series stands before each name.
 */
export function endLabels(
  labels: readonly EndLabel[],
  size: {
    readonly width: number;
    readonly height: number;
    readonly marginTop: number;
    readonly marginBottom: number;
    readonly low: number;
    readonly high: number;
  },
): readonly Plot.Markish[] {
  const { width, height, marginTop: top, marginBottom, low, high } = size;
  if (width < 600 || high <= low) return [];
  const bottom = height - marginBottom;
  const at = labels.map(({ value }) => bottom - ((bottom - top) * (value - low)) / (high - low));
  const placed = spreadLabels(at, { gap: 16, top, bottom });
  return labels.flatMap(({ text, color }, index) => {
    const dy = (placed[index] ?? 0) - (top + bottom) / 2;
    return [
      Plot.text([text], { text: [text], frameAnchor: "right", textAnchor: "start", dx: 24, dy, fill: "var(--ink)" }),
      Plot.text(["\u25ac"], { frameAnchor: "right", textAnchor: "start", dx: 8, dy, fill: color }),
    ];
  });
}
