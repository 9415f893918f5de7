import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { accountEntries, accountSums } from "../entries.ts";
import { languages } from "../languages.ts";

const AccountSchema = z.object({
  customer_id: z.string(),
  customer_name: z.string(),
  language: z.enum(languages),
  email: z.string().nullable(),
  sales_rep: z.string().nullable(),
});

const LineSchema = z.object({
  customer_id: z.string(),
  currency: z.string(),
  id: z.string(),
  issue_date: z.string(),
  due_date: z.string().nullable(),
  days_past_due: z.number().nullable(),
  amount: z.number(),
  open_amount: z.number(),
});

const SumSchema = z.object({
  customer_id: z.string(),
  currency: z.string(),
  overdue_amount: z.number(),
  later_amount: z.number(),
  credit_amount: z.number(),
  balance_amount: z.number(),
});

const ActionSchema = z.object({
  customer_id: z.string(),
  currency: z.string(),
  step: z.string(),
  tone: z.string().nullable(),
  reason: z.string(),
  action_date: z.string(),
  ask_amount: z.number(),
  due_date: z.string().nullable(),
  oldest_days: z.number(),
  last_step: z.string().nullable(),
  last_contact_date: z.string().nullable(),
  stop_reason: z.string().nullable(),
});

const PlanSchema = z.object({
  customer_id: z.string(),
  currency: z.string(),
  agreed_date: z.string(),
  next_date: z.string(),
  next_amount: z.number(),
});

const PromiseSchema = z.object({
  customer_id: z.string(),
  currency: z.string(),
  promised_date: z.string(),
  promised_amount: z.number(),
});

/** One customer's account: who it is, every open item and credit, sums by currency, what is to be said, promised and planned. */
export type Account = z.infer<typeof AccountSchema> & {
  readonly lines: readonly z.infer<typeof LineSchema>[];
  readonly sums: readonly z.infer<typeof SumSchema>[];
  readonly actions: readonly z.infer<typeof ActionSchema>[];
  readonly plans: readonly z.infer<typeof PlanSchema>[];
  readonly promises: readonly z.infer<typeof PromiseSchema>[];
};

/**
 * Reads the accounts of all customers with something open or unapplied, or of those that are named, in order of their numbers.
 * Throws a CountbackError (exit 1) on a report of before there were plans.
 */
export async function readAccounts(
  warehouse: Warehouse,
  { tables, chosen }: { readonly tables: readonly string[]; readonly chosen: readonly string[] | null },
): Promise<readonly Account[]> {
  if (!tables.includes("plans")) throw new CountbackError("the report was made before there were plans: run again");
  const own = chosen === null ? "true" : `customer_id in (${chosen.map(literal).join(", ")})`;
  const entries = `(select * from (${accountEntries}) where ${own})`;
  const customers = await readRows(
    warehouse,
    `select customer_id, customer_name, language, email, sales_rep from customers
     where customer_id in (select customer_id from ${entries}) and customer_id <> '(unknown)' order by customer_id`,
    AccountSchema,
  );
  const lines = await readRows(
    warehouse,
    `select * exclude (disputed_amount)
       replace (cast(issue_date as varchar) as issue_date, cast(due_date as varchar) as due_date)
     from ${entries} order by customer_id, currency, due_date nulls last, issue_date, id, open_amount`,
    LineSchema,
  );
  const sums = await readRows(
    warehouse,
    `select customer_id, currency, columns('_amount$')::double from (${accountSums(entries)}) order by customer_id, currency`,
    SumSchema,
  );
  const actions = await readRows(
    warehouse,
    `select customer_id, report_currency as currency, step, tone, reason, cast(action_date as varchar) as action_date,
       cast(case when demand_amount > 0 then demand_amount else ask_amount end as double) as ask_amount, oldest_days, last_step,
       cast(case when oldest_days < 0 then run.as_of() - oldest_days end as varchar) as due_date,
       cast(last_contact_date as varchar) as last_contact_date, stop_reason
     from worklist where ${own} order by customer_id, report_currency`,
    ActionSchema,
  );
  const plans = await readRows(
    warehouse,
    `select customer_id, currency, cast(agreed_date as varchar) as agreed_date, cast(next_date as varchar) as next_date,
       cast(next_amount as double) as next_amount
     from plans where status in ('kept', 'late') and next_date is not null and ${own} order by customer_id, next_date, plan_id`,
    PlanSchema,
  );
  const promises = await readRows(
    warehouse,
    `select customer_id, report_currency as currency, cast(promised_date as varchar) as promised_date,
       cast(promised_amount - received_amount as double) as promised_amount
     from promise_follow_ups where status = 'not_due' and ${own} order by customer_id, promised_date, promise_id`,
    PromiseSchema,
  );
  const of = <Row extends { readonly customer_id: string }>(
    rows: readonly Row[],
  ): ReadonlyMap<string, readonly Row[]> => {
    const map = new Map<string, Row[]>();
    for (const row of rows) map.set(row.customer_id, [...(map.get(row.customer_id) ?? []), row]);
    return map;
  };
  const [ownLines, ownSums, ownActions, ownPlans, ownPromises] = [
    of(lines),
    of(sums),
    of(actions),
    of(plans),
    of(promises),
  ];
  return customers.map((customer) => ({
    ...customer,
    lines: ownLines.get(customer.customer_id) ?? [],
    sums: ownSums.get(customer.customer_id) ?? [],
    actions: ownActions.get(customer.customer_id) ?? [],
    plans: ownPlans.get(customer.customer_id) ?? [],
    promises: ownPromises.get(customer.customer_id) ?? [],
  }));
}
