import { button } from "../controls/button.js";
import type { Column } from "./columns.js";
import { dataTable } from "./dataTable.js";
import { count, decimal } from "../../writing/format.js";
import type { Row } from "../../writing/rows.js";
import { readShard } from "../records/shards.js";

/** Rows that are read before the table is shown, and again with each press of the button. */
const rowsAtOnce = 2000;

/** Files that are read for them at most: where few rows fit what is asked, the reader decides how far to look. */
const filesAtOnce = 8;

/** The rows of a long table: the files that hold them, best first, those that are asked for, and how many they are. */
export type LongTable = {
  readonly paths: readonly string[];
  readonly isAsked: (row: Row) => boolean;
  /** How many rows are asked for; null where only reading tells. */
  readonly total: number | null;
  /** The order of the rows that are read; that of the files if not given. */
  readonly compare?: (one: Row, other: Row) => number;
  /** Columns that are made of others. */
  readonly derive?: (row: Row) => Row;
};

type Options = {
  readonly caption: string;
  readonly file: string;
  readonly id?: string;
  readonly noun: string;
  readonly tables: readonly string[];
  /** What is first in the order of the files: `largest`. */
  readonly first: string;
};

/**
 * A table of any length, of which only the top is read: it says how much that is, and reads on at the press of a button.
 * Sorting, finding and downloads are of what is read.
 */
export async function growingTable(
  { paths, isAsked, total, compare, derive = () => ({}) }: LongTable,
  columns: readonly Column[],
  options: Options,
): Promise<HTMLElement> {
  const root = document.createElement("div");
  const rows: Row[] = [];
  let next = 0;
  const readOn = async (): Promise<void> => {
    const goal = rows.length + rowsAtOnce;
    const last = Math.min(paths.length, next + filesAtOnce);
    while (next < last && rows.length < goal && rows.length !== total) {
      const ahead = paths.slice(next, Math.min(last, next + 2));
      next += ahead.length;
      const shards = await Promise.all(ahead.map(readShard));
      const asked = shards.flatMap((shard) => (shard["rows"] ?? []).filter(isAsked));
      rows.push(...asked.map((row) => ({ ...row, ...derive(row) })));
    }
    if (compare !== undefined) rows.sort(compare);
    const isWhole = next >= paths.length || rows.length === total;
    root.replaceChildren(
      isWhole ? "" : partSentence(rows.length, total, options),
      dataTable([...rows], columns, options),
      isWhole ? "" : moreButton(readOn, options.noun),
    );
  };
  await readOn();
  return root;
}

function partSentence(read: number, total: number | null, { first, noun }: Options): HTMLElement {
  const sentence = document.createElement("p");
  const of = total === null ? "" : ` of ${decimal(total)}`;
  sentence.className = "note";
  sentence.textContent = `The ${first} ${count(read, noun)}${of} are read. Sorting, finding and downloads are of these.`;
  return sentence;
}

function moreButton(readOn: () => Promise<void>, noun: string): HTMLElement {
  const box = document.createElement("p");
  box.className = "pager";
  const more: HTMLButtonElement = button(`Read more ${noun}s`, () => {
    more.disabled = true;
    more.textContent = "Reading\u2026";
    void readOn();
  });
  box.append(more);
  return box;
}
