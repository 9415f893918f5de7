import { expect, test } from "vitest";
import { settingChanges } from "../../pipeline/run/audit.ts";

test("a change of a setting is logged with both values, rates of single customers without their names", () => {
  const before = { seed: 1, allowance: { overlayAmount: 0, individualLossRates: { ACME: 0.5 } } };
  const now = {
    seed: 1,
    allowance: { overlayAmount: 0, individualLossRates: { ACME: 0.6, BOLT: 1 } },
    locale: "de-DE",
  };
  expect(settingChanges(before, now)).toEqual({
    allowance: [
      { overlayAmount: 0, individualLossRates: "of 1 customers" },
      { overlayAmount: 0, individualLossRates: "of 2 customers" },
    ],
    locale: [null, "de-DE"],
  });
});
