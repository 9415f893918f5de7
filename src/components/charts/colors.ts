/** The colour of an age bucket by its place, youngest first; the values stand in `style/colors.css`. */
export function ageColor(place: number): string {
  return `var(--age-${Math.min(place, 5)})`;
}

/** The colour of a band of late probability by its place, least likely first; what is late already has no risk left. */
export function riskColor(place: number): string {
  return place > 4 ? "var(--line-context)" : `var(--risk-${place})`;
}

/** Colours of lines that stand for no scale: our figure, what it is compared with, and what is only context. */
export const lineColors = { main: "var(--line-main)", other: "var(--line-other)", context: "var(--line-context)" };

/** The names of the six age buckets for the edges of the settings, youngest first: `not_due`, `1-30`, …, `121+`. */
export function bucketNames(edges: readonly number[]): readonly string[] {
  const late = edges.map((edge, index) => {
    const next = edges[index + 1];
    return next === undefined ? `${edge + 1}+` : `${edge + 1}-${next}`;
  });
  return ["not_due", ...late];
}

/** The colour of a cell of a heat table at its deepest, by the place of its bucket; text stays readable on it. */
export function heatColor(place: number): string {
  return `var(--heat-${Math.min(place, 5)})`;
}

/** The colour of what was settled, in a heat table at its deepest. */
export const settledColor = "var(--heat-paid)";
