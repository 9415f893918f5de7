import { z } from "zod";
import { CountbackError } from "../errors.ts";
import { literal, readRows, type Warehouse } from "../warehouse/warehouse.ts";

/** What should be open at the as-of date, invoices less unused credits, as an exact decimal; without a currency that of the export. */
export type ExpectedOpen = { readonly currency: string | null; readonly amount: string };

/** Reads `341560.05` or `USD=341560.05`, one for each currency. Throws with exit code 3 on anything else. */
export function readExpectedOpen(texts: readonly string[]): readonly ExpectedOpen[] {
  const read = texts.map((text) => {
    const [, currency = null, amount] = /^(?:([A-Z]{3})=)?(-?\d{1,14}(?:\.\d{1,4})?)$/.exec(text.trim()) ?? [];
    if (amount === undefined)
      throw new CountbackError(`invalid expect-open: ${text} (as 341560.05 or USD=341560.05)`, 3);
    return { currency, amount };
  });
  const named = read.map(({ currency }) => currency);
  const isClear = new Set(named).size === named.length && (named.length < 2 || !named.includes(null));
  if (!isClear) throw new CountbackError(`invalid expect-open: ${texts.join(", ")} (one for each currency)`, 3);
  return read;
}

const OpenSchema = z.object({ currency: z.string(), open: z.string() });

/** What is open by currency at the as-of date, and 0 of a currency in which nothing is. Call it once the ledger is built. */
const openSql = `
  select currencies.currency, cast(cast(coalesce(sum(amount), 0) as decimal(38, 4)) as varchar) as open
  from ledger.currencies as currencies
  left join ledger.balances as balances
    on currencies.currency = balances.currency and from_date <= run.as_of()
    and (to_date is null or to_date > run.as_of())
  group by currencies.currency
  order by currencies.currency`;

/**
 * Holds the ledger to what is expected to be open, to the cent and currency by currency. Fails with exit code 2 where it is
 * not met, with the difference and the money that could make it up; with 3 where several currencies are open and none is named.
 */
export async function holdToExpected(warehouse: Warehouse, expected: readonly ExpectedOpen[]): Promise<void> {
  if (expected.length === 0) return;
  const found = await readRows(warehouse, openSql, OpenSchema);
  for (const { currency, amount } of expected) {
    const told = currency ?? onlyOne(found, amount);
    const open = found.find((each) => each.currency === told)?.open ?? "0";
    await holdCurrency(warehouse, { currency: told, amount, open });
  }
}

function onlyOne(found: readonly z.infer<typeof OpenSchema>[], amount: string): string {
  const used = found.filter(({ open }) => Number(open) !== 0);
  const [only] = used.length === 0 ? found : used;
  if (used.length > 1 || only === undefined) {
    const each = used.map(({ currency }) => `${currency}=…`).join(" ");
    throw new CountbackError(`invalid expect-open: ${amount} (more than one currency is open: say ${each})`, 3);
  }
  return only.currency;
}

const DifferenceSchema = z.object({ expected: z.string(), open: z.string(), size: z.string(), is_more: z.boolean() });
const PlaceSchema = z.object({ place: z.string(), hit: z.string().nullable() });

async function holdCurrency(
  warehouse: Warehouse,
  { currency, amount, open }: { readonly currency: string; readonly amount: string; readonly open: string },
): Promise<void> {
  const [differing] = await readRows(
    warehouse,
    `select ingest.shown_amount(expected) as expected, ingest.shown_amount(open) as open, ingest.shown_amount(abs(open - expected)) as size,
      open > expected as is_more
    from (select cast(${literal(amount)} as decimal(38, 4)) as expected, cast(${literal(open)} as decimal(38, 4)) as open)
    where open <> expected`,
    DifferenceSchema,
  );
  if (differing === undefined) return;
  const places = await readRows(warehouse, placesSql(currency, amount, open), PlaceSchema);
  const where = places.map(({ place, hit }) => (hit === null ? place : `${place}, ${hit}`));
  const { expected, open: shown, size, is_more } = differing;
  const lies =
    where.length === 0 ? "nothing was rejected, left out or not read" : `where it may lie: ${where.join("; ")}`;
  throw new CountbackError(
    `control total not met: ${currency} ${expected} expected, ${shown} open, ${size} too ${is_more ? "much" : "little"}; ${lies}`,
    2,
  );
}

/** Money that is not in the total, or could be too much in it; what equals the difference or the expected total first. */
function placesSql(currency: string, amount: string, open: string): string {
  return `
  with places as (
    select ingest.shown_amount(amount) || ' rejected of ' || file || ' (' || rule || ', ' || ingest.counted(count_rows, 'row') || ')' as place, amount
    from (
      select file, rule, sum(amount) as amount, count(*) as count_rows from ingest.findings
      where severity = 'error' and amount is not null group by file, rule
    )
    union all
    select ingest.counted(count_rows, 'row') || ' rejected of ' || file || ' whose amount is not read (' || rule || ')', null
    from (
      select file, rule, count(*) as count_rows from ingest.findings
      where severity = 'error' and amount is null and line is not null group by file, rule
    )
    union all
    select ingest.shown_amount(amount_left_out) || ' left out of ' || file || ' (' || ingest.counted(rows_left_out, 'row') || ')', amount_left_out
    from ingest.files where rows_left_out > 0 and amount_left_out <> 0
    union all
    select ingest.shown_amount(amount) || ' under ' || "column" || ' of ' || file || ', which is not read', amount
    from ingest.unread_money
    union all
    select ingest.shown_amount(-sum(amount)) || ' of unused credits, which are taken off', sum(amount)
    from ledger.balances
    where account = 'unapplied' and currency = ${literal(currency)} and from_date <= run.as_of()
      and (to_date is null or to_date > run.as_of())
    having sum(amount) <> 0
    union all
    select ingest.shown_amount(sum(amount)) || ' open in ' || currency, sum(amount)
    from ledger.balances
    where currency <> ${literal(currency)} and from_date <= run.as_of() and (to_date is null or to_date > run.as_of())
    group by currency having sum(amount) <> 0
    union all
    select ingest.shown_amount(sum(amount)) || ' told as ' || rule || ' in ' || file, sum(amount)
    from ingest.findings
    where rule in ('balance_differs', 'paid_beyond_amount', 'balance_beyond_amount', 'duplicate_row') and severity <> 'error'
    group by file, rule having sum(amount) is not null
  )
  select place,
    case
      when abs(amount) = abs(expected - open) then 'which is the difference'
      when amount = expected then 'which is the total expected'
    end as hit
  from places
  cross join (select cast(${literal(amount)} as decimal(38, 4)) as expected, cast(${literal(open)} as decimal(38, 4)) as open)
  order by hit nulls last, abs(amount) desc nulls last, place
  limit 6`;
}
