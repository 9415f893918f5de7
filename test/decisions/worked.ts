import { dayOf, type decideFrom, payer, type withDecisions } from "../support/decisions.ts";

/** A worked number of the methods page: tables typed by hand and what is built of them, or a ledger; a question; its answer. */
export type WorkedDecision = { readonly sql: string; readonly says: string } & (
  | { readonly inputs: Parameters<typeof decideFrom>[0]; readonly build: readonly string[] }
  | { readonly ledger: string; readonly options: Parameters<typeof withDecisions>[1] }
);

const typed = (columns: string, ...rows: readonly string[]): string =>
  `select * from (values ${rows.map((row) => `(${row})`).join(", ")}) as typed (${columns})`;

const none = (columns: string): string => `select ${columns} where false`;

const reviewed = "date '2024-12-31' as review_date, 'USD' as report_currency";
const amount = (value: number): string => `${value}::decimal(18, 4)`;
const asOf = "2024-12-31";

/** Every worked number of a recommendation, by the measure that it explains. */
export const workedDecisions: Readonly<Record<string, WorkedDecision>> = {
  payer_risk: {
    inputs: {
      "decisions.trading": `select ${reviewed}, * from (${typed("customer_id", "'ACME'", "'REST'")})`,
      "ledger.customers": typed("customer_id, segment, credit_rating", "'ACME', 's', null", "'REST', 's', null"),
      "decisions.payer_records": `select ${reviewed}, *, 0 as count_disputed, 0 as count_disputed_late, 0 as delay_days
        from (${typed("customer_id, count_judged, count_very_late", "'ACME', 10, 4", "'REST', 90, 6")})`,
      "decisions.model_rates": none("'' as customer_id, '' as report_currency, 0.0::double as model_rate"),
    },
    build: ["decisions.payer_risks"],
    sql: `select format('4 of 10 very late in a segment of {:.0f} %: {:.3f}', 100 * segment_rate, risk_rate) as text
      from decisions.payer_risks where customer_id = 'ACME'`,
    says: "4 of 10 very late in a segment of 10 %: 0.331",
  },
  "payer_risk, with the model": {
    inputs: {
      "decisions.trading": `select ${reviewed}, 'ACME' as customer_id`,
      "ledger.customers": typed("customer_id, segment, credit_rating", "'ACME', 's', null"),
      "decisions.payer_records": `select ${reviewed}, 'ACME' as customer_id, 1000000 as count_judged, 20000 as count_very_late,
        0 as count_disputed, 0 as count_disputed_late, 0 as delay_days`,
      "decisions.model_rates": "select 'ACME' as customer_id, 'USD' as report_currency, 0.8::double as model_rate",
    },
    build: ["decisions.payer_risks"],
    sql: `select format('Record {:.2f}, model {:.2f}: {:.2f}', record_rate, model_rate, risk_rate) as text
      from decisions.payer_risks`,
    says: "Record 0.02, model 0.80: 0.41",
  },
  team_decisions: {
    ledger: `
      2024-09-20 invoice I1 ACME 1000.00 USD due_date=2024-10-20
      2024-09-20 invoice I2 BOLT 1000.00 USD due_date=2024-10-20
      2024-12-20 decide ACME Anna supply=release valid_until=2024-12-31
      2024-12-20 decide BOLT Anna supply=release valid_until=2024-12-30`,
    options: { asOf },
    sql: `select format('{} by the advice, {} by the team until a day: {} until then, and {} from the day after',
        case when bool_and(advised_posture = 'stop') then 'Stopped' end, case when bool_or(is_released) then 'released' end,
        case when not max(is_hold) filter (customer_id = 'ACME') then 'delivered' end,
        case when max(is_hold) filter (customer_id = 'BOLT') then 'stopped' end) as text from decisions.postures`,
    says: "Stopped by the advice, released by the team until a day: delivered until then, and stopped from the day after",
  },
  credit_alerts: {
    ledger: [10, ...Array.from({ length: 12 }, (_, index) => 30 * index + 45)]
      .map((age, index) => {
        const issued = dayOf(365 - age);
        return `${issued} invoice B${index} ACME ${index === 0 ? "3000.00" : "1000.00"} USD due_date=${issued}`;
      })
      .join("\n"),
    options: { asOf },
    sql: `select format('{:,.2f} above its habit', max(amount)::double) as text from decisions.credit_alerts
      where kind = 'billed above its habit'`,
    says: "2,000.00 above its habit",
  },
  postures: {
    ledger: `${payer("GOOD", 36, () => -2)}
      2024-09-20 invoice I1 ALL 1000.00 USD due_date=2024-10-20
      2024-09-20 invoice I2 PART 1000.00 USD due_date=2024-10-20
      2024-12-20 invoice I3 PART 99000.00 USD due_date=2025-01-19`,
    options: { asOf },
    sql: `select format('{} where it is all that is owed, {} where 99,000.00 more', min(posture) filter (customer_id = 'ALL'),
        min(posture) filter (customer_id = 'PART')) as text from decisions.postures`,
    says: "stop where it is all that is owed, keep where 99,000.00 more",
  },
  terms: {
    inputs: {
      "decisions.terms_signals": `select ${reviewed}, 'ACME' as customer_id, 5 as place, 'tighten' as standing,
        ${amount(36_000)} as year_sales_amount, 0.3::double as risk_rate, 0::double as mean_delay_days`,
    },
    build: ["decisions.terms_money"],
    sql: `select format('{:.2f} at risk, against {:.2f} of carrying cost', step_cost_amount::double, carrying_amount::double) as text
      from decisions.terms_money`,
    says: "180.00 at risk, against 118.36 of carrying cost",
  },
  discount_offer: {
    inputs: {
      "decisions.terms_money": `select ${reviewed}, 'ACME' as customer_id, 'loosen' as standing, 60 as credit_days,
        'net 60' as current_terms, null::varchar as next_terms, ${amount(100_000)} as year_sales_amount, null::integer as step_days,
        ${amount(0)} as step_benefit_amount, ${amount(0)} as step_cost_amount, ${amount(0)} as carrying_amount,
        ${amount(0)} as loss_amount, ${amount(0)} as margin_amount`,
      "decisions.reviews": `select ${reviewed}`,
      "decisions.discount_months": none("'' as customer_id, '' as report_currency, date '2024-01-01' as month_start"),
    },
    build: ["decisions.terms_steps"],
    sql: `select format('{:.2f} for it, {:.2f} against', benefit_amount::double, margin_at_risk_amount::double) as text
      from decisions.terms_steps`,
    says: "672.95 for it, 500.00 against",
  },
  terms_sensitivity: {
    inputs: {
      "decisions.terms": `select 'ACME' as customer_id, 'USD' as report_currency, 'consider' as action, 'longer terms' as instrument,
        ${amount(36_500)} as year_sales_amount, ${amount(1500)} as capital_amount, ${amount(182.5)} as margin_amount,
        ${amount(120)} as carrying_amount, ${amount(0)} as loss_amount, ${amount(0)} as discount_amount`,
      "decisions.terms_effects":
        "select 'ACME' as customer_id, 'USD' as report_currency, 1::double as sales_share_rate",
      "decisions.dso_worth": `select 'USD' as report_currency, ${amount(100)} as day_amount`,
    },
    build: ["decisions.terms_sensitivity"],
    sql: `select format('tie up {:,.2f}; at 100.00 a day that is {:.1f} days', capital_amount::double, dso_change_days) as text
      from decisions.terms_sensitivity where place = 0`,
    says: "tie up 1,500.00; at 100.00 a day that is 15.0 days",
  },
  terms_evidence: {
    inputs: {
      "decisions.reviews": `select * from (${typed("review_date", "date '2024-09-30'", "date '2024-12-31'")})`,
      "decisions.trading":
        "select date '2024-09-30' as review_date, 'ACME' as customer_id, 'USD' as report_currency, 5 as place, 4 as earlier_place",
      "decisions.month_terms": `select *, 'USD' as report_currency from (${typed(
        "customer_id, month_start, amount",
        `'ACME', date '2024-05-01', ${amount(1000)}`,
        `'ACME', date '2024-10-01', ${amount(1500)}`,
        `'REST', date '2024-05-01', ${amount(10_000)}`,
        `'REST', date '2024-10-01', ${amount(12_000)}`,
      )})`,
    },
    build: ["decisions.terms_evidence"],
    sql: `select format('{:.1f} %', 100 * sales_won_rate) as text
      from decisions.terms_evidence where review_date = '2024-12-31'`,
    says: "25.0 %",
  },
  break_even_take_up: {
    inputs: {
      "measures.terms_economics": `select 'USD' as report_currency, '2/10 net 30' as terms, 0.02::decimal(9, 6) as discount_rate,
        10 as discount_days, 30 as net_days, ${amount(0)} as invoiced_amount, ${amount(0)} as taken_amount,
        ${amount(0)} as unearned_amount`,
    },
    build: ["decisions.discount_economics"],
    sql: "select format('{:.2f} %', 100 * break_even_take_up_rate) as text from decisions.discount_economics",
    says: "7.96 %",
  },
  dso_worth: {
    inputs: {
      "measures.dso": `select date '${asOf}' as as_of_date, 'USD' as report_currency, 'simple_90' as method, 40::double as dso,
        30::double as best_possible_dso`,
      "measures.sales_windows": `select date '${asOf}' as as_of_date, 'USD' as report_currency, 90 as days, 90 as window_days,
        ${amount(90_000)} as sales_amount`,
    },
    build: ["decisions.dso_worth"],
    sql: `select format('{:,.2f} a day, {:.2f} a year', day_amount::double, day_cost_amount::double) as text
      from decisions.dso_worth`,
    says: "1,000.00 a day, 80.00 a year",
  },
  terms_outcomes: {
    inputs: {
      "decisions.reviews": "select date '2024-06-30' as review_date",
      "decisions.judged_items": `select 'ACME' as customer_id, 'USD' as report_currency, false as is_disputed, *
        from (${typed("due_date, closed_date, is_very_late", "date '2024-07-10', date '2024-07-20', false", "date '2024-07-10', date '2024-08-19', true")})`,
      "decisions.terms_history":
        "select date '2024-06-30' as review_date, 'ACME' as customer_id, 'USD' as report_currency, 'tighten' as action",
    },
    build: ["decisions.terms_outcomes"],
    sql: "select format('{:.1f} days', mean_delay_days) as text from decisions.terms_outcomes",
    says: "25.0 days",
  },
  limits: {
    inputs: {
      "ledger.currencies": "select 'USD' as base_currency",
      "decisions.payer_risks": `select ${reviewed}, 'ACME' as customer_id, 5 as place, 0.01::double as risk_rate, 18 as count_judged,
        ${amount(18_000)} as year_sales_amount, 0::double as mean_delay_days`,
    },
    build: ["decisions.limit_needs"],
    sql: "select format('{:,.0f}, rounded up to {:,.0f}', need, rounded_up(need)) as text from decisions.limit_needs",
    says: "2,130, rounded up to 2,200",
  },
  peak: {
    ledger: Array.from(
      { length: 13 },
      (_, week) =>
        `2024-${week < 4 ? "10" : week < 9 ? "11" : "12"}-${String((week % 5) * 5 + 4).padStart(2, "0")} invoice I${week} ACME 100.00 USD due_date=2025-02-01`,
    ).join("\n"),
    options: { asOf },
    sql: "select format('{:,.0f} where nothing does', peak_amount::double) as text from decisions.peaks",
    says: "2,600 where nothing does",
  },
  order_checks: {
    ledger: `
      2024-12-01 invoice I1 ACME 600.00 USD due_date=2025-01-30
      2024-12-01 order O1 ACME 300.00 USD
      2024-12-02 order O2 ACME 200.00 USD
      2024-12-03 order O3 ACME 10.00 USD`,
    options: { asOf, customers: [{ customer_id: "ACME", credit_limit: "1000" }] },
    sql: `select format('10 more make {:,.2f} and are held', exposure_amount::double) as text
      from decisions.order_checks where verdict = 'hold: limit'`,
    says: "10 more make 1,110.00 and are held",
  },
  worklist: {
    inputs: {
      "ingest.contacts": none("date '2024-12-31' as contact_date, '' as invoice_id"),
      "decisions.logged_contacts": none(
        "'' as customer_id, date '2024-12-31' as contact_date, '' as contact_id, '' as step, '' as invoice_id, 0 as place",
      ),
      "decisions.overdue_items": `select 'ACME' as customer_id, 'USD' as report_currency, 'I1' as item_id, 'I1' as invoice_id,
        date '2024-12-01' as due_date, 30 as days_past_due, ${amount(400)} as open_amount, ${amount(0)} as disputed_amount, ${amount(0)} as planned_amount,
        1::double as unpaid_probability, 30::double as wait_days, 0::double as soon_probability`,
      "decisions.standing_plans": none("'' as customer_id, '' as report_currency, 0::decimal(18, 4) as missing_amount"),
      "decisions.touch_effects": "select 0.3::double as effect_rate",
      "measures.positions": none(
        "date '2024-12-31' as as_of_date, '' as customer_id, '' as report_currency, 0 as unapplied_amount, 0 as gross_amount",
      ),
    },
    build: ["decisions.item_steps", "decisions.asks"],
    sql: "select format('{:.2f} brought forward', gain_amount::double) as text from decisions.asks",
    says: "120.00 brought forward",
  },
  touch_effects: {
    inputs: {
      "decisions.logged_contacts": typed("customer_id, contact_date", "'TOLD', date '2024-11-18'"),
      // On 18 November two items of TOLD are ten days past due, and one of them is paid; of five left alone, one.
      "ledger.invoices": `select *, ${amount(100)} as amount, 'cash' as closing_kind, false as is_timing_unknown from (${typed(
        "customer_id, due_date, closed_date",
        "'TOLD', date '2024-11-08', date '2024-11-20'",
        "'TOLD', date '2024-11-08', null",
        "'ALONE', date '2024-11-08', date '2024-11-20'",
        ...["A", "B", "C", "D"].map((name) => `'${name}', date '2024-11-08', date '2024-12-20'`),
      )}) where run.as_of() = date '2024-12-31'`,
    },
    build: ["decisions.touch_effects"],
    sql: "select format('{:.1f} %', 100 * shown_rate) as text from decisions.touch_effects",
    says: "37.5 %",
  },
  candidates: {
    ledger: `
      2024-08-01 invoice I1 ACME 900.00 USD due_date=2024-10-20
      2024-08-01 invoice I2 ACME 1200.00 USD due_date=2024-09-01
      2024-09-01 payment P1 ACME 1200.00 USD invoice_id=I2`,
    options: { asOf },
    sql: "select format('{} instalments of {:.2f}', count_instalments, instalment_amount::double) as text from decisions.candidates",
    says: "5 instalments of 180.00",
  },
  dispute_clocks: {
    ledger: `
      2024-10-01 invoice I1 ACME 100.00 USD due_date=2024-11-01
      2024-11-21 dispute D1 I1 40.00 reason=price`,
    options: { asOf },
    sql: `select concat(case when is_over_target then 'over target' end, ', ', split_part(next_step, ':', 1)) as text
      from decisions.dispute_clocks`,
    says: "over target, answer the customer",
  },
  ways_to_pay: {
    inputs: {
      "measures.days_to_pay_cuts": `select 'closed' as view, 'method' as cut, 'USD' as report_currency, *
        from (values ('check', ${amount(3650)}, 40, 50.0::double, 12.0::double), ('wire', ${amount(9000)}, 40, 40.0::double, 2.0::double))
          as t (cut_value, amount, count_invoices, days_to_pay, days_late)`,
    },
    build: ["decisions.ways_to_pay"],
    sql: "select format('{:.2f} come once', freed_amount::double) as text from decisions.ways_to_pay where is_advised",
    says: "100.00 come once",
  },
  agency_results: {
    ledger: `
      2023-10-01 invoice I1 ACME 1000.00 USD due_date=2023-11-01
      2024-03-01 contact K1 ACME agency invoice_id=I1
      2024-05-01 payment P1 ACME 400.00 USD invoice_id=I1`,
    options: { asOf },
    sql: "select format('{:.1f} % net', 100 * net_rate) as text from decisions.agency_results",
    says: "32.0 % net",
  },
  cash_receipts: {
    ledger: `
      2024-11-01 invoice I1 ACME 200.00 USD due_date=2024-12-01
      2024-12-01 invoice I2 ACME 100.00 USD due_date=2024-12-31
      2024-12-10 payment P1 ACME 300.00 USD
      2024-12-10 apply payment P1 I1 200.00
      2024-12-10 apply payment P1 I2 100.00`,
    options: { asOf },
    sql: "select format('{:.1f} % late', 100 * late_rate) as text from publish.receipt_periods where period = 'week'",
    says: "66.7 % late",
  },
  plans: {
    ledger: `
      2024-08-01 invoice I1 ACME 600.00 USD due_date=2024-09-01
      2024-10-01 plan L1 ACME 200.00 instalment_date=2024-10-10
      2024-10-01 plan L1 ACME 200.00 instalment_date=2024-11-10
      2024-10-01 plan L1 ACME 200.00 instalment_date=2024-12-16
      2024-10-10 payment P1 ACME 200.00 USD invoice_id=I1
      2024-11-20 payment P2 ACME 200.00 USD invoice_id=I1`,
    options: { asOf },
    sql: "select status as text from measures.plans",
    says: "broken",
  },
  busy_weeks: {
    ledger: `
      2024-11-17 invoice I1 ACME 400.00 USD due_date=2024-12-17
      2024-12-30 contact K1 ACME firm_reminder invoice_id=I1`,
    options: { asOf },
    sql: `select format('One item, as likely unpaid as not when it is called about: {} conversations, {:.0f} minutes', expected_count,
        60 * work_hours) as text from decisions.busy_weeks where work = 'call' and owner = '' and week = 2`,
    says: "One item, as likely unpaid as not when it is called about: 0.5 conversations, 10 minutes",
  },
  weekly_figures: {
    ledger: `
      ${[1, 2, 3, 4, 5, 6, 7, 8].map((month) => `2024-0${month}-10 invoice M${month} BOLT 90.00 USD due_date=2025-02-20`).join("\n")}
      2024-11-05 invoice I1 ACME 1000.00 USD due_date=2024-12-04`,
    options: { asOf },
    sql: `select format('{:,.0f} due on 4 December and unpaid is past due at the week''s end of the {}th, not at that of the {}rd',
        max(overdue_amount)::double, day(min(week_end_date) filter (where overdue_amount > 0)),
        day(max(week_end_date) filter (where overdue_amount = 0))) as text from measures.weekly_figures`,
    says: "1,000 due on 4 December and unpaid is past due at the week's end of the 10th, not at that of the 3rd",
  },
  vettings: {
    ledger: `
      2024-11-17 invoice I1 OLD 400.00 USD due_date=2024-12-17
      2024-12-28 order O1 NEW 3000.00 USD`,
    options: {
      asOf,
      customers: [{ customer_id: "OLD" }, { customer_id: "NEW" }],
      policy: {
        terms: {
          ladder: [
            { name: "net 30", days: 30 },
            { name: "net 60", days: 60 },
          ],
        },
      },
    },
    sql: `select format('Ordered {:,.0f} with nothing invoiced, {}, no starts to judge by (class {}): a limit of {:,.0f}', ordered_amount::double,
        terms_name, start_class, limit_amount::double) as text from decisions.vettings where count_starts = 0`,
    says: "Ordered 3,000 with nothing invoiced, net 30, no starts to judge by (class C): a limit of 6,000",
  },
  late_reasons: {
    ledger: [
      ...Array.from({ length: 10 }, (_, index) => 5 + 7 * index).flatMap((offset, index) => [
        `${dayOf(offset + 220)} invoice P${index} ACME 100.00 USD due_date=${dayOf(offset + 257)}`,
        `${dayOf(offset + 251)} payment Q${index} ACME 100.00 USD invoice_id=P${index}`,
      ]),
      "2024-11-25 invoice I1 ACME 100.00 USD due_date=2024-12-25",
    ].join("\n"),
    options: { asOf },
    sql: `select format('{} days past due, paid on {}s alone and last before the due date: {}', case days_past_due when 6 then 'Six' end,
        (select string_agg(distinct dayname(entry_date)) from ledger.entries where kind = 'cash'), reason) as text from decisions.late_reasons`,
    says: "Six days past due, paid on Fridays alone and last before the due date: their payment run",
  },
  residues: {
    ledger: `
      2024-08-01 invoice I1 ACME 164.23 USD due_date=2024-09-01
      2024-12-01 invoice I2 ACME 55059.63 USD due_date=2024-12-20`,
    options: { asOf },
    sql: `select format('{:,.2f} of {:,.2f} is {:.1f} %, below 2 %: {}', residue_amount::double, balance_amount::double,
        100 * residue_amount / balance_amount, proposal) as text from decisions.residues`,
    says: "164.23 of 55,223.86 is 0.3 %, below 2 %: write off",
  },
  worklist_backtest: {
    inputs: {
      "risk.curves": `select 'I1' as item_id, 'open' as layer, date '2024-12-01' as origin_date, 10 as age_days, 1::double as late_rate,
        1::double as survival_7, 1::double as survival_14, 1::double as survival_30,
        1::double as survival_60, 1::double as survival_90, 0::double as hazard_6, 0::double as paid_by_origin`,
      "ledger.invoices": `select 'I1' as item_id, 'ACME' as customer_id, 'USD' as report_currency, date '2024-11-21' as due_date,
        date '2024-12-16' as closed_date`,
      "forecast.receivables": `select date '2024-12-01' as origin_date, 'open' as layer, 'I1' as item_id, ${amount(100)} as amount`,
    },
    build: ["decisions.worklist_backtest"],
    sql: `select format('counts {:.2f}; of twenty customers or fewer every ranking reaches {:.0f} %', max(unpaid_amount)::double,
        100 * min(covered_amount / unpaid_amount)) as text
      from decisions.worklist_backtest having count(distinct ranking) = 4`,
    says: "counts 50.00; of twenty customers or fewer every ranking reaches 100 %",
  },
  allowance_sensitivity: {
    inputs: {
      "measures.loss_rates": `select date '${asOf}' as as_of_date, 'USD' as report_currency, 0 as bucket_index, 0.4::double as share_lost,
        0.4::double as loss_rate`,
      "measures.allowance": `select date '${asOf}' as as_of_date, 'USD' as report_currency, 0 as bucket_index, 'matrix' as part,
        ${amount(1000)} as balance_amount, ${amount(400)} as allowance_amount`,
    },
    build: ["decisions.allowance_sensitivity"],
    sql: `select format('{:.2f}; loss rates 10 % higher {:.2f}, recovery of 10 % {:.2f}',
        max(allowance_amount) filter (where place = 0)::double, max(allowance_amount) filter (where place = 1)::double,
        max(allowance_amount) filter (where place = 6)::double) as text from decisions.allowance_sensitivity`,
    says: "400.00; loss rates 10 % higher 440.00, recovery of 10 % 360.00",
  },
  scenarios: {
    inputs: {
      "decisions.scenario_parts":
        "select 'slip' as scenario, 'USD' as report_currency, 'ACME' as customer_id, 1 as week, 1070::decimal(28, 4) as amount",
      "measures.disputed_items": none(
        "date '2024-12-31' as as_of_date, '' as report_currency, 0 as disputed_amount, 0 as disputed_report_amount",
      ),
    },
    build: ["decisions.scenarios"],
    sql: `select string_agg(format('{:.2f} in week {}', moved_amount::double, week), ', ' order by week) as text
      from decisions.scenarios where moved_amount > 0`,
    says: "917.14 in week 3, 152.86 in week 4",
  },
};
