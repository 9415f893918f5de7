import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createLast, lastPosition } from "../run/history.ts";
import {
  buildTable,
  closeWarehouse,
  execute,
  literal,
  openWarehouse,
  readRows,
  type Warehouse,
} from "../warehouse/warehouse.ts";
import { type Answer, ask } from "./answer.ts";
import type { Position } from "./positions.ts";

const TotalSchema = z.object({
  currency: z.string(),
  old_amount: z.string(),
  new_amount: z.string(),
  change_amount: z.string(),
  parts_amount: z.string(),
});

/** What two positions differ by: totals by currency with the sum of their parts, as exact decimals; causes; items. */
export type Diff = {
  readonly totals: readonly z.infer<typeof TotalSchema>[];
  readonly causes: Answer;
  readonly items: Answer;
};

/**
 * Compares what was open, invoices less unused credits, in two runs, by item and cause. The parts add up to the difference of
 * each currency to the cent. Of an older run whose tables do not say what was closed, items that are no longer open are
 * `closed`, be they settled or gone.
 */
export async function diff(old: Position, now: Position): Promise<Diff> {
  const warehouse = await openWarehouse(":memory:");
  try {
    await createLast(warehouse);
    const file = (position: Position, name: string): string => literal(join(position.folder, `${name}.parquet`));
    await execute(warehouse, lastPosition(literal(old.asOf), file(old, "open_invoices"), file(old, "unapplied")));
    const isToldClosed = existsSync(join(now.folder, "closed_invoices.parquet"));
    const closed = isToldClosed
      ? `union all by name select *, cast(0 as decimal(38, 4)) as open_amount, null as bucket from read_parquet(${file(now, "closed_invoices")})`
      : "";
    await execute(
      warehouse,
      `create table measures.position_items as
      select invoice_id, instalment, receivable_account, customer_id, currency, issue_date, due_date, amount, open_amount, bucket,
        cast(null as date) as closed_date, cast(null as varchar) as closing_kind
      from read_parquet(${file(now, "open_invoices")}) ${closed};
      create view ledger.credits as from read_parquet(${file(now, "unapplied")});
`,
    );
    await buildTable(warehouse, "measures.position_changes");
    if (!isToldClosed)
      await execute(warehouse, "update measures.position_changes set cause = 'closed' where cause = 'gone';");
    return await answerOf(warehouse);
  } finally {
    closeWarehouse(warehouse);
  }
}

async function answerOf(warehouse: Warehouse): Promise<Diff> {
  const totals = await readRows(
    warehouse,
    `with amounts as (
      select currency, open_amount as old_amount, 0 as new_amount, 0 as part from ledger.last_items
      union all select currency, -unapplied_amount, 0, 0 from ledger.last_credits
      union all select currency, 0, open_amount, 0 from measures.position_items
      union all select currency, 0, -unapplied_amount, 0 from ledger.credits
      union all select currency, 0, 0, change_amount from measures.position_changes
    )
    select currency, cast(sum(old_amount) as varchar) as old_amount, cast(sum(new_amount) as varchar) as new_amount,
      cast(sum(new_amount) - sum(old_amount) as varchar) as change_amount, cast(sum(part) as varchar) as parts_amount
    from amounts group by currency having sum(old_amount) <> 0 or sum(new_amount) <> 0 order by currency`,
    TotalSchema,
  );
  const causes = await ask(
    warehouse,
    `select currency, cause, count(*) as count_items, cast(sum(change_amount) as decimal(38, 4)) as change_amount,
      cast(sum(shown_amount) as decimal(38, 4)) as shown_amount
    from measures.position_changes group by all order by currency, abs(sum(change_amount)) desc, cause`,
  );
  const items = await ask(
    warehouse,
    `select * from measures.position_changes
    order by currency, abs(change_amount) desc, abs(shown_amount) desc, cause, item, customer_id, change_amount`,
  );
  return { totals, causes, items };
}
