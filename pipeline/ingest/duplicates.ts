import { execute, type Warehouse } from "../warehouse.ts";
import { type ExportFile, nameOf } from "./exportFile.ts";
import { keyHash } from "./staging.ts";
import { tableNamed, type TableName } from "./tables.ts";
import { contentText, storedColumns } from "./typedRows.ts";

/**
 * Judges rows of one key among the looked-at rows that still stand. A row whose every field repeats another's is left out
 * as `exact_duplicate`; one that contradicts the row kept is rejected as `duplicate_key`. Which row is kept depends on the
 * rows' content only, never on their order. Negative invoices are credit notes and form keys of their own.
 */
export async function judgeDuplicates(
  warehouse: Warehouse,
  table: TableName,
  files: readonly ExportFile[],
): Promise<void> {
  const { key, amount } = tableNamed(table);
  const partition = [...key.map((_, index) => `key_${index}`), "is_credit"].join(", ");
  const place = `${nameOf(files)} || ' line ' || line`;
  await execute(
    warehouse,
    `insert into problems
    with standing as (${standingRows(table)}),
    ranked as (
      select
        file_number, line, ${amount ?? "null"} as amount,
        row_number() over in_key as place,
        row_number() over in_copies as copy,
        first_value(${place}) over in_key as kept,
        first_value(${place}) over in_copies as original
      from standing
      window
        in_key as (partition by ${partition} order by content, row_text, file_number, line),
        in_copies as (partition by ${partition}, row_text order by file_number, line)
    )
    select file_number, line, 'warning', 'exact_duplicate', null, null,
      'repeats ' || original || ' in every field: left out', amount, 'left_out'
    from ranked where copy > 1
    union all
    select file_number, line, 'error', 'duplicate_key', null, null,
      'same ${key.join(", ")} as ' || kept || ' with other values: row rejected', amount, 'rejected'
    from ranked where copy = 1 and place > 1;`,
  );
}

/** SQL of the rows that no rule has taken off yet and whose key stands more than once. */
function standingRows(table: TableName): string {
  const { key, amount, negative } = tableNamed(table);
  const stored = storedColumns(tableNamed(table));
  const keys = key.map((column, index) => `${stored[column] ?? column} as key_${index}`);
  const isCredit = amount !== undefined && negative === "credit" ? `${amount} < 0` : "false";
  return `
    select *, ${keys.join(", ")}, ${isCredit} as is_credit, ${contentText(tableNamed(table))} as content
    from looked
    anti join (select file_number, line from problems where outcome <> 'accepted') as gone using (file_number, line)
    where ${keyHash(table, "typed")} in (select key from repeated_${table})`;
}

/** Rejects negative invoices that the export lists a second time, as credit notes of the same id. */
export async function judgeCreditTwins(warehouse: Warehouse): Promise<void> {
  const { company_id: companyId, invoice_id: invoiceId } = storedColumns(tableNamed("invoices"));
  await execute(
    warehouse,
    `insert into problems
    select file_number, line, 'error', 'duplicate_key', 'invoice_id', left(raw_invoice_id, 200),
      'negative invoice that a credit note of the same id repeats: row rejected', amount, 'rejected'
    from looked
    where amount < 0
      and (${companyId}, ${invoiceId}) in (select (company_id, credit_note_id) from ingest.credit_notes);`,
  );
}
