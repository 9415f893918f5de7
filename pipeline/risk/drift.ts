import { inputs } from "../features/columns.ts";
import { readNumbers, writeRows, type Warehouse } from "../warehouse/warehouse.ts";
import { scoreExpression } from "./expression.ts";
import type { PaymentFit } from "./fit.ts";
import { populationStability } from "./metrics/populationStability.ts";
import { linearScores } from "./ridge.ts";
import { columnOf } from "./design.ts";
import { expandTerms } from "./modelTerms.ts";
import type { Training } from "./training.ts";

/** How something was spread in training: the upper edges of its bins but the last, and the share of rows in each bin. */
export type TrainingDistribution = {
  readonly name: string;
  readonly edges: readonly number[];
  readonly shares: readonly number[];
};

/** Above this a population stability index calls for a look at the model. */
export const driftAlarm = 0.25;

const scoreName = "score";
const recentDays = 30;
const fewestRows = 30;

/** How each input, and the late score, was spread over the training rows, by their tenths. */
export function trainingDistributions(training: Training, fit: PaymentFit): readonly TrainingDistribution[] {
  const rows = Array.from(training.outcomes, (_, row) => row);
  const scores = linearScores(expandTerms(training.design, fit.late.terms), rows, fit.late);
  return [
    { name: scoreName, ...distributionOf(Float64Array.from(scores).sort()) },
    ...inputs.map(({ name }, column) => ({
      name,
      ...distributionOf(columnOf(training.design, column).sort()),
    })),
  ];
}

function distributionOf(sorted: Float64Array): Omit<TrainingDistribution, "name"> {
  const at = (tenth: number) => sorted[Math.floor((tenth * sorted.length) / 10)] ?? 0;
  const edges = [...new Set([1, 2, 3, 4, 5, 6, 7, 8, 9].map(at))].map((edge) => Number(edge.toPrecision(6)));
  return { edges, shares: sharesOf(sorted, edges) };
}

/** The share of the values, sorted, in each bin. */
function sharesOf(sorted: Float64Array, edges: readonly number[]): readonly number[] {
  const ends = [0, ...edges.map((edge) => countUpTo(sorted, edge)), sorted.length];
  return ends
    .slice(1)
    .map((end, bin) => Number(((end - (ends[bin] ?? 0)) / Math.max(1, sorted.length)).toPrecision(6)));
}

function countUpTo(sorted: Float64Array, edge: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Writes `risk.drift`: the population stability index of the score and of each input between training and the invoices
 * issued in the last 30 days, as known at their issue; null where fewer than 30 of them, or no training, can say.
 */
export async function writeDrift(
  warehouse: Warehouse,
  spreads: readonly TrainingDistribution[],
  fit: PaymentFit,
): Promise<void> {
  const columns = await readNumbers(
    warehouse,
    `select ${inputs.map(({ name }) => `cast(${name} as double) as ${name}`).join(", ")},
       cast(${scoreExpression(fit.late)} as double) as ${scoreName}
     from features.settled_inputs
     where layer = 'issue' and origin_date >= run.as_of() - ${recentDays} and hash_share(item_id) <=
       5000.0 / (select greatest(1, count(*)) from features.items
         where is_sampled and issue_date > run.as_of() - ${recentDays})`,
  );
  const meanings = new Map(inputs.map(({ name, meaning }) => [name, meaning]));
  const rows = spreads.map(({ name, edges, shares }) => {
    const recent = (columns[name] ?? new Float64Array()).toSorted();
    const isKnown = recent.length >= fewestRows && shares.some((share) => share > 0);
    const index = isKnown ? populationStability(shares, sharesOf(recent, edges)) : null;
    return {
      input: name,
      meaning: meanings.get(name) ?? "log-odds of being paid late",
      stability_index: index,
      n: recent.length,
      is_alarm: index !== null && index > driftAlarm,
    };
  });
  await writeRows(
    warehouse,
    "risk.drift",
    { input: "varchar", meaning: "varchar", stability_index: "double", n: "integer", is_alarm: "boolean" },
    rows,
  );
}
