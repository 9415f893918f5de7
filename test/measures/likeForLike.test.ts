import { describe, expect, test } from "vitest";
import { setPolicy } from "../../pipeline/decisions/policySettings.ts";
import { askLedger, casesAsOf, readLedger, select } from "../support/ledger.ts";

/** Two years of three invoices a month, of 100 and more by the month, due after 20 days; the 5th is paid early, the 12th in part, the 25th late. */
const months = Array.from({ length: 24 }, (_, index) =>
  new Date(Date.UTC(2022, 9 + index, 1)).toISOString().slice(0, 7),
);
const day = (month: string, number: number): string =>
  new Date(Date.parse(`${month}-01T00:00:00Z`) + (number - 1) * 86_400_000).toISOString().slice(0, 10);
type Sale = { readonly id: string; readonly issued: string; readonly due: string; readonly amount: number };
type Receipt = { readonly of: string; readonly paid: string; readonly amount: number };
const sales: readonly Sale[] = months.flatMap((month, index) =>
  [5, 12, 25].map((number) => ({
    id: `${month}-${number}`,
    issued: day(month, number),
    due: day(month, number + 20),
    amount: 100 + 10 * index + number,
  })),
);
const receipts: readonly Receipt[] = months.flatMap((month, index) => [
  { of: `${month}-5`, paid: day(month, 18 + (index % 5)), amount: 105 + 10 * index },
  { of: `${month}-12`, paid: day(month, 36), amount: 60 + (index % 7) },
  { of: `${month}-25`, paid: day(month, 55 + (index % 6)), amount: 125 + 10 * index },
]);
const ledger = [
  ...sales.map(({ id, issued, due, amount }) => `${issued} invoice ${id} ACME ${amount}.00 EUR due_date=${due}`),
  ...receipts.map(({ of, paid, amount }) => `${paid} payment P${of} ACME ${amount}.00 EUR invoice_id=${of}`),
].join("\n");

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const minus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** What stood open at the end of a day, by the lines themselves. */
function openAt(date: string, isWanted: (sale: Sale) => boolean = () => true): number {
  return sum(
    sales
      .filter((sale) => sale.issued <= date && isWanted(sale))
      .map(
        ({ id, amount }) =>
          amount - sum(receipts.filter((row) => row.of === id && row.paid <= date).map((row) => row.amount)),
      ),
  );
}

/** The figures of a date, recomputed from the lines: receivables, overdue, DSO, CEI of the month to date and days to pay. */
function figuresAt(date: string): Readonly<Record<string, number>> {
  const monthStart = `${date.slice(0, 7)}-01`;
  const soldSince = (eve: string): number =>
    sum(sales.filter(({ issued }) => issued > eve && issued <= date).map(({ amount }) => amount));
  const opening = openAt(minus(monthStart, 1));
  const [open, notDue, sold] = [openAt(date), openAt(date, ({ due }) => due >= date), soldSince(minus(monthStart, 1))];
  const paid = receipts.filter((row) => row.paid >= monthStart && row.paid <= date);
  const weights = paid.map((row) => {
    const issued = sales.find(({ id }) => id === row.of)?.issued ?? "";
    return (row.amount * (Date.parse(row.paid) - Date.parse(issued))) / 86_400_000;
  });
  return {
    "receivables net": open,
    "overdue ": open - notDue,
    "dso simple_30": (30 * open) / soldSince(minus(date, 30)),
    "dso simple_90": (90 * open) / soldSince(minus(date, 90)),
    "best_possible_dso simple_90": (90 * notDue) / soldSince(minus(date, 90)),
    "cei book": (100 * (opening + sold - open)) / (opening + sold - notDue),
    ...(paid.length < 3 ? {} : { "days_to_pay month": sum(weights) / sum(paid.map(({ amount }) => amount)) }),
  };
}

describe.each([
  { asOf: "2024-09-18", month: "2024-08-18", year: "2023-09-18" },
  { asOf: "2024-08-31", month: "2024-07-31", year: "2023-08-31" },
])("as of $asOf", ({ asOf, month, year }) => {
  const lines = `select measure || ' ' || method as name, value, month_before_date, month_before_value, year_before_date, year_before_value
    from measures.scorecard`;

  test("every figure of the scorecard stands beside that of the same day", async () => {
    const rows = new Map((await askLedger(ledger, asOf, lines)).map((row) => [row["name"], row]));
    for (const [name, value] of Object.entries(figuresAt(asOf))) {
      const row = rows.get(name);
      expect([name, row?.["month_before_date"], row?.["year_before_date"]]).toEqual([name, month, year]);
      expect([name, row?.["value"]]).toEqual([name, expect.closeTo(value, 6)]);
      const before = figuresAt(month)[name];
      expect([name, row?.["month_before_value"]]).toEqual([
        name,
        before === undefined ? null : expect.closeTo(before, 6),
      ]);
      const past = figuresAt(year)[name];
      expect([name, row?.["year_before_value"]]).toEqual([name, past === undefined ? null : expect.closeTo(past, 6)]);
    }
  });

  test("so does every headline", async () => {
    const headlines = await readLedger(ledger, { asOf }, async (warehouse, settings) => {
      await setPolicy(warehouse, settings);
      return select(
        warehouse,
        `select measure, previous_date, previous_value, year_ago_date, year_ago_value from publish.headline_changes
         where as_of_date = run.as_of()`,
      );
    });
    const of = (date: string): Readonly<Record<string, number | undefined>> => {
      const figures = figuresAt(date);
      return {
        receivables: figures["receivables net"],
        overdue: figures["overdue "],
        overdue_rate: (figures["overdue "] ?? 0) / (figures["receivables net"] ?? 1),
        dso: figures["dso simple_90"],
        cei: figures["cei book"],
      };
    };
    for (const measure of ["receivables", "overdue", "overdue_rate", "dso", "cei"]) {
      const row = headlines.find((each) => each["measure"] === measure);
      expect([measure, row?.["previous_date"], row?.["year_ago_date"]]).toEqual([measure, month, year]);
      expect([measure, row?.["previous_value"]]).toEqual([measure, expect.closeTo(of(month)[measure] ?? NaN, 6)]);
      expect([measure, row?.["year_ago_value"]]).toEqual([measure, expect.closeTo(of(year)[measure] ?? NaN, 6)]);
    }
  });

  test("and so does every total of what changed, cash by spans as long as each other", async () => {
    const changes = await askLedger(
      ledger,
      asOf,
      `select period, measure, from_date, amount_from::double as before, amount_to::double as now from publish.changes
       where as_of_date = run.as_of() and scope = 'all' and period <> 'week'`,
    );
    const cash = (eve: string, end: string): number =>
      sum(receipts.filter((row) => row.paid > eve && row.paid <= end).map(({ amount }) => amount));
    const earlier = (date: string, period: string): string => {
      const [yearNumber, monthNumber] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
      if (period === "year") return `${yearNumber - 1}${date.slice(4)}`;
      const last = new Date(Date.UTC(yearNumber, monthNumber - 1, 0)).toISOString().slice(0, 10);
      return asOf === "2024-08-31" ? last : `${last.slice(0, 7)}${date.slice(7)}`;
    };
    for (const period of ["month", "year"]) {
      const from = period === "month" ? month : year;
      const at = (measure: string) => changes.find((row) => row["period"] === period && row["measure"] === measure);
      expect(at("overdue")).toMatchObject({
        from_date: from,
        before: figuresAt(from)["overdue "],
        now: figuresAt(asOf)["overdue "],
      });
      expect(at("receivables")).toMatchObject({ from_date: from, before: openAt(from), now: openAt(asOf) });
      const known = period === "month" ? cash(earlier(from, period), from) : null;
      expect([period, at("cash")]).toMatchObject([period, { from_date: from, before: known, now: cash(from, asOf) }]);
    }
  });
});

describe("a year is as long as the export", () => {
  // 200 days: an invoice of 100 on every tenth, none of them paid.
  const short = casesAsOf("2024-07-19");
  short.given(
    Array.from(
      { length: 20 },
      (_, index) => `${minus("2024-07-19", 10 * index)} invoice S${index} ACME 100.00 USD due_date=2024-12-31`,
    ).join("\n"),
  );

  test("DSO over 365 days is over the 200 that there are", async () => {
    const [row] = await short.ask(
      `select value, window_days, is_whole from measures.measures
       where as_of_date = run.as_of() and measure = 'dso' and method = 'simple_365'`,
    );
    expect(row).toEqual({ value: (2000 / 2000) * 200, window_days: 200, is_whole: false });
  });

  test("the export begins as long before its first invoice as billing days lie apart", async () => {
    expect(await short.ask("select begin_date, whole_date from ledger.export_begin")).toEqual([
      { begin_date: "2024-01-02", whole_date: "2024-03-31" },
    ]);
  });

  test("months before 90 days of it are left out of comparisons", async () => {
    const whole = `select as_of_date from measures.headlines where measure = 'dso' and is_whole order by 1`;
    expect((await short.ask(whole)).map((row) => row["as_of_date"])).toEqual([
      "2024-03-31",
      "2024-04-30",
      "2024-05-31",
      "2024-06-19",
      "2024-06-30",
      "2024-07-19",
    ]);
    const before = "select month_before_date, year_before_date from measures.scorecard where measure = 'overdue'";
    expect(await short.ask(before)).toEqual([{ month_before_date: "2024-06-19", year_before_date: null }]);
  });

  test("a few invoices of years before do not begin it", async () => {
    const old = "2019-05-04 invoice OLD ACME 5.00 USD\n";
    const daily = Array.from(
      { length: 60 },
      (_, index) => `${minus("2024-03-31", index)} invoice D${index} ACME 1.00 USD`,
    );
    expect(await askLedger(old + daily.join("\n"), "2024-03-31", "select begin_date from ledger.export_begin")).toEqual(
      [{ begin_date: "2024-02-01" }],
    );
  });
});

test("a change is unusual where three in four of the measure's own were smaller", async () => {
  // Receivables grow by 10 a month, in the last by 40.
  const steady = Array.from({ length: 14 }, (_, index) => {
    const month = new Date(Date.UTC(2023, 4 + index, 1)).toISOString().slice(0, 7);
    return `${month}-01 invoice G${index} ACME ${index === 13 ? 40 : 10}.00 USD due_date=2025-12-31`;
  }).join("\n");
  const question = "select is_unusual_month from measures.scorecard where measure = 'receivables' and method = 'net'";
  expect(await askLedger(steady, "2024-05-31", question)).toEqual([{ is_unusual_month: false }]);
  expect(await askLedger(steady, "2024-06-30", question)).toEqual([{ is_unusual_month: true }]);
});
