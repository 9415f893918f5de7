import { type Example, measureText, totals } from "./example.ts";

const sales = `
  2024-01-10 invoice I1 ACME 5538.00 USD due_date=2024-12-31
  2024-02-10 invoice I2 ACME 4566.00 USD due_date=2024-12-31
  2024-03-10 invoice I3 ACME 7570.00 USD due_date=2024-12-31
  2024-03-20 payment P1 ACME 6805.00 USD`;

const month = (index: number): string => new Date(Date.UTC(2023, index, 1)).toISOString().slice(0, 7);

const countedBack = `select * from (values
        (date '2024-01-01', date '2024-01-30', 'USD', 70000::decimal(18,4), 0::decimal(18,4)),
        (date '2024-01-31', date '2024-02-29', 'USD', 80000, 0),
        (date '2024-03-01', date '2024-03-30', 'USD', 100000, 212000)
      ) as months (month_start, as_of_date, report_currency, sales_amount, net_amount)`;

/** What is owed, how old it is and how well it is collected. */
export const coreExamples: Readonly<Record<string, Example>> = {
  receivables: {
    ledger: `
      2024-01-01 invoice I1 ACME 100.00 USD
      2024-01-05 payment P1 ACME 99.99 USD invoice_id=I1`,
    asOf: "2024-01-31",
    sql: "select format('{:.2f} open', gross_amount::double) as text from measures.positions where as_of_date = run.as_of()",
    says: "0.01 open",
  },
  overdue: {
    ledger: "2024-05-01 invoice I1 ACME 100.00 USD due_date=2024-06-01",
    asOf: "2024-06-02",
    sql: `select case when days_past_due(due_date, date '2024-06-01') = 0 and days_past_due(due_date, date '2024-06-02') = 1
            then 'not due on 1 June and one day past due on 2 June' end as text from ledger.invoices`,
    says: "not due on 1 June and one day past due on 2 June",
  },
  aging: {
    ledger: ["06-30", "06-29", "05-31", "05-30"]
      .map((due, index) => `2024-01-01 invoice I${index} ACME 1.00 USD due_date=2024-${due}`)
      .join("\n"),
    asOf: "2024-06-30",
    sql: `select format('{} not due, {} in 1–30, {} in 31–60',
            (['none', 'one', 'two'])[1 + count_in('not_due')], (['none', 'one', 'two'])[1 + count_in('1-30')],
            (['none', 'one', 'two'])[1 + count_in('31-60')]) as text`.replaceAll(
      /count_in\('([^']+)'\)/g,
      "(select coalesce(sum(count_invoices), 0)::integer from measures.aging where basis = 'due' and as_of_date = run.as_of() and bucket = '$1')",
    ),
    says: "one not due, two in 1–30, one in 31–60",
  },
  dso: { ledger: sales, asOf: "2024-03-30", sql: measureText("dso", "simple_90", "{:.2f} days"), says: "55.35 days" },
  "dso count_back": {
    inputs: {
      "measures.totals": totals(countedBack),
      "measures.stated_totals": "from measures.totals",
    },
    build: ["measures.dso_count_back"],
    sql: "select format('{:.2f} days', dso) as text from measures.dso_count_back where as_of_date = '2024-03-30'",
    says: "73.71 days",
  },
  "dso rolling": {
    inputs: {
      "measures.totals":
        totals(`select last_day(make_date(2024, month::integer, 1)) as as_of_date, 'USD' as report_currency,
        (greatest(month - 9, 0) * 100)::decimal(18,4) as net_amount from range(1, 13) as months (month)`),
      "measures.sales_windows": `select last_day(make_date(2024, month::integer, 1)) as as_of_date, 'USD' as report_currency,
        0 as days, 366 as window_days, 2400::decimal(18,4) as sales_amount, null::varchar as sales_reason
        from range(1, 13) as months (month)`,
    },
    build: ["measures.dso_rolling"],
    sql: "select format('{:.2f} days', dso) as text from measures.dso_rolling where as_of_date = '2024-12-31'",
    says: "30.50 days",
  },
  best_possible_dso: {
    ledger: `
      2024-01-10 invoice I1 ACME 600.00 USD due_date=2024-12-31
      2024-01-10 invoice I2 ACME 300.00 USD due_date=2024-02-01`,
    asOf: "2024-03-30",
    sql: `select format('{:.0f} = {:.0f} best possible + {:.0f} delinquent', dso, best_possible_dso, average_days_delinquent) as text
          from measures.dso where method = 'simple_90' and as_of_date = run.as_of()`,
    says: "90 = 60 best possible + 30 delinquent",
  },
  cei: {
    inputs: {
      "measures.stated_totals": totals(`select date '2024-01-31' as as_of_date, 'USD' as report_currency,
        1000::decimal(18,4) as opening, 600::decimal(18,4) as sales_amount, 900::decimal(18,4) as net_amount,
        700::decimal(18,4) as not_due_amount, 600::decimal(18,4) as cash_amount`),
    },
    build: ["measures.cei"],
    sql: "select format('{:.2f} book; with 100 written off, {:.2f} cash', book, cash) as text from measures.cei",
    says: "77.78 book; with 100 written off, 66.67 cash",
  },
  "cei quarter": {
    inputs: {
      "measures.totals": totals(`select * from (values
        (date '2024-01-31', 'USD', 1000::decimal(18,4), 600::decimal(18,4), 1000::decimal(18,4), 0::decimal(18,4), 500::decimal(18,4)),
        (date '2024-02-29', 'USD', 1000, 600, 1000, 0, 500),
        (date '2024-03-31', 'USD', 1000, 600, 900, 700, 600)
      ) as months (as_of_date, report_currency, opening, sales_amount, net_amount, not_due_amount, cash_amount)`),
    },
    build: ["measures.cei_quarter"],
    sql: "select format('{:.2f} book, {:.2f} cash', book, cash) as text from measures.cei_quarter where as_of_date = '2024-03-31'",
    says: "77.78 book, 66.67 cash",
  },
  days_to_pay: {
    ledger: [10, 20, 30]
      .map(
        (day, index) => `
      2024-01-01 invoice I${index} ACME 100.00 USD due_date=2024-01-16
      2024-01-${day + 1} payment P${index} ACME 100.00 USD invoice_id=I${index}`,
      )
      .join("\n"),
    asOf: "2024-01-31",
    sql: `select format('{:.0f} = {:.0f} + {:.0f} days', days_to_pay, terms, days_late) as text
          from measures.days_to_pay where method = 'month' and as_of_date = run.as_of()`,
    says: "20 = 15 + 5 days",
  },
  roll_forward: {
    ledger: `
      2024-01-10 invoice I0 HOME 0.01 INR
      2024-01-01 rate USD 80
      2024-02-29 rate USD 85
      2024-01-10 invoice I1 ACME 1.00 USD`,
    asOf: "2024-02-29",
    sql: `select format('opening {:.0f}, FX {:.0f}, closing {:.0f}', opening::double, fx::double, closing::double) as text
          from measures.customer_roll_forward where customer_id = 'ACME' and as_of_date = run.as_of()`,
    says: "opening 80, FX 5, closing 85",
  },
  turnover: {
    ledger: Array.from(
      { length: 13 },
      (_, index) => `
      ${month(index)}-05 invoice I${index} ACME 100.00 USD
      ${index === 0 ? "" : `${month(index)}-06 payment P${index} ACME 100.00 USD invoice_id=I${index - 1}`}`,
    ).join("\n"),
    asOf: "2024-01-31",
    sql: measureText("turnover", "", "{:.0f} times a year"),
    says: "12 times a year",
  },
  hhi: {
    ledger: `
      2024-01-05 invoice I1 ACME 50.00 USD
      2024-01-05 invoice I2 BOLT 50.00 USD`,
    asOf: "2024-01-31",
    sql: `select format('{:,.0f}, as many as {:.0f} equal ones', hhi, effective_count) as text
          from measures.concentration_summary
          where cut = 'customer' and scope = 'open' and as_of_date = run.as_of()`,
    says: "5,000, as many as 2 equal ones",
  },
};
