import { join } from "node:path";
import { z } from "zod";
import { closeWarehouse, execute, literal, openWarehouse, readRows } from "../../pipeline/warehouse/warehouse.ts";

const MovementSchema = z.object({
  measure: z.enum(["overdue", "receivables", "cash"]),
  id: z.string(),
  name: z.string(),
  before: z.number(),
  now: z.number(),
});

/** What one customer was late with, owed or paid, before and now. */
export type Movement = z.infer<typeof MovementSchema>;

/** Two dates to compare, in one currency; a week is read from the one table that has days within a month. */
export type Span = {
  readonly period: "week" | "month" | "year";
  readonly from: string;
  readonly to: string;
  readonly currency: string;
};

const week = `
  select unnest([
    {'measure': 'overdue', 'before': overdue_from_amount, 'now': overdue_to_amount},
    {'measure': 'receivables', 'before': receivables_from_amount, 'now': receivables_to_amount},
    {'measure': 'cash', 'before': cash_from_amount, 'now': cash_to_amount}
  ], recursive := true), customer_id as id, customer_name as name
  from week_positions, span where currency = span_currency`;

const longer = `
  select 'overdue' as measure, customer_id as id, any_value(customer_name) as name,
    sum(coalesce(open_base_amount, open_amount)) filter (where as_of_date = span_from) as before,
    sum(coalesce(open_base_amount, open_amount)) filter (where as_of_date = span_to) as now
  from aging, span
  where basis = 'due' and bucket <> 'not_due' and (currency = span_currency or open_base_amount is not null)
  group by customer_id
  union all
  select 'receivables', customer_id, any_value(customer_name), sum(closing) filter (where month_end_date = span_from),
    sum(closing) filter (where month_end_date = span_to)
  from customer_roll_forward, span where currency = span_currency group by customer_id
  union all
  select 'cash', customer_id, any_value(customer_name), null,
    sum(-cash) filter (where month_end_date > span_from and month_end_date <= span_to)
  from customer_roll_forward, span where currency = span_currency group by customer_id`;

/**
 * What moved between two dates, by measure and customer, summed anew from the published balances (not from the table
 * that the sentences are made of).
 */
export async function movements(publishedFolder: string, span: Span): Promise<readonly Movement[]> {
  const warehouse = await openWarehouse(":memory:");
  try {
    const tables = ["aging", "customer_roll_forward", "week_positions"].map(
      (name) => `create view ${name} as from ${literal(join(publishedFolder, `${name}.parquet`))};`,
    );
    await execute(
      warehouse,
      `${tables.join(" ")}
       create view span as select ${literal(span.from)}::date as span_from, ${literal(span.to)}::date as span_to,
         ${literal(span.currency)} as span_currency;`,
    );
    return await readRows(
      warehouse,
      `select measure, id, name, coalesce(before, 0)::double as before, coalesce(now, 0)::double as now
       from (${span.period === "week" ? week : longer}) order by measure, id`,
      MovementSchema,
    );
  } finally {
    closeWarehouse(warehouse);
  }
}
