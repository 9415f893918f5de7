import type { ExportFile } from "../layouts/exportFile.ts";
import type { Source } from "../profiles/expressions.ts";
import type { TableName } from "../layouts/tables.ts";
import { mappedColumns } from "./typedRows.ts";

const settlingTables: readonly TableName[] = ["payments", "refunds", "applications", "adjustments"];
const settledColumns = ["paid_date", "paid_amount", "credited_amount"] as const;

/**
 * Whether a file could say that an invoice is settled, be it empty: it feeds payments, applications or adjustments, or has a
 * column for what is paid. A balance is none, for lists of open items have one, too; nor is the clearing date of a system
 * that keeps its open items apart.
 */
export function isSettling(file: ExportFile): boolean {
  const { feeds, openApart } = file.layout;
  if (openApart === true) return false;
  return feeds.some((feed) => {
    if (settlingTables.includes(feed.table)) return true;
    const mapped = feed.table === "invoices" ? mappedColumns(file, feed) : [];
    return settledColumns.some((name) => mapped.includes(name) && !isOfBalance(feed.columns[name]));
  });
}

/** Whether a source is an amount less a balance. */
function isOfBalance(source: Source | undefined): boolean {
  if (typeof source !== "object") return false;
  if ("when" in source) return isOfBalance(source.then);
  if ("firstOf" in source) return source.firstOf.every(isOfBalance);
  return "sum" in source || "minus" in source;
}
