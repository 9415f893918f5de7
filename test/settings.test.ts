import { join } from "node:path";
import { expect, it, test } from "vitest";
import { z } from "zod";
import { run } from "../pipeline/run/run.ts";
import { ConfigSchema, settingsOf } from "../pipeline/settings.ts";
import { withFolder } from "./support/folder.ts";
import { writeFile } from "node:fs/promises";

type Node = { readonly [name: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** The numbers of a schema that have no end on one side, by their path. */
function endless(node: unknown, path: string): readonly string[] {
  if (!isNode(node)) return [];
  const isNumber = node["type"] === "number" || node["type"] === "integer";
  const ends = [node["minimum"] ?? node["exclusiveMinimum"], node["maximum"] ?? node["exclusiveMaximum"]];
  const isOpen = isNumber && !("const" in node) && ends.some((end) => typeof end !== "number" || Math.abs(end) > 1e15);
  return [
    ...(isOpen ? [path] : []),
    ...Object.entries(node).flatMap(([name, inner]) => endless(inner, `${path}/${name}`)),
  ];
}

test("every number of the settings has a range", () => {
  expect(endless(z.toJSONSchema(ConfigSchema, { io: "input", unrepresentable: "any" }), "")).toEqual([]);
});

test.each([
  [{ bucketEdges: [0, 30, 60, 90, 1e12] }, "invalid bucketEdges.4: 1000000000000 (must be from -36525 to 36525)"],
  [{ lateAfterDays: 2e9 }, "invalid lateAfterDays: 2000000000 (must be from 0 to 36525)"],
  [
    { allowance: { overlayAmount: 1e300 } },
    "invalid allowance.overlayAmount: 1e+300 (must be from -1000000000000 to 1000000000000)",
  ],
  [{ asOf: "9999-12-31" }, 'invalid as-of: "9999-12-31" (must be from 1900-01-01 to 2199-12-31)'],
  [
    { policy: { dunning: { holdAfterDays: 1e15 } } },
    "invalid policy.dunning.holdAfterDays: 1000000000000000 (must be from 0 to 36525)",
  ],
] as const)("%j is wrong use, told by name, value and range", (config, message) => {
  expect(() => settingsOf({}, config)).toThrow(expect.objectContaining({ message, exitCode: 3 }));
});

it("a run works at both ends of the ranges", async () => {
  const ledger = `invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date
I1,ACME,2024-01-05,2024-01-20,100.00,EUR,2024-01-25
I2,ACME,2024-02-05,2024-02-20,80.00,EUR,
`;
  const ends = [
    {
      bucketEdges: [-36525, 0, 1, 2, 36525],
      bucketUnit: "months",
      lateAfterDays: 36525,
      atRiskDays: [36524, 36525],
      seed: 2147483647,
      monthEnds: 600,
      allowance: { overlayAmount: 1e12, forwardFactor: 100 },
      promises: { graceDays: 36525 },
      lateInterest: { annualRate: 100, feeAmount: 1e12 },
      farDates: { yearsBefore: 200, yearsAfter: 200, loneDays: 36525, reachDays: 36525 },
      policy: {
        targetDsoDays: 36525,
        veryLateDays: 36525,
        plannedOutflows: [1e12],
        dunning: {
          dailyHours: 100000,
          floorAmount: 1e12,
          holdFloorAmount: 1e12,
          writeOffAmount: 1e12,
          quietDays: 36525,
          patienceDays: 36525,
          holdAfterDays: 36525,
          agencyAfterDays: 36525,
        },
        terms: {
          ladder: [
            { name: "before", days: -36525 },
            { name: "after", days: 36525 },
          ],
          evidenceDays: 36525,
          promptDays: 36525,
        },
        creditLimits: {
          headroomRate: 100,
          largestRiseRate: 100,
          classFactors: [100, 100, 100, 100, 100],
          staleOrderDays: 36525,
        },
      },
    },
    {
      bucketEdges: [-36525, -36524, -3, -2, -1],
      allowance: { overlayAmount: -1e12, forwardFactor: 0 },
      policy: {
        veryLateDays: 1,
        dunning: { dailyHours: 0.001, floorAmount: 0, holdAfterDays: 0, agencyAfterDays: 0 },
        terms: { evidenceDays: 1, minimumInvoices: 1, promptDays: 0 },
      },
    },
  ];
  await withFolder(async (folder) => {
    const input = join(folder, "invoices.csv");
    await writeFile(input, ledger);
    for (const [index, config] of ends.entries()) {
      const settings = settingsOf({ input, output: join(folder, `out${index}`), site: false }, config);
      expect((await run(settings, { quiet: true })).asOf).toBe("2024-02-05");
    }
  });
});
