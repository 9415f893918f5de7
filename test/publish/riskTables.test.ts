import { afterAll, beforeAll, expect, test } from "vitest";
import {
  buildTable,
  closeWarehouse,
  execute,
  list,
  openWarehouse,
  type Warehouse,
  writeSettings,
} from "../../pipeline/warehouse/warehouse.ts";
import { select } from "../support/ledger.ts";

let warehouse: Warehouse;

/** Ten unseen invoices, the first four of them late; ours has 23 of 24 pairs in the right order, the rules none. */
const holdout = `
  select 'I' || n as item_id, n <= 4 as is_late,
    case n when 4 then 0.55 when 5 then 0.6 else 1 - n / 10.0 end as late_probability
  from range(1, 11) as numbers (n)`;

beforeAll(async () => {
  warehouse = await openWarehouse(":memory:");
  await writeSettings(warehouse, {
    as_of: "2024-06-30",
    bucket_unit: "days",
    bucket_edges: list([0, 30, 60, 90, 120]),
  });
  await execute(
    warehouse,
    `create table risk.holdout_scores as ${holdout};
     create table risk.rival_scores as
       select item_id, 0.5 as customer_mean, 0.5 as customer_rate from risk.holdout_scores;
     create table ledger.customers as select 'C1' as customer_id, 'Acme' as customer_name;
     create table ledger.invoices as
       select 'I1' as item_id, 'I1' as invoice_id, 1 as instalment, 'C1' as customer_id, 'EUR' as report_currency,
         date '2024-07-10' as due_date, 1000.00::decimal(18, 4) as open_amount, 1000.00::decimal(18, 4) as open_report_amount
       union all select 'I2', 'I2', 1, 'C1', 'EUR', date '2024-05-10', 400.00, 400.00;
     create table measures.loss_rates as
       select date '2024-06-30' as as_of_date, 'EUR' as report_currency, bucket_index, loss_rate
       from (values (0, 0.001), (1, 0.01), (2, 0.03), (3, 0.1), (4, 0.4), (5, 0.9)) as rates (bucket_index, loss_rate);
     create table risk.scores as
       select 'I1' as item_id, 0.37 as late_probability, 0.2 as very_late_probability, 'C' as risk_class,
         date '2024-07-15' as expected_paid_date, 'a' as reason_1, 'b' as reason_2, 'c' as reason_3
       union all select 'I2', 1.0, 1.0, 'E', date '2024-08-01', 'd', null, null;
     create table risk.predictions as
       select 'I1' as item_id, 'open' as layer, date '2024-06-30' as origin_date, -1.0 as base_points,
         0.5 as history_points, 0.2 as exposure_points, 0.1 as amount_points, 0.0 as terms_points,
         -0.4 as calendar_points, 0.05 as activity_points
       union all select 'I2', 'open', date '2024-06-30', -1.0, 0.5, 0.2, 0.1, 0.0, -0.4, 0.05`,
  );
  for (const table of ["rival_scores", "roc_points", "lift", "class_mix", "loss_invoices", "score_parts"])
    await buildTable(warehouse, `publish.${table}`);
});

afterAll(() => closeWarehouse(warehouse));

test("the area under the ROC points is the share of pairs in the right order", async () => {
  const sql = `
    with steps as (
      select model, hit_rate, false_alarm_rate,
        lag(hit_rate, 1, 0) over points as last_hit, lag(false_alarm_rate, 1, 0) over points as last_alarm
      from publish.roc_points window points as (partition by model order by false_alarm_rate, hit_rate)
    )
    select model, round(sum((false_alarm_rate - last_alarm) * (hit_rate + last_hit) / 2), 4) as area
    from steps group by model order by model`;
  expect(await select(warehouse, sql)).toEqual([
    { model: "countback", area: 0.9583 },
    { model: "customer_mean", area: 0.5 },
    { model: "customer_rate", area: 0.5 },
  ]);
});

test("lift: the first tenth is all late, 2.5 times the 40 % of all; in the end every late invoice is found", async () => {
  const own = await select(
    warehouse,
    "select tenth, late_rate, lift, found_rate from publish.lift where model = 'countback' and tenth in (1, 10) order by tenth",
  );
  expect(own).toEqual([
    { tenth: 1, late_rate: 1, lift: 2.5, found_rate: 0.25 },
    { tenth: 10, late_rate: 0, lift: 0, found_rate: 1 },
  ]);
});

test("expected loss: 1,000 × 20 % × 3 % and, 51 days late, 400 × 3 %; the larger first, added up", async () => {
  const sql = `select invoice_id, loss_amount, running_loss_amount, all_loss_amount from publish.loss_invoices`;
  expect(await select(warehouse, sql)).toEqual([
    { invoice_id: "I2", loss_amount: 12, running_loss_amount: 12, all_loss_amount: 18 },
    { invoice_id: "I1", loss_amount: 6, running_loss_amount: 18, all_loss_amount: 18 },
  ]);
});

test("every class stands in the mix, and the mix adds up to what is open", async () => {
  const sql = "select risk_class, amount, overdue_amount from publish.class_mix order by risk_class";
  expect(await select(warehouse, sql)).toEqual([
    { risk_class: "A", amount: 0, overdue_amount: 0 },
    { risk_class: "B", amount: 0, overdue_amount: 0 },
    { risk_class: "C", amount: 1000, overdue_amount: 0 },
    { risk_class: "D", amount: 0, overdue_amount: 0 },
    { risk_class: "E", amount: 400, overdue_amount: 400 },
  ]);
});

test("the parts of a score add up to the log-odds of being late, or of what is past due of being very late", async () => {
  const sql = `
    select invoice_id, is_overdue, round(score, 6) as score, round(base_points + history_points + exposure_points + amount_points
      + terms_points + calendar_points + activity_points + since_points, 6) as parts
    from publish.score_parts`;
  const [late, certain] = [Math.log(0.37 / 0.63), Math.log(1e9 - 1)].map((score) => Number(score.toFixed(6)));
  expect(await select(warehouse, sql)).toEqual([
    { invoice_id: "I1", is_overdue: false, score: late, parts: late },
    { invoice_id: "I2", is_overdue: true, score: certain, parts: certain },
  ]);
});
