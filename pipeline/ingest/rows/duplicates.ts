import { execute, type Warehouse } from "../../warehouse/warehouse.ts";
import { type ExportFile, nameOf } from "../layouts/exportFile.ts";
import { keyHash } from "./staging.ts";
import { listOf } from "./sql.ts";
import type { FileKinds, Suspicion } from "./suspects.ts";
import { tableNamed, type TableName } from "../layouts/tables.ts";
import { judgeVersions } from "./versions.ts";
import { contentText, storedColumns } from "./typedRows.ts";

/**
 * Names the looked-at rows without a number of their own: by their content, and those of a file that say the same in all that
 * is read but differ elsewhere by a place beside it, in the order of their texts. What one file holds twice, another may too.
 */
export async function nameRows(warehouse: Warehouse, { table, kinds }: Suspicion): Promise<void> {
  const id = identityOf(table);
  if (id === null) return;
  const { key } = tableNamed(table);
  const stored = storedColumns(tableNamed(table));
  const made = stored[id] ?? id;
  await execute(
    warehouse,
    `create or replace temp table unnamed as
    select file_number, line, ${made} as made_id, dense_rank() over (
      partition by file_number, ${key.map((column) => stored[column] ?? column).join(", ")} order by row_text
    ) as place
    from suspect_rows where ${id} is null and file_number not in ${listOf(kinds.summed)};
    update suspect_rows set ${id} = made_id || case when place > 1 then '-' || place else '' end
    from unnamed
    where suspect_rows.file_number = unnamed.file_number and suspect_rows.line = unnamed.line and ${id} is null and ${made} = made_id;
    drop table unnamed;`,
  );
}

/** The column that is a table's own number, which a row may lack. */
function identityOf(table: TableName): string | null {
  const { columns } = tableNamed(table);
  return Object.keys(columns).find((name) => columns[name]?.isIdentity === true) ?? null;
}

/**
 * Judges rows of one key among the looked-at rows that still stand. A row whose every field repeats another's is left out
 * as `exact_duplicate`; one that contradicts the row kept is rejected as `duplicate_key`. Which row is kept depends on the
 * rows' content only, never on their order. Negative invoices and payments are credit notes and refunds and form keys of their own. The line items
 * of one document in one file stand and fall together; a line that repeats its whole document is left out as `line_item`.
 */
export async function judgeDuplicates(
  warehouse: Warehouse,
  { table, kinds }: Suspicion,
  files: readonly ExportFile[],
): Promise<void> {
  const { key, amount } = tableNamed(table);
  const partition = [...key.map((_, index) => `key_${index}`), "is_negative", "part"].join(", ");
  const place = `${nameOf(files)} || ' line ' || line`;
  if (files.length > 1) await judgeVersions(warehouse, table, standingRows(table));
  await execute(
    warehouse,
    `insert into problems
    with standing as (${standingRows(table)}),
    documents as (${documentRows(kinds, partition)}),
    ranked as (
      select
        file_number, line, ${amount ?? "null"} as amount, original, is_repeating, is_made,
        dense_rank() over in_key as place,
        dense_rank() over in_copies as copy,
        first_value(${place}) over in_key as kept,
        first_value(${place}) over in_copies as first_copy
      from documents
      window
        in_key as (partition by ${partition} order by values_text, signature, file_number, unit),
        in_copies as (partition by ${partition}, signature order by file_number, unit)
    )
    select file_number, line, case when is_repeating then 'info' else 'warning' end,
      case when is_repeating then 'line_item' else 'exact_duplicate' end, null, null,
      case when is_repeating then 'a further line of a document' else 'repeats ' || first_copy || ' in '
        || case when is_made then 'all that is read, and has no number' else 'every field' end end
      || ': left out', amount, original, 'left_out'
    from ranked where copy > 1
    union all
    select file_number, line, 'error', 'duplicate_key', null, null,
      'same ${key.join(", ")} as ' || kept || ' with other values: row rejected', amount, original, 'rejected'
    from ranked where copy = 1 and place > 1;`,
  );
}

/**
 * SQL of the standing rows as documents of their key: `unit` tells those of one file apart, `values_text` orders them by what
 * they say, `signature` is the same for copies.
 */
function documentRows({ summed, repeating }: FileKinds, partition: string): string {
  const isRepeating = `file_number in ${listOf(repeating)}`;
  const copy = `case when ${isRepeating} or is_made then content else row_text end`;
  if (summed.length === 0) {
    return `select *, ${isRepeating} as is_repeating, line as unit, content as values_text, ${copy} as signature from standing`;
  }
  const isLine = `file_number in ${listOf(summed)}`;
  const lines = (text: string): string =>
    `md5(cast(list_sort(list(${text}) over (partition by ${partition}, file_number)) as varchar))`;
  return `select *, ${isRepeating} as is_repeating, case when ${isLine} then 0 else line end as unit,
    case when ${isLine} then ${lines("content")} else content end as values_text,
    case when ${isLine} then ${lines("row_text")} else ${copy} end as signature
    from standing`;
}

/** SQL of the invoice that a part of a payment is for: parts of one payment are no duplicates of each other. */
const partOfPayment = `coalesce((select any_value(parts.invoice_id) from payment_parts as parts
  where parts.file_number = suspect_rows.file_number and parts.line = suspect_rows.line), '')`;

/** SQL of the rows that no rule has taken off yet and whose key stands more than once. */
function standingRows(table: TableName): string {
  const { key, amount, negative } = tableNamed(table);
  const stored = storedColumns(tableNamed(table));
  const keys = key.map((column, index) => `${stored[column] ?? column} as key_${index}`);
  const id = identityOf(table);
  const isMade = id === null ? "false" : `ingest.read_text(raw_${id}) is null`;
  const isApart = amount !== undefined && negative !== undefined && negative !== "reject";
  return `
    select *, ${keys.join(", ")}, ${isApart ? `${amount} < 0` : "false"} as is_negative,
      ${isMade} as is_made, ${table === "payments" ? partOfPayment : "''"} as part, ${contentText(tableNamed(table))} as content
    from suspect_rows
    anti join (select file_number, line from problems where outcome <> 'accepted') as gone using (file_number, line)
    where ${isMade} or ${keyHash(table, "typed")} in (select key from repeated_${table})`;
}

/** Rejects negative invoices that the export lists a second time, as credit notes of the same id. */
export async function judgeCreditTwins(warehouse: Warehouse): Promise<void> {
  const { company_id: companyId, invoice_id: invoiceId } = storedColumns(tableNamed("invoices"));
  await execute(
    warehouse,
    `insert into problems
    select file_number, line, 'error', 'duplicate_key', 'invoice_id', left(raw_invoice_id, 200),
      'negative invoice that a credit note of the same id repeats: row rejected', amount, original, 'rejected'
    from suspect_rows
    where amount < 0
      and (${companyId}, ${invoiceId}) in (select (company_id, credit_note_id) from ingest.credit_notes);`,
  );
}
