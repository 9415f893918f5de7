import { describe, expect, it } from "vitest";
import { factsOf } from "../../../pipeline/init/columnFacts.ts";
import { rowsOf } from "../exports.ts";

const header = "invoice_id,customer_id,issue_date,due_date,amount";

function billed(...amounts: readonly string[]): string {
  const rows = amounts.map((amount, index) => `I${index},C1,2020-01-01,2020-01-31,"${amount}"`);
  return [header, ...rows, ""].join("\n");
}

const query = "select cast(amount as varchar) as amount, currency from ingest.invoices order by invoice_id";
const sums = "select currency, sum(amount) as amount from ingest.invoices group by currency order by currency";
const findings =
  "select severity, rule, \"column\", value, message, amount from ingest.findings where rule <> 'missing_due_date' order by rule, line";

/** Amounts as they are written, what they are, and the currency that their own text says. */
const written = [
  ["€100.00", "100.0000", "EUR"],
  ["EUR 100.00", "100.0000", "EUR"],
  ["100.00 EUR", "100.0000", "EUR"],
  ["USD 10.00", "10.0000", "USD"],
  ["US$10.00", "10.0000", "USD"],
  ["C$ 10.00", "10.0000", "CAD"],
  ["£50.00", "50.0000", "GBP"],
  ["1 200.00 zł", "1200.0000", "PLN"],
  ["zł 5.00", "5.0000", "PLN"],
  ["5.00 Kč", "5.0000", "CZK"],
  ["1200,- Kč", "1200.0000", "CZK"],
  ["5.00 Ft", "5.0000", "HUF"],
  ["5.00 lei", "5.0000", "RON"],
  ["R$ 5.00", "5.0000", "BRL"],
  ["5.00 R$", "5.0000", "BRL"],
  ["Rs. 5.00", "5.0000", "INR"],
  ["₹5.00", "5.0000", "INR"],
  ["CHF 1'000.00", "1000.0000", "CHF"],
  ["Fr. 5.00", "5.0000", "CHF"],
  ["$100.00 CAD", "100.0000", "CAD"],
  ["5.00 DM", null, null],
  ["5.00", "5.0000", "XXX"],
  ["5.00 CR", null, null],
] as const;

describe("the currency of an amount without a currency column", () => {
  it("is what its own text says", async () => {
    const read = written.filter(([, amount]) => amount !== null);
    const rows = await rowsOf({ "a.csv": billed(...read.map(([text]) => text)) }, sums);
    const expected: Record<string, number> = {};
    for (const [, amount, currency] of read)
      expected[currency ?? ""] = (expected[currency ?? ""] ?? 0) + Number(amount);
    expect(Object.fromEntries(rows.map((row) => [row.currency, row.amount]))).toEqual(expected);
  });

  it("of a credit stays that of its text", async () => {
    const credits = "select currency, amount from ingest.credit_notes";
    expect(await rowsOf({ "a.csv": billed("(250,00 zł)", "1 200,00 zł") }, credits)).toEqual([
      { currency: "PLN", amount: 250 },
    ]);
  });

  it("is read by init wherever a run reads it", () => {
    const texts = written.filter(([, amount]) => amount !== null).map(([text]) => text);
    const credits = ["(250,00 zł)", "-€5.00", "5,00- Kč", "(USD 5.00)", "5.00 CR"];
    expect([...texts, ...credits].filter((text) => factsOf("", [text]).amounts === 0)).toEqual([]);
  });

  it("of no money is nobody's", async () => {
    const text = "customer_id,customer_name,credit_limit\nC1,ACME,€100.00\n";
    expect(await rowsOf({ "customers.csv": text }, "select credit_limit, currency from ingest.customers")).toEqual([
      { credit_limit: 100, currency: null },
    ]);
  });
});

describe("a mark that several countries have", () => {
  it("is the base currency's", async () => {
    const files = { "a.csv": billed("$100.00", "kr 5.00") };
    expect(await rowsOf(files, sums, { baseCurrency: "CAD" })).toEqual([
      { currency: "CAD", amount: 100 },
      { currency: "KR", amount: 5 },
    ]);
    expect(await rowsOf(files, findings, { baseCurrency: "CAD" })).toEqual([
      {
        severity: "warning",
        rule: "undecided_currency",
        column: "currency",
        value: "KR",
        message: "1 amount in KR, which may be SEK NOK DKK ISK: set baseCurrency, or name the currency in a column",
        amount: 5,
      },
    ]);
  });

  it("is the one that other rows name, in whichever file", async () => {
    const payments = "payment_id,payment_date,amount,currency\nP1,2020-01-02,5.00,AUD\n";
    const files = { "a.csv": billed("$100.00", "€1.00"), "payments.csv": payments };
    expect(await rowsOf(files, sums)).toEqual([
      { currency: "AUD", amount: 100 },
      { currency: "EUR", amount: 1 },
    ]);
    expect(await rowsOf(files, "select evidence from ingest.files where file = 'a.csv'")).toEqual([
      { evidence: expect.stringContaining('"$" read as AUD: other rows name it') },
    ]);
  });

  it.each(["US", "United States", "usa"])("is that of the customers' country: %s", async (country) => {
    const customers = `customer_id,customer_name,country\nC1,ACME,${country}\n`;
    expect(await rowsOf({ "a.csv": billed("$100.00"), "customers.csv": customers }, sums)).toEqual([
      { currency: "USD", amount: 100 },
    ]);
  });

  it("stands apart where two are named", async () => {
    expect(await rowsOf({ "a.csv": billed("$100.00", "USD 5.00", "CAD 7.00") }, sums)).toEqual([
      { currency: "$", amount: 100 },
      { currency: "CAD", amount: 7 },
      { currency: "USD", amount: 5 },
    ]);
  });

  it("rows without a number keep one id through the decision", async () => {
    const text = `${header}\n,C1,2020-01-01,2020-01-31,$5.00\n,C1,2020-01-01,2020-01-31,$5.00\n`;
    expect(await rowsOf({ "a.csv": text }, query, { baseCurrency: "USD" })).toEqual([
      { amount: "5.0000", currency: "USD" },
    ]);
  });
});

describe("beside a currency column", () => {
  const stated = (amount: string, currency: string): string =>
    `${header},currency\nI1,C1,2020-01-01,2020-01-31,${amount},${currency}\n`;

  it("the column counts, and what contradicts it is told with its amount", async () => {
    const files = { "a.csv": stated("€100.00", "USD") };
    expect(await rowsOf(files, query)).toEqual([{ amount: "100.0000", currency: "USD" }]);
    expect(await rowsOf(files, findings)).toEqual([
      {
        severity: "warning",
        rule: "currency_differs",
        column: "amount",
        value: "€100.00",
        message: "the amount says €, the column USD: the column counts",
        amount: 100,
      },
    ]);
  });

  it.each([
    ["$100.00", "USD", "USD"],
    ["$100.00", "CAD", "CAD"],
    ["CAD 100.00", "$", "CAD"],
    ["100.00", "€", "EUR"],
    ["100.00 kr", "SEK", "SEK"],
    ["€100.00", "", "EUR"],
  ])("%s beside %s is %s", async (amount, column, currency) => {
    const files = { "a.csv": stated(amount, column) };
    expect(await rowsOf(files, query)).toEqual([{ amount: "100.0000", currency }]);
    expect(await rowsOf(files, findings)).toEqual([]);
  });
});
