import { z } from "zod";
import { execute, literal, readRows, schemas, type Warehouse } from "./warehouse.ts";

/** Tables that only lead to others: they are not kept after the run. */
const scratchTables: readonly string[] = [
  "ledger.documents",
  "ledger.own_settlements",
  "ledger.unexplained_settlements",
  "ledger.told_payments",
  "ledger.claims",
  "ledger.undone_payments",
  "ledger.undone_parts",
  "ledger.unused_credits",
  "ledger.instalment_settlements",
  "ledger.repeated_items",
  "ledger.listed_items",
  "ledger.snapshot_steps",
  "ledger.loose_payments",
  "ledger.loose_words",
  "ledger.loose_items",
  "ledger.reference_matches",
  "ledger.amount_matches",
  "ledger.oldest_matches",
  "ledger.spans",
  "ledger.foreign_balances",
  "ledger.period_entries",
  "measures.account_entries",
  "measures.aging_items",
  "measures.movements",
  "measures.pay_items",
  "measures.pay_days",
  "measures.pay_lives",
  "measures.roll_moves",
  "measures.delay_deviations",
  "risk.cells",
  "risk.payment_days",
  "risk.day_counts",
  "risk.timing",
  "risk.curves",
  "risk.past_predictions",
  "risk.current_predictions",
  "risk.predictions",
  "risk.judged",
  "risk.rival_scores",
  "risk.all_changes",
  "risk.changed_predictions",
  "risk.states",
  "risk.quantiles",
  "risk.reasons",
  "risk.run_weeks",
  "risk.late_spells",
  "forecast.receipts",
  "forecast.customer_weeks",
  "decisions.judged_items",
  "decisions.month_terms",
  "decisions.trading",
  "decisions.terms_signals",
  "decisions.terms_money",
  "decisions.terms_steps",
  "decisions.discount_months",
  "decisions.customer_days",
  "decisions.business_days",
  "decisions.next_steps",
  "decisions.scenario_parts",
];

/** Views whose rows are kept as well. */
const keptViews: readonly string[] = ["ledger.entries"];

/** What is kept of the ingest: what was read, not the rows themselves. */
const keptInputs: readonly string[] = ["ingest.files", "ingest.findings"];

/**
 * Copies what is worth asking later from the working database into a compressed one at `path`: every table of every
 * step but the exports' own rows, the model's inputs and what stands in `published/` anyway.
 */
export async function keepWarehouse(warehouse: Warehouse, path: string): Promise<void> {
  const tables = await readRows(
    warehouse,
    `select schema_name as schema, table_name as name from duckdb_tables()
     where database_name = current_database() and schema_name in (${schemas.map(literal).join(", ")})
     union all
     select schema_name, view_name from duckdb_views()
     where database_name = current_database() and schema_name || '.' || view_name in (${keptViews.map(literal).join(", ")})
     order by 1, 2`,
    z.object({ schema: z.string(), name: z.string() }),
  );
  await execute(
    warehouse,
    `attach ${literal(path)} as kept;
     set force_compression = 'auto';
     set preserve_insertion_order = false;`,
  );
  for (const schema of schemas) await execute(warehouse, `create schema if not exists kept.${schema};`);
  for (const { schema, name } of tables) {
    const table = `${schema}.${name}`;
    const isInput = schema === "ingest" && !keptInputs.includes(table);
    if (isInput || schema === "features" || schema === "publish" || scratchTables.includes(table)) continue;
    await execute(warehouse, `create table kept.${table} as from ${table};`);
  }
  await execute(warehouse, "detach kept;");
}
