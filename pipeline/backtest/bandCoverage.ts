import { z } from "zod";
import { binomialInterval } from "../risk/metrics/binomialInterval.ts";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

const BandSchema = z.object({
  currency: z.string(),
  layer: z.string(),
  weeks: z.string(),
  n: z.number(),
  count_held: z.number(),
});

/** The share of 80 % bands that held what came, with the 95 % interval a share of so many trials has. */
export async function bandCoverage(warehouse: Warehouse): Promise<readonly object[]> {
  const rows = await readRows(
    warehouse,
    "select * from backtest.band_coverage order by currency, layer, length(weeks), weeks",
    BandSchema,
  );
  return rows.map((row) => {
    const { low, high } = binomialInterval(row.count_held, row.n);
    return { ...row, coverage_rate: row.count_held / row.n, interval_low: low, interval_high: high };
  });
}
