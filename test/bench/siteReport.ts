import { slowness, type Visit } from "./siteVisit.ts";
import { type TableActs, tableRows } from "./siteTable.ts";

/** What the site may cost: kilobytes (gzip), and milliseconds on a processor four times slower. */
export const budgets = { indexKilobytes: 350, pageKilobytes: 700, charts: 1000, blocking: 150, table: 100 } as const;

/** The files of a built site: how many, their size, and the largest that holds data. */
export type SiteFiles = { readonly count: number; readonly bytes: number; readonly largestData: number };

/** One measured site. */
export type SiteBench = {
  readonly ledger: string;
  readonly files: SiteFiles;
  readonly visits: readonly Visit[];
  readonly acts: TableActs;
};

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

/** One line a page and one for the table, each beside its budget; `over` where a budget is not kept. */
export function formatSite({ ledger, files, visits, acts }: SiteBench): string {
  const megabytes = `${whole(files.bytes / 1_048_576)} MB in ${whole(files.count)} files`;
  return [
    `site of ${ledger}: ${megabytes}, the largest data file ${whole(files.largestData / 1024)} KB`,
    ...visits.map(visitLine),
    ...Object.entries(acts).map(([act, milliseconds]) => tableLine(act, milliseconds)),
  ].join("\n");
}

function visitLine({ page, kilobytes, requests, chartsMilliseconds, blockingMilliseconds }: Visit): string {
  const isIndex = page === "index.html";
  const most = isIndex ? budgets.indexKilobytes : budgets.pageKilobytes;
  const isOver =
    kilobytes > most || (isIndex && (chartsMilliseconds > budgets.charts || blockingMilliseconds > budgets.blocking));
  return [
    page.padEnd(34),
    `${whole(kilobytes)} KB`.padStart(8),
    `(\u2264 ${most})`.padStart(9),
    `${requests} requests`.padStart(14),
    `charts ${(chartsMilliseconds / 1000).toFixed(2)} s`.padStart(15),
    `blocking ${whole(blockingMilliseconds)} ms`.padStart(18),
    isIndex ? ` (\u2264 1.00 s, \u2264 150 ms at ${slowness} \u00d7)` : "",
    isOver ? " over" : "",
  ].join("");
}

function tableLine(act: string, milliseconds: number): string {
  const over = milliseconds > budgets.table ? " over" : "";
  return `${`${whole(tableRows)} rows: ${act}`.padEnd(36)}${`${whole(milliseconds)} ms`.padStart(8)} (\u2264 ${budgets.table} at ${slowness} \u00d7)${over}`;
}
