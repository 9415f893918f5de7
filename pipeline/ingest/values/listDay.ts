import { CountbackError } from "../../errors.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { DateOrder, ExportFile } from "../layouts/exportFile.ts";
import type { Feed } from "../profiles/profile.ts";
import { readNamedDay, readStatedDay } from "./statedDay.ts";
import { takenBy } from "../layouts/feedCondition.ts";
import { typedRows } from "../rows/typedRows.ts";

/**
 * The file with the day that it states, and where it lists open items whose rows do not say of which day, with that day for
 * all of them: the stated one, else the as-of date that is asked for.
 */
export async function withDays(
  warehouse: Warehouse,
  given: ExportFile,
  { dateOrder, asOf }: { readonly dateOrder: DateOrder | null; readonly asOf: string | null },
): Promise<ExportFile> {
  const statedDay = await readStatedDay(warehouse, given, dateOrder);
  const title =
    statedDay?.isMonth === true ? [`its title names a month alone: of its last day, ${statedDay.date}`] : [];
  const file = { ...given, evidence: [...given.evidence, ...title] };
  const lists = file.layout.feeds.filter(({ table }) => table === "open_items");
  for (const feed of lists) if (await saysItsDay(warehouse, file, feed)) return { ...file, statedDay };
  if (lists.length === 0) return { ...file, statedDay };
  const named = statedDay === null ? await readNamedDay(warehouse, given.name, dateOrder) : null;
  const month = named !== null && asOf?.slice(0, 7) === named.slice(0, 7) ? null : named;
  const day = statedDay?.date ?? month ?? asOf;
  const source =
    statedDay !== null
      ? `its ${statedDay.by}`
      : month !== null
        ? "the last day of the month in its name"
        : "the as-of date asked for, for the file does not say it";
  const feeds = file.layout.feeds.map((feed) =>
    lists.includes(feed) ? { ...feed, columns: { ...feed.columns, snapshot_date: { constant: day ?? "" } } } : feed,
  );
  return {
    ...file,
    layout: { ...file.layout, feeds },
    statedDay,
    isUndated: day === null,
    evidence: day === null ? file.evidence : [...file.evidence, `open items of ${day}: ${source}`],
  };
}

/** Fails with exit code 2 where nothing says of which day a list of open items is: its rows are rejected, their money told. */
export function refuseUndated(files: readonly ExportFile[]): void {
  const undated = files.find(({ isUndated }) => isUndated);
  if (undated === undefined) return;
  throw new CountbackError(
    `open items without a day: ${undated.name}: give it by --as-of, in the title (As of March 31, 2024) or in the name (…2024-03-31.csv)`,
    2,
  );
}

async function saysItsDay({ connection }: Warehouse, file: ExportFile, feed: Feed): Promise<boolean> {
  const rows = typedRows(file, feed, { where: takenBy(file, feed) });
  const reader = await connection.runAndReadAll(
    `select 1 from (${rows}) where ingest.read_text(raw_snapshot_date) is not null limit 1`,
  );
  return reader.getRows().length > 0;
}
