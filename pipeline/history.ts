import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ManifestSchema } from "./publish/publish.ts";
import { execute, literal, type Warehouse } from "./warehouse.ts";

/** What is kept of a run, for later ones to compare with. */
const keptFiles = [
  "manifest.json",
  "allowance.parquet",
  "cash_forecast.parquet",
  "measures.parquet",
  "open_invoices.parquet",
  "terms.parquet",
  "unapplied.parquet",
] as const;

/** The runs in `history/` with an as-of date before this one, oldest first, as `<as-of>_<run id>`. */
export async function earlierRuns(outputFolder: string, asOf: string): Promise<readonly string[]> {
  const folder = join(outputFolder, "history");
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((name) => name.slice(0, 10) < asOf).sort();
}

/**
 * Loads what earlier runs knew: `ledger.known_items` (open items at their as-of date), `ledger.known_measures`,
 * `ledger.known_cash` (what they expected by week), and of the last one that kept them `ledger.known_terms` and `ledger.known_allowance`. All exist, empty, where there is no history.
 */
export async function loadHistory(warehouse: Warehouse, outputFolder: string, runs: readonly string[]): Promise<void> {
  await execute(
    warehouse,
    `create or replace table ledger.known_items (as_of_date date, run_id varchar, invoice_id varchar, instalment integer,
       receivable_account varchar, customer_id varchar, currency varchar, open_amount decimal(18, 4), risk_class varchar);
     create or replace table ledger.known_measures (as_of_date date, run_id varchar, currency varchar, measure varchar,
       method varchar, value double, unit varchar);
     create or replace table ledger.known_terms (as_of_date date, customer_id varchar, currency varchar, action varchar,
       count_judged bigint, count_very_late bigint, risk_rate double, guard_rail varchar, current_terms varchar);
     create or replace table ledger.known_cash (as_of_date date, week_start_date date, currency varchar, layer varchar,
       expected_amount decimal(18, 4));
     create or replace table ledger.known_allowance (as_of_date date, currency varchar, part varchar, bucket varchar,
       open_amount decimal(18, 4), loss_rate double, allowance_amount decimal(18, 4));`,
  );
  for (const run of runs) {
    const [asOf = "", runId = ""] = run.split("_");
    const file = (name: string): string => literal(join(outputFolder, "history", run, name));
    await execute(
      warehouse,
      `insert into ledger.known_items
       select ${literal(asOf)}, ${literal(runId)}, invoice_id, instalment, receivable_account, customer_id, currency, open_amount,
         risk_class
       from read_parquet(${file("open_invoices.parquet")});
       insert into ledger.known_measures
       select as_of_date, ${literal(runId)}, currency, measure, method, value, unit
       from read_parquet(${file("measures.parquet")}) where as_of_date = ${literal(asOf)};
       insert into ledger.known_cash
       select ${literal(asOf)}, week_start_date, currency, layer, expected_amount
       from read_parquet(${file("cash_forecast.parquet")});`,
    );
  }
  await insertLast(warehouse, outputFolder, runs, {
    table: "known_terms",
    file: "terms.parquet",
    columns: "customer_id, currency, action, count_judged, count_very_late, risk_rate, guard_rail, current_terms",
  });
  await insertLast(warehouse, outputFolder, runs, {
    table: "known_allowance",
    file: "allowance.parquet",
    columns: "currency, part, bucket, open_amount, loss_rate, allowance_amount",
  });
}

/** Loads columns of a file of the last earlier run that kept one. */
async function insertLast(
  warehouse: Warehouse,
  outputFolder: string,
  runs: readonly string[],
  { table, file, columns }: { readonly table: string; readonly file: string; readonly columns: string },
): Promise<void> {
  const last = runs.filter((run) => existsSync(join(outputFolder, "history", run, file))).at(-1);
  if (last === undefined) return;
  const path = literal(join(outputFolder, "history", last, file));
  await execute(
    warehouse,
    `insert into ledger.${table} select ${literal(last.slice(0, 10))}, ${columns} from read_parquet(${path});`,
  );
}

/** Keeps a run under `history/<as-of>_<run id>`, in place of any other with the same as-of date. */
export async function remember(outputFolder: string, published: string): Promise<void> {
  const { asOf, runId } = ManifestSchema.parse(JSON.parse(await readFile(join(published, "manifest.json"), "utf8")));
  const folder = join(outputFolder, "history");
  await mkdir(folder, { recursive: true });
  const next = join(folder, `.${asOf}_${runId}`);
  await rm(next, { recursive: true, force: true });
  for (const file of keptFiles) await cp(join(published, file), join(next, file));
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${asOf}_`)) await rm(join(folder, name), { recursive: true, force: true });
  }
  await cp(next, join(folder, `${asOf}_${runId}`), { recursive: true });
  await rm(next, { recursive: true, force: true });
}
