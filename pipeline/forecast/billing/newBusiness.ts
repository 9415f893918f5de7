import { mean, sampleStandardDeviation } from "simple-statistics";
import { z } from "zod";
import { buildAnew } from "../../warehouse/tables.ts";
import { readRows, type Warehouse, writeRows } from "../../warehouse/warehouse.ts";
import { chooseForm } from "./chooseForm.ts";
import { expectBilling, type Billing, type Form } from "./expectBilling.ts";
import { type Dated, duePattern, moveOverHolidays, paymentPattern, spread } from "./paymentPattern.ts";
import { amountBetween, type Daily } from "./weekdays.ts";

const AmountsSchema = {
  report_currency: z.string(),
  all_amount: z.number(),
  sampled_amount: z.number(),
  issue_day: z.number(),
};
const BilledSchema = z.object({ ...AmountsSchema, due_day: z.number() });
const ReceivedSchema = z.object({ ...AmountsSchema, paid_day: z.number() });
const OriginSchema = z.object({ origin_date: z.string(), origin_day: z.number(), is_now: z.boolean() });

/** What is known of a currency's billing and of what came of it. */
type Book = {
  readonly billing: Billing;
  readonly billed: readonly Dated[];
  readonly received: readonly Dated[];
  readonly cash: Daily;
  readonly expect: (until: number, form: Form) => readonly number[] | null;
};

/** Weeks whose billing says how much it varies, and the least that it is thought to, as a share of a week's. */
const variedWeeks = 26;
const leastDeviation = 0.05;
const unknownDeviation = 0.5;

/**
 * Forecasts the cash of invoices not yet issued, from every origin: the billing of the coming weeks, and how a week's billing
 * comes in. Reads `features` and `ledger`; leaves `forecast.new_weeks`, one row per origin, currency and week ahead, and
 * `forecast.billing_forms`, one row per origin and currency, which says how its billing is expected.
 */
export async function forecastNewBusiness(warehouse: Warehouse): Promise<void> {
  for (const table of ["forecast.billed_days", "forecast.received_days"]) await buildAnew(warehouse, table);
  const billed = await readRows(warehouse, "select * from forecast.billed_days", BilledSchema);
  const received = await readRows(warehouse, "select * from forecast.received_days", ReceivedSchema);
  const holidays = await readHolidays(warehouse);
  const origins = await readRows(
    warehouse,
    `select cast(origin_date as varchar) as origin_date, cast(origin_date - date '1970-01-01' as integer) as origin_day,
       origin_date = run.as_of() as is_now
     from features.origins order by origin_date`,
    OriginSchema,
  );
  const weeks: Record<string, string | number>[] = [];
  const choices: Record<string, string | number | null>[] = [];
  for (const currency of [...new Set(billed.map((row) => row.report_currency))]) {
    const own = {
      billed: billed.filter((row) => row.report_currency === currency),
      received: received.filter((row) => row.report_currency === currency),
      holidays: holidays.get(currency) ?? new Set<number>(),
    };
    const books = { now: bookOf(own, "all_amount"), past: bookOf(own, "sampled_amount") };
    for (const { origin_date, origin_day, is_now } of origins) {
      const book = is_now ? books.now : books.past;
      if (origin_day < book.billing.first) continue;
      const { form, ...errors } = chooseForm(book.billing, origin_day, book.expect);
      choices.push({ origin_date, report_currency: currency, ...formColumns(form), ...errorColumns(errors) });
      weeks.push(
        ...weeksAhead(book, origin_day, form).map((week) => ({ origin_date, report_currency: currency, ...week })),
      );
    }
  }
  await writeRows(warehouse, "forecast.new_weeks", weekColumns, weeks);
  await writeRows(warehouse, "forecast.billing_forms", choiceColumns, choices);
}

const weekColumns = {
  origin_date: "date",
  report_currency: "varchar",
  horizon_week: "integer",
  billed_amount: "decimal(28, 4)",
  expected_amount: "decimal(28, 4)",
  contractual_amount: "decimal(28, 4)",
  deviation_rate: "double",
};

const choiceColumns = {
  origin_date: "date",
  report_currency: "varchar",
  form: "varchar",
  half_life_weeks: "integer",
  season_rate: "double",
  count_days: "integer",
  error_rate: "double",
  mean_weeks_error_rate: "double",
};

function formColumns(form: Form): Record<string, string | number | null> {
  const { halfLifeWeeks, season } = form.name === "calendar" ? form : { halfLifeWeeks: null, season: null };
  return { form: form.name, half_life_weeks: halfLifeWeeks, season_rate: season };
}

function errorColumns({
  countDays,
  errorRate,
  meanWeeksErrorRate,
}: {
  readonly countDays: number;
  readonly errorRate: number | null;
  readonly meanWeeksErrorRate: number | null;
}): Record<string, number | null> {
  return { count_days: countDays, error_rate: errorRate, mean_weeks_error_rate: meanWeeksErrorRate };
}

/** Billing, cash and contractual cash of the 13 weeks after a day, in cents, and how much a week's billing varies. */
function weeksAhead({ billing, billed, received, cash, expect }: Book, until: number, form: Form) {
  const expected = expect(until, form) ?? [];
  const due = duePattern(billed, until);
  const pattern = paymentPattern(billing, received, due, until);
  const comes = moveOverHolidays(spread(expected, pattern), cash, billing.holidays, until);
  const contractual = spread(expected, due);
  const deviation = deviationOf(billing, until);
  return expected.map((amount, index) => ({
    horizon_week: index + 1,
    billed_amount: amount.toFixed(2),
    expected_amount: (comes[index] ?? 0).toFixed(2),
    contractual_amount: (contractual[index] ?? 0).toFixed(2),
    deviation_rate: deviation,
  }));
}

/** The standard deviation of a week's billing over the last half year, as a share of its mean. */
function deviationOf(billing: Billing, until: number): number {
  const whole = Math.min(variedWeeks, Math.floor((until - billing.first + 1) / 7));
  const weeks = Array.from({ length: whole }, (_, back) =>
    amountBetween(billing, until - 7 * back - 6, until - 7 * back),
  );
  if (whole < 4 || mean(weeks) <= 0) return unknownDeviation;
  return Math.max(leastDeviation, sampleStandardDeviation(weeks) / mean(weeks));
}

function bookOf(
  rows: {
    readonly billed: readonly z.infer<typeof BilledSchema>[];
    readonly received: readonly z.infer<typeof ReceivedSchema>[];
    readonly holidays: ReadonlySet<number>;
  },
  amount: "all_amount" | "sampled_amount",
): Book {
  const billed = rows.billed.map((row) => ({ issued: row.issue_day, on: row.due_day, amount: row[amount] }));
  const received = rows.received.map((row) => ({ issued: row.issue_day, on: row.paid_day, amount: row[amount] }));
  const billing = {
    ...dailyOf(billed.map((row) => ({ day: row.issued, amount: row.amount }))),
    holidays: rows.holidays,
  };
  const remembered = new Map<string, readonly number[] | null>();
  const expect = (until: number, form: Form): readonly number[] | null => {
    const key = `${until} ${JSON.stringify(form)}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const expected = expectBilling(billing, until, form);
    remembered.set(key, expected);
    return expected;
  };
  return {
    billing,
    billed,
    received,
    cash: dailyOf(received.map(({ on, amount: paid }) => ({ day: on, amount: paid }))),
    expect,
  };
}

function dailyOf(rows: readonly { readonly day: number; readonly amount: number }[]): Daily {
  const first = rows.reduce((least, { day }) => Math.min(least, day), Infinity);
  const amounts: number[] = [];
  for (const { day, amount } of rows) {
    while (amounts.length <= day - first) amounts.push(0);
    amounts[day - first] = (amounts[day - first] ?? 0) + amount;
  }
  return { first, amounts };
}

/** The holidays at the home of each currency, as days since 1970-01-01. */
async function readHolidays(warehouse: Warehouse): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const rows = await readRows(
    warehouse,
    `select currency, cast(holiday_date - date '1970-01-01' as integer) as day
     from ledger.holidays where country = '' order by currency, day`,
    z.object({ currency: z.string(), day: z.number() }),
  );
  const found = new Map<string, Set<number>>();
  for (const { currency, day } of rows) found.set(currency, (found.get(currency) ?? new Set()).add(day));
  return found;
}
