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
  from week_positions, span where report_currency = span_currency`;

const longer = `
  select 'overdue' as measure, customer_id as id, any_value(customer_name) as name,
    sum(coalesce(open_base_amount, open_amount)) filter (where as_of_date = span_from) as before,
    sum(coalesce(open_base_amount, open_amount)) filter (where as_of_date = span_to) as now
  from aging, span
  where basis = 'due' and bucket <> 'not_due' and (currency = span_currency or open_base_amount is not null)
  group by customer_id
  union all
  select 'receivables', customer_id, any_value(customer_name), sum(closing) filter (where period_end_date = span_from),
    sum(closing) filter (where period_end_date = span_to)
  from customer_roll_forward, span where report_currency = span_currency group by customer_id
  union all
  select 'cash', customer_id, any_value(customer_name), null,
    sum(-cash) filter (where period_end_date > span_from and period_end_date <= span_to)
  from customer_roll_forward, span where report_currency = span_currency group by customer_id`;

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

/**
 * The same of an export of invoices paid whole, from its own lines: for days inside a month, of which no balance is published.
 * A customer's name is its number there.
 */
export function movementsOfInvoices(csv: string, { from, to }: Span): readonly Movement[] {
  const invoices = csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map(([, id = "", issued = "", due = "", amount = "0", , paid = ""]) => ({
      id,
      issued,
      due,
      amount: Number(amount),
      paid: paid === "" ? "9999-12-31" : paid,
    }));
  const of = (id: string, holds: (row: (typeof invoices)[number]) => boolean): number =>
    invoices.filter((row) => row.id === id && holds(row)).reduce((sum, row) => sum + row.amount, 0);
  return [...new Set(invoices.map(({ id }) => id))].sort().flatMap((id): readonly Movement[] => {
    const open = (date: string): number => of(id, (row) => row.issued <= date && row.paid > date);
    const late = (date: string): number => of(id, (row) => row.due < date && row.issued <= date && row.paid > date);
    return [
      { measure: "overdue", id, name: id, before: late(from), now: late(to) },
      { measure: "receivables", id, name: id, before: open(from), now: open(to) },
      { measure: "cash", id, name: id, before: 0, now: of(id, (row) => row.paid > from && row.paid <= to) },
    ];
  });
}
