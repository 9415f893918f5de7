import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

const ledger = `
  2023-05-10 invoice I0 ACME 300.00 USD due_date=2024-12-31
  2024-04-10 invoice I1 ACME 100.00 USD due_date=2024-12-31
  2024-05-10 invoice I2 ACME 100.00 USD due_date=2024-05-20`;

const state = (measure: string) =>
  `select value, month_before_value, year_before_value, state, owner from measures.scorecard where measure = '${measure}' and method in ('', 'net')`;

test("a measure stands beside the month and the year before, and says when it has no target", async () => {
  expect(await askLedger(ledger, "2024-05-31", state("receivables"))).toEqual([
    { value: 500, month_before_value: 400, year_before_value: 300, state: "no target", owner: null },
  ]);
});

test.each([
  [150, 200, "within limits"],
  [50, 200, "warning"],
  [50, 100, "critical"],
])("overdue of 100 with warning at %d and critical at %d is %s", async (warning, critical, expected) => {
  const targets = [{ measure: "overdue", method: "", target: 0, warning, critical, owner: "Ann", comment: "" }];
  const [row] = await askLedger(ledger, "2024-05-31", state("overdue"), { targets });
  expect(row).toMatchObject({ value: 100, state: expected, owner: "Ann" });
});

test("critical below warning means that low is bad", async () => {
  const targets = [
    { measure: "overdue", method: "", target: 200, warning: 120, critical: 110, owner: "", comment: "" },
  ];
  expect(await askLedger(ledger, "2024-05-31", state("overdue"), { targets })).toMatchObject([{ state: "critical" }]);
});

test("a measure without an answer has no state of its own", async () => {
  const targets = [{ measure: "turnover", method: "", target: 8, warning: 6, critical: 4, owner: "", comment: "" }];
  const early = "2023-05-10 invoice I0 ACME 300.00 USD";
  expect(await askLedger(early, "2023-05-31", state("turnover"), { targets })).toMatchObject([
    { value: null, state: "no answer" },
  ]);
});
