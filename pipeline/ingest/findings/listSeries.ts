import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { type ExportFile, nameOf } from "../layouts/exportFile.ts";
import { listOf } from "../rows/sql.ts";
import { isSettling } from "../rows/settling.ts";

/**
 * Fails with exit code 2 where several files list open items and some of one are no more in another: they were settled since, or
 * the other file holds only what is new, and nothing says which. Call it before rows of one key are judged.
 */
export async function refuseUnclearLists(warehouse: Warehouse, files: readonly ExportFile[]): Promise<void> {
  const lists = files.filter(({ layout }) => layout.feeds.some(({ table }) => table === "invoices"));
  if (lists.length < 2 || files.some(isSettling)) return;
  const [unclear] = await readRows(warehouse, unclearSql(files, lists), z.object({ words: z.string() }));
  if (unclear === undefined) return;
  const ways = `"files": "whole" (each is all that was open on its day) or "files": "new" (each holds what is new or changed)`;
  throw new CountbackError(`several lists of open items: ${unclear.words}; say ${ways} in countback.config.json`, 2);
}

/** SQL of two files of one layout that share documents and of which the earlier holds others; none where anything is settled. */
function unclearSql(files: readonly ExportFile[], lists: readonly ExportFile[]): string {
  const layouts = lists.map(({ number, layout }) => `(${number}, ${literal(layout.name)})`).join(", ");
  return `
    with held as (
      select distinct file_number, layout, hash(company_id, invoice_id, instalment, receivable_account) as key
      from ingest.invoices
      join (values ${layouts}) as layouts (file_number, layout) using (file_number)
      where file_number in ${listOf(lists.map(({ number }) => number))} and amount > 0
    ),
    sizes as (select file_number, count(*) as count_held from held group by file_number),
    pairs as (
      select old.file_number, new.file_number as other_number, count(*) as count_shared
      from held as old join held as new using (layout, key)
      join file_days as old_day on old.file_number = old_day.file_number
      join file_days as new_day on new.file_number = new_day.file_number
      where old.file_number <> new.file_number and coalesce(old_day.day <= new_day.day, true)
      group by all
    )
    select ingest.counted(count_held - count_shared, 'document') || ' of ' || ${nameOf(files)} || ' are not in '
      || ${nameOf(files).replace("file_number", "other_number")} || ', ' || count_shared || ' are' as words
    from pairs join sizes using (file_number)
    where count_held > count_shared
      and not exists (
        select 1 from ingest.invoices
        where amount > 0 and (paid_date is not null or open_amount <= 0 or paid_amount + coalesce(credited_amount, 0) >= amount)
      )
    order by file_number, other_number limit 1`;
}
