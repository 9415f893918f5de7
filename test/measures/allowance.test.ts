import { expect, test } from "vitest";
import { fromInputs } from "../support/handmade.ts";
import { askLedger, parseLedger, select, testSettings, readLedger } from "../support/ledger.ts";
import { agedBalances, listed, matrixInputs, rollCells, unpaidStages } from "./worked/provision.ts";

const lossRates = "select round(loss_rate, 4) as loss_rate from measures.loss_rates order by bucket_index";
const total = "select sum(allowance_amount) as allowance from measures.allowance";
const worked = {
  ...matrixInputs,
  "measures.roll_cells": rollCells(unpaidStages),
  "measures.aging": agedBalances([300_000, 140_000, 60_000, 23_000, 5_000]),
};
const tables = ["measures.loss_rates", "measures.allowance"];

test("recovery and outlook scale every loss rate, none beyond 1; an overlay adds to the whole", async () => {
  const allowance = {
    ...testSettings(".").allowance,
    recoveryRate: 0.4,
    forwardFactor: 2,
    overlayAmount: 1000,
    individualLossRates: {},
  };
  expect(await fromInputs(worked, ["measures.loss_rates"], lossRates, { allowance })).toEqual(
    [0.024, 0.048, 0.1043, 0.3, 1].map((loss_rate) => ({ loss_rate })),
  );
  expect(await fromInputs(worked, tables, total, { allowance })).toEqual([{ allowance: 33_080.87 }]);
});

test("a stage that nothing has left counts as lost, and says that it is assumed", async () => {
  const stuck = { ...worked, "measures.roll_cells": rollCells([...unpaidStages.slice(0, 4), [0, 0]]) };
  const last = "select loss_rate, is_assumed from measures.loss_rates where bucket_index = 4";
  expect(await fromInputs(stuck, ["measures.loss_rates"], last)).toEqual([{ loss_rate: 1, is_assumed: true }]);
});

test("a write-off from a mild bucket has gone through all the worse ones", async () => {
  const early = `select 'cohort_12m' as version, 12 as count_months, * from (${listed(
    ["(0, 102, 1::decimal(18,4))", "(0, 100, 99)", "(4, 100, 1)"],
    "from_index, to_index, amount",
  )}) union all ${rollCells([0, 0, 0, 0, 0].map(() => [0, 0] as const))}`;
  expect(await fromInputs({ ...worked, "measures.roll_cells": early }, ["measures.loss_rates"], lossRates)).toEqual(
    [0.005, 0.5, 0.5, 0.5, 0.5].map((loss_rate) => ({ loss_rate })),
  );
});

test("fewer than twelve months of history: no rate and no allowance, with the reason", async () => {
  const ledger = "2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-01-20";
  const question = `select balance_amount, loss_rate, allowance_amount, reason from measures.allowance
    where as_of_date = run.as_of() and balance_amount <> 0`;
  expect(await askLedger(ledger, "2024-06-30", question)).toEqual([
    { balance_amount: 100, loss_rate: null, allowance_amount: null, reason: "fewer than 12 whole months of history" },
  ]);
});

const books = parseLedger(`
  2023-01-05 invoice I1 ACME 100.00 USD due_date=2023-02-04
  2023-05-20 adjust A1 write_off I1 40.00
  2023-05-20 payment P1 ACME 60.00 USD invoice_id=I1
  2024-01-10 invoice I2 ACME 500.00 USD due_date=2024-02-09
  2024-01-10 invoice I3 BOLT 300.00 USD due_date=2024-01-20
  2024-01-20 invoice I4 BOLT 200.00 USD due_date=2024-03-20
  2024-01-20 invoice I5 DOVE 80.00 USD due_date=2024-03-20`);
const ledger = { ...books, customers: [{ customer_id: "BOLT", customer_name: "Bolt", insured_limit: "250.00" }] };
const individual = {
  ...testSettings(".").allowance,
  recoveryRate: 0,
  forwardFactor: 1,
  overlayAmount: 25,
  individualLossRates: { DOVE: 0.5 },
};
const parts = `select part, bucket, balance_amount, allowance_amount from measures.allowance
  where as_of_date = run.as_of() and (balance_amount <> 0 or allowance_amount <> 0) order by 1, 2`;

test("insured, individually assessed and overlay stand apart; the insured limit relieves the mildest debt first", async () => {
  const answer = await readLedger(ledger, { asOf: "2024-01-31", allowance: individual }, (w) => select(w, parts));
  expect(answer).toEqual([
    { part: "individual", bucket: "not_due", balance_amount: 80, allowance_amount: 40 },
    { part: "insured", bucket: "1-30", balance_amount: 50, allowance_amount: 0 },
    { part: "insured", bucket: "not_due", balance_amount: 200, allowance_amount: 0 },
    { part: "matrix", bucket: "1-30", balance_amount: 250, allowance_amount: 100 },
    { part: "matrix", bucket: "not_due", balance_amount: 500, allowance_amount: 200 },
    { part: "overlay", bucket: "", balance_amount: 0, allowance_amount: 25 },
  ]);
});

const writeOff = [
  { adjustment_id: "A2", adjustment_date: "2024-02-15", invoice_id: "I3", kind: "write_off", amount: "100.00" },
];

test("movement: 100 of 300 written off and other debts older; the loss rate rises from 40 to 70 %", async () => {
  const written = { ...ledger, adjustments: [...(books["adjustments"] ?? []), ...writeOff] };
  const question = "select bar, amount from measures.allowance_movement where as_of_date = run.as_of() order by place";
  const answer = await readLedger(written, { asOf: "2024-02-29", allowance: individual }, (w) => select(w, question));
  expect(answer).toEqual([
    { bar: "opening", amount: 365 },
    { bar: "written_off", amount: -100 },
    { bar: "exposure", amount: 60 },
    { bar: "loss_rates", amount: 195 },
    { bar: "individual", amount: 0 },
    { bar: "overlay", amount: 0 },
    { bar: "closing", amount: 520 },
  ]);
});
