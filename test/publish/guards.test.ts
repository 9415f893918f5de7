import { describe, expect, test } from "vitest";
import { type Outlook, trustText } from "../../src/components/headline/outlookNumbers.ts";
import { fromInputs } from "../support/handmade.ts";

const decimals = (...values: readonly number[]): string => values.map((value) => `${value}::decimal(18, 4)`).join(", ");

/** As of 31 December 2024: 1,300 came in the 13 weeks before; ours says 480 in 4 weeks and 1,500 in 13, due dates 600 and 1,800. */
const ledger = {
  "forecast.outlook": `select * from (values
    (4, 'EUR', ${decimals(600, 480, 400, 560)}), (13, 'EUR', ${decimals(1800, 1500, 1300, 1700)})
  ) as horizons (horizon_weeks, report_currency, contractual_amount, expected_amount, p10_amount, p90_amount)`,
  "ledger.invoices": `select 'I' as item_id, 'EUR' as report_currency, ${decimals(1300)} as amount, ${decimals(1300)} as report_amount`,
  "ledger.applications": `select 'I' as item_id, 'cash' as kind, date '2024-11-01' as application_date, ${decimals(1300)} as amount`,
  "ledger.calendar": "select date '2024-01-01' as month_start",
};

/** Seven past forecasts over 4 weeks and `many` over 13, with the errors of ours, of due dates and of mean weeks. */
const past = (many: number, ...[ours, due, mean]: readonly [number, number, number]) => ({
  ...ledger,
  "publish.cash_backtest": `
    select date '2024-10-01' + cast(7 * day as integer) as as_of_date, 'EUR' as report_currency, weeks as horizon_week
    from range(0, 7) as days (day) cross join (values (4), (13)) as horizons (weeks) where weeks = 4 or day < ${many}`,
  "publish.outlook_errors": `
    select weeks as horizon_weeks, 'EUR' as report_currency, count as count_forecasts, ${ours} as wape_rate, ${due} as due_date_wape_rate,
      ${mean} as mean_week_wape_rate
    from (values (4, 7), (13, ${many})) as horizons (weeks, count) where count > 0`,
});

const ask = (inputs: Readonly<Record<string, string>>) =>
  fromInputs(
    inputs,
    ["publish.cash_outlook"],
    `select horizon_weeks, leading_rule, leading_amount::double as amount, has_band from publish.cash_outlook order by 1`,
  );

describe("cash", () => {
  test("ours stands first where it was the closest, with a band from six past forecasts on", async () => {
    expect(await ask(past(2, 0.1, 0.2, 0.3))).toEqual([
      { horizon_weeks: 4, leading_rule: "forecast", amount: 480, has_band: true },
      { horizon_weeks: 13, leading_rule: "forecast", amount: 1500, has_band: false },
    ]);
  });

  test("a rule that was closer stands first: four mean weeks of 100, or due dates", async () => {
    expect((await ask(past(3, 0.3, 0.2, 0.1))).map((row) => [row["leading_rule"], row["amount"]])).toEqual([
      ["mean_weeks", 400],
      ["mean_weeks", 1300],
    ]);
    expect((await ask(past(3, 0.3, 0.1, 0.2))).map((row) => [row["leading_rule"], row["amount"]])).toEqual([
      ["due_dates", 600],
      ["due_dates", 1800],
    ]);
  });

  test("two past forecasts decide nothing", async () => {
    expect((await ask(past(2, 0.3, 0.2, 0.1)))[1]).toMatchObject({ leading_rule: "forecast", amount: 1500 });
  });
});

describe("what the page says", () => {
  const own: Outlook = {
    horizon_weeks: 13,
    expected_amount: 1500,
    p10_amount: 1300,
    p90_amount: 1700,
    count_forecasts: 7,
    has_band: true,
    leading_rule: "mean_weeks",
    leading_amount: 1300,
  };
  const errors = [
    { horizon_weeks: 13, count_forecasts: 7, wape_rate: 0.029, due_date_wape_rate: 0.024, mean_week_wape_rate: 0.016 },
  ];
  const say = (changes: Partial<Outlook>, known = errors): string =>
    trustText({ ...own, ...changes }, known, "EUR").replaceAll("\u00a0", " ");

  test("of a rule that leads: how far both were off, and what ours would be", () => {
    expect(say({})).toBe(
      "by the mean of the last 13 weeks, which was closer on 7 past days: off by 1.6 % on average, our forecast by 2.9 %; ours says EUR 1,500",
    );
  });

  test("of a forecast that leads: its band, or why there is none", () => {
    expect(say({ leading_rule: "forecast" })).toBe(
      "four times in five between EUR 1,300 and EUR 1,700; 7 past forecasts were off by 2.9 % on average",
    );
    expect(say({ leading_rule: "forecast", has_band: false, count_forecasts: 0 }, [])).toBe(
      "no past forecast is old enough to judge it by, so no band is shown",
    );
  });
});

test.each([
  ["mean_delay", 4],
  ["forecast", 12],
])("of the paid date, %s leads where ours said %i days after the due date", async (rule, ours) => {
  // Sixty invoices paid 12 or 5 days late by customers whose mean delay is 5: ours is the closer where they came after 12.
  const late = rule === "forecast" ? 12 : 5;
  const rows = await fromInputs(
    {
      "risk.quantiles": `select item_id, 'issue' as layer, ${ours} as day_50 from range(0, 60) as items (item_id)`,
      "features.items": `select item_id, date '2024-06-01' as due_date, date '2024-06-01' + ${late} as paid_date
        from range(0, 60) as items (item_id)`,
      "features.histories": `select item_id, 'issue' as layer, 40.0 as sum_delay, 6 as count_paid from range(0, 60) as items (item_id)`,
    },
    ["risk.date_guard"],
    "select count_invoices, own_error_days, due_date_error_days, mean_delay_error_days, leading_rule from risk.date_guard",
  );
  expect(rows).toEqual([
    {
      count_invoices: 60,
      own_error_days: Math.abs(late - ours),
      due_date_error_days: late,
      mean_delay_error_days: Math.abs(late - 5),
      leading_rule: rule,
    },
  ]);
});
