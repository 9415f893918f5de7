import { z } from "zod";
import { meaningOf } from "../publish/dictionary/dictionary.ts";
import { grainOf } from "../publish/dictionary/grain.ts";
import { schemaOf } from "../publish/holdToContract.ts";
import { execute, literal, readRows, type Warehouse } from "../warehouse/warehouse.ts";

/** Published tables of several dates of which a sum over all would count what stood open again at each: their column of dates. */
export const datesOf: Readonly<Record<string, string>> = {
  aging: "as_of_date",
  aging_cuts: "as_of_date",
  aging_history: "as_of_date",
  allowance_history: "period_end_date",
  at_risk_history: "as_of_date",
  concentration_summary: "as_of_date",
  customer_history: "as_of_date",
  customer_roll_forward: "period_end_date",
  days_to_pay_periods: "as_of_date",
  dso_bridge: "period_end_date",
  headline_changes: "as_of_date",
  headline_history: "as_of_date",
  measures: "as_of_date",
  overdue_top: "as_of_date",
  reconciliation: "as_of_date",
  roll_forward: "period_end_date",
};

/** Puts a view `…_latest`, the rows of the last date, beside each table of several dates that is there. */
export async function addLatest(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  const views = Object.entries(datesOf)
    .filter(([table]) => tables.includes(table))
    .map(
      ([table, date]) =>
        `create view publish.${table}_latest as
         from publish.${table} where ${date} = (select max(${date}) from publish.${table});`,
    );
  if (views.length > 0) await execute(warehouse, views.join("\n"));
}

/** Comments on every published table and column what it says: `select comment from duckdb_columns()`. */
export async function addComments(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  const columns = await readRows(
    warehouse,
    `select table_name as "table", column_name as name from duckdb_columns()
     where schema_name = 'publish' and database_name = current_database()`,
    z.object({ table: z.string(), name: z.string() }),
  );
  const known = tables.filter((table) => schemaOf(table) !== undefined);
  const ofTables = known.map((table) => `comment on view publish.${table} is ${literal(grainOf(table))};`);
  const ofColumns = columns.flatMap(({ table, name }) => {
    const said = meaningOf(table.replace(/_latest$/, ""), name) ?? meaningOf(table, name);
    return said === undefined ? [] : [`comment on column publish.${table}."${name}" is ${literal(said.meaning)};`];
  });
  if (known.length > 0) await execute(warehouse, [...ofTables, ...ofColumns].join("\n"));
}
