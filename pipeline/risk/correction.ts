import { readNumbers, type Warehouse } from "../warehouse/warehouse.ts";
import { calibrate, cautious, unchanged } from "./calibrate.ts";
import type { Plan } from "./fit.ts";

/** Past forecasts below which they correct nothing: on ledgers of some hundreds what they asked for made the next ones worse. */
const fewestForecasts = 1000;

/** Forecasts made from a day on, and the slope that had corrected them. */
export type Corrected = { readonly cutoff: string; readonly correction: number };

/**
 * By what the log-odds of coming forecasts are to be multiplied, as those of `risk.past_predictions` at issue should have been: of all
 * invoices whose last good day was over before `cutoff` (an ISO date), each freed from the correction of its own day
 * (`made`, ascending). 1 where there are fewer than 1,000.
 */
export async function findCorrection(
  warehouse: Warehouse,
  cutoff: string,
  made: readonly Corrected[],
): Promise<number> {
  const {
    is_late = [],
    late_score = [],
    issue_day = [],
  } = await readNumbers(
    warehouse,
    `select is_late, late_score, items.issue_date - date '1970-01-01' as issue_day
     from risk.past_predictions inner join features.items using (item_id)
     where layer = 'issue' and is_late is not null and last_good_date < date '${cutoff}'
     order by item_id`,
  );
  if (is_late.length < fewestForecasts) return 1;
  const outcomes = [...is_late];
  const scores = Array.from(late_score, (score, row) => {
    const day = issue_day[row] ?? 0;
    return score / (made.findLast((each) => Date.parse(each.cutoff) / 86_400_000 <= day)?.correction ?? 1);
  });
  return cautious(calibrate(outcomes, scores, { withIntercept: false }) ?? unchanged, outcomes, scores).slope;
}

/** A plan whose calibration also corrects what past forecasts found. */
export function corrected(plan: Plan, correction: number): Plan {
  return { ...plan, calibration: { intercept: 0, slope: plan.calibration.slope * correction } };
}
