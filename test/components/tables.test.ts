import { describe, expect, it } from "vitest";
import { bucketNames } from "../../src/components/charts/colors.ts";
import { toCsv } from "../../src/writing/csv.ts";
import {
  compactMoney,
  count,
  days,
  decimal,
  listNames,
  money,
  percent,
  shortDate,
  signed,
} from "../../src/writing/format.ts";
import { rows } from "../../src/writing/rows.ts";
import { cellText } from "../../src/components/dataTable/columns.ts";
import { holdoutDigits } from "../../src/components/tables/holdoutTable.ts";
import { tableViewer } from "../../src/components/dataTable/tableView.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("format", () => {
  it.each([
    [3_141_592, "EUR", "EUR 3.14 M"],
    [412_000, "EUR", "EUR 412 k"],
    [99_949, "EUR", "EUR 99.9 k"],
    [999_600, "EUR", "EUR 1.00 M"],
    [9_999, "EUR", "EUR 9,999"],
    [-21_700_000, "USD", "USD \u221221.7 M"],
    [2.5e9, "USD", "USD 2.50 bn"],
    [0, "XXX", "0"],
    [0.004, "XXX", "0"],
    [null, "EUR", "n/a"],
  ])("compactMoney(%s, %s) is %s", (value, currency, text) => expect(plain(compactMoney(value, currency))).toBe(text));

  it("writes an exact amount with its currency", () => expect(plain(money(-1234.5, "EUR"))).toBe("EUR \u22121,234.50"));
  it("writes no minus before a rounded zero", () => expect(decimal(-0.001, 2)).toBe("0.00"));
  it("writes a rate as percent", () => expect(plain(percent(0.1849, 1))).toBe("18.5 %"));
  it("writes one day as one day", () => expect(plain(days(1, 0))).toBe("1 day"));
  it("writes a change with its sign", () => expect(plain(signed(-412_000, compactMoney))).toBe("\u2212412 k"));
  it("writes no sign before nothing", () => expect(signed(0, (size) => decimal(size, 1))).toBe("0.0"));
  it("counts in words", () => expect(plain(count(3, "invoice"))).toBe("3 invoices"));
  it("lists names", () => expect(listNames(["A", "B", "C"])).toBe("A, B and C"));
  it("writes a date in UTC", () => expect(shortDate("2025-09-30")).toBe("30 Sep 2025"));
});

describe("bucketNames", () => {
  it("follows the edges of the settings", () =>
    expect(bucketNames([0, 30, 60, 90, 120])).toEqual(["not_due", "1-30", "31-60", "61-90", "91-120", "121+"]));
});

describe("toCsv", () => {
  it("quotes what must be quoted, and disarms formulas in text but not numbers", () => {
    const text = toCsv(
      ["a", "b"],
      [
        { a: '=HYPERLINK("x")', b: -1.5 },
        { a: 'say "hi", twice', b: null },
      ],
    );
    expect(text).toBe('a,b\r\n"\'=HYPERLINK(""x"")",-1.5\r\n"say ""hi"", twice",\r\n');
  });
});

describe("rows", () => {
  it("turns columns into rows", () =>
    expect(rows({ id: ["a", "b"], amount: [1, null] })).toEqual([
      { id: "a", amount: 1 },
      { id: "b", amount: null },
    ]));
  it("gives none for a table that was not published", () => expect(rows({})).toEqual([]));
});

describe("tableViewer", () => {
  const table = [
    { name: "Oak", amount: 2 },
    { name: "Elm", amount: null },
    { name: "Ash", amount: 10 },
  ];
  const view = { words: "", chosen: {}, sortBy: null, isDescending: false, page: 0 };
  const viewer = tableViewer(table, ["name", "amount"]);
  const names = (changes: Partial<Parameters<typeof viewer>[0]>): readonly unknown[] =>
    viewer({ ...view, ...changes }).map((row) => row["name"]);

  it("keeps the given order unless asked", () => expect(names({})).toEqual(["Oak", "Elm", "Ash"]));
  it("sorts numbers as numbers, missing last", () =>
    expect(names({ sortBy: "amount" })).toEqual(["Oak", "Ash", "Elm"]));
  it("sorts downwards, missing still last", () =>
    expect(names({ sortBy: "amount", isDescending: true })).toEqual(["Ash", "Oak", "Elm"]));
  it("finds rows that hold every word", () => expect(names({ words: "as 10" })).toEqual(["Ash"]));
  it("finds words whatever their case and accents", () => expect(names({ words: "ÉLM" })).toEqual(["Elm"]));
  it("keeps the rows with a chosen value", () => expect(names({ chosen: { name: "Ash" } })).toEqual(["Ash"]));
});

describe("figures of a holdout", () => {
  it("have two digits below 100 invoices, and three from there on", () => {
    const of = (n: number) => holdoutDigits([{ model: "countback", metric: "auc", value: 0.8765, n }]);
    expect([of(7), of(99), of(100)]).toEqual([2, 2, 3]);
  });
});

describe("days past due in a table", () => {
  it.each([
    [12, "12 days"],
    [1, "1 day"],
    [0, "due today"],
    [-1, "due in 1 day"],
    [-20, "due in 20 days"],
  ])("%i", (past, text) =>
    expect(plain(cellText({ name: "past", label: "Past due", kind: "pastDue" }, past))).toBe(text),
  );
});
