import { markInHeader, withoutMark } from "../ingest/values/headerMarks.ts";
import type { ColumnFacts } from "./columnFacts.ts";
import type { Source } from "./proposal.ts";
import type { UnknownTable } from "./proposal.ts";
import { wordsOf } from "./words.ts";

/** Columns that say the same as one, each in another currency by its header; whether each row fills but one of them. */
export type OtherCurrencies = { readonly headers: readonly string[]; readonly areApart: boolean };

/** Finds the columns beside `Amount (EUR)` that are `Amount (USD)`. */
export function otherCurrencies(
  { header, rows }: UnknownTable,
  facts: readonly ColumnFacts[],
  name: string,
): OtherCurrencies {
  const wordsBeside = (each: string): string => wordsOf(withoutMark(each)).join(" ");
  const marks = [markInHeader(name)];
  const others = facts.filter(({ header: other, count, amounts }) => {
    const mark = markInHeader(other);
    const isOther = mark !== null && !marks.includes(mark) && wordsBeside(other) === wordsBeside(name);
    if (isOther) marks.push(mark);
    return isOther && amounts >= count * 0.8;
  });
  const headers = marks[0] === null ? [] : others.map((each) => each.header);
  const places = [name, ...headers].map((each) => header.indexOf(each));
  const areApart = rows.every((row) => places.filter((place) => (row[place] ?? "") !== "").length <= 1);
  return { headers, areApart };
}

/** A column's money, in whichever of its currencies a row has it. */
export function inAnyCurrency(name: string, { headers, areApart }: OtherCurrencies): Source {
  return headers.length > 0 && areApart ? { firstOf: [name, ...headers] } : name;
}
