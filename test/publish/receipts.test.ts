import { expect, test } from "vitest";
import { askDecisions } from "../support/decisions.ts";

const asOf = "2024-12-31"; // a Tuesday

const ledger = `
  2024-01-02 rate EUR 1.10
  2024-10-01 invoice I1 ACME 100.00 USD due_date=2024-11-01
  2024-10-01 invoice I2 ACME 200.00 USD due_date=2024-12-31
  2024-10-01 invoice I3 BOLT 50.00 EUR due_date=2024-12-01
  2023-10-01 invoice I4 BOLT 70.00 EUR due_date=2023-11-01
  2023-11-01 payment P4 BOLT 70.00 EUR invoice_id=I4
  2024-12-27 payment P1 ACME 310.00 USD
  2024-12-27 apply payment P1 I1 100.00
  2024-12-27 apply payment P1 I2 200.00
  2024-12-20 payment P2 BOLT 20.00 EUR invoice_id=I3
  2024-11-20 contact K1 ACME friendly_reminder invoice_id=I1
  2024-11-25 promise R1 ACME 100.00 promised_date=2024-12-05 invoice_id=I1
  2024-12-02 dispute D1 I1 40.00 closed_date=2024-12-15 reason=price`;

const ask = (sql: string) => askDecisions(ledger, { asOf, settings: { baseCurrency: "USD" } }, sql);

test("a payment says what it settled, how late and what is not applied; older than 13 weeks is not shown", async () => {
  const sql = `select payment_id, report_amount, late_report_amount, unapplied_report_amount, settled_invoices, mean_days_late
    from publish.receipts order by receipt_date desc`;
  // I1 is 56 days late, I2 four days early: (56 × 100 − 4 × 200) ÷ 300 = 16.
  expect(await ask(sql)).toEqual([
    {
      payment_id: "P1",
      report_amount: 310,
      late_report_amount: 100,
      unapplied_report_amount: 10,
      settled_invoices: "I1, I2",
      mean_days_late: 16,
    },
    {
      payment_id: "P2",
      report_amount: 22,
      late_report_amount: 22,
      unapplied_report_amount: 0,
      settled_invoices: "I3",
      mean_days_late: 19,
    },
  ]);
});

test("weeks end on the weekday of the report date; days and customers sum to the same cash", async () => {
  const weeks = `select cast(start_date as varchar) as start_date, amount, count_customers from publish.receipt_periods where period = 'week'`;
  expect(await ask(weeks)).toEqual([
    { start_date: "2024-12-25", amount: 310, count_customers: 1 },
    { start_date: "2024-12-18", amount: 22, count_customers: 1 },
  ]);
  const sums = `select (select sum(amount) from publish.receipt_periods where period = 'day')::double as days,
      (select sum(quarter_amount) from publish.receipts_by_customer)::double as customers`;
  expect(await ask(sums)).toEqual([{ days: 332, customers: 332 }]);
});

test("every invoice, paid ones too, shows its life", async () => {
  const sql = `select invoice_id, state, open_amount, cast(reminded_date as varchar) as reminded, last_step, promise_status,
      cast(dispute_closed_date as varchar) as settled, cast(closed_date as varchar) as closed, days_to_pay, days_late
    from publish.invoice_lives order by invoice_id`;
  expect(await ask(sql)).toEqual([
    {
      invoice_id: "I1",
      state: "paid",
      open_amount: 0,
      reminded: "2024-11-20",
      last_step: "friendly_reminder",
      promise_status: "broken",
      settled: "2024-12-15",
      closed: "2024-12-27",
      days_to_pay: 87,
      days_late: 56,
    },
    {
      invoice_id: "I2",
      state: "paid",
      open_amount: 0,
      reminded: null,
      last_step: null,
      promise_status: null,
      settled: null,
      closed: "2024-12-27",
      days_to_pay: 87,
      days_late: -4,
    },
    {
      invoice_id: "I3",
      state: "past due",
      open_amount: 30,
      reminded: null,
      last_step: null,
      promise_status: null,
      settled: null,
      closed: null,
      days_to_pay: null,
      days_late: null,
    },
    {
      invoice_id: "I4",
      state: "paid",
      open_amount: 0,
      reminded: null,
      last_step: null,
      promise_status: null,
      settled: null,
      closed: "2023-11-01",
      days_to_pay: 31,
      days_late: 0,
    },
  ]);
});
