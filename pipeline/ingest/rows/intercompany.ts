import { execute, type Warehouse } from "../../warehouse/warehouse.ts";
import { type ExportFile, nameOf } from "../layouts/exportFile.ts";
import { tableNamed, type TableName, tableNames } from "../layouts/tables.ts";
import { listOf } from "./sql.ts";

/** What settles documents, by the columns that name a document and the tables in which it may stand. */
const settling: readonly (readonly [TableName, string, TableName, string])[] = [
  ["applications", "invoice_id", "invoices", "invoice_id"],
  ["applications", "source_id", "payments", "payment_id"],
  ["applications", "source_id", "credit_notes", "credit_note_id"],
  ["adjustments", "invoice_id", "invoices", "invoice_id"],
  ["disputes", "invoice_id", "invoices", "invoice_id"],
];

/**
 * Leaves out of the group what its own companies owe each other: documents and payments of the customers that the setting
 * `intercompany` names, by number or name, with what settles them. One finding a file and table says how many rows over how
 * much; the file's totals count them as left out. Rows are still as they were exported, before lines are summed.
 */
export async function leaveIntercompanyOut(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  intercompany: readonly string[],
): Promise<void> {
  if (intercompany.length === 0) return;
  const names = listOf(intercompany.map((name) => name.trim().toLowerCase()));
  const isNamed = `lower(trim(customer_id)) in ${names} or lower(trim(customer_name)) in ${names}`;
  await execute(
    warehouse,
    `create or replace temp table own_companies as select distinct customer_id from ingest.customers where ${isNamed};`,
  );
  const owing = tableNames.filter((table) => "customer_id" in tableNamed(table).columns && table !== "customers");
  for (const table of owing) {
    const byName = "customer_name" in tableNamed(table).columns ? isNamed : `lower(trim(customer_id)) in ${names}`;
    await leave(warehouse, files, table, `(${byName} or customer_id in (from own_companies))`);
  }
  for (const [table, by, document, key] of settling) {
    const isTheirs = `(company_id, ${by}) in (select (company_id, ${key}) from left_${document})`;
    const isOfKind = by === "source_id" ? ` and source_type = '${document.replace(/s$/, "")}'` : "";
    await leave(warehouse, files, table, `${isTheirs}${isOfKind}`);
  }
  const drops = [...owing, ...settling.map(([table]) => table)].map((table) => `drop table if exists left_${table};`);
  await execute(warehouse, `${drops.join(" ")} drop table own_companies;`);
}

/** Takes the rows of a table that `which` holds of off it, and tells of them. */
async function leave(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  table: TableName,
  which: string,
): Promise<void> {
  const { amount, columns } = tableNamed(table);
  // A credit that was an invoice below zero is counted as the file has it.
  const money =
    table === "credit_notes"
      ? "case when reason = 'negative invoice' then -amount else amount end"
      : (amount ?? "cast(null as decimal(18, 4))");
  const currency = "currency" in columns ? "currency" : "";
  const named = currency === "" ? "''" : "case currency when 'XXX' then '' else currency || ' ' end";
  const over = amount === undefined ? "''" : `'over ' || ingest.shown_amount(sum(${money})) || ' ' || ${named}`;
  await execute(
    warehouse,
    `create or replace temp table left_${table} as select * from ingest.${table} where coalesce(${which}, false);
    insert into ingest.findings
    select 'info', ${nameOf(files)}, null, null, null, 'intercompany',
      ingest.counted(count(*), 'row') || ' of ${table} ' || ${over} || 'left out of the group: of a customer that is one of its companies',
      try_cast(sum(${money}) as decimal(18, 4)), null
    from left_${table} group by file_number${currency === "" ? "" : ", currency"} having count(*) > 0;
    insert into parts
    select file_number, '${table}', outcome, sign * count(*), sign * sum(${money}), sign * sum(abs(${money}))
    from left_${table}, (values ('accepted', -1), ('left_out', 1)) as moves (outcome, sign)
    where file_number not in ${listOf(uncounted(files, table))}
    group by file_number, outcome, sign;
    delete from ingest.${table} where coalesce(${which}, false);`,
  );
}

/** The files whose rows of a table are not counted, for another feed of theirs counts them. */
function uncounted(files: readonly ExportFile[], table: TableName): readonly number[] {
  const isAlso = ({ layout }: ExportFile): boolean =>
    layout.feeds.some((feed) => feed.table === table && feed.also === true);
  return files.filter(isAlso).map(({ number }) => number);
}
