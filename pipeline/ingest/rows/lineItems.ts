import { z } from "zod";
import { execute, literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { type ExportFile, nameOf } from "../layouts/exportFile.ts";
import { creditsFrom } from "./resolveSuspects.ts";
import { listOf } from "./sql.ts";
import type { Suspicion } from "./suspects.ts";
import { tableNamed, type TableName } from "../layouts/tables.ts";
import { contentText } from "./typedRows.ts";

/** Columns in which the lines of one document should not differ. */
const sharedColumns = ["issue_date", "due_date", "payment_date", "order_date", "customer_id", "customer_name"];

/**
 * Turns the line items of a settled table into documents: one row a key, the amount summed, every other column the first
 * that is there by the lines' content. A document below zero becomes a credit note or is rejected, as a row would be.
 * The files' totals stay by line.
 */
export async function sumLineItems(
  warehouse: Warehouse,
  { table, kinds: { summed } }: Suspicion,
  files: readonly ExportFile[],
): Promise<void> {
  if (summed.length === 0) return;
  const { columns, key, amount } = tableNamed(table);
  const values = Object.keys(columns).map((name) => {
    if (key.includes(name)) return name;
    return name === amount
      ? `try_cast(sum(${name}) as decimal(18, 4)) as ${name}`
      : `arg_min(${name}, content) as ${name}`;
  });
  const shared = sharedColumns.filter((name) => name in columns);
  const differs = shared.map((name) => `count(distinct ${name}) > 1`).join(" or ");
  await execute(
    warehouse,
    `create or replace temp table documents as
    select ${values.join(", ")}, min(file_number) as file_number, false as is_suspect, bool_or(is_noisy) as is_noisy,
      count(*) as count_lines, ${differs || "false"} as differs
    from (select *, ${contentText(tableNamed(table))} as content from ingest.${table} where file_number in ${listOf(summed)})
    group by ${key.join(", ")};
    delete from ingest.${table} where file_number in ${listOf(summed)};
    insert into ingest.findings
    select 'warning', ${nameOf(files)}, null, null, left(${idOf(table)}, 200), 'lines_differ',
      'lines of one document differ in ${shared.join(" or ")}: the first by content is taken', ${amount ?? "null"}, null
    from documents where differs;`,
  );
  await judgeNegativeDocuments(warehouse, table, files);
  await execute(
    warehouse,
    `insert into ingest.${table} select * exclude (count_lines, differs) from documents; drop table documents;`,
  );
}

/** Invoices whose lines sum below zero are credit notes; other documents below zero are rejected with their lines. */
async function judgeNegativeDocuments(
  warehouse: Warehouse,
  table: TableName,
  files: readonly ExportFile[],
): Promise<void> {
  const { amount, negative } = tableNamed(table);
  if (amount === undefined || (negative !== "credit" && negative !== "reject")) return;
  const [found] = await readRows(
    warehouse,
    `select count(*) as documents from documents where ${amount} < 0`,
    z.object({ documents: z.number() }),
  );
  if (found === undefined || found.documents === 0) return;
  const [severity, message] =
    negative === "credit"
      ? ["warning", "negative invoice: kept as a credit note of its own"]
      : ["error", "negative amount: all lines rejected"];
  await execute(
    warehouse,
    `insert into ingest.findings
    select ${literal(severity)}, ${nameOf(files)}, null, ${literal(amount)}, left(${idOf(table)}, 200), 'negative_amount',
      ${literal(message)}, ${amount}, null
    from documents where ${amount} < 0;
    ${
      negative === "credit"
        ? creditsFrom(`select * from documents where ${amount} < 0`)
        : `insert into parts
          select file_number, ${literal(table)}, outcome, sign * count_lines, sign * ${amount}, sign * abs(${amount})
          from documents, (values ('accepted', -1), ('rejected', 1)) as moves (outcome, sign)
          where ${amount} < 0;`
    }
    delete from documents where ${amount} < 0;`,
  );
}

function idOf(table: TableName): string {
  return tableNamed(table).key.find((name) => name.endsWith("_id") && name !== "company_id") ?? "null";
}
