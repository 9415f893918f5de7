import { describe, expect, test } from "vitest";
import { inputs } from "../../pipeline/features/columns.ts";
import { fitHazard, planHazard } from "../../pipeline/risk/hazardFit.ts";
import { plainTerms } from "../../pipeline/risk/modelTerms.ts";
import type { Training } from "../../pipeline/risk/training.ts";

/**
 * Late invoices, one a day, of customers that pay at once (input 1) and others (input 0): in the first week 8 in 10 and 2
 * in 10. Of what is open after 30 days half is paid by day 60, whoever's it is; nothing is after. All is known by day 2,000.
 */
function lateInvoices(count: number): Training {
  const rows = Array.from({ length: count }, (_, row) => row);
  const values = new Float64Array(count * inputs.length);
  for (const row of rows) values[row * inputs.length] = row % 2;
  return {
    terms: plainTerms,
    design: { rows: count, columns: inputs.length, values },
    outcomes: Float64Array.from(rows, () => 1),
    dates: rows.map((row) => ({ issueDay: row, labelDay: row + 30 })),
    spells: rows.map((row) => {
      const place = Math.floor(row / 2) % 20;
      const soon = row % 2 === 1 ? 16 : 4;
      const paidAfter = place < soon ? 3 : place % 2 === 0 ? 45 : null;
      return { paidAfter, observedUntil: 2000 - row };
    }),
  };
}

const hazardsOf = async (training: Training): Promise<readonly (readonly [number, number])[]> => {
  const { hazard, bins } = fitHazard(training, await planHazard(training));
  const ofInput = (value: number) => hazard.intercept + (hazard.coefficients[0] ?? 0) * value;
  const hazardOf = ({ effect, slope }: (typeof bins)[number], value: number) =>
    1 / (1 + Math.exp(-(effect + slope * ofInput(value))));
  return bins.map((bin) => [hazardOf(bin, 0), hazardOf(bin, 1)] as const);
};

describe("hazards after the last good date", () => {
  test("what an input tells counts where it holds, and fades where it does not", async () => {
    const [week, , , month] = await hazardsOf(lateInvoices(1200));
    expect(week?.[0]).toBeCloseTo(0.2, 1);
    expect(week?.[1]).toBeCloseTo(0.8, 1);
    // By one score for all bins the second would be as far above the first as in the first week.
    expect(month?.[0]).toBeCloseTo(0.5, 1);
    expect(month?.[1]).toBeCloseTo(0.5, 1);
  });

  test("a bin of which too few were foreseen has everybody's rate", async () => {
    const few = await hazardsOf(lateInvoices(100));
    const [, , , month] = few;
    expect(month?.[0]).toBe(month?.[1]);
    expect(month?.[0]).toBeCloseTo(0.5, 1); // 24 of 50 paid and one of each added
  });
});
