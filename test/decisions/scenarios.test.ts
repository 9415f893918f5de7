import { expect, test } from "vitest";
import { frozenDays, movedReceipts } from "../../src/components/tables/movedReceipts.ts";
import { askDecisions } from "../support/decisions.ts";

const asOf = "2024-06-28";

const ledger = `
  2024-06-01 invoice I1 ACME 700.00 USD due_date=2024-07-05
  2024-06-01 invoice I2 ACME 300.00 USD due_date=2024-07-05
  2024-06-10 dispute D1 I2 300.00`;

/** ACME's 1,000 come in week 1 by the forecast, and 70 a week of what is not yet billed. */
const model = `insert into features.items values (1, 'ACME');
  insert into forecast.customer_weeks
  select run.as_of(), layer, 'USD', week, 1, 0, case when layer = 'new' then 70 when week = 1 then 1000 else 0 end
  from range(1, 14) as weeks (week) cross join (values ('open'), ('new')) as layers (layer);`;

const moved = (scenario: string, policy: object = {}) =>
  askDecisions(
    ledger,
    { asOf, model, policy },
    `select week, moved_amount from decisions.scenarios where scenario = '${scenario}' and moved_amount <> 0 order by 1`,
  );

test("the five largest 15 days later: six sevenths of a week come two weeks on, a seventh three", async () => {
  // Week 1: 1,070 out. Weeks 2: 70 out. Week 3: 6/7 of 1,070 in, 70 out. Week 4: 1/7 of 1,070 and 6/7 of 70 in, 70 out.
  expect(await moved("slip")).toEqual([
    { week: 1, moved_amount: -1070 },
    { week: 2, moved_amount: -70 },
    { week: 3, moved_amount: 847.14 },
    { week: 4, moved_amount: 142.86 },
  ]);
});

test("disputes paid in 10 days come in week 2, whole, whatever the forecast said", async () => {
  expect(await moved("disputes")).toEqual([
    { week: 1, moved_amount: -300 },
    { week: 2, moved_amount: 300 },
  ]);
});

test("shorter terms move what classes D and E are billed from now on: the first weeks gain, none loses", async () => {
  expect(await moved("terms", { classEdges: [0.001, 0.002, 0.003, 0.004] })).toEqual([{ week: 1, moved_amount: 150 }]);
  expect(await moved("terms", { classEdges: [0.9, 0.95, 0.99, 1] })).toEqual([]);
});

test("the page's sliders compute what the SQL does; a frozen dispute is not paid at all", async () => {
  const parts = await askDecisions(
    ledger,
    { asOf, model },
    `select scenario, week, sum(amount)::double as amount, case when scenario = 'disputes' then 300 end as disputed_amount
     from decisions.scenario_parts group by all order by all`,
  );
  const cents = (amounts: readonly number[]): readonly number[] => amounts.map((each) => Math.round(each * 100) / 100);
  expect(cents(movedReceipts(parts, "slip", 15)).slice(0, 5)).toEqual([-1070, -70, 847.14, 142.86, 0]);
  expect(cents(movedReceipts(parts, "disputes", 10)).slice(0, 3)).toEqual([-300, 300, 0]);
  expect(cents(movedReceipts(parts, "disputes", frozenDays)).slice(0, 3)).toEqual([-300, 0, 0]);
  expect(movedReceipts([], "terms", 15)).toEqual(Array.from({ length: 13 }, () => 0));
});
