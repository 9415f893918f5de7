import type { ExportFile } from "./exportFile.ts";
import type { Feed } from "../profiles/profile.ts";
import { conditionOf, leftOutBy } from "../values/sourceText.ts";
import { anyOf } from "../rows/sql.ts";
import { tableNamed, type TableName } from "./tables.ts";

/** SQL that is true for the rows that a feed takes: not left out, and for no feed before it (an `also` feed takes them too). */
export function takenBy(file: ExportFile, feed: Feed): string {
  const left = leftOutBy(file).map(({ when }) => when);
  return left.length === 0 ? offeredTo(file, feed) : `${offeredTo(file, feed)} and not (${anyOf(left)})`;
}

/** SQL that is true for the rows that a feed would take if none were left out. */
export function offeredTo(file: ExportFile, feed: Feed): string {
  const before = file.layout.feeds.slice(0, file.layout.feeds.indexOf(feed));
  const others = feed.also === true ? [] : before.filter((each) => each.also !== true).map((each) => holds(file, each));
  return others.length === 0 ? holds(file, feed) : `${holds(file, feed)} and not (${anyOf(others)})`;
}

/** SQL that is true for the rows that no counted feed takes, or null where there can be none. */
export function takenByNone(file: ExportFile): string | null {
  const counted = file.layout.feeds.filter((feed) => feed.also !== true);
  const left = leftOutBy(file).map(({ when }) => when);
  const isOpen = counted.some((feed) => feed.rows === undefined);
  if (counted.length === 0 || (isOpen && left.length === 0)) return null;
  return anyOf([...left, `not (${anyOf(counted.map((feed) => holds(file, feed)))})`]);
}

/** The feed whose amount stands for the money of a row that none takes: the first counted one with an amount. */
export function countedFeed({ layout }: ExportFile): Feed | undefined {
  const counted = layout.feeds.filter((feed) => feed.also !== true);
  return counted.find((feed) => tableNamed(feed.table).amount !== undefined) ?? counted[0];
}

/** The numbers of the files whose feeds of a table are of a kind: `also`, or summed by `lines`. */
export function filesOf(
  files: readonly ExportFile[],
  table: TableName,
  kind: (feed: Feed) => boolean,
): readonly number[] {
  return files
    .filter(({ layout }) => layout.feeds.some((feed) => feed.table === table && kind(feed)))
    .map((file) => file.number);
}

function holds(file: ExportFile, { rows }: Feed): string {
  return rows === undefined ? "true" : conditionOf(file, rows);
}
