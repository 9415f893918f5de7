import { decide } from "../../pipeline/decisions/decide.ts";
import { type Policy, PolicySchema } from "../../pipeline/decisions/policy.ts";
import type { Settings } from "../../pipeline/settings.ts";
import { buildTable, closeWarehouse, execute, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { setPolicy } from "../../pipeline/decisions/policySettings.ts";
import { buildNeeded, tablesRead } from "../../pipeline/warehouse/tables.ts";
import { writeRunSettings } from "../../pipeline/run/runSettings.ts";
import { keptOpen } from "./keptOpen.ts";
import { openLedger, parseLedger, select, testSettings, withLedger } from "./ledger.ts";
import { withWarehouse } from "./withWarehouse.ts";

type Row = Readonly<Record<string, string>>;

/** What the model and the forecast would have written, without a row: decisions then rest on the ledger alone. */
const noModel = `
  create table risk.scores (item_id varchar, very_late_probability double, late_probability double);
  create table risk.curves (item_id varchar, layer varchar, origin_date date, age_days integer, late_rate double,
    survival_7 double, survival_14 double, survival_30 double, survival_60 double,
    survival_90 double, hazard_6 double, paid_by_origin double);
  create table features.items (customer_key integer, customer_id varchar);
  create table forecast.customer_weeks (origin_date date, layer varchar, report_currency varchar, horizon_week integer,
    customer_key integer, sum_expected decimal(28, 4), week_expected decimal(28, 4));
  create table forecast.receivables (origin_date date, layer varchar, item_id varchar, amount decimal(18, 2));`;

/** Stands in for the steps that a test leaves out: their tables without rows. */
export async function standIn(warehouse: Warehouse): Promise<void> {
  await execute(warehouse, noModel);
}

/**
 * Takes ledger lines (and customers, which have no date) through ingest, ledger, measures and decisions under a policy,
 * with what `model` inserts in the model's place, and hands the warehouse to `ask`, with a way to decide once more.
 */
export async function withDecisions<T>(
  ledger: string,
  options: {
    readonly asOf: string;
    readonly policy?: Parameters<typeof PolicySchema.parse>[0];
    readonly customers?: readonly Row[];
    readonly model?: string;
    /** Canonical tables that ledger lines cannot say, such as holidays; and settings beside the policy. */
    readonly tables?: Readonly<Record<string, readonly Row[]>>;
    readonly settings?: Partial<Settings>;
  },
  ask: (warehouse: Warehouse, again: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const { model = "" } = options;
  const { tables, changes } = ledgerOf(ledger, options);
  return withLedger(tables, changes, async (warehouse, settings) => {
    await standIn(warehouse);
    if (model !== "") await execute(warehouse, model);
    await decide(warehouse, settings);
    return ask(warehouse, () => decide(warehouse, settings));
  });
}

function ledgerOf(ledger: string, options: Parameters<typeof withDecisions>[1]) {
  const { asOf, policy = {}, customers = [], tables = {}, settings = {} } = options;
  const parsed: Policy = PolicySchema.parse(policy);
  return {
    tables: { ...parseLedger(ledger), ...(customers.length === 0 ? {} : { customers }), ...tables },
    changes: { asOf, policy: parsed, ...settings },
  };
}

const asked = keptOpen(({ warehouse }: { readonly warehouse: Warehouse }) => closeWarehouse(warehouse));

/** The policy that the decisions standing in a warehouse were made under. */
const decidedUnder = new WeakMap<Warehouse, string>();

/**
 * The rows of one question about the decisions of a ledger: only the tables that it needs are built, and no check is run. The
 * ledger stays open: under another policy only the decisions are made anew.
 */
export function askDecisions(ledger: string, options: Parameters<typeof withDecisions>[1], sql: string) {
  const { model = "" } = options;
  const { tables, changes } = ledgerOf(ledger, options);
  const { veryLateDays, classEdges } = changes.policy;
  return asked(
    [tables, { ...changes, policy: { veryLateDays, classEdges } }, model],
    async () => {
      const opened = await openLedger(tables, changes);
      await standIn(opened.warehouse);
      await buildNeeded(opened.warehouse, tablesRead(model));
      if (model !== "") await execute(opened.warehouse, model);
      return opened;
    },
    async ({ warehouse }) => {
      const policy = JSON.stringify(changes.policy);
      if (decidedUnder.get(warehouse) !== policy) {
        await dropSteps(warehouse, ["decisions", "publish"]);
        await setPolicy(warehouse, testSettings(".", changes));
        decidedUnder.set(warehouse, policy);
      }
      return select(warehouse, sql);
    },
  );
}

/** Drops all that steps made of what stands to their left. */
async function dropSteps(warehouse: Warehouse, steps: readonly string[]): Promise<void> {
  const [row] = await select(
    warehouse,
    `select coalesce(string_agg(sql, ' '), '') as sql from (
       select schema_name, concat('drop table ', schema_name, '.', table_name, ';') as sql from duckdb_tables()
       union all
       select schema_name, concat('drop view ', schema_name, '.', view_name, ';') from duckdb_views() where not internal)
     where list_contains([${steps.map((step) => `'${step}'`).join(", ")}], schema_name)`,
  );
  await execute(warehouse, String(row?.["sql"]));
}

/**
 * Builds tables of the decisions by their own SQL over inputs typed by hand (`schema.name` → a select), under a policy as of
 * 2024-12-31, and asks one question: for laws, which hold of whatever inputs.
 */
export async function decideFrom(
  inputs: Readonly<Record<string, string>>,
  tables: readonly string[],
  question: string,
  changes: Partial<Settings> = {},
): ReturnType<typeof select> {
  return withWarehouse(async (warehouse) => {
    const settings = testSettings(".", changes);
    await writeRunSettings(warehouse, settings, "2024-12-31");
    await setPolicy(warehouse, settings);
    for (const [name, sql] of Object.entries(inputs)) await execute(warehouse, `create table ${name} as ${sql}`);
    for (const table of tables) await buildTable(warehouse, table);
    return select(warehouse, question);
  });
}

/** The day so many days after 2024-01-01. */
export const dayOf = (offset: number): string => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);

/**
 * One invoice of 1,000 every ten days on net 30, the first on 2024-01-01, the last of `count`; each paid so many days
 * after its due date (null: never).
 */
export function payer(customer: string, count: number, delayOf: (index: number) => number | null, terms = 30): string {
  return Array.from({ length: count }, (_, index) => {
    const [issued, due, delay] = [10 * index, 10 * index + terms, delayOf(index)];
    const invoice = `${dayOf(issued)} invoice ${customer}${index} ${customer} 1000.00 USD due_date=${dayOf(due)}`;
    return delay === null
      ? invoice
      : `${invoice}\n${dayOf(due + delay)} payment P${customer}${index} ${customer} 1000.00 USD invoice_id=${customer}${index}`;
  }).join("\n");
}
