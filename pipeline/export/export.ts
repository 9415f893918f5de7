import { existsSync } from "node:fs";
import { cp, mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CountbackError } from "../errors.ts";
import { currentTables } from "../generations/generations.ts";
import { catchUpBefore } from "../generations/show.ts";
import { type Manifest, parseManifest, publishedSchema } from "../publish/manifest.ts";
import { tableSource } from "../publish/olderTables.ts";
import { closeWarehouse, execute, literal, openWarehouse, readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { formulaStart } from "../../src/writing/csv.ts";
import { writeWorkbook } from "./workbook.ts";

/** The forms in which published tables can be had. */
export const formats = ["xlsx", "csv", "parquet"] as const;

/** One of the forms. */
export type Format = (typeof formats)[number];

/** What an export wrote: the files by name, and what had to be cut. */
export type Exported = { readonly folder: string; readonly files: readonly string[]; readonly cuts: readonly string[] };

/**
 * Writes every published table of a run into a folder: a CSV and a Parquet file each, and one workbook `countback.xlsx`.
 * Throws a CountbackError (exit 3) where nothing is published.
 */
export async function exportTables(options: {
  readonly outputFolder: string;
  readonly toFolder: string;
  readonly formats: readonly Format[];
}): Promise<Exported> {
  const folder = resolve(options.toFolder);
  return withPublished(options.outputFolder, async (warehouse, manifest, publishedFolder) => {
    await mkdir(folder, { recursive: true });
    const tables = manifest.tables.map(({ name }) => name);
    const files: string[] = [];
    const cuts: string[] = [];
    for (const table of tables) {
      if (options.formats.includes("parquet")) {
        const target = join(folder, `${table}.parquet`);
        if (manifest.schema === publishedSchema) await cp(join(publishedFolder, `${table}.parquet`), target);
        else await execute(warehouse, `copy (from "${table}") to ${literal(target)} (format parquet);`);
        files.push(`${table}.parquet`);
      }
      if (options.formats.includes("csv")) {
        await writeCsv(warehouse, table, join(folder, `${table}.csv`));
        files.push(`${table}.csv`);
      }
    }
    if (options.formats.includes("xlsx")) {
      cuts.push(...(await writeWorkbook(warehouse, join(folder, "countback.xlsx"), { manifest, tables })));
      files.push("countback.xlsx");
    }
    return { folder, files, cuts };
  });
}

/** Opens the published tables of the current run as views by their names, their columns under the names of today, and hands them to `work` with their manifest. */
export async function withPublished<T>(
  outputFolder: string,
  work: (warehouse: Warehouse, manifest: Manifest, publishedFolder: string) => Promise<T>,
): Promise<T> {
  await catchUpBefore(outputFolder);
  const publishedFolder = await currentTables(resolve(outputFolder));
  const path = join(publishedFolder, "manifest.json");
  if (!existsSync(path)) throw new CountbackError(`nothing published in: ${resolve(outputFolder)}`, 3);
  const manifest = parseManifest(await readFile(path, "utf8"));
  const warehouse = await openWarehouse(":memory:");
  try {
    await execute(warehouse, "set preserve_insertion_order = true;");
    for (const { name } of manifest.tables) {
      const path = join(publishedFolder, `${name}.parquet`);
      const source = await tableSource(warehouse, { path, table: name, schema: manifest.schema });
      await execute(warehouse, `create view "${name}" as from ${source};`);
    }
    return await work(warehouse, manifest, publishedFolder);
  } finally {
    closeWarehouse(warehouse);
  }
}

/** CSV as spreadsheets read it: text that they would run as a formula begins with an apostrophe. */
export async function writeCsv(warehouse: Warehouse, table: string, path: string): Promise<void> {
  const columns = await readRows(
    warehouse,
    `select column_name as name from (describe "${table}") where column_type = 'VARCHAR'`,
    z.object({ name: z.string() }),
  );
  const quoted = columns.map(({ name }) => {
    const column = `"${name.replaceAll('"', '""')}"`;
    return `case when regexp_matches(${column}, ${literal(formulaStart)}) then concat('''', ${column}) else ${column} end as ${column}`;
  });
  const replace = quoted.length === 0 ? "" : ` replace (${quoted.join(", ")})`;
  await execute(
    warehouse,
    `copy (select *${replace} from "${table}") to ${literal(path)} (format csv, header true, delimiter ',');`,
  );
}
