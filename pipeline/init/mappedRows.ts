import { z } from "zod";
import { tableNames } from "../ingest/layouts/tables.ts";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

const shownRows = 10;
const RowSchema = z.record(z.string(), z.string().nullable());

/** The first ten rows of every table that came of an ingest, as text in columns; columns without any value are left out. */
export async function mappedRows(warehouse: Warehouse): Promise<string> {
  const blocks: string[] = [];
  for (const table of tableNames) {
    const rows = await readRows(
      warehouse,
      `select columns(*)::varchar from ingest.${table} order by all limit ${shownRows}`,
      RowSchema,
    );
    if (rows.length > 0) blocks.push(`${table}, first rows as mapped:\n${textTable(rows)}`);
  }
  return blocks.join("\n\n");
}

function textTable(rows: readonly Readonly<Record<string, string | null>>[]): string {
  const names = Object.keys(rows[0] ?? {}).filter((name) => rows.some((row) => (row[name] ?? "") !== ""));
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => (row[name] ?? "").length)));
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  ")}`.trimEnd();
  return [line(names), ...rows.map((row) => line(names.map((name) => row[name] ?? "")))].join("\n");
}
