import { z } from "zod";
import { binomialInterval } from "../risk/metrics/binomialInterval.ts";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

const BandSchema = z.object({
  report_currency: z.string(),
  layer: z.string(),
  weeks: z.string(),
  n: z.number(),
  count_held: z.number(),
  wape_rate: z.number().nullable(),
  bias_rate: z.number().nullable(),
  interval_score_rate: z.number().nullable(),
});

/** The bands of a layer over a span of weeks ahead, and how often they held, with the 95 % interval a share of so many trials has. */
export type BandCoverage = z.infer<typeof BandSchema> & {
  readonly coverage_rate: number;
  readonly interval_low: number;
  readonly interval_high: number;
};

/** The share of 80 % bands that held what came, their errors and their interval score. */
export async function bandCoverage(warehouse: Warehouse): Promise<readonly BandCoverage[]> {
  const rows = await readRows(
    warehouse,
    "select * from backtest.band_coverage order by report_currency, layer, length(weeks), weeks",
    BandSchema,
  );
  return rows.map((row) => {
    const { low, high } = binomialInterval(row.count_held, row.n);
    return { ...row, coverage_rate: row.count_held / row.n, interval_low: low, interval_high: high };
  });
}
