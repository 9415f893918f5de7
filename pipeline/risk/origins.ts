import { z } from "zod";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

const mostOrigins = 26;
const fewestOrigins = 6;
/** Items times origins that past forecasts may cost. */
const budget = 300_000;

/**
 * The forecast origins, newest first: the as-of date, then every seven days back to the day before the holdout, at most 26
 * of them, fewer for a large ledger; none from which what was open or came in is not known (`ledger.unknown_balance_periods`).
 */
export async function forecastOrigins(
  warehouse: Warehouse,
  from: string | null,
  asOf: string,
): Promise<readonly string[]> {
  const [size] = await readRows(
    warehouse,
    "select count(*) as items from features.items where is_sampled",
    z.object({ items: z.number() }),
  );
  const most = Math.min(mostOrigins, Math.max(fewestOrigins, Math.floor(budget / Math.max(1, size?.items ?? 1))));
  const rows = await readRows(
    warehouse,
    `select cast(date '${asOf}' - cast(7 * step as integer) as varchar) as origin_date
     from range(0, ${1 + most}) as steps (step)
     cross join ledger.unknown_balance_periods as gaps
     where step = 0
       or date '${asOf}' - cast(7 * step as integer) >= ${from === null ? "null" : `date '${from}' - 1`}
       and (date '${asOf}' - cast(7 * step as integer) >= gaps.unknown_until
         or date '${asOf}' - cast(7 * step as integer) + 91 < gaps.unknown_from)
     order by step`,
    z.object({ origin_date: z.string() }),
  );
  return rows.map(({ origin_date }) => origin_date);
}
