import { describe, expect, it } from "vitest";
import { markInHeader, withoutMark } from "../../../pipeline/ingest/values/headerMarks.ts";
import { workbookOf } from "../../support/workbook.ts";
import { findingsOf, rowsOf } from "../exports.ts";
import { feed, profileOf } from "../testProfile.ts";

describe("the currency that a header names", () => {
  it.each([
    ["Amount (EUR)", "EUR"], ["Betrag in EUR", "EUR"], ["Amount USD", "USD"], ["USD Amount", "USD"], ["amount_gbp", "GBP"], ["Balance €", "€"],
    ["Total (US$)", "US$"], ["Open [CHF]", "CHF"], ["Belopp (kr)", "KR"], ["Kwota zł", "ZŁ"], ["Montant en euros", "EUR"], ["Amount in Rs.", "RS"],
    ["Amount (ALL)", "ALL"], ["Amount", null], ["ALL AMOUNTS", null], ["Total", null], ["EUR", "EUR"], ["Amount EUR/USD", null], ["Due date", null],
  ])("%s: %s", (header, mark) => {
    expect(markInHeader(header)).toBe(mark);
  }); // prettier-ignore

  it.each([
    ["Amount (EUR)", "Amount"],
    ["Betrag in EUR", "Betrag"],
    ["USD Amount", "Amount"],
    ["Balance €", "Balance"],
    ["Amount", "Amount"],
  ])("%s without it is %s", (header, bare) => {
    expect(withoutMark(header).trim()).toBe(bare);
  });
});

const sums = "select currency, sum(amount) as amount from ingest.invoices group by currency order by currency";
const text = (amount: string, ...rows: readonly string[]) => [`bill,who,day,${amount}`, ...rows, ""].join("\n");
const profile = (amount: unknown, more = {}) => profileOf({ feeds: [feed({ amount, ...more })] });

describe("a currency in the header of the amount", () => {
  it("is that of rows without another", async () => {
    const files = { "a.csv": text("Sum (EUR)", "1,A,2020-01-10,100.00", "2,A,2020-01-11,$40.00") };
    expect(await rowsOf(files, sums, { profile: profile("Sum (EUR)") })).toEqual([
      { currency: "$", amount: 40 },
      { currency: "EUR", amount: 100 },
    ]);
  });

  it("in our own layout: a sign beside the name", async () => {
    const list = "invoice_id,customer_id,issue_date,amount €\n1,A,2020-01-10,100.00\n";
    expect(await rowsOf({ "a.csv": list }, sums)).toEqual([{ currency: "EUR", amount: 100 }]);
  });

  it("of several countries is that of the base, like one in the amount's text", async () => {
    const files = { "a.csv": text("Sum ($)", "1,A,2020-01-10,100.00") };
    expect(await rowsOf(files, sums, { profile: profile("Sum ($)"), baseCurrency: "CAD" })).toEqual([
      { currency: "CAD", amount: 100 },
    ]);
  });

  it("gives way to a currency column, and a contradiction is told with its amount", async () => {
    const files = { "a.csv": text("Sum (EUR),money", "1,A,2020-01-10,100.00,USD", "2,A,2020-01-11,40.00,") };
    expect(await rowsOf(files, sums, { profile: profile("Sum (EUR)") })).toEqual([
      { currency: "EUR", amount: 40 },
      { currency: "USD", amount: 100 },
    ]);
    expect(await findingsOf(files, { profile: profile("Sum (EUR)") })).toContain(
      "warning currency_differs line 2 100.0000",
    );
  });
});

describe("two headers in different currencies", () => {
  it("of which each row fills one: the row's currency is that of the one it fills", async () => {
    const files = { "a.csv": text("Sum EUR,Sum USD", "1,A,2020-01-10,100.00,", "2,A,2020-01-11,,40.00") };
    expect(await rowsOf(files, sums, { profile: profile({ firstOf: ["Sum EUR", "Sum USD"] }) })).toEqual([
      { currency: "EUR", amount: 100 },
      { currency: "USD", amount: 40 },
    ]);
  });

  it("one of the amount, one of what is paid: told with the money, an error where the mapping was guessed", async () => {
    const files = { "a.csv": text("Sum EUR,Paid USD", "1,A,2020-01-10,100.00,50.00", "2,A,2020-01-11,40.00,") };
    const mixed = profile("Sum EUR", { paid_amount: "Paid USD" });
    expect(await findingsOf(files, { profile: mixed })).toContain("warning mixed_currencies 100.0000");
    const limits = { rejectedRowsRate: 0.05, rejectedAmountRate: 0.05, brokenRate: 0.05 };
    await expect(rowsOf(files, sums, { profile: { ...mixed, guessed: true }, limits })).rejects.toThrow(
      "impossible mapping: a.csv: the amount is in another currency than what is paid or open of it in 1 of 2 rows (columns Sum EUR, Paid USD)",
    );
  });

  it("added up they are no currency that anyone knows", async () => {
    const files = { "a.csv": text("Net EUR,Tax USD", "1,A,2020-01-10,100.00,20.00") };
    expect(await findingsOf(files, { profile: profile({ sum: ["Net EUR", "Tax USD"] }) })).toContain(
      "warning unknown_currency line 2 120.0000",
    );
  });
});

it("a workbook's number format says the currency of its amounts as their text would", async () => {
  const euro = (amount: number) => ({ xml: `<c s="3"><v>${amount}</v></c>` });
  const rows = [
    ["invoice_id", "customer_id", "issue_date", "amount"],
    ["I1", "A", "2020-01-10", euro(100.5)],
    ["I2", "A", "2020-01-11", 40],
  ];
  expect(await rowsOf({ "a.xlsx": workbookOf({ Sheet1: rows }) }, sums)).toEqual([
    { currency: "EUR", amount: 100.5 },
    { currency: "XXX", amount: 40 },
  ]);
});
