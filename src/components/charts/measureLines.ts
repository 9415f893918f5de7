import { sentenceCase } from "../../writing/format.js";
import type { Point } from "./lineChart.js";

/** A published measure at a date. */
export type Measure = {
  readonly as_of_date: string;
  readonly measure: string;
  readonly method: string;
  readonly value: number | null;
  /** Days of sales that it rests on, where it rests on some: fewer than its window where the export is shorter. */
  readonly window_days: number | null;
  /** Whether the window that it looks back over lies within the export. */
  readonly is_whole: boolean;
};

/** The named measures as lines of a chart: each series is one measure with one method, from where the export fills its window. */
export function measureLines(
  measures: readonly Measure[],
  series: readonly { readonly name: string; readonly measure: string; readonly method: string }[],
): readonly Point[] {
  return series.flatMap(({ name, measure, method }) =>
    measures
      .filter((row) => row.measure === measure && row.method === method && row.is_whole)
      .map(({ as_of_date, value }) => ({ as_of_date, series: name, value })),
  );
}

/** One measure at one date; null where it has no answer. */
export function measureAt(
  measures: readonly Measure[],
  { date, measure, method = "" }: { readonly date: string; readonly measure: string; readonly method?: string },
): number | null {
  const found = measures.find((row) => row.as_of_date === date && row.measure === measure && row.method === method);
  return found?.value ?? null;
}

/** How a measure moved from the first answer to the last, in words: `From 52.1 days in Oct 2023 to 54.5 days in Oct 2025.` */
export function courseText(
  points: readonly Point[],
  name: string,
  write: (value: number, date: string) => string,
): string {
  const known = points.flatMap(({ series, value, as_of_date }) =>
    series === name && value !== null ? [{ value, as_of_date }] : [],
  );
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${sentenceCase(name)}: no answer yet.`;
  return first === last
    ? `${sentenceCase(name)}: ${write(last.value, last.as_of_date)}.`
    : `${sentenceCase(name)}: from ${write(first.value, first.as_of_date)} to ${write(last.value, last.as_of_date)}.`;
}
