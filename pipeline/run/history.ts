import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { orderOf, recordName, schemaOf, undoneFolder } from "../generations/record.ts";
import { addFinding } from "../ingest/findings/findings.ts";
import { publishedSchema } from "../publish/manifest.ts";
import { execute, literal, type Warehouse } from "../warehouse/warehouse.ts";

/**
 * The records in `history/` of runs with an as-of date before this one, oldest first; of one date, in the order in which
 * they were made. Whatever else lies there is left alone and named in a finding.
 */
export async function earlierRuns(
  warehouse: Warehouse,
  outputFolder: string,
  asOf: string,
): Promise<readonly string[]> {
  const folder = join(outputFolder, "history");
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name !== undoneFolder).sort() : [];
  const runs: { readonly name: string; readonly order: number }[] = [];
  for (const name of names) {
    const isRecord = recordName.test(name);
    if (isRecord && name.slice(0, 10) >= asOf) continue;
    const isLater = isRecord && (await schemaOf(join(folder, name))) > publishedSchema;
    if (isRecord && !isLater) {
      runs.push({ name, order: await orderOf(join(folder, name)) });
      continue;
    }
    const reason = isLater ? "was made by a later Countback" : "is no record of a run";
    const message = `${name} in the history ${reason}; it is left alone`;
    await addFinding(warehouse, { severity: "info", file: `history/${name}`, rule: "foreign_history", message });
  }
  const dateOf = ({ name }: { readonly name: string }): string => name.slice(0, 10);
  return runs
    .sort((one, other) =>
      dateOf(one) === dateOf(other) ? one.order - other.order : dateOf(one) < dateOf(other) ? -1 : 1,
    )
    .map(({ name }) => name);
}

/**
 * Loads what earlier runs knew and returns the names of the records it rests on. What was known then is what the first
 * run of a date knew: `ledger.known_items` (open items), `ledger.known_measures` and `ledger.known_cash` (what was
 * expected by week). What the last run said is what the last run of the last date said: `ledger.last_classes`,
 * `ledger.last_run` with its position (`ledger.last_items`, `ledger.last_credits`), `ledger.known_terms` and `ledger.known_allowance`. All exist, empty, where there is no history; a record that cannot be
 * read is named in a finding, and the next one of its date stands in for it.
 */
export async function loadHistory(
  warehouse: Warehouse,
  outputFolder: string,
  runs: readonly string[],
): Promise<readonly string[]> {
  await execute(
    warehouse,
    `create or replace table ledger.known_items (as_of_date date, run_id varchar, invoice_id varchar, instalment integer,
       receivable_account varchar, customer_id varchar, currency varchar, issue_date date, amount decimal(18, 4),
       open_amount decimal(18, 4));
     create or replace table ledger.known_measures (as_of_date date, run_id varchar, report_currency varchar, measure varchar,
       method varchar, value double, unit varchar);
     create or replace table ledger.known_cash (as_of_date date, week_start_date date, report_currency varchar, layer varchar,
       expected_amount decimal(18, 4));
     create or replace table ledger.last_classes (as_of_date date, invoice_id varchar, instalment integer,
       receivable_account varchar, customer_id varchar, risk_class varchar);
     create or replace table ledger.known_terms (as_of_date date, customer_id varchar, report_currency varchar, action varchar,
       count_judged bigint, count_very_late bigint, risk_rate double, guard_rail varchar, current_terms varchar);
     create or replace table ledger.known_allowance (as_of_date date, report_currency varchar, part varchar, bucket varchar,
       open_amount decimal(18, 4), loss_rate double, allowance_amount decimal(18, 4));`,
  );
  await createLast(warehouse);
  const damaged = new Set<string>();
  const read = async (run: string, load: string): Promise<boolean> => {
    if (damaged.has(run)) return false;
    const isRead = await inOneStep(warehouse, load);
    if (!isRead) {
      damaged.add(run);
      const message = `the record ${run} holds what cannot be read; that is left out of what earlier runs knew`;
      await addFinding(warehouse, { severity: "warning", file: `history/${run}`, rule: "damaged_history", message });
    }
    return isRead;
  };
  const used = new Set<string>();
  for (const run of runs) {
    if ([...used].some((each) => each.slice(0, 10) === run.slice(0, 10))) continue;
    if (await read(run, whatWasKnown(outputFolder, run))) used.add(run);
  }
  for (const { file, load } of whatWasSaid) {
    for (const run of [...runs].reverse()) {
      const path = join(outputFolder, "history", run, file);
      if (!existsSync(path) || !(await read(run, load(literal(run.slice(0, 10)), literal(path))))) continue;
      used.add(run);
      break;
    }
  }
  return runs.filter((run) => used.has(run));
}

/** Runs statements as one: either all hold, or none and false is returned. */
async function inOneStep(warehouse: Warehouse, sql: string): Promise<boolean> {
  await execute(warehouse, "begin transaction;");
  try {
    await execute(warehouse, sql);
    await execute(warehouse, "commit;");
    return true;
  } catch {
    await execute(warehouse, "rollback;");
    return false;
  }
}

/** SQL of the one column that names the report's currency: `currency` in records of a schema before 2. */
const reportCurrency = "columns('^(report_)?currency$')";

function whatWasKnown(outputFolder: string, run: string): string {
  const [asOf = "", runId = ""] = run.split("_");
  const file = (name: string): string => literal(join(outputFolder, "history", run, name));
  return `insert into ledger.known_items
    select ${literal(asOf)}, ${literal(runId)}, invoice_id, instalment, receivable_account, customer_id, currency,
      issue_date, amount, open_amount
    from read_parquet(${file("open_invoices.parquet")});
    insert into ledger.known_measures
    select as_of_date, ${literal(runId)}, ${reportCurrency}, measure, method, value, unit
    from read_parquet(${file("measures.parquet")}) where as_of_date = ${literal(asOf)};
    insert into ledger.known_cash
    select ${literal(asOf)}, week_start_date, ${reportCurrency}, layer, expected_amount
    from read_parquet(${file("cash_forecast.parquet")});`;
}

/** Creates the empty tables of the position that the last run knew. */
export async function createLast(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `create or replace table ledger.last_run (as_of_date date);
     create or replace table ledger.last_items (invoice_id varchar, instalment integer, receivable_account varchar,
       customer_id varchar, currency varchar, issue_date date, due_date date, amount decimal(18, 4),
       open_amount decimal(18, 4), bucket varchar);
     create or replace table ledger.last_credits (source_type varchar, source_id varchar, customer_id varchar,
       currency varchar, credit_date date, unapplied_amount decimal(18, 4));`,
  );
}

/** SQL that loads a position, from the files of its open items and its unused credits, as the last one known. */
export function lastPosition(asOf: string, items: string, credits: string): string {
  return `insert into ledger.last_run values (${asOf});
    insert into ledger.last_items
    select invoice_id, instalment, receivable_account, customer_id, currency, issue_date, due_date, amount, open_amount, bucket
    from read_parquet(${items});
    insert into ledger.last_credits
    select source_type, source_id, customer_id, currency, credit_date, unapplied_amount from read_parquet(${credits});`;
}

/** What is taken of the last record that holds it: the file and how it is loaded. */
const whatWasSaid = [
  {
    file: "open_invoices.parquet",
    load: (asOf: string, path: string) => `insert into ledger.last_classes
      select ${asOf}, invoice_id, instalment, receivable_account, customer_id, risk_class from read_parquet(${path});`,
  },
  {
    file: "open_invoices.parquet",
    load: (asOf: string, path: string) =>
      lastPosition(asOf, path, path.replace(/open_invoices(?=\.parquet'$)/, "unapplied")),
  },
  {
    file: "terms.parquet",
    load: (asOf: string, path: string) => `insert into ledger.known_terms
      select ${asOf}, customer_id, ${reportCurrency}, action, count_judged, count_very_late, risk_rate, guard_rail, current_terms
      from read_parquet(${path});`,
  },
  {
    file: "allowance.parquet",
    load: (asOf: string, path: string) => `insert into ledger.known_allowance
      select ${asOf}, ${reportCurrency}, part, bucket, open_amount, loss_rate, allowance_amount from read_parquet(${path});`,
  },
] as const;
