import { z } from "zod";
import { execute, literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { judgeCreditTwins, judgeDuplicates, nameRows } from "./duplicates.ts";
import { type ExportFile, nameOf } from "../layouts/exportFile.ts";
import { createLook, lookAt } from "./reviewSuspects.ts";
import { judgePaymentParts } from "./paymentParts.ts";
import { listOf } from "./sql.ts";
import { type FileKinds, type Suspicion, suspectFiles } from "./suspects.ts";
import { tableNamed, type TableName } from "../layouts/tables.ts";
import { storedColumns } from "./typedRows.ts";

/**
 * Settles one canonical table: looks again at its suspect rows, judges them, takes rejected and left out rows off, and
 * writes the findings and, to `parts`, what each file gave: rows and amount by outcome.
 */
export async function settleTable(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  suspicion: Suspicion,
): Promise<void> {
  const numbers = await suspectFiles(warehouse, suspicion);
  const suspects = files.filter((file) => numbers.includes(file.number));
  await recordNoise(warehouse, suspicion, files);
  if (suspects.length > 0) await judgeSuspects(warehouse, files, suspects, suspicion);
  await execute(
    warehouse,
    `insert into parts
    select file_number, ${literal(suspicion.table)}, 'accepted', count(*), ${sumsOf(suspicion)}
    from ingest.${suspicion.table} where file_number not in ${listOf(suspicion.kinds.uncounted)} group by file_number;
    drop table repeated_${suspicion.table}; drop table left_${suspicion.table};`,
  );
}

async function judgeSuspects(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  suspects: readonly ExportFile[],
  suspicion: Suspicion,
): Promise<void> {
  await createLook(warehouse, suspicion.table);
  for (const file of suspects) {
    for (const feed of file.layout.feeds.filter((each) => each.table === suspicion.table)) {
      await lookAt(warehouse, file, feed, suspicion);
    }
  }
  await nameRows(warehouse, suspicion);
  if (suspicion.table === "payments") await judgePaymentParts(warehouse, suspicion, files);
  await judgeDuplicates(warehouse, suspicion, files);
  if (suspicion.table === "invoices") await judgeCreditTwins(warehouse);
  await execute(
    warehouse,
    `create or replace temp table outcomes as
    select file_number, line, case when bool_or(outcome = 'rejected') then 'rejected' else 'left_out' end as outcome
    from problems where outcome <> 'accepted' group by file_number, line;`,
  );
  await exchangeRows(warehouse, suspicion);
  await recordOthers(warehouse, suspicion);
  if (suspicion.table === "invoices") await creditNegativeInvoices(warehouse, suspicion);
  await execute(
    warehouse,
    `insert into ingest.findings
    select severity, ${nameOf(files)}, line, "column", value, rule, message, amount, original from problems
    where rule not in ('line_item', 'superseded');
    insert into ingest.findings
    select severity, ${nameOf(files)}, null, null, null, rule, ingest.counted(count(*), 'row') || ': ' || any_value(message), try_cast(sum(amount) as decimal(18, 4)), null
    from problems where rule in ('line_item', 'superseded') group by file_number, severity, rule, message;
    drop table suspect_rows; drop table problems; drop table outcomes;`,
  );
}

async function exchangeRows(warehouse: Warehouse, { table, stored, kinds }: Suspicion): Promise<void> {
  const columns = Object.entries(storedColumns(tableNamed(table))).map(([name, sql]) => `${sql} as ${name}`);
  const keep = `not coalesce(${isCredit(table, kinds)}, false)`;
  const [counts] = await readRows(
    warehouse,
    `select (select count(*) from ingest.${table} where ${stored}) as staged, (select count(*) from suspect_rows) as reviewed`,
    z.object({ staged: z.number(), reviewed: z.number() }),
  );
  if (counts === undefined || counts.staged !== counts.reviewed) {
    throw new Error(`${table}: ${counts?.staged} suspect rows in the first pass, ${counts?.reviewed} in the second`);
  }
  if (counts.reviewed === 0) return;
  await execute(
    warehouse,
    `delete from ingest.${table} where ${stored};
    insert into ingest.${table}
    select ${columns.join(", ")}, file_number, false, is_noisy
    from (select * from suspect_rows anti join outcomes using (file_number, line)) where ${keep};`,
  );
}

/** A negative invoice takes what it says off the customer's balance: a credit note, unapplied, of the opposite amount. */
async function creditNegativeInvoices(warehouse: Warehouse, { kinds }: Suspicion): Promise<void> {
  await execute(
    warehouse,
    creditsFrom(
      `select * from suspect_rows anti join outcomes using (file_number, line) where ${isCredit("invoices", kinds)}`,
    ),
  );
}

/** SQL that adds invoices of a negative amount to the credit notes; what is settled of one was applied of the other. */
export function creditsFrom(negativeInvoices: string): string {
  const { company_id: companyId, invoice_id: invoiceId, currency } = storedColumns(tableNamed("invoices"));
  return `insert into ingest.credit_notes by name
    select ${companyId} as company_id, ${invoiceId} as credit_note_id, customer_id, issue_date, -amount as amount,
      ${currency} as currency, null as invoice_id, 'negative invoice' as reason, customer_name, paid_date as settled_date,
      coalesce(abs(amount) - abs(open_amount), abs(coalesce(paid_amount + credited_amount, paid_amount, credited_amount)))
        as applied_amount, clearing_id,
      file_number, false as is_suspect, is_noisy
    from (${negativeInvoices});`;
}

/** SQL that is true for an invoice that becomes a credit note; a line item becomes none. */
function isCredit(table: TableName, { summed }: FileKinds): string {
  return tableNamed(table).negative === "credit" ? `(amount < 0 and file_number not in ${listOf(summed)})` : "false";
}

/** What files gave beside the rows that stay in the table: rejected, left out, and negative invoices. */
async function recordOthers(warehouse: Warehouse, suspicion: Suspicion): Promise<void> {
  await execute(
    warehouse,
    `insert into parts
    select file_number, ${literal(suspicion.table)}, coalesce(outcome, 'accepted'), count(*), ${sumsOf(suspicion)}
    from suspect_rows left join outcomes using (file_number, line)
    where (outcome is not null or ${isCredit(suspicion.table, suspicion.kinds)})
      and file_number not in ${listOf(suspicion.kinds.uncounted)}
    group by file_number, outcome;`,
  );
}

/** SQL of a table's money, summed with and without its signs. */
function sumsOf({ table }: Suspicion): string {
  const amount = tableNamed(table).amount ?? "cast(null as decimal(18, 4))";
  return `sum(${amount}), sum(abs(${amount}))`;
}

async function recordNoise(warehouse: Warehouse, { table }: Suspicion, files: readonly ExportFile[]): Promise<void> {
  const { amount } = tableNamed(table);
  if (amount === undefined) return;
  await execute(
    warehouse,
    `insert into ingest.findings
    select 'info', ${nameOf(files)}, null, ${literal(amount)}, null, 'rounded_amount',
      count(*) || ' amounts had more digits than their currency: rounded to its minor unit', try_cast(sum(${amount}) as decimal(18, 4)), null
    from ingest.${table} where is_noisy group by file_number;`,
  );
}
