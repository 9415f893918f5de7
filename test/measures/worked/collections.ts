import type { Example } from "./example.ts";

const late = `
  2023-08-01 invoice H0 HOME 10.00 USD due_date=2023-08-02
  2023-08-01 payment H1 HOME 10.00 USD invoice_id=H0
  2024-01-16 invoice I1 ACME 100.00 USD due_date=2024-02-15
  2024-02-16 invoice I2 ACME 100.00 USD due_date=2024-03-17 delivery_date=2024-01-10
  2024-02-20 dispute D1 I1 40.00
  2024-02-25 payment P1 ACME 20.00 USD`;

/** A bridge in words: `text` with each `{bar}` replaced by that bar's days without its sign. */
const bridge = (kind: string, text: string): string => {
  const bars = [...text.matchAll(/{(\w+)}/g)].map(
    ([, bar]) => `(select abs(days)::double from measures.dso_bridge
      where as_of_date = run.as_of() and kind = '${kind}' and bar = '${bar}')`,
  );
  return `select format('${text.replaceAll(/{\w+}/g, "{:.0f}")}', ${bars.join(", ")}) as text`;
};

const paid = (customer: string, days: number, amount = 100, due = "2024-01-31"): string => {
  const date = new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
  return `2024-01-01 invoice ${customer}${days} ${customer} ${amount}.00 USD due_date=${due}
    ${date} payment P-${customer}${days} ${customer} ${amount}.00 USD invoice_id=${customer}${days}`;
};
const three = (customer: string): string => [10, 20, 40].map((days) => paid(customer, days)).join("\n");

/** Payers, each judged by itself: PAID three times, PAST due with a fourth invoice, CURVE with invoices that are still open. */
const payers = `
  ${three("PAID")}
  ${three("PAST")}
  2024-04-21 invoice I4 PAST 100.00 USD due_date=2024-05-21
  ${[10, 20, 40, 50].map((days) => paid("CURVE", days, 10, "2024-12-31")).join("\n")}
  2024-05-31 invoice X CURVE 10.00 USD
  2024-05-01 invoice Y CURVE 10.00 USD`;
const cut = (view: string, customer: string, format: string, values: string): string =>
  `select format('${format}', ${values}) as text from measures.days_to_pay_cuts
   where view = '${view}' and cut = 'customer' and cut_value = '${customer}'`;

const month = `
  2024-01-05 invoice I1 ACME 120.00 USD due_date=2024-01-20
  2024-01-05 invoice I2 BOLT 40.00 USD due_date=2024-01-20
  2024-01-05 invoice I3 BOLT 30.00 USD due_date=2024-01-20
  2024-01-05 invoice I4 BOLT 10.00 USD due_date=2024-01-20
  2024-02-10 payment P1 ACME 120.00 USD invoice_id=I1
  2024-02-15 adjust A1 write_off I3 30.00
  2024-02-15 credit_note C1 BOLT 10.00 USD invoice_id=I4`;
const roll = (version: string, state: string): string => `(select round(100 * rate) from measures.roll_rates
  where as_of_date = run.as_of() and from_bucket = '1-30' and version = '${version}' and to_state = '${state}')`;

const day = (offset: number): string => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10);
const slowing = Array.from({ length: 20 }, (_, index) => {
  const [issued, delay] = [index * 7, index < 15 ? 0 : 20];
  return `${day(issued)} invoice I${index} ACME 100.00 USD due_date=${day(issued)}
    ${day(issued + delay)} payment P${index} ACME 100.00 USD invoice_id=I${index}`;
}).join("\n");

/**
 * What is worked on in March, each with customers of its own: disputes of ACME and BOLT, a deduction of COIL, past due and
 * unapplied money of DOVE, promises of ELM, FIR and GUM.
 */
const worked = `
  2024-01-01 invoice I1 ACME 100.00 USD due_date=2024-01-31
  2024-02-01 dispute D1 I1 80.00
  2024-02-05 dispute D2 I1 50.00
  2024-01-01 invoice I2 BOLT 100.00 USD due_date=2024-01-31
  2024-01-01 dispute D3 I2 1.00 closed_date=2024-01-11
  2024-01-01 dispute D4 I2 1.00 closed_date=2024-01-21
  2024-01-01 dispute D5 I2 1.00 closed_date=2024-01-31

  2024-01-01 invoice I3 COIL 100.00 USD
  2024-02-01 payment P3 COIL 99.50 USD invoice_id=I3

  2024-01-01 invoice I4 DOVE 300.00 USD due_date=2024-01-31
  2024-02-01 payment P4 DOVE 120.00 USD

  ${["ELM 90.00 13", "FIR 89.99 13", "GUM 90.00 14"]
    .map((each) => each.split(" "))
    .map(
      ([name, amount, date]) => `
  2024-01-01 invoice I-${name} ${name} 100.00 USD due_date=2024-01-31
  2024-02-01 promise R-${name} ${name} 100.00 promised_date=2024-02-10 invoice_id=I-${name}
  2024-02-${date} payment P-${name} ${name} ${amount} USD invoice_id=I-${name}`,
    )
    .join("\n")}`;

/** How money comes in: bridges, days to pay, roll rates, disputes, promises and alarms. */
export const collectionExamples: Readonly<Record<string, Example>> = {
  "dso_bridge best_possible": {
    ledger: late,
    asOf: "2024-02-29",
    sql: bridge("best_possible", "{best_possible} + {disputed_late} + {undisputed_late} − {unapplied} = {actual} days"),
    says: "45 + 18 + 27 − 9 = 81 days",
  },
  "dso_bridge month": {
    ledger: late,
    asOf: "2024-02-29",
    sql: bridge(
      "month",
      "{opening} + {billing_lag} − {timing} + {disputed_late} + {undisputed_late} − {unapplied} = {closing} days",
    ),
    says: "90 + 45 − 90 + 18 + 27 − 9 = 81 days",
  },
  "days_to_pay closed": {
    ledger: payers,
    asOf: "2024-06-30",
    sql: cut(
      "closed",
      "PAID",
      "{:.2f} = {:.0f} − {:.2f}; median {:.0f}; {} of three late",
      "days_to_pay, terms_days, -days_late, median_days::double, (['none', 'one'])[1 + round(3 * late_rate_by_count)::integer]",
    ),
    says: "23.33 = 30 − 6.67; median 20; one of three late",
  },
  "days_to_pay with_open": {
    ledger: payers,
    asOf: "2024-06-30",
    sql: cut(
      "with_open",
      "PAST",
      "{:.2f} = {:.0f} + {:.0f}; n is {}",
      "days_to_pay, terms_days, days_late, count_invoices",
    ),
    says: "35.00 = 30 + 5; n is 4",
  },
  "days_to_pay kaplan_meier": {
    ledger: payers,
    asOf: "2024-06-30",
    sql: cut("kaplan_meier", "CURVE", "median {:.0f}", "median_days::double"),
    says: "median 40",
  },
  pay_cohorts: {
    ledger: `
      2024-01-10 invoice I1 ACME 100.00 USD
      2024-01-10 invoice I2 ACME 300.00 USD
      2024-01-20 payment P1 ACME 100.00 USD invoice_id=I1
      2024-02-19 payment P2 ACME 200.00 USD invoice_id=I2`,
    asOf: "2024-04-30",
    sql: `select string_agg(format('{:.0f} % by day {}', 100 * paid_rate, days_since), ', ' order by days_since) as text
          from measures.pay_cohorts where days_since in (30, 60)`,
    says: "25 % by day 30, 75 % by day 60",
  },
  billing_lag: {
    ledger: `
      2024-01-10 invoice I1 ACME 100.00 USD delivery_date=2024-01-08
      2024-01-10 invoice I2 ACME 100.00 USD delivery_date=2024-01-06
      2024-01-10 invoice I3 ACME 200.00 USD delivery_date=2024-01-01`,
    asOf: "2024-01-31",
    sql: `select format('{:.2f} days; {} above a week', lag_days::double,
            (['none', 'a third'])[1 + round(3 * above_week_rate)::integer]) as text
          from measures.billing_lag where cut = 'all'`,
    says: "6.00 days; a third above a week",
  },
  roll_rates: {
    ledger: month,
    asOf: "2024-02-29",
    sql: `select format('{:.0f}, {:.0f}, {:.0f} and {:.0f} %', ${["paid", "credited", "written_off", "31-60"]
      .map((state) => roll("cohort", state))
      .join(", ")}) as text`,
    says: "60, 5, 15 and 20 %",
  },
  "roll_rates balance": {
    ledger: month,
    asOf: "2024-02-29",
    sql: `select format('{:.0f} %', ${roll("balance", "31-60")}) as text`,
    says: "20 %",
  },
  disputes: {
    ledger: worked,
    asOf: "2024-03-01",
    sql: `select format('they hold {:.0f} and {:.0f}. Closed after {}, {} and {} days: median {}',
            (select open_amount::double from measures.disputes where dispute_id = 'D1'),
            (select open_amount::double from measures.disputes where dispute_id = 'D2'),
            (select cycle_days from measures.disputes where dispute_id = 'D3'),
            (select cycle_days from measures.disputes where dispute_id = 'D4'),
            (select cycle_days from measures.disputes where dispute_id = 'D5'),
            (select median_cycle_days from measures.dispute_reasons where reason = '(all)')) as text`,
    says: "they hold 80 and 20. Closed after 10, 20 and 30 days: median 20",
  },
  deductions: {
    ledger: worked,
    asOf: "2024-03-01",
    sql: "select format('a rest of {:.2f}', amount::double) as text from measures.deductions where customer_id = 'COIL'",
    says: "a rest of 0.50",
  },
  chaseable: {
    ledger: worked,
    asOf: "2024-03-01",
    sql: `select format('{:.0f} wrongly chaseable, {:.0f} to chase', wrongly_chaseable_amount::double, chaseable_amount::double)
          as text from measures.chaseable where customer_id = 'DOVE' and as_of_date = run.as_of()`,
    says: "120 wrongly chaseable, 180 to chase",
  },
  promises: {
    ledger: worked,
    asOf: "2024-03-01",
    sql: `select format('90 received on the third day after: {}; 89.99: {}; 90 on the fourth day: {}',
            min(status) filter (where promise_id = 'R-ELM'), min(status) filter (where promise_id = 'R-FIR'),
            min(status) filter (where promise_id = 'R-GUM')) as text from measures.promises`,
    says: "90 received on the third day after: kept; 89.99: partial; 90 on the fourth day: broken",
  },
  alarms: {
    ledger: slowing,
    asOf: "2023-12-31",
    sql: `select format('spread {:.1f}, so 19 − 5 = {:.0f} a time, past {:.1f} at the {}', spread_days::double,
            (sum_days / count_items)::double, threshold_days::double,
            (['first', 'second', 'third', 'fourth'])[count_items]) as text from measures.customer_alarms`,
    says: "spread 7.6, so 19 − 5 = 14 a time, past 45.6 at the fourth",
  },
  "alarms of groups": {
    inputs: {
      "measures.delay_deviations": `select 'ACME' as customer_id, 'Retail' as segment, 'B' as baseline_late_class, 20 as count_items,
        known_date, 100::decimal(18,2) as deviation_days
        from (values (date '2024-01-31'), (date '2024-02-29')) as months (known_date)`,
    },
    build: ["measures.group_alarms"],
    sql: `select format('{:.1f}: alarm in the {} month', sum_days::double,
            (['first', 'second'])[month(alarm_date)]) as text from measures.group_alarms where scope = 'late_class'`,
    says: "7.0: alarm in the second month",
  },
};
