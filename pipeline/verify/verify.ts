import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { lastManifest, withPublished } from "../ask/published.ts";
import { CountbackError } from "../errors.ts";
import { currentTables, readCurrent, readGeneration, siteFolderOf } from "../generations/generations.ts";
import { catchUpBefore } from "../generations/show.ts";
import { compareSums, type Difference } from "../generations/sums.ts";
import { holdToContract, publishedColumns } from "../publish/holdToContract.ts";
import { type Manifest, publishedSchema } from "../publish/manifest.ts";
import { siteMarker } from "../site/folder.ts";
import { version } from "../settings.ts";
import { sumOf } from "../warehouse/fileSum.ts";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

/** One thing that was looked at: it holds, it does not, or nothing tells (null); `says` is the sentence. */
export type Proof = { readonly isHeld: boolean | null; readonly says: string };

/**
 * Proves a report: that every file is as its run wrote it, that the tables hold to the contract and to the ledger's laws,
 * and, where they are, that the exports are still those it was made from. `folder` is the output of runs, a folder of
 * published tables or a site, wherever it was copied to; `inputFolder` is where the exports are. Changes nothing. Throws a
 * CountbackError with exit code 3 where the folder is none of these.
 */
export async function verify(folder: string, inputFolder: string | null): Promise<readonly Proof[]> {
  const place = resolve(folder);
  if (existsSync(join(place, siteMarker))) return [await proveFiles(place)];
  if (existsSync(join(place, "manifest.json")))
    return [await proveFiles(place), ...(await proveTables(place, inputFolder))];
  await catchUpBefore(place);
  const tables = await currentTables(place);
  if (!existsSync(join(tables, "manifest.json")))
    throw new CountbackError(`no run has published to, and no report is: ${place}`, 3);
  const shown = ["published", "models"].map((name) => join(place, name)).filter((each) => existsSync(each));
  const site = await shownSite(place);
  const files: Proof[] = [];
  for (const each of [...shown, ...(site === null ? [] : [site])]) files.push(await proveFiles(each));
  return [...files, ...(await proveTables(tables, inputFolder))];
}

async function shownSite(outputFolder: string): Promise<string | null> {
  const current = await readCurrent(outputFolder);
  const generation =
    current?.site === null || current === null ? null : await readGeneration(outputFolder, current.site);
  return generation === null ? null : siteFolderOf(outputFolder, generation);
}

async function proveFiles(folder: string): Promise<Proof> {
  const name = basename(folder);
  const difference = await compareSums(folder);
  if (difference === null) return { isHeld: false, says: `${name}: no SHA256SUMS, so nothing proves its files` };
  const faults = faultsOf(difference);
  const says = faults === "" ? `${difference.countFiles} files as the run wrote them` : faults;
  return { isHeld: faults === "", says: `${name}: ${says}` };
}

function faultsOf({ changed, missing, added }: Difference): string {
  const kinds = { changed, missing, added };
  return Object.entries(kinds)
    .filter(([, files]) => files.length > 0)
    .map(([kind, files]) => `${kind} ${listed(files)}`)
    .join("; ");
}

const mostNamed = 5;

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

async function proveTables(folder: string, inputFolder: string | null): Promise<readonly Proof[]> {
  const manifest = lastManifest(folder);
  if (manifest === null) return [];
  const inputs = await proveInputs(manifest, inputFolder);
  try {
    return await withPublished(folder, manifest, async (warehouse) => [
      await proveOutputs(folder, manifest),
      await proveContract(warehouse, manifest),
      ...(await proveLaws(warehouse)),
      inputs,
    ]);
  } catch (error) {
    return [
      { isHeld: false, says: `tables: ${String(error instanceof Error ? error.message : error).split("\n")[0]}` },
      inputs,
    ];
  }
}

/** The tables and the model against the hashes that the manifest has of them; a model is beside its tables or was not copied. */
async function proveOutputs(folder: string, { tables, model }: Manifest): Promise<Proof> {
  const named = [
    ...tables.map(({ name, sha256 }) => ({ file: `${name}.parquet`, sha256 })),
    { file: modelFile, sha256: model },
  ].filter(({ sha256 }) => sha256 !== undefined);
  if (named.length === 0)
    return { isHeld: null, says: "manifest: of an earlier Countback, without hashes of what it made" };
  const [changed, missing]: [string[], string[]] = [[], []];
  for (const { file, sha256 } of named) {
    const path = join(folder, file);
    if (existsSync(path)) changed.push(...((await sumOf(path)) === sha256 ? [] : [file]));
    else if (file !== modelFile || existsSync(dirname(path))) missing.push(file);
  }
  const faults = faultsOf({ countFiles: named.length, changed, missing, added: [] });
  return {
    isHeld: faults === "",
    says: `manifest: ${faults === "" ? `${tables.length} tables and the model have the hashes that it names` : faults}`,
  };
}

const modelFile = "../models/late_payment.json";

async function proveContract(warehouse: Warehouse, { schema, tables, versions }: Manifest): Promise<Proof> {
  if (schema !== publishedSchema || versions.countback !== version)
    return {
      isHeld: null,
      says: `tables: written by Countback ${versions.countback}, whose contract this one does not know`,
    };
  const columns = await publishedColumns(warehouse);
  for (const { name, rows } of tables) {
    const own = columns.filter(({ table }) => table === name);
    const found = await holdToContract(warehouse, name, own);
    if (found !== rows) return { isHeld: false, says: `tables: ${name} has ${found} rows, the manifest says ${rows}` };
  }
  return { isHeld: true, says: `tables: ${tables.length} hold to the contract, with the rows that the manifest says` };
}

/** Asks each law, a query of what breaks its name. */
async function proveLaws(warehouse: Warehouse): Promise<readonly Proof[]> {
  const folder = new URL("laws/", import.meta.url);
  const proofs: Proof[] = [];
  for (const file of (await readdir(folder)).sort()) {
    const law = file.slice(0, -".sql".length).replaceAll("_", " ");
    const sql = await readFile(new URL(file, folder), "utf8");
    const broken = await readRows(
      warehouse,
      `select * from (${sql}) as broken limit 1000`,
      z.record(z.string(), z.unknown()),
    );
    const [first] = broken;
    const says = first === undefined ? law : `${law}: not in ${broken.length} rows, first ${JSON.stringify(first)}`;
    proofs.push({ isHeld: first === undefined, says: `law: ${says}` });
  }
  return proofs;
}

async function proveInputs({ inputs }: Manifest, inputFolder: string | null): Promise<Proof> {
  if (inputFolder === null) return { isHeld: null, says: "exports: not looked at (--input says where they are)" };
  const changed: string[] = [];
  const missing: string[] = [];
  for (const { file, sha256 } of inputs) {
    const path = await pathOf(inputFolder, file);
    if (path === null) missing.push(file);
    else if ((await sumOf(path)) !== sha256) changed.push(file);
  }
  const faults = faultsOf({ countFiles: inputs.length, changed, missing, added: [] });
  return {
    isHeld: faults === "",
    says: `exports: ${faults === "" ? `${inputs.length} files as they were read` : faults}`,
  };
}

async function pathOf(inputFolder: string, file: string): Promise<string | null> {
  const place = (await stat(inputFolder)).isFile() ? inputFolder : join(inputFolder, file);
  return existsSync(place) ? place : null;
}
