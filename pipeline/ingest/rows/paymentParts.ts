import { z } from "zod";
import { execute, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { type ExportFile, nameOf } from "../layouts/exportFile.ts";
import { listOf } from "./sql.ts";
import type { Suspicion } from "./suspects.ts";
import { tableNamed } from "../layouts/tables.ts";
import { contentText, storedColumns } from "./typedRows.ts";

const key = "company_id, payment_id";
const shared = ["payment_date", "currency", "customer_id", "customer_name"];

/** Creates the empty table of rows that are parts of one payment: its id stands on several rows, each with its invoice. */
export async function createPaymentParts(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `create or replace temp table payment_parts (company_id varchar, payment_id varchar, payment_date date, invoice_id varchar,
      amount decimal(18, 4), currency varchar, file_number integer, line integer);`,
  );
}

/**
 * Sets the parts of payments apart from duplicates, among looked-at rows that still stand: rows of one payment that all name
 * an invoice (not line items, whose amounts mean something else), those below zero for themselves. A row that contradicts the first one by content in date, currency or customer is rejected as `duplicate_key`.
 */
export async function judgePaymentParts(
  warehouse: Warehouse,
  { kinds }: Suspicion,
  files: readonly ExportFile[],
): Promise<void> {
  const stored = storedColumns(tableNamed("payments"));
  const common = `concat_ws('|', ${shared.map((name) => `coalesce(cast(${name} as varchar), '')`).join(", ")})`;
  await execute(
    warehouse,
    `create or replace temp table split_rows as
    with standing as (
      select * replace (${stored.company_id} as company_id, ${stored.payment_id} as payment_id, ${stored.currency} as currency),
        amount < 0 as is_negative, ${common} as common, ${contentText(tableNamed("payments"))} as content
      from suspect_rows
      anti join (select file_number, line from problems where outcome <> 'accepted') as gone using (file_number, line)
      where payment_id is not null and file_number not in ${listOf([...kinds.repeating, ...kinds.summed])}
    ),
    splits as (
      select ${key}, is_negative from standing group by all
      having count(distinct invoice_id) > 1 and count(*) = count(invoice_id)
    )
    select *, first_value(common) over in_payment as first_common,
      first_value(${nameOf(files)} || ' line ' || line) over in_payment as kept
    from standing semi join splits using (${key}, is_negative)
    window in_payment as (partition by ${key}, is_negative order by content, row_text, file_number, line);
    insert into problems
    select file_number, line, 'error', 'duplicate_key', null, null,
      'same ${key} as ' || kept || ' with another date, currency or customer: row rejected', amount, original, 'rejected'
    from split_rows where common <> first_common;
    insert into payment_parts
    select ${key}, payment_date, invoice_id, amount, currency, file_number, line from split_rows where common = first_common;
    drop table split_rows;`,
  );
}

/** Turns the parts of each payment into one payment over their sum, and an application to each invoice. */
export async function joinPaymentParts(warehouse: Warehouse, files: readonly ExportFile[]): Promise<void> {
  const [found] = await readRows(
    warehouse,
    "select count(*) as parts from payment_parts",
    z.object({ parts: z.number() }),
  );
  if (found === undefined || found.parts === 0) return;
  const columns = Object.keys(tableNamed("payments").columns).map((name) => {
    if (name === "company_id" || name === "payment_id") return name;
    if (name === "invoice_id") return "null as invoice_id";
    return name === "amount" || name === "applied_amount"
      ? `try_cast(sum(${name}) as decimal(18, 4)) as ${name}`
      : `arg_min(${name}, content) as ${name}`;
  });
  await execute(
    warehouse,
    `create or replace temp table joined_payments as
    select ${columns.join(", ")}, min(file_number) as file_number, false as is_suspect, bool_or(is_noisy) as is_noisy,
      count(*) as count_rows
    from (select *, ${contentText(tableNamed("payments"))} as content from ingest.payments)
    semi join (select ${key} from payment_parts) as parts using (${key})
    group by ${key} having count(*) > 1;
    insert into ingest.applications by name
    select company_id, payment_date as application_date, 'payment' as source_type, payment_id as source_id, invoice_id, amount,
      currency, file_number, false as is_suspect, is_noisy
    from ingest.payments semi join joined_payments using (${key})
    anti join (select company_id, source_id as payment_id from ingest.applications where source_type = 'payment') as stated
      using (${key});
    delete from ingest.payments where (${key}) in (select (${key}) from joined_payments);
    insert into ingest.payments select * exclude (count_rows) from joined_payments;
    insert into ingest.findings
    select 'info', ${nameOf(files)}, null, 'payment_id', null, 'split_payment',
      count(*) || ' payments stand on several rows, one an invoice: each is one payment with an application a row',
      try_cast(sum(amount) as decimal(18, 4)), null
    from joined_payments group by file_number;
    drop table joined_payments;`,
  );
}
