import type { Row } from "../../writing/rows.js";

/** The rows of one report currency. */
export function inReport(rows: readonly Row[], currency: string): readonly Row[] {
  return rows.filter((row) => row["report_currency"] === currency);
}
