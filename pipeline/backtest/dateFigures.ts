import { meanAbsoluteError } from "../risk/metrics/meanAbsoluteError.ts";
import { pinball } from "../risk/metrics/pinball.ts";
import { readNumbers, type Warehouse } from "../warehouse/warehouse.ts";

/** How far expected payment dates, scored at issue, lay from the payments: in days, over the invoices paid since. */
export async function dateFigures(warehouse: Warehouse): Promise<{
  readonly n: number;
  readonly mean_absolute_error_days: Readonly<Record<string, number | null>>;
  readonly pinball_days: Readonly<Record<string, number | null>>;
  readonly coverage_rate: number | null;
}> {
  const columns = await readNumbers(warehouse, "select * exclude (invoice_id) from backtest.date_errors order by all");
  const errors = (name: string) => [...(columns[name] ?? [])];
  const [low, middle, high] = [errors("p10_error"), errors("p50_error"), errors("p90_error")];
  const answer = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    n: middle.length,
    mean_absolute_error_days: {
      countback: answer(meanAbsoluteError(middle)),
      due_date_as_is: answer(meanAbsoluteError(errors("due_date_error"))),
      customer_mean: answer(meanAbsoluteError(errors("customer_mean_error"))),
    },
    pinball_days: {
      p10: answer(pinball(low, 0.1)),
      p50: answer(pinball(middle, 0.5)),
      p90: answer(pinball(high, 0.9)),
    },
    coverage_rate: answer(low.filter((error, row) => error >= 0 && (high[row] ?? 0) <= 0).length / low.length),
  };
}
