import { buildAnew } from "../warehouse/tables.ts";
import { execute, type Warehouse } from "../warehouse/warehouse.ts";
import type { PaymentFit } from "./fit.ts";
import { predict } from "./predict.ts";

/** Changes of one thing that a collector can ask for, as the inputs they would replace, in the order in which they are told. */
const changes = [
  {
    change: "overdue_paid",
    replaced: "0::double as count_overdue, 0::double as overdue_share, 0::double as overdue_amount",
    needs: "count_overdue > 0",
  },
  { change: "paid_today", replaced: "ln(1 + 0)::double as days_since_payment", needs: "days_since_payment > ln(2)" },
] as const;

/**
 * Writes `risk.what_ifs`: for each open item of a class worse than A, what its class would be if one thing changed. Nothing
 * is fitted; the inputs that the change moves are replaced and scored again. An item more than 30 days late stays in its
 * class whatever changes, so it is not asked.
 */
export async function writeWhatIfs(warehouse: Warehouse, fit: PaymentFit): Promise<void> {
  await execute(
    warehouse,
    `create or replace temp table hopeful_items as
     select item_id
     from risk.scores as scores
     inner join risk.curves as curves using (item_id)
     where scores.risk_class <> 'A' and curves.age_days < 30
       and curves.layer = 'open' and curves.origin_date = run.as_of()`,
  );
  for (const [index, { change, replaced, needs }] of changes.entries()) {
    await execute(
      warehouse,
      `create or replace temp view changed_inputs as
       select inputs.* replace (${replaced})
       from features.settled_inputs as inputs
       semi join hopeful_items on inputs.item_id = hopeful_items.item_id
       where layer = 'open' and origin_date = run.as_of() and ${needs}`,
    );
    await predict(warehouse, fit, {
      table: "risk.changed_predictions",
      where: "true",
      from: "changed_inputs",
      withPoints: false,
    });
    await execute(
      warehouse,
      `${index === 0 ? "create or replace table risk.all_changes as" : "insert into risk.all_changes by name"}
       select '${change}' as change, * from risk.changed_predictions`,
    );
  }
  await buildAnew(warehouse, "risk.what_ifs");
}
