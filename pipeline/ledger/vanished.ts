import { z } from "zod";
import { CountbackError } from "../errors.ts";
import { addFinding } from "../ingest/findings/findings.ts";
import type { Settings } from "../settings.ts";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

const VanishedSchema = z.object({
  as_of: z.string(),
  count_known: z.number(),
  count_vanished: z.number(),
  amounts: z.string(),
  is_open_list: z.boolean(),
  is_other_ledger: z.boolean(),
});

/** What the last run before knew as open and no document of the export is now; none where nothing has vanished. */
const vanishedSql = `
  with known as (
    select items.*, exists (
        select 1 from ledger.invoices as invoices
        where items.invoice_id = invoices.invoice_id and items.instalment = invoices.instalment
          and items.receivable_account = invoices.receivable_account
      ) as is_there
    from ledger.known_items as items
    where as_of_date = (select max(as_of_date) from ledger.known_items) and open_amount > 0
  ),
  amounts as (
    select string_agg(currency || ' ' || ingest.shown_amount(amount), ', ' order by currency) as amounts
    from (select currency, sum(open_amount) as amount from known where not is_there group by currency)
  )
  select cast(max(as_of_date) as varchar) as as_of, count(*) as count_known, count(*) filter (not is_there) as count_vanished,
    any_value(amounts) as amounts, any_value(is_open_list) as is_open_list,
    count(distinct customer_id) >= 10 and not bool_or(is_there or customer_id in (select customer_id from ledger.customers)) as is_other_ledger
  from known cross join amounts cross join ledger.export_shape
  having count(*) filter (not is_there) > 0`;

/**
 * Fails with exit code 2 where most of what the last run knew as open is no longer in the export: then it holds only a part of the
 * ledger. A paid item stays in an export of all documents; a list of open items loses it. An export without one of the
 * ten customers or more of that run is another ledger, which is told. Call it once the ledger is built.
 */
export async function refuseVanished(
  warehouse: Warehouse,
  { vanished, acceptVanished }: Pick<Settings, "vanished" | "acceptVanished">,
): Promise<void> {
  const [found] = await readRows(warehouse, vanishedSql, VanishedSchema);
  if (found === undefined || acceptVanished) return;
  const { as_of, count_known, count_vanished, amounts, is_open_list, is_other_ledger } = found;
  if (count_vanished / count_known <= (is_open_list ? vanished.listRate : vanished.rate)) return;
  if (is_other_ledger) {
    const message = `the last run, as of ${as_of}, knew ${count_known} open items, and no item or customer of them is in these exports: taken as another ledger`;
    await addFinding(warehouse, { severity: "warning", file: "history", rule: "other_ledger", message });
    return;
  }
  const means = is_open_list
    ? "all of them paid at once, or a part of the list"
    : "the export holds a part of the ledger";
  throw new CountbackError(
    `${count_vanished} of the ${count_known} items that were open as of ${as_of} (${amounts}) are no longer in the exports: ${means}; give the earlier files with the new ones, or say --accept-vanished where it is meant`,
    2,
  );
}
