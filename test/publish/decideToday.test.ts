import { expect, test } from "vitest";
import { withDecisions } from "../support/decisions.ts";
import { select } from "../support/ledger.ts";

const ledger = `
2024-01-02 invoice I1 LARGE 9000.00 USD due_date=2024-05-10
2024-01-02 invoice I2 MIDDLE 4000.00 USD due_date=2024-06-01
2024-01-02 invoice I3 SMALL 900.00 USD due_date=2024-06-10
2024-01-02 invoice I4 HELD 3000.00 USD due_date=2024-01-20
2024-06-20 payment P1 PAYER 700.00 USD
`;

test("the first page names two calls, whom to hold and what to clear up, each customer once", async () => {
  const rows = await withDecisions(ledger, { asOf: "2024-06-28" }, (warehouse) =>
    select(
      warehouse,
      "select kind, customer_id, cast(amount as double) as amount, owner, decide_date is null as is_open_ended from publish.decide_today",
    ),
  );
  expect(rows.filter(({ kind }) => kind === "call").length).toBe(2);
  expect(new Set(rows.map((row) => row["customer_id"])).size).toBe(rows.length);
  expect(rows.at(-1)).toEqual({ kind: "mend", customer_id: "PAYER", amount: 700, owner: null, is_open_ended: false });
  expect(rows.length).toBeLessThanOrEqual(5);
});
