import { z } from "zod";
import { CountbackError } from "../errors.ts";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

/**
 * Why balances at the as-of date are not known, and the days from which on and before which they are: settlements whose day
 * the export does not hold were made by the end of it, and what stood open before the first list of open items is not told.
 */
const reasonsSql = `
  with life as (select * from ingest.life),
  undated as (
    select issue_date as since, amount from ledger.applications
    where (kind = 'undated' or source_type = 'undated_write_off') and source_type <> 'snapshot'
    union all
    select credit_date, amount from ledger.credits where source_type = 'used_credit'
  ),
  firsts as (
    select company_id, min(snapshot_date) as first_date, min(issue_date) as since
    from ingest.open_items as items
    anti join ingest.invoices using (company_id, invoice_id)
    group by company_id
  ),
  reasons as (
    select
      ingest.counted(count(*), 'settlement') || ' over ' || cast(sum(amount) as decimal(18, 2)) || ' without a day' as reason,
      min(since) as since,
      any_value(report_date) as until
    from undated
    cross join life
    where report_date > run.as_of()
    having count(*) > 0
    union all
    select 'the first list of open items is later', min(since), max(first_date)
    from firsts
    where since <= run.as_of() and first_date > run.as_of()
    having count(*) > 0
    union all
    select 'the list of open items is later', min(issue_date), any_value(report_date)
    from ingest.invoices
    cross join life
    cross join ledger.export_shape
    where is_open_list and issue_date <= run.as_of() and report_date > run.as_of()
    having count(*) > 0
  )
  select reason, cast(since as varchar) as since, cast(until as varchar) as until, since <= first_date as is_first
  from reasons
  cross join life
  order by until desc`;

/** Fails with exit code 2 where the export does not say what stood open at the as-of date. Call it once the ledger is built. */
export async function refuseUnknownDay(warehouse: Warehouse, asOf: string): Promise<void> {
  const [unknown] = await readRows(
    warehouse,
    reasonsSql,
    z.object({ reason: z.string(), since: z.string(), until: z.string(), is_first: z.boolean() }),
  );
  if (unknown === undefined) return;
  const { reason, since, until, is_first } = unknown;
  const days = is_first ? `${until} or later` : `${until} or later, or for a day before ${since}`;
  throw new CountbackError(`cannot answer as of ${asOf}: ${reason}; ask for ${days}`, 2);
}
