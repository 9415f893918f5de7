import { withoutMark } from "../ingest/values/headerMarks.ts";
import { parseRecord } from "../ingest/containers/records.ts";
import { factsOf } from "./columnFacts.ts";
import { roles } from "./roles.ts";
import { likeness } from "./words.ts";

/** A table found in lines of text: how it is cut, where its header stands (lines count from 1), and its first rows. */
export type FoundTable = {
  readonly delimiter: string;
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const linesTried = 50;
const rowsSampled = 2000;
/** A head of text holds 64 KiB, of characters of up to four bytes. */
const headSize = 65_536;
const names = Object.values(roles).flatMap((role) => role.names);

/**
 * Finds the header among the first lines: the line that, cut by some delimiter, holds most cells that are names of columns
 * in some language and no values; where no line has two such cells, the first line of texts above a row of as many cells with
 * values among them. Null where there is none either.
 */
export function findTable(lines: readonly string[], delimiters: readonly string[]): FoundTable | null {
  let best: { readonly score: number; readonly at: number; readonly delimiter: string } | null = null;
  for (const [at, line] of lines.slice(0, linesTried).entries()) {
    for (const delimiter of delimiters) {
      const score = headerScore(parseRecord(line, delimiter).fields);
      if (score > (best?.score ?? 1)) best = { score, at, delimiter };
    }
  }
  const place = best ?? headerUnknown(lines, delimiters);
  if (place === null) return null;
  const { at, delimiter } = place;
  const header = fieldsOf(lines[at] ?? "", delimiter);
  const rows = recordsOf(lines.slice(at + 1, isCutOff(lines) ? -1 : undefined), delimiter);
  return {
    delimiter,
    headerLine: at + 1,
    header: header.slice(0, header.findLastIndex((name) => name !== "") + 1),
    rows: rows.filter((row) => row.some((field) => field !== "")).slice(0, rowsSampled),
  };
}

/** A quoted text may run over this many lines. */
const longestText = 50;

/** The records of lines; one goes on over further lines where a quote is open. */
function recordsOf(lines: readonly string[], delimiter: string): readonly (readonly string[])[] {
  const records: (readonly string[])[] = [];
  for (let at = 0; at < lines.length;) {
    const heights = Array.from({ length: longestText }, (_, more) => more + 1);
    const textOf = (height: number): string => lines.slice(at, at + height).join("\n");
    const height = heights.find((each) => parseRecord(textOf(each), delimiter).state !== "open") ?? 1;
    records.push(fieldsOf(textOf(height), delimiter));
    at += height;
  }
  return records;
}

/** Where a header stands whose words nobody knows: texts that differ, above a row of as many cells that holds dates or amounts. */
function headerUnknown(
  lines: readonly string[],
  delimiters: readonly string[],
): { readonly at: number; readonly delimiter: string } | null {
  for (const at of lines.slice(0, linesTried).keys()) {
    for (const delimiter of delimiters) {
      const [names, values] = [at, at + 1].map((each) => fieldsOf(lines[each] ?? "", delimiter));
      if (names === undefined || values === undefined || names.length < 3 || values.length !== names.length) continue;
      const [above, below] = [factsOf("", names), factsOf("", values)];
      const areNames =
        above.count === names.length && above.distinct === names.length && above.dates + above.amounts === 0;
      if (areNames && below.dates + below.amounts > 0) return { at, delimiter };
    }
  }
  return null;
}

/** Whether lines are the head of a longer text, whose last line may end anywhere. */
function isCutOff(lines: readonly string[]): boolean {
  return lines.reduce((length, line) => length + line.length + 1, 0) > headSize / 4;
}

/** How many cells are names of columns; 0 where a cell is a value. */
function headerScore(fields: readonly string[]): number {
  const { dates, amounts } = factsOf("", fields);
  if (dates + amounts > 0) return 0;
  return fields.filter(
    (field) => field.trim() !== "" && names.some((name) => likeness(withoutMark(field), name) >= 0.6),
  ).length;
}

function fieldsOf(line: string, delimiter: string): readonly string[] {
  return parseRecord(line, delimiter).fields.map((field) => field.replace(/\p{Cc}/gu, " ").trim());
}
