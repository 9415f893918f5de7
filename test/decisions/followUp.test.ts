import { expect, test } from "vitest";
import { askDecisions } from "../support/decisions.ts";

const asOf = "2024-12-31";

test("a dispute has an owner, a clock and a next step; a cause that repeats is for its department", async () => {
  const ledger = `
    2024-09-01 invoice I1 ACME 100.00 USD due_date=2024-10-01
    2024-09-01 invoice I2 ACME 100.00 USD due_date=2024-10-01
    2024-09-01 invoice I3 BOLT 100.00 USD due_date=2024-10-01
    2024-09-01 invoice I4 BOLT 100.00 USD due_date=2024-10-01
    2024-10-10 dispute D1 I1 40.00 reason=price owner=Ann
    2024-12-20 dispute D2 I2 50.00 reason=price
    2024-11-10 dispute D3 I3 60.00 reason=price closed_date=2024-11-20
    2024-12-18 dispute D4 I4 70.00 reason=duplicate`;
  const customers = [
    { customer_id: "ACME", sales_rep: "Sam" },
    { customer_id: "BOLT", sales_rep: "Sue" },
  ];
  const disputes = { targetDaysByReason: { duplicate: 7 }, departments: { price: "sales", duplicate: "billing" } };
  const options = { asOf, customers, policy: { disputes } };
  const clocks = `select dispute_id, owner, department, age_days, target_days, is_over_target, next_step from decisions.dispute_clocks order by 1`;
  expect(await askDecisions(ledger, options, clocks)).toEqual([
    {
      dispute_id: "D1",
      owner: "Ann",
      department: "sales",
      age_days: 82,
      target_days: 30,
      is_over_target: true,
      next_step: "escalate: decide on credit or demand",
    },
    {
      dispute_id: "D2",
      owner: "Sam",
      department: "sales",
      age_days: 11,
      target_days: 30,
      is_over_target: false,
      next_step: "clarify and collect the papers",
    },
    {
      dispute_id: "D3",
      owner: "Sue",
      department: "sales",
      age_days: 10,
      target_days: 30,
      is_over_target: false,
      next_step: null,
    },
    {
      dispute_id: "D4",
      owner: "Sue",
      department: "billing",
      age_days: 13,
      target_days: 7,
      is_over_target: true,
      next_step: "answer the customer: credit or demand",
    },
  ]);
  const cycles = `select cut_value, count_open, count_over_target, open_amount, is_repeated, department
    from decisions.dispute_cycles where cut = 'reason' order by 1`;
  expect(await askDecisions(ledger, options, cycles)).toEqual([
    {
      cut_value: "duplicate",
      count_open: 1,
      count_over_target: 1,
      open_amount: 70,
      is_repeated: false,
      department: "billing",
    },
    {
      cut_value: "price",
      count_open: 2,
      count_over_target: 1,
      open_amount: 90,
      is_repeated: true,
      department: "sales",
    },
  ]);
});

test("what an agency has is judged beside what was as old and kept, 180 days on", async () => {
  const ledger = `
    2023-10-01 invoice H1 HAND 1000.00 USD due_date=2023-11-01
    2024-02-10 contact K1 HAND agency invoice_id=H1
    2024-04-01 payment P1 HAND 250.00 USD invoice_id=H1
    2024-12-01 payment P2 HAND 750.00 USD invoice_id=H1
    2023-10-01 invoice K1 KEEP 1000.00 USD due_date=2023-11-01
    2024-03-01 payment P3 KEEP 100.00 USD invoice_id=K1
    2024-09-01 invoice N1 NEW 500.00 USD due_date=2024-10-01`;
  const sql = `select age_band, is_handed, begin_amount, recovered_amount, cost_amount, net_rate from decisions.agency_results order by is_handed`;
  // HAND is 101 days old when it is handed over: 250 came in 180 days, of which the agency keeps 50. KEEP came to 90 days on 30 January.
  expect(await askDecisions(ledger, { asOf }, sql)).toEqual([
    {
      age_band: "to 120 days",
      is_handed: false,
      begin_amount: 1000,
      recovered_amount: 100,
      cost_amount: 0,
      net_rate: 0.1,
    },
    {
      age_band: "to 120 days",
      is_handed: true,
      begin_amount: 1000,
      recovered_amount: 250,
      cost_amount: 50,
      net_rate: 0.2,
    },
  ]);
  const none = "2024-01-02 invoice I1 ACME 100.00 USD due_date=2024-02-01";
  expect(await askDecisions(none, { asOf }, sql)).toEqual([]);
});
