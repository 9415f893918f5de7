import { beforeAll, describe, expect, test } from "vitest";
import { buildItems } from "../../../pipeline/features/features.ts";
import { forecastNewBusiness } from "../../../pipeline/forecast/billing/newBusiness.ts";
import { buildNeeded } from "../../../pipeline/warehouse/tables.ts";
import { writeRows } from "../../../pipeline/warehouse/warehouse.ts";
import { newBusinessText } from "../../../src/components/sentences/newBusiness.ts";
import { select, withLedger } from "../../support/ledger.ts";

const asOf = "2024-11-15"; // a Friday

/** Every day from 2022-01-03, a Monday, to the as-of date, with its weekday (0 for Monday) and the weeks since. */
const days = Array.from({ length: 1048 }, (_, index) => ({
  date: new Date(Date.UTC(2022, 0, 3 + index)).toISOString().slice(0, 10),
  weekday: index % 7,
  week: Math.floor(index / 7),
}));

const holidays = new Set(
  ["01-17", "02-21", "05-30", "06-20", "07-04", "09-05", "10-10", "11-11", "11-24", "12-26"]
    .map((day) => `2022-${day}`)
    .concat(
      ["01-02", "01-16", "02-20", "05-29", "06-19", "07-04", "09-04", "10-09", "11-10", "11-23", "12-25"].map(
        (day) => `2023-${day}`,
      ),
    )
    .concat(
      ["01-01", "01-15", "02-19", "05-27", "06-19", "07-04", "09-02", "10-14", "11-11"].map((day) => `2024-${day}`),
    ),
);

const invoice = (date: string, id: string, who: string, amount: number, currency: string): string =>
  `${date} invoice ${id}-${date} ${who} ${amount.toFixed(2)} ${currency} due_date=${date}`;

/** USD: 100 every working day, nothing on a holiday. EUR: every Monday 1 % more than the last. GBP: 100 every Monday, 300 in December. CAD: two invoices. */
const ledger = [
  ...days
    .filter(({ date, weekday }) => weekday < 5 && !holidays.has(date) && date >= "2023-06-01")
    .map(({ date }) => invoice(date, "U", "US", 100, "USD")),
  ...days
    .filter(({ weekday }) => weekday === 0)
    .map(({ date, week }) => invoice(date, "E", "EU", 100 * 1.01 ** week, "EUR")),
  ...days
    .filter(({ weekday }) => weekday === 0)
    .map(({ date }) => invoice(date, "G", "GB", date.slice(5, 7) === "12" ? 300 : 100, "GBP")),
  invoice("2024-11-01", "C", "CA", 130, "CAD"),
  invoice("2024-11-08", "C", "CA", 130, "CAD"),
].join("\n");

type Rows = Awaited<ReturnType<typeof select>>;
let weeks: Rows;
let forms: Rows;

beforeAll(async () => {
  [weeks, forms] = await withLedger(ledger, { asOf }, async (warehouse) => {
    await buildItems(warehouse);
    await writeRows(warehouse, "features.origins", { origin_date: "date" }, [{ origin_date: asOf }]);
    await buildNeeded(warehouse, ["ledger.applications", "ledger.export_shape"]);
    await forecastNewBusiness(warehouse);
    return [
      await select(
        warehouse,
        "select report_currency, horizon_week, billed_amount::double as amount from forecast.new_weeks order by all",
      ),
      await select(warehouse, "from forecast.billing_forms order by report_currency"),
    ];
  });
});

const billed = (currency: string): readonly number[] =>
  weeks.filter((row) => row["report_currency"] === currency).map((row) => Number(row["amount"]));
const formOf = (currency: string) => forms.find((row) => row["report_currency"] === currency);

describe("billing of the coming weeks", () => {
  test("a week with a holiday on which nothing was ever billed has four working days", () => {
    const [first = 0, thanksgiving = 0] = billed("USD");
    expect(formOf("USD")).toMatchObject({ form: "calendar" });
    expect(first).toBeCloseTo(500, -1);
    expect(thanksgiving).toBeGreaterThan(400);
    expect(thanksgiving).toBeLessThan(425);
  });

  test("growth goes on: 1 % a week is 13 % more in week 13 than in week 1, from where it stands", () => {
    const [first = 0] = billed("EUR");
    const last = billed("EUR").at(-1) ?? 0;
    expect(last / first).toBeCloseTo(1.01 ** 12, 2);
    expect(first / (100 * 1.01 ** 150)).toBeCloseTo(1, 1);
  });

  test("a December that brought three times as much does so again", () => {
    expect(["same_weeks", "calendar"]).toContain(formOf("GBP")?.["form"]);
    expect(Math.max(...billed("GBP"))).toBeGreaterThan(220); // the week of Christmas
    expect(billed("GBP").at(-1)).toBeLessThan(130); // February
  });

  test("two invoices are no history to judge by: the mean of what there is stands, and says so", () => {
    expect(formOf("CAD")).toMatchObject({ form: "mean_weeks", error_rate: null });
    expect(new Set(billed("CAD"))).toEqual(new Set([121.33])); // 260 over 15 days, a week of it
  });
});

describe("what the page says", () => {
  const judged = {
    form: "calendar",
    season_rate: 0,
    count_days: 52,
    error_rate: 0.063,
    mean_weeks_error_rate: 0.072,
  } as const;
  const say = (changes: object): string => newBusinessText({ ...judged, ...changes }).replaceAll("\u00a0", " ");

  test("of a currency whose history judges nothing", () => {
    expect(say({ form: "mean_weeks", error_rate: null })).toContain("too little has passed to judge");
  });

  test("of one whose mean of 13 weeks nothing beat", () => {
    expect(say({ form: "mean_weeks" })).toContain(
      "nothing that knows working days, growth and season came clearly closer",
    );
  });

  test("of one whose calendar did: what it knows, and both errors", () => {
    expect(say({})).toBe(
      "Invoices not yet written are expected by working days, bank holidays and growth: on 52 past days that was off by 6.3 % of a week's billing, the mean of 13 weeks by 7.2 %.",
    );
    expect(say({ season_rate: 0.5 })).toContain("growth, and half by last year's season:");
  });
});
