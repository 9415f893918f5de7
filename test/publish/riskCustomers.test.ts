import { expect, test } from "vitest";
import { fromInputs } from "../support/handmade.ts";

/** Two customers: one with everything past due, one with two items that are not due yet. */
const inputs = {
  "measures.positions": `select date '2024-12-31' as as_of_date, customer_id, 'EUR' as report_currency,
      gross_amount::decimal(18, 4) as gross_amount, overdue_amount::decimal(18, 4) as overdue_amount
    from (values ('LATE', 500, 500), ('SOON', 1000, 0), ('NONE', 0, 0)) as typed (customer_id, gross_amount, overdue_amount)`,
  "ledger.invoices": `select * from (values ('I1', 'SOON'), ('I2', 'SOON'), ('I3', 'LATE')) as typed (item_id, customer_id)`,
  "forecast.late_items": `select origin_date::date as origin_date, item_id, 'EUR' as report_currency, amount::decimal(18, 4) as amount,
      (amount * 0.8)::decimal(18, 4) as late_amount, (amount * 0.6)::decimal(18, 4) as delayed_amount,
      (amount * 0.1)::decimal(18, 4) as long_delayed_amount
    from (values ('2024-12-31', 'I1', 600), ('2024-12-31', 'I2', 400), ('2024-12-24', 'I3', 500)) as typed (origin_date, item_id, amount)`,
  "publish.terms": "select 'SOON' as customer_id, 'EUR' as report_currency, 'D' as risk_class",
  "publish.customers": `select customer_id, customer_id || ' Ltd' as customer_name, 0.5 as late_rate, 4 as count_judged,
      10.0 as mean_delay_days, null::varchar as sales_rep from (values ('LATE'), ('SOON'), ('NONE')) as typed (customer_id)`,
};

test("customers stand by what is past due and what is likely to come late, and who owes nothing does not stand there", async () => {
  const asked = `select customer_id, slow_amount::double as slow, overdue_amount::double as overdue,
      not_due_amount::double as not_due, delayed_amount::double as delayed, all_slow_amount::double as whole, risk_class
    from publish.risk_customers`;
  expect(await fromInputs(inputs, ["publish.risk_customers"], asked)).toEqual([
    { customer_id: "SOON", slow: 600, overdue: 0, not_due: 1000, delayed: 600, whole: 1100, risk_class: "D" },
    { customer_id: "LATE", slow: 500, overdue: 500, not_due: 0, delayed: 0, whole: 1100, risk_class: null },
  ]);
});
