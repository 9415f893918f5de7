import { z } from "zod";
import { buildAnew, buildNeeded, dropReaders, dropScratch } from "../warehouse/tables.ts";
import { execute, readRows, type Warehouse, writeRows, writeSettings } from "../warehouse/warehouse.ts";
import { untriedStrengths } from "./strengths.ts";

/** Items a fit samples at most, whole customers at a time. */
const mostItems = 60_000;
/** Of the sampled items, about as many choose the shrinkage strengths. */
const tuningLimit = 25_000;

/** How much of a large ledger is looked at: whole customers, up to about so many items. */
export type Limits = { readonly fitLimit?: number };

/** Builds the items that histories are made of, and sets what the SQL of this step reads. */
export async function buildItems(warehouse: Warehouse, { fitLimit = mostItems }: Limits = {}): Promise<void> {
  await writeSettings(warehouse, {
    fit_limit: fitLimit,
    tuning_limit: tuningLimit,
    is_tuning: false,
  });
  await dropReaders(warehouse, ["features.items"]);
  for (const table of ["features.holidays", "features.items"]) await buildAnew(warehouse, table);
}

/**
 * Builds what was known of every customer: on the issue date of each sampled item and at the end of each origin. The rates
 * and inputs are views, which move with `features.strengths`, until these are settled.
 */
export async function buildHistories(warehouse: Warehouse, origins: readonly string[]): Promise<void> {
  await writeRows(
    warehouse,
    "features.origins",
    { origin_date: "date" },
    origins.map((origin_date) => ({ origin_date })),
  );
  await dropReaders(warehouse, ["features.origins"]);
  await buildNeeded(warehouse, ["features.histories"]);
  await dropScratch(warehouse, "features");
  await execute(warehouse, `create or replace table features.strengths as select ${untriedStrengths()}`);
  await buildNeeded(warehouse, ["features.inputs"]);
}

/** The as-of date of the run, as the warehouse knows it. */
export async function readAsOf(warehouse: Warehouse): Promise<string> {
  const [row] = await readRows(
    warehouse,
    "select cast(run.as_of() as varchar) as as_of",
    z.object({ as_of: z.string() }),
  );
  return row?.as_of ?? "";
}
