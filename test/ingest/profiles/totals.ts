import { select } from "../../support/ledger.ts";
import type { Warehouse } from "../../../pipeline/warehouse/warehouse.ts";

/** What a fixture is compared by, each as short lines that a person can add up and type. */
export type Totals = {
  /** `file: read = accepted + rejected + left out` in rows. */
  readonly rows: readonly string[];
  /** `severity rule count amount` of the findings of the files and of the ledger. */
  readonly findings: readonly string[];
  /** `currency bucket amount` of what is open at the as-of date, by due date. */
  readonly aging: readonly string[];
  /** `currency amount` of credits that nobody has used. */
  readonly unapplied: readonly string[];
  /** `customer currency amount`: open less unapplied. */
  readonly customers: readonly string[];
  /** Checks that do not hold: none. */
  readonly broken: readonly string[];
};

const questions: Readonly<Record<keyof Totals, string>> = {
  rows: `select file || ': ' || rows_read || ' = ' || rows_accepted || ' + ' || rows_rejected || ' + ' || rows_left_out as line
    from ingest.files order by file`,
  findings: `with found as (
      select severity, rule, amount from ingest.findings
      union all
      select severity, rule, amount from ledger.findings where severity <> 'error'
    )
    select concat_ws(' ', severity, rule, count(*), cast(sum(amount) as decimal(18, 2))) as line
    from found group by severity, rule order by severity, rule`,
  aging: `select concat_ws(' ', currency, bucket, cast(sum(open_amount) as decimal(18, 2))) as line
    from measures.aging join measures.buckets using (bucket)
    where basis = 'due' and as_of_date = run.as_of()
    group by currency, bucket, bucket_index having sum(open_amount) <> 0 order by currency, bucket_index`,
  unapplied: `select concat_ws(' ', currency, cast(sum(unapplied_amount) as decimal(18, 2))) as line
    from ledger.credits group by currency having sum(unapplied_amount) <> 0 order by currency`,
  customers: `with parts as (
      select customer_id, currency, open_amount as amount from ledger.invoices
      union all
      select customer_id, currency, -unapplied_amount from ledger.credits
    )
    select concat_ws(' ', customer_id, currency, cast(sum(amount) as decimal(18, 2))) as line
    from parts group by customer_id, currency having sum(amount) <> 0 order by customer_id, currency`,
  broken: "select concat_ws(' ', rule, message) as line from ledger.findings where severity = 'error' order by line",
};

/** The totals of an export that was taken as far as the measures. */
export async function totalsOf(warehouse: Warehouse): Promise<Totals> {
  const ask = async (question: keyof Totals): Promise<readonly string[]> =>
    (await select(warehouse, questions[question])).map(({ line }) => String(line));
  return {
    rows: await ask("rows"),
    findings: await ask("findings"),
    aging: await ask("aging"),
    unapplied: await ask("unapplied"),
    customers: await ask("customers"),
    broken: await ask("broken"),
  };
}
