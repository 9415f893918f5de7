import { z } from "zod";
import { prepareRun } from "../run/prepareRun.ts";
import { buildLayer } from "../warehouse/checks.ts";
import { decide } from "../decisions/decide.ts";
import { setPolicy } from "../decisions/policySettings.ts";
import { CountbackError } from "../errors.ts";
import { forecastNewBusiness } from "../forecast/billing/newBusiness.ts";
import { currentTables } from "../generations/generations.ts";
import { earlierRuns, loadHistory } from "../run/history.ts";
import { requireInput } from "../ingest/containers/inputFiles.ts";
import { ingest } from "../ingest/ingest.ts";
import { writeTexts } from "../publish/texts.ts";
import { scoreRisk } from "../risk/risk.ts";
import { withWork } from "../run/resources.ts";
import { type Flags, readSettings, type Settings } from "../settings.ts";
import { withScratch } from "../warehouse/scratch.ts";
import { commentOf, fileOf } from "../warehouse/tableFiles.ts";
import { buildNeeded, neededFor, readBy, tablesOf } from "../warehouse/tables.ts";
import { execute, readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { type Answer, ask } from "./answer.ts";
import { lastManifest } from "./published.ts";

/** The steps whose tables can be asked for by name; those of a backtest need its period. */
export const askedSteps = ["ledger", "measures", "features", "risk", "forecast", "decisions", "publish"] as const;

/** One table as it is built of the exports: what a row is, how many there are, the first of them, and what has changed. */
export type ShownTable = {
  readonly table: string;
  readonly file: string;
  readonly grain: string;
  readonly countRows: number;
  readonly answer: Answer;
  /** Exports that are not what the last run read, in words; null where they are, or no run was there. */
  readonly changed: string | null;
};

/** The tables that can be asked for, with what a row of each is. */
export function listTables(): readonly { readonly table: string; readonly grain: string }[] {
  return askedSteps.flatMap(tablesOf).map((table) => ({ table, grain: commentOf(fileOf(table).sql) }));
}

/**
 * Builds one table of the exports with all that it needs, and nothing else, in a database of its own that is gone
 * afterwards; what the last run published stays as it is. `rows` limits the rows that are read (null: all of them).
 */
export async function showTable(
  table: string,
  flags: Flags,
  { rows }: { readonly rows: number | null },
): Promise<ShownTable> {
  if (!listTables().some((each) => each.table === table)) {
    throw new CountbackError(`no such table: ${table} (without a name, all are listed)`, 3);
  }
  const settings = readSettings({ ...flags, site: false });
  requireInput(settings.inputFolder);
  return withScratch((aside) =>
    withWork(settings, aside, async (warehouse) => {
      await prepare(warehouse, settings);
      await buildFor(warehouse, settings, [table]);
      await execute(warehouse, "set preserve_insertion_order = true;");
      const order = table.startsWith("publish.") ? "" : "order by all";
      const limit = rows === null ? "" : `limit ${rows}`;
      const [counted] = await readRows(
        warehouse,
        `select count(*) as count_rows from ${table}`,
        z.object({ count_rows: z.number() }),
      );
      return {
        table,
        file: fileOf(table).path,
        grain: commentOf(fileOf(table).sql),
        countRows: counted?.count_rows ?? 0,
        answer: await ask(warehouse, `select * from ${table} ${order} ${limit}`),
        changed: await changedInputs(warehouse, settings),
      };
    }),
  );
}

/** Reads the exports and all that stands beside them: settings, policy and what earlier runs knew. */
export async function prepare(warehouse: Warehouse, settings: Settings): Promise<void> {
  await ingest(warehouse, settings);
  const asOf = await prepareRun(warehouse, settings);
  await loadHistory(warehouse, settings.outputFolder, await earlierRuns(warehouse, settings.outputFolder, asOf));
  await setPolicy(warehouse, settings);
}

/** Builds tables by the steps that they need: the model only where something rests on it, the checks only where they are read. */
export async function buildFor(warehouse: Warehouse, settings: Settings, tables: readonly string[]): Promise<void> {
  const needed = neededFor(tables);
  const written = new Set(needed.flatMap(readBy).filter((table) => !needed.includes(table)));
  const isWritten = (step: string): boolean => [...written].some((table) => table.startsWith(`${step}.`));
  const hasChecks = needed.includes("ledger.findings");
  if (hasChecks) for (const step of ["ledger", "measures"] as const) await buildLayer(warehouse, step);
  if (hasChecks || ["features", "risk", "forecast", "publish"].some(isWritten)) await scoreRisk(warehouse, settings);
  if (hasChecks || isWritten("forecast")) await forecastNewBusiness(warehouse);
  if (hasChecks) await decide(warehouse, settings);
  if (isWritten("publish")) await writeTexts(warehouse);
  await buildNeeded(warehouse, tables);
}

async function changedInputs(warehouse: Warehouse, { outputFolder }: Settings): Promise<string | null> {
  const last = lastManifest(await currentTables(outputFolder));
  if (last === null) return null;
  const read = await readRows(
    warehouse,
    "select distinct file, sha256 from ingest.files where sha256 is not null order by file",
    z.object({ file: z.string(), sha256: z.string() }),
  );
  const before = new Map(last.inputs.map(({ file, sha256 }) => [file, sha256]));
  const now = new Map(read.map(({ file, sha256 }) => [file, sha256]));
  const changes = [
    ...read.flatMap(({ file, sha256 }) =>
      before.get(file) === sha256 ? [] : [`${file} ${before.has(file) ? "changed" : "is new"}`],
    ),
    ...last.inputs.flatMap(({ file }) => (now.has(file) ? [] : [`${file} is gone`])),
  ];
  return changes.length === 0 ? null : changes.join(", ");
}
