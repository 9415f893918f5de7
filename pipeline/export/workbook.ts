import { closeSync, openSync, renameSync, writeSync } from "node:fs";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { z } from "zod";
import type { Manifest } from "../publish/manifest.ts";
import { readRows, type Warehouse, writeRows } from "../warehouse/warehouse.ts";
import { type Sheet, sheetEnd, sheetStart, workbookParts } from "../../src/writing/workbookParts.ts";
import { rowsAsXml, sheetColumn, type TableColumn } from "./sheetCells.ts";

/** Rows that a sheet can hold under its heading. */
const mostRows = 1_048_575;

/** A sheet with the columns of the table that it shows. */
type TableSheet = Sheet & { readonly tableColumns: readonly TableColumn[] };

/** The same bytes on every day and in every time zone: a zip file keeps local times. */
const fileDate = new Date(2000, 0, 1);

/**
 * Writes published tables (views of the same names in `warehouse`) into one workbook with a cover, row by row, so that a
 * table of any size passes through. Returns a sentence for each table that was cut because a sheet can hold no more.
 */
export async function writeWorkbook(
  warehouse: Warehouse,
  path: string,
  options: { readonly manifest: Manifest; readonly tables: readonly string[]; readonly rowLimit?: number },
): Promise<readonly string[]> {
  const { manifest, tables, rowLimit = mostRows } = options;
  const sheets: TableSheet[] = [];
  const cuts: string[] = [];
  for (const table of tables) {
    const { countRows, ...columns } = await describe(warehouse, table);
    if (countRows > rowLimit)
      cuts.push(`${table}: ${rowLimit} of ${countRows} rows fit a sheet; CSV and Parquet hold all`);
    sheets.push({ name: table.slice(0, 31), ...columns, countRows: Math.min(countRows, rowLimit) });
  }
  const cover = await writeCover(warehouse, manifest, sheets, cuts);
  const all = [cover, ...sheets];
  const aside = `${path}.next`;
  const file = openSync(aside, "w");
  try {
    const zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      writeSync(file, chunk);
    });
    for (const [name, text] of Object.entries(workbookParts(all))) addPart(zip, name).push(strToU8(text), true);
    for (const [index, sheet] of all.entries()) {
      const part = addPart(zip, `xl/worksheets/sheet${index + 1}.xml`);
      part.push(strToU8(sheetStart(sheet)));
      const table = index === 0 ? "export_cover" : (tables[index - 1] ?? "");
      await pushRows(warehouse, rowsAsXml(sheet.tableColumns, `"${table}"`, sheet.countRows), part);
      part.push(strToU8(sheetEnd(sheet)), true);
    }
    zip.end();
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
  return cuts;
}

function addPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 6 });
  part.mtime = fileDate;
  zip.add(part);
  return part;
}

async function pushRows({ connection }: Warehouse, sql: string, part: ZipDeflate): Promise<void> {
  const result = await connection.stream(sql);
  for await (const rows of result.yieldRows()) {
    if (rows.length > 0) part.push(strToU8(rows.map(([xml]) => String(xml)).join("")));
  }
}

async function describe(warehouse: Warehouse, table: string): Promise<Omit<TableSheet, "name">> {
  const tableColumns = await readRows(
    warehouse,
    `select column_name as name, column_type as type from (describe "${table}")`,
    z.object({ name: z.string(), type: z.string() }),
  );
  const [row] = await readRows(warehouse, `select count(*) as n from "${table}"`, z.object({ n: z.number() }));
  return { tableColumns, columns: tableColumns.map(sheetColumn), countRows: row?.n ?? 0 };
}

/** The first sheet: whose report it is, as of when, from which run, and what the other sheets hold. */
async function writeCover(
  warehouse: Warehouse,
  manifest: Manifest,
  sheets: readonly Sheet[],
  cuts: readonly string[],
): Promise<TableSheet> {
  const lines = [
    ["Company", manifest.company],
    ["As of", manifest.asOf],
    ["Run", manifest.runId],
    ["Base currency", manifest.baseCurrency],
    ["Countback", manifest.versions.countback],
    ...cuts.map((cut) => ["Cut", cut]),
    ...sheets.map(({ name, countRows }) => [`Sheet ${name}`, `${countRows} rows`]),
  ];
  await writeRows(
    warehouse,
    "export_cover",
    { what: "varchar", value: "varchar" },
    lines.map(([what = "", value = ""]) => ({ what, value })),
  );
  return { name: "cover", ...(await describe(warehouse, "export_cover")) };
}
