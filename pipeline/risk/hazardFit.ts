import { inputs } from "../features/columns.ts";
import { binRows, datedRows, lastDays } from "./hazard.ts";
import { fitRidge, inputAsScore, tuneRidge, type LinearScore, type Sample, type Strength } from "./ridge.ts";
import { thinned } from "./split.ts";
import { plainTerms } from "./terms.ts";
import type { Training } from "./training.ts";

/** The hazards after the last good date: one score of the inputs, and an effect of each bin to add to it. */
export type HazardFit = {
  readonly hazard: LinearScore;
  readonly binEffects: readonly number[];
  readonly countBinRows: number;
};

const fewestRows = 60;
const fewestOfEachClass = 10;
const mostRows = 40_000;
const untried: Strength = { ridge: 10, halfLifeDays: 365 };

/** The strength that forward validation chooses for the hazards; a fixed one where no late spell can validate it. */
export function planHazard(training: Training): Strength {
  const sample = hazardSample(training);
  return (canFit(sample) ? tuneRidge(sample)?.strength : null) ?? untried;
}

/** Fits the hazards; one payment in two a bin, or as many as there were, where too few late spells are over. */
export function fitHazard(training: Training, strength: Strength = untried): HazardFit {
  const sample = hazardSample(training);
  const countBinRows = sample.outcomes.length;
  if (!canFit(sample)) {
    const paid = sample.outcomes.reduce((sum, each) => sum + each, 0);
    const rate = Math.log((paid + 1) / (countBinRows - paid + 1));
    return {
      hazard: { ...inputAsScore(""), intercept: rate },
      binEffects: [0, ...lastDays.map(() => 0)],
      countBinRows,
    };
  }
  const all = Array.from(sample.outcomes, (_, row) => row);
  const score = fitRidge(sample, all, strength);
  return {
    hazard: {
      ...score,
      coefficients: score.coefficients.slice(0, inputs.length),
      means: score.means.slice(0, inputs.length),
    },
    binEffects: [0, ...score.coefficients.slice(inputs.length)],
    countBinRows,
  };
}

function canFit({ outcomes }: Sample): boolean {
  const paid = outcomes.reduce((sum, each) => sum + each, 0);
  return outcomes.length >= fewestRows && paid >= fewestOfEachClass && paid < outcomes.length;
}

/** One row per late invoice and bin that is over: the inputs, and which bin but the first it is. */
function hazardSample(training: Training): Sample {
  const rows = thinned(
    training.spells.flatMap((spell, invoice) => (spell === null ? [] : binRows(spell, invoice))),
    mostRows,
  );
  const width = inputs.length + lastDays.length;
  const values = new Float64Array(rows.length * width);
  rows.forEach(({ invoice, bin }, row) => {
    values.set(training.design.values.subarray(invoice * inputs.length, (invoice + 1) * inputs.length), row * width);
    if (bin > 0) values[row * width + inputs.length + bin - 1] = 1;
  });
  return {
    terms: plainTerms,
    design: { rows: rows.length, columns: width, values },
    outcomes: Float64Array.from(rows, ({ isPaid }) => (isPaid ? 1 : 0)),
    dates: datedRows(rows, training.dates),
  };
}
