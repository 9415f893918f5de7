import { beforeAll, describe, expect, test } from "vitest";
import { walkBack } from "../../pipeline/backtest/backtest.ts";
import { formatBacktest } from "../../pipeline/backtest/format.ts";
import { readPlan } from "../../pipeline/backtest/plan.ts";
import { summarise, type BacktestSummary } from "../../pipeline/backtest/summary.ts";
import { inputs } from "../../pipeline/features/columns.ts";
import { writeRunSettings } from "../../pipeline/run/runSettings.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { habits, day } from "../support/habits.ts";
import { select, testSettings, withLedger } from "../support/ledger.ts";

const plan = readPlan({ from: day(150), to: day(200), refit: "20d" });

type Rows = Awaited<ReturnType<typeof select>>;

/** The tables of a backtest of a ledger, and its summary. */
async function backtestOf(
  ledger: string,
  until: string,
): Promise<{ tables: Record<string, Rows>; summary: BacktestSummary }> {
  return withLedger(ledger, { asOf: until }, async (warehouse, settings) => {
    const walked = await walkBack(warehouse, settings, plan);
    const summary = await summarise(warehouse, { settings, plan, asOf: settings.asOf, walked });
    const tables: Record<string, Rows> = {};
    for (const name of ["invoice_scores", "cash_forecast", "open_scores", "cash_models", "issue_inputs"])
      tables[name] = await select(warehouse, `select * from backtest.${name} order by all`);
    return { tables, summary };
  });
}

let known: Awaited<ReturnType<typeof backtestOf>>;

beforeAll(async () => {
  known = await backtestOf(habits(520), day(260));
});

const rows = (name: string): Rows => known.tables[name] ?? [];

describe("a backtest", () => {
  test("scores every invoice issued in the period once, at its issue, with dates in order", () => {
    expect(known.summary.invoices).toMatchObject({ count_issued: 100, count_scored: 100, coverage_rate: 1 });
    expect(new Set(rows("invoice_scores").map((row) => row["invoice_id"])).size).toBe(100);
    for (const row of rows("invoice_scores")) {
      const [low, middle, high] = [row["paid_date_p10"], row["paid_date_p50"], row["paid_date_p90"]].map(String);
      expect([low, middle, high]).toEqual([low, middle, high].sort());
      expect(row["expected_paid_date"]).toBe(middle);
      expect(String(low) >= String(row["issue_date"])).toBe(true);
    }
  });

  test("has 13 weeks, two layers and a band for each origin; the first is the end of the day before the period", () => {
    const weeks = rows("cash_forecast");
    expect(weeks.length).toBe(8 * 13 * 2);
    expect(weeks[0]).toMatchObject({ as_of_date: day(149), horizon_week: 1, week_start_date: day(150) });
    for (const row of weeks) {
      expect(Number(row["p10_amount"])).toBeLessThanOrEqual(Number(row["expected_amount"]));
      expect(Number(row["p90_amount"])).toBeGreaterThanOrEqual(Number(row["expected_amount"]));
    }
  });

  test("says what came only of weeks that are over: cash on what was open, and on what was issued since", () => {
    const weeks = rows("cash_forecast");
    const open = weeks.filter((row) => row["actual_amount"] === null);
    expect(open.every((row) => String(row["week_start_date"]) > day(260 - 7))).toBe(true);
    const first = weeks.filter((row) => row["as_of_date"] === day(149) && Number(row["horizon_week"]) <= 2);
    expect(first.map((row) => row["layer"])).toEqual(["new", "open", "new", "open"]);
    expect(first.every((row) => row["actual_amount"] !== null)).toBe(true);
  });

  test("says how often the bands of each layer and of both together held, over weeks 1-4, 5-8 and 9-13, and how far off they were", () => {
    const { bands } = known.summary.cash;
    const spans = bands.filter(({ report_currency, weeks }) => report_currency !== "all" && weeks.includes("-"));
    expect(spans.map(({ layer, weeks }) => `${layer} ${weeks}`)).toEqual(
      ["all", "new", "open"].flatMap((layer) => ["1-4", "5-8", "9-13"].map((weeks) => `${layer} ${weeks}`)),
    );
    for (const { n, count_held, interval_score_rate } of spans) {
      expect(count_held).toBeLessThanOrEqual(n);
      expect(interval_score_rate ?? 1).toBeGreaterThan(0); // none where nothing came
    }
    const text = formatBacktest(known.summary);
    expect(text).toMatch(/new 1-4: held \d+ % of \d+, WAPE \d\.\d{3}, bias -?\d\.\d{3}, interval score \d\.\d{3}/);
    expect(text).toMatch(/origins: .*countback WAPE .*last 13 weeks WAPE .*stands first WAPE/);
  });

  test("tells figures of fewer than 100 invoices with two digits, and says so", () => {
    const { invoices } = known.summary;
    const figures = invoices.figures.map((figure) => ({ ...figure, n: 7 }));
    const few = formatBacktest({ ...known.summary, invoices: { ...invoices, figures } });
    expect(few).toMatch(/Fewer than 100 invoices judge: figures are rounded\nAUC {4}countback \d\.\d\d,/);
    expect(formatBacktest(known.summary)).toMatch(/scored, 8 origins\nAUC {4}countback \d\.\d{4},/);
  });

  test("of 13 weeks the rule stands first that was closest to the totals known then: ours until three are", () => {
    const totals = rows("cash_models").filter((row) => row["horizon_week"] === 0 && row["layer"] === "all");
    const first = totals.filter((row) => row["model"] === "stands_first");
    expect(first.length).toBe(totals.filter((row) => row["model"] === "countback").length);
    for (const row of first)
      expect(
        totals.some(
          (other) =>
            other["model"] !== "stands_first" &&
            other["origin_date"] === row["origin_date"] &&
            other["expected_amount"] === row["expected_amount"],
        ),
      ).toBe(true);
  });

  test("hands over the model's inputs, in their order, of every invoice at its issue", () => {
    const handed = rows("issue_inputs");
    expect(handed.length).toBe(520);
    expect(Object.keys(handed[0] ?? {}).slice(2)).toEqual(inputs.map(({ name }) => name));
  });

  test("the chances of an open invoice rise with the days ahead", () => {
    for (const row of rows("open_scores")) {
      const [week, fortnight, month] = [
        row["paid_in_7_days_probability"],
        row["paid_in_14_days_probability"],
        row["paid_in_30_days_probability"],
      ].map(Number);
      expect(week).toBeGreaterThanOrEqual(0);
      expect(fortnight).toBeGreaterThanOrEqual(week ?? 0);
      expect(month).toBeGreaterThanOrEqual(fortnight ?? 0);
      expect(month).toBeLessThanOrEqual(1);
    }
  });

  test("ours beats every baseline on customers with habits of their own", () => {
    const { figures } = known.summary.invoices;
    const brier = figures.filter(({ metric }) => metric === "brier");
    expect(Math.min(...brier.map(({ value }) => value ?? 1))).toBe(
      brier.find(({ model }) => model === "countback")?.value,
    );
    expect(known.summary.dates.mean_absolute_error_days["countback"]).toBeLessThan(
      known.summary.dates.mean_absolute_error_days["due_date_as_is"] ?? 0,
    );
  });

  test("a naive rule brings each open invoice in full: its weeks sum to what the due dates say", () => {
    const naive = rows("cash_models").filter(
      (row) => row["model"] === "due_date_as_is" && row["origin_date"] === day(149),
    );
    expect(naive.find((row) => row["horizon_week"] === 0)?.["expected_amount"]).toBe(
      naive.filter((row) => row["horizon_week"] !== 0).reduce((sum, row) => sum + Number(row["expected_amount"]), 0),
    );
  });
});

test("new business is judged as long as invoices are issued, open invoices as long as payments are known", async () => {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await writeRunSettings(warehouse, testSettings("."), "2014-01-10");
    await execute(warehouse, "create table features.items as select date '2013-12-02' as issue_date");
    const weeks = await select(
      warehouse,
      `select layer, max(week) as last from range(1, 14) as weeks (week), (values ('open'), ('new'), ('all')) as layers (layer)
       where is_known_week(layer, date '2013-11-07', week) group by layer order by layer`,
    );
    expect(weeks).toEqual([
      { layer: "all", last: 4 },
      { layer: "new", last: 4 },
      { layer: "open", last: 9 },
    ]);
  } finally {
    closeWarehouse(warehouse);
  }
});

test("what happens after an origin moves neither its scores nor its forecasts", async () => {
  const early = await backtestOf(habits(520, { until: 170 }), day(170));
  const upTo = (name: string, date: string, tables: Record<string, Rows>) =>
    (tables[name] ?? []).filter((row) => String(row["as_of_date"] ?? row["issue_date"]) <= date);
  const rounded = (table: Rows) =>
    table.map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([name]) => name !== "actual_amount")
          .map(([name, value]) => [name, typeof value === "number" ? Number(value.toPrecision(9)) : value]),
      ),
    );
  for (const name of ["invoice_scores", "cash_forecast", "open_scores"])
    expect([name, rounded(upTo(name, day(169), early.tables))]).toEqual([
      name,
      rounded(upTo(name, day(169), known.tables)),
    ]);
});
