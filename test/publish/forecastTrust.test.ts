import { afterAll, beforeAll, expect, test } from "vitest";
import { binomialInterval } from "../../pipeline/risk/metrics/binomialInterval.ts";
import {
  buildTable,
  closeWarehouse,
  execute,
  openWarehouse,
  type Warehouse,
  writeSettings,
} from "../../pipeline/warehouse/warehouse.ts";
import { select } from "../support/ledger.ts";

let warehouse: Warehouse;

/**
 * Two forecasts, on 3 and on 10 June, of 100 a week: 120 came in the first week and 60 in the second, and again 60 in the
 * second week of the later one's first. Due dates said 150 and 50; in the 13 weeks before, 1,300 came: 100 a week.
 */
const backtest = `
  select * from (values
    (date '2024-06-03', 1, 'EUR', 150.00, 100.00, 80.00, 130.00, 120.00),
    (date '2024-06-03', 2, 'EUR', 50.00, 100.00, 80.00, 130.00, 60.00),
    (date '2024-06-10', 1, 'EUR', 50.00, 100.00, 80.00, 130.00, 60.00)
  ) as forecasts (as_of_date, horizon_week, report_currency, contractual_amount, expected_amount, p10_amount, p90_amount, actual_amount)`;

const applied = `
  select * from (values
    ('OLD', date '2024-03-11', 1300.00::decimal(18, 4), 'cash'),
    ('OPEN', date '2024-06-05', 120.00, 'cash'), ('OPEN', date '2024-06-12', 40.00, 'cash'),
    ('LATER', date '2024-06-13', 20.00, 'cash'), ('OPEN', date '2024-06-14', 5.00, 'write_off')
  ) as settled (item_id, application_date, amount, kind)`;

const items = `
  select * from (values
    ('OLD', 'C1', 'A', date '2024-01-01', date '2024-03-11', 1300.00::decimal(18, 4)),
    ('OPEN', 'C1', 'A', date '2024-05-01', null, 500.00),
    ('LATER', 'C2', 'A', date '2024-06-10', null, 500.00),
    ('ALONE', 'C3', '', date '2024-06-10', null, 70.00)
  ) as owed (item_id, customer_id, segment, issue_date, paid_date, amount)`;

beforeAll(async () => {
  warehouse = await openWarehouse(":memory:");
  await writeSettings(warehouse, { as_of: "2024-06-17" });
  await execute(
    warehouse,
    `create table publish.cash_backtest as ${backtest};
     create table ledger.calendar as select date '2024-01-01' as month_start;
     create table ledger.applications as ${applied};
     create table features.items as select *, 'EUR' as report_currency, amount as report_amount, true as is_sampled from (${items});
     create table ledger.invoices as select *, 'EUR' as report_currency, amount as report_amount, amount as open_amount,
       amount as open_report_amount from (${items});
     create table risk.scores as select * from (values ('OPEN', ''), ('LATER', 'segment'), ('ALONE', 'global'))
       as scored (item_id, fallback);
     create table publish.forecast_errors as
       select date '2024-06-03' as as_of_date, 1 as horizon_weeks, 'EUR' as report_currency, 100.00 as expected_amount, 120.00 as actual_amount;
     create table ledger.known_cash as
       select date '2024-06-03' as as_of_date, date '2024-06-04' + cast(7 * week as integer) as week_start_date,
         'EUR' as report_currency, layer, 90.00::decimal(18, 4) / case layer when 'open' then 1 else 9 end as expected_amount
       from range(0, 13) as weeks (week) cross join (values ('open'), ('new')) as layers (layer)
       union all select date '2024-06-12', date '2024-06-13', 'EUR', 'open', 1.00`,
  );
  for (const table of ["mean_weeks", "cash_errors", "cash_coverage", "outlook_errors", "kept_forecasts", "score_basis"])
    await buildTable(warehouse, `publish.${table}`);
});

afterAll(() => closeWarehouse(warehouse));

test("our error stands beside those of due dates and of a mean week of the 13 before", async () => {
  const sql = `select horizon_week, wape_rate, due_date_wape_rate, mean_week_wape_rate from publish.cash_errors
    where horizon_week = 2`;
  expect(await select(warehouse, sql)).toEqual([
    { horizon_week: 2, wape_rate: 40 / 60, due_date_wape_rate: 10 / 60, mean_week_wape_rate: 40 / 60 },
  ]);
});

test("the mean week has no answer where the ledger does not reach back 13 weeks", async () => {
  await execute(warehouse, "update ledger.calendar set month_start = date '2024-05-01'");
  await buildTable(warehouse, "publish.mean_weeks");
  expect(await select(warehouse, "from publish.mean_weeks")).toEqual([]);
});

test("cash added up: due dates off by 30 of 120, ours by 20", async () => {
  const sql = "select wape_rate, due_date_wape_rate, mean_week_wape_rate from publish.outlook_errors";
  expect(await select(warehouse, sql)).toEqual([
    { wape_rate: 20 / 120, due_date_wape_rate: 30 / 120, mean_week_wape_rate: 20 / 120 },
  ]);
});

test("bands: 1 of 3 held, with Wilson's interval as the backtest computes it", async () => {
  const [span] = await select(warehouse, "from publish.cash_coverage");
  const { low, high } = binomialInterval(1, 3);
  expect(span).toMatchObject({ from_week: 1, to_week: 4, count_weeks: 3, count_inside: 1 });
  expect(span?.["coverage_low_rate"]).toBeCloseTo(low, 6);
  expect(span?.["coverage_high_rate"]).toBeCloseTo(high, 6);
});

test("bands that held none or all: the interval ends at 0 or 1, and never beyond", async () => {
  const sql = `select min(interval_low(0, trials)) as low, max(interval_high(trials, trials)) as high,
    bool_and(interval_high(0, trials) between 0 and 1 and interval_low(trials, trials) between 0 and 1) as is_share
    from (select unnest(range(1, 60)) as trials)`;
  expect(await select(warehouse, sql)).toEqual([{ low: 0, high: 1, is_share: true }]);
  const none = "select count_inside, coverage_low_rate from publish.cash_errors where horizon_week = 2";
  expect(await select(warehouse, none)).toEqual([{ count_inside: 0, coverage_low_rate: 0 }]);
});

test("an earlier run's forecast is held against the whole weeks since, open invoices and later ones apart", async () => {
  expect(await select(warehouse, "select * exclude (as_of_date, report_currency) from publish.kept_forecasts")).toEqual(
    [{ count_weeks: 2, expected_amount: 200, actual_amount: 180, open_error_amount: -20, new_error_amount: 0 }],
  );
});

test("whose record a score rests on: the customer's own, its segment's, or that of all", async () => {
  const sql = "select basis, count_invoices, count_customers, amount from publish.score_basis";
  expect(await select(warehouse, sql)).toEqual([
    { basis: "all", count_invoices: 1, count_customers: 1, amount: 70 },
    { basis: "customer", count_invoices: 1, count_customers: 1, amount: 500 },
    { basis: "segment", count_invoices: 1, count_customers: 1, amount: 500 },
  ]);
});
