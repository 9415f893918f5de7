import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { projectFolder, type Settings, settingsOfRecord, version } from "../settings.ts";
import { sumOf, sumOfFolders } from "../warehouse/fileSum.ts";
import { doJobs } from "../warehouse/lanes.ts";
import { buildStep, tablesOf } from "../warehouse/tables.ts";
import { execute, literal, readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { dictionaryTable, writeDictionary } from "./dictionary/writeDictionary.ts";
import { holdToContract, publishedColumns } from "./holdToContract.ts";
import { type Manifest, publishedSchema } from "./manifest.ts";
import { textTables, writeTexts } from "./texts.ts";

/**
 * Builds every `publish.*` table, holds it against the contract and writes it as Parquet beside a manifest.
 * `history` names the earlier runs this one looks back on; it is part of the run id.
 */
export async function publish(
  warehouse: Warehouse,
  settings: Settings & { readonly asOf: string },
  { folder, history }: { readonly folder: string; readonly history: readonly string[] },
): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  await execute(warehouse, "set preserve_insertion_order = true;");
  await writeTexts(warehouse);
  await buildStep(warehouse, "publish");
  const tables = [...textTables, ...tablesOf("publish").map((table) => table.slice("publish.".length))];
  const names = [...tables, dictionaryTable].sort();
  await writeDictionary(warehouse, join(folder, "data-dictionary.json"));
  const columns = await publishedColumns(warehouse);
  const written = new Map<string, Manifest["tables"][number]>();
  const write = async (lane: Warehouse, name: string): Promise<void> => {
    const rows = await holdToContract(
      lane,
      name,
      columns.filter(({ table }) => table === name),
    );
    const path = join(folder, `${name}.parquet`);
    await execute(lane, `copy publish.${name} to ${literal(path)} (format parquet, compression zstd);`);
    written.set(name, { name, rows, sha256: await sumOf(path) });
  };
  await doJobs(
    warehouse,
    names.map((name) => ({ name, after: [], work: (lane) => write(lane, name) })),
  );
  const counted = names.flatMap((name) => written.get(name) ?? []);
  const manifest = { ...(await describeRun(warehouse, settings, history)), tables: counted };
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** The code's own sum: read once a process, as the code is. */
let codeSum: Promise<string> | null = null;

async function describeRun(
  warehouse: Warehouse,
  settings: Settings & { readonly asOf: string },
  history: readonly string[],
): Promise<Omit<Manifest, "tables">> {
  const inputs = await readRows(
    warehouse,
    `select file, sha256, any_value(bytes) as bytes, coalesce(sum(rows_read), 0)::bigint as rows
     from ingest.files where sha256 is not null group by file, sha256 order by file`,
    z.object({ file: z.string(), sha256: z.string(), bytes: z.number(), rows: z.number() }),
  );
  const versions = { countback: version, duckdb: await readText(warehouse, "select version()") };
  const record = { ...settingsOfRecord(settings) };
  const model = await readText(warehouse, "select coalesce(max(md5(json)), '') from risk.model");
  const runId = createHash("sha256")
    .update(JSON.stringify({ inputs, record, versions, history, model }))
    .digest("hex")
    .slice(0, 16);
  return {
    schema: publishedSchema,
    runId,
    asOf: settings.asOf,
    company: settings.company,
    baseCurrency: await readText(warehouse, "select min(base_currency) from ledger.currencies"),
    seed: settings.seed,
    versions,
    settings: record,
    inputs: [...inputs],
    history: [...history],
    model: await readText(warehouse, "select coalesce(max(sha256(json || chr(10))), '') from risk.model"),
    code: await (codeSum ??= sumOfFolders(projectFolder, ["pipeline", "src"])),
  };
}

async function readText(warehouse: Warehouse, sql: string): Promise<string> {
  const [row] = await readRows(warehouse, `select (${sql}) as text`, z.object({ text: z.string() }));
  return row?.text ?? "";
}
