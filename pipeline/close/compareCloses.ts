import { z } from "zod";
import { compareSums } from "../generations/sums.ts";
import { addFinding } from "../ingest/findings/findings.ts";
import { literal, readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { type Close, closeFolder, readCloses } from "./closes.ts";

/**
 * Holds the ledger to the closes of its output folder: a close whose position is known otherwise now is told with the money, by
 * company and currency, and so is one whose files are not as they were signed. Call it once the ledger is built.
 */
export async function compareCloses(warehouse: Warehouse, outputFolder: string, asOf: string): Promise<void> {
  for (const close of (await readCloses(outputFolder)).filter((each) => each.asOf <= asOf)) {
    const file = `closes/${close.month}`;
    const sums = await compareSums(closeFolder(outputFolder, close.month));
    if (sums === null || sums.changed.length + sums.missing.length > 0) {
      const message = `the files of the close of ${close.month} are not as they were signed: it is not compared with`;
      await addFinding(warehouse, { severity: "error", file, rule: "broken_close", message });
      continue;
    }
    for (const { name, closed, known, change } of await changesSince(warehouse, close)) {
      const message = `closed with ${name} ${closed} as of ${close.asOf}, known now as ${known}: countback diff with ${file} of the output folder says why`;
      await addFinding(warehouse, { severity: "warning", file, rule: "close_differs", message, amount: change });
    }
  }
}

const ChangeSchema = z.object({ name: z.string(), closed: z.string(), known: z.string(), change: z.string() });

async function changesSince(
  warehouse: Warehouse,
  { asOf, figures }: Close,
): Promise<readonly z.infer<typeof ChangeSchema>[]> {
  const closed = figures.map(
    ({ currency, ledger_balance }) => `(${literal(currency)}, cast(${literal(ledger_balance)} as decimal(38, 4)))`,
  );
  const day = `date ${literal(asOf)}`;
  return readRows(
    warehouse,
    `with closed as (
      select currency, sum(amount) as amount from (values ${closed.join(", ") || "('', 0)"}) as figures (currency, amount) group by currency
    ),
    known as (
      select currency, sum(amount) as amount from ledger.balances
      where from_date <= ${day} and (to_date is null or to_date > ${day}) group by currency
    )
    select currency as name, ingest.shown_amount(coalesce(closed.amount, 0)) as closed, ingest.shown_amount(coalesce(known.amount, 0)) as known,
      cast(coalesce(known.amount, 0) - coalesce(closed.amount, 0) as varchar) as change
    from closed full join known using (currency)
    cross join ledger.unknown_balance_periods as gaps
    where coalesce(closed.amount, 0) <> coalesce(known.amount, 0)
      and not coalesce(${day} >= gaps.unknown_from and ${day} < gaps.unknown_until, false)
    order by currency`,
    ChangeSchema,
  );
}
