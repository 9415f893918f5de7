import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { closeWarehouse, execute, openWarehouse, readRows } from "../../pipeline/warehouse/warehouse.ts";
import { compactMoney, days, decimal, percent, signed } from "../../src/writing/format.ts";
import type { Row } from "../../src/writing/rows.ts";
import { twoPlaces } from "../support/twoPlaces.ts";
import { useBrowser } from "./browser.ts";
import { leaders } from "./ledgers.ts";
import { type Movement, movements, movementsOfInvoices } from "./movements.ts";
import { numbersIn, numbersOf, written } from "./pageNumbers.ts";
import { laidReport, type Report, sampleReport, writeFiles } from "./reports.ts";

const { tab } = useBrowser();

/** Two ledgers with different leaders: the sample, and one of six customers whose as-of date ends no month. */
const reports = [
  { name: "the sample", make: sampleReport, invoices: null },
  {
    name: "six customers",
    invoices: leaders["invoices.csv"] ?? "",
    make: () => laidReport("leaders", (folder) => writeFiles(join(folder, "exports"), leaders)),
  },
];

const plain = (text: string): string => text.replaceAll(/\s+/g, " ");
const amount = (size: number): string => plain(compactMoney(Math.abs(size)));
const write: Readonly<Record<string, (value: number, currency: string) => string>> = {
  receivables: compactMoney,
  overdue: compactMoney,
  overdue_rate: (value) => percent(value, 1),
  dso: (value) => days(value),
  cei: (value) => `${decimal(value, 1)}\u00a0%`,
};

describe.each(reports)("the overview of $name", ({ make, invoices }) => {
  let report: Report;
  let currency: string;
  /** The rows of a published table in the base currency. */
  const own = async (name: string): Promise<readonly Row[]> =>
    (await report.table(name)).filter((row) => row["report_currency"] === currency);

  beforeAll(async () => {
    report = await make();
    currency = report.manifest.baseCurrency;
    await tab().visit(report.address);
  });
  afterAll(() => report?.close());

  it("is set in the report's own typefaces", async () => {
    const loaded = (): Promise<readonly string[]> =>
      tab().page.evaluate(() =>
        Array.from(document.fonts, (face) => (face.status === "loaded" ? `${face.family} ${face.weight}` : "")),
      );
    await expect
      .poll(loaded)
      .toEqual(expect.arrayContaining(["Countback Sans 400", "Countback Sans 600", "Countback Serif 600"]));
  });

  it("shows each headline figure as it is published, and how it changed", async () => {
    const headlines = await own("headlines");
    for (const [measure, toText] of Object.entries(write)) {
      const headline = headlines.find((row) => row["measure"] === measure);
      const box = tab().page.locator(`[data-name="${measure}"]`);
      await expect.poll(() => box.locator(".value").textContent()).toBe(toText(Number(headline?.["value"]), currency));
      const changes = await box.locator(".change").allTextContents();
      const before = ["previous_value", "year_ago_value"].flatMap((name) => {
        const value = headline?.[name];
        return typeof value === "number" ? [Number(headline?.["value"]) - value] : [];
      });
      expect(changes).toEqual(before.map((change) => changeText(measure, change)));
    }
  });

  it("shows the cash to come and the amount at risk as they are published", async () => {
    const shown = (name: string) => tab().page.locator(`[data-name="${name}"]`);
    const outlook = await own("cash_outlook");
    for (const weeks of [4, 13]) {
      const row = outlook.find((each) => each["horizon_weeks"] === weeks);
      const text = await shown(`cash_${weeks}`).locator(".value").textContent();
      expect(text).toBe(compactMoney(Number(row?.["leading_amount"]), currency));
      const detail = await shown(`cash_${weeks}`).locator(".detail").innerText();
      const isBanded = row?.["has_band"] === true && row["leading_rule"] === "forecast";
      const told = isBanded
        ? ["p10_amount", "p90_amount"]
        : row?.["leading_rule"] === "forecast"
          ? []
          : ["expected_amount"];
      for (const name of told) expect(detail).toContain(compactMoney(Number(row?.[name]), currency));
      if (!isBanded) expect(detail).not.toContain("Four times in five");
    }
    const atRisk = (await own("at_risk_history")).find((row) => row["as_of_date"] === report.manifest.asOf);
    const text = await shown("at_risk").locator(".value").textContent();
    expect(text).toBe(compactMoney(Number(atRisk?.["delayed_amount"]), currency));
  });

  it("holds no number that does not stand in, or follow from, the published tables", async () => {
    const told = [...(await own("decide_today")), ...(await own("credit_alerts_top"))];
    const reasons = await report.table("late_reasons");
    const known = new Set([
      ...numbersIn(reasons.filter((row) => row["report_currency"] === currency)).flatMap(written),
      ...(await ledgerNumbers(own, report.manifest.asOf)).flatMap(written),
      ...numbersOf(told.flatMap((row) => Object.values(row).filter((value) => typeof value === "string")).join("\n")),
      ...numbersIn(told).flatMap(written),
      ...written((await own("credit_alerts")).length),
    ]);
    await tab().page.evaluate(() =>
      document.querySelectorAll("details[open]").forEach((each) => each.removeAttribute("open")),
    );
    const main = tab().page.locator("main");
    const text = await main.evaluate((element) => {
      const copy = element.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return "";
      for (const aside of copy.querySelectorAll("select, details, noscript, .foot, script, svg")) aside.remove();
      return copy.innerText;
    });
    expect(numbersOf(text).length).toBeGreaterThan(20);
    expect(numbersOf(text).filter((number) => !known.has(number))).toEqual([]);
  });

  it("shows the same where a figure stands on another page, too", async () => {
    for (const { figure, one, other } of twoPlaces) {
      const [here, there] = await rowsOf(report.publishedFolder, [one, other]);
      expect([figure, here]).toEqual([figure, there]);
    }
  });

  it.each(["week", "month", "year"] as const)(
    "says who moved what since last %s, as the balances say",
    async (period) => {
      const [change] = (await own("changes")).filter(
        (row) => row["period"] === period && row["as_of_date"] === report.manifest.asOf,
      );
      const span = { period, from: String(change?.["from_date"]), to: report.manifest.asOf, currency };
      const moved =
        invoices !== null && period !== "week"
          ? movementsOfInvoices(invoices, span)
          : await movements(report.publishedFolder, span);
      const section = tab().page.locator(`.what-changed [data-period="${period}"]`);
      for (const [index, measure] of (["overdue", "receivables", "cash"] as const).entries()) {
        const sentence = section.locator("ul > li").nth(index);
        const links = await sentence
          .locator("a")
          .evaluateAll((all: readonly HTMLAnchorElement[]) => all.map((link) => new URL(link.href).search));
        const ids = links.flatMap((search) => new URLSearchParams(search).get("id") ?? []);
        const expected = told(
          measure,
          moved.filter((row) => row.measure === measure),
        );
        expect(ids).toEqual(expected.leaders.map((row) => row.id));
        const text = plain(await sentence.innerText());
        for (const words of expected.words) expect(text).toContain(words);
      }
    },
  );
});

/** The rows of selects over the tables of a published folder, each in one order. */
async function rowsOf(folder: string, questions: readonly string[]): Promise<readonly (readonly Row[])[]> {
  const warehouse = await openWarehouse(":memory:");
  try {
    const files = (await readdir(folder)).filter((name) => name.endsWith(".parquet"));
    const views = files.map((name) => `create view "${name.replace(".parquet", "")}" as from '${join(folder, name)}';`);
    await execute(warehouse, views.join(" "));
    const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
    const answers: (readonly Row[])[] = [];
    for (const sql of questions) {
      answers.push(await readRows(warehouse, `select * from (${sql}) order by all`, z.record(z.string(), cell)));
    }
    return answers;
  } finally {
    closeWarehouse(warehouse);
  }
}

function changeText(measure: string, change: number): string {
  const text = signed(change, (size) => {
    if (measure === "dso") return days(size);
    if (measure === "cei") return `${decimal(size, 1)}\u00a0pts`;
    return measure === "overdue_rate" ? `${decimal(size * 100, 1)}\u00a0pts` : compactMoney(size);
  });
  return /[+\u2212]/.test(text) ? text : "unchanged";
}

/** What a sentence must say of a measure: its total, the step, and the three that moved most that way, with their amounts. */
function told(
  measure: string,
  rows: readonly Movement[],
): { readonly leaders: readonly Movement[]; readonly words: readonly string[] } {
  const isCash = measure === "cash";
  const size = (row: Movement): number => (isCash ? row.now : row.now - row.before);
  const total = rows.reduce((sum, row) => sum + row.now, 0);
  const step = rows.reduce((sum, row) => sum + size(row), 0);
  const ranked = rows
    .filter((row) => size(row) !== 0)
    .sort((one, other) => Math.abs(size(other)) - Math.abs(size(one)) || (one.id < other.id ? -1 : 1));
  const same = ranked.filter((row) => size(row) > 0 === step > 0);
  const counter = isCash ? [] : ranked.filter((row) => size(row) > 0 !== step > 0).slice(0, 1);
  const sumOf = (some: readonly Movement[]): number => some.reduce((sum, row) => sum + size(row), 0);
  const top = same.slice(0, 3);
  const share = measure === "receivables" ? [] : [plain(percent(sumOf(top) / sumOf(same)))];
  const named = top.map((row) => `${row.name} (${isCash ? "" : size(row) < 0 ? "\u2212" : "+"}${amount(size(row))})`);
  return {
    leaders: [...top, ...counter],
    words: [amount(total), ...(isCash ? [] : [amount(step)]), ...share, ...named, ...counter.map((row) => row.name)],
  };
}

/** Every number that the overview may show: published values, steps between two of them, and shares of three customers. */
async function ledgerNumbers(own: (name: string) => Promise<readonly Row[]>, asOf: string): Promise<readonly number[]> {
  const headlines = await own("headlines");
  const outlook = await own("cash_outlook");
  const spans = await own("cash_spans");
  const risk = await own("at_risk_history");
  const changes = (await own("changes")).filter((row) => row["as_of_date"] === asOf);
  const top = (await own("overdue_top")).filter((row) => row["as_of_date"] === asOf);
  const [month] = (await own("roll_forward")).slice(-1);
  const difference = (one: Row, name: string, other: Row | undefined, past = name): number =>
    Number(one[name]) - Number(other?.[past] ?? Number.NaN);
  return [
    ...numbersIn([
      ...headlines,
      ...outlook,
      ...(await own("outlook_errors")),
      ...(await own("dso_worth")),
      ...risk,
      ...top,
    ]),
    ...numbersIn(month === undefined ? [] : [month]),
    ...headlines.flatMap((row) =>
      ["previous_value", "year_ago_value", "target"].map((past) => difference(row, "value", row, past)),
    ),
    ...outlook.flatMap((row) =>
      spans
        .filter((span) => span["horizon_weeks"] === row["horizon_weeks"])
        .map((span) => difference(row, "leading_amount", span, "received_amount")),
    ),
    ...risk.map((row) => difference(risk.at(-1) ?? {}, "delayed_amount", row)),
    ...numbersIn(changes, ["amount_from", "amount_to", "change_amount", "share"]),
    ...changes.map((row) => Number(row["change_amount"]) / Number(row["amount_from"])),
    ...sharesOfThree(changes),
    numbersIn(top, ["share"]).reduce((sum, share) => sum + share, 0),
    (await own("alarms_latest")).length,
  ].filter(Number.isFinite);
}

function sharesOfThree(changes: readonly Row[]): readonly number[] {
  const sums = new Map<string, number>();
  for (const { period, measure, direction, position, share } of changes) {
    const key = `${String(period)} ${String(measure)} ${String(direction)}`;
    if (Number(position) >= 1 && Number(position) <= 3) sums.set(key, (sums.get(key) ?? 0) + Number(share));
  }
  return [...sums.values()];
}
