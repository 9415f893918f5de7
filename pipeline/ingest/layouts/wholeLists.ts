import { CountbackError } from "../../errors.ts";
import type { Source } from "../profiles/expressions.ts";
import type { Feed } from "../profiles/profile.ts";
import type { ExportFile } from "./exportFile.ts";
import { tableNamed } from "./tables.ts";

/**
 * The files whose invoices are, as the setting `files` says, all that was open on the day of their file: lists of open items.
 * Throws with exit code 3 where a layout keeps credits or payments apart, which such a list cannot.
 */
export function asWholeLists(files: readonly ExportFile[]): readonly ExportFile[] {
  return files.map((file) => {
    const { feeds } = file.layout;
    if (!feeds.some(({ table }) => table === "invoices")) return file;
    const other = feeds.find(({ table, also }) => table !== "invoices" && also !== true);
    if (other !== undefined) {
      const message = `invalid files: whole (${file.name} feeds ${other.table}, too; write open_items.csv with a snapshot_date)`;
      throw new CountbackError(message, 3);
    }
    return { ...file, layout: { ...file.layout, feeds: feeds.map(asList) } };
  });
}

function asList(feed: Feed): Feed {
  if (feed.table !== "invoices") return feed;
  const { open_amount: open, amount } = feed.columns;
  const sources = [open, amount].filter((each) => each !== undefined);
  const money: Source = sources.length === 1 ? (sources[0] ?? "amount") : { firstOf: sources };
  const kept = Object.entries(feed.columns).filter(([name]) => name in tableNamed("open_items").columns);
  return { table: "open_items", columns: { ...Object.fromEntries(kept), open_amount: money } };
}
