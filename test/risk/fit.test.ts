import { describe, expect, test } from "vitest";
import { inputs } from "../../pipeline/features/columns.ts";
import { fitPayment, planFit } from "../../pipeline/risk/fit.ts";
import { plainTerms } from "../../pipeline/risk/modelTerms.ts";
import type { Training } from "../../pipeline/risk/training.ts";

const at = (name: string): number => inputs.findIndex((input) => input.name === name);

/** A number in [-1, 1) for a row and an input: the same on every machine. */
const noise = (row: number, column: number): number =>
  2 * ((Math.sin(row * 12.9898 + column * 78.233) * 43758.5453) % 1) ** 2 - 1;

/** Invoices of which one input decides how likely they are late, issued one a day and known 30 days later. */
function trainingOf(count: number, decisive: string): Training {
  const values = Float64Array.from({ length: count * inputs.length }, (_, index) =>
    noise(Math.floor(index / inputs.length), index % inputs.length),
  );
  const rows = Array.from({ length: count }, (_, row) => row);
  return {
    terms: plainTerms,
    design: { rows: count, columns: inputs.length, values },
    outcomes: Float64Array.from(rows, (row) =>
      (values[row * inputs.length + at(decisive)] ?? 0) + 0.3 * noise(row, 999) > 0 ? 1 : 0,
    ),
    dates: rows.map((row) => ({ issueDay: row, labelDay: row + 30 })),
    spells: rows.map(() => null),
  };
}

describe("the form of the fit", () => {
  test("one or two inputs of a kind are enough where the others tell nothing", async () => {
    const training = trainingOf(600, "recent_delay");
    const plan = await planFit(training);
    expect(plan?.form).toBe("lean");
    const terms = fitPayment(training, plan).late.terms.map(({ name }) => name);
    expect(terms).toContain("recent_delay");
    expect(terms.length).toBeLessThan(inputs.length / 3);
  });

  test("all of them are taken where one of the others decides", async () => {
    expect((await planFit(trainingOf(600, "is_due_monday")))?.form).not.toBe("lean");
  });
});
