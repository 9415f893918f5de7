import { describe, expect, it } from "vitest";
import { filesOf, invoices, numbered, rowsOf } from "../exports.ts";

/** One invoice an amount; their ids begin with the number of the file, where there are several. */
function billed(amounts: readonly string[], currency = "EUR", number = ""): string {
  return invoices(
    ...amounts.map((amount, index) => `${number}I${index},ACME,2020-01-01,2020-01-31,"${amount}",${currency}`),
  );
}

const query = "select cast(amount as varchar) as amount from ingest.invoices order by invoice_id";

async function read(amounts: readonly string[], currency?: string): Promise<readonly unknown[]> {
  return (await rowsOf({ "a.csv": billed(amounts, currency) }, query)).map((row) => row.amount);
}

describe("ways of writing an amount", () => {
  const ways = [
    ["$4,250.00", "4250.0000"],
    ["EUR 12.5", "12.5000"],
    ["12 €", "12.0000"],
    ["1,00,000.00", "100000.0000"],
    ["1'000.00", "1000.0000"],
    ["0", "0.0000"],
    [".5", "0.5000"],
    ["1e3", "1000.0000"],
    ["0.29", "0.2900"],
    ["99999999999999.99", "99999999999999.9900"],
  ] as const;
  const writtenSo = filesOf(ways, ([text], number) => billed([text], "EUR", `${number}`));

  it.each(numbered(ways))("%s", async (_, amount, number) => {
    const read = `select cast(amount as varchar) as amount from ingest.invoices where invoice_id = '${number}I0'`;
    expect(await rowsOf(writtenSo, read)).toEqual([{ amount }]);
  });

  const negative = [["(120.00)"], ["120.00-"], ["-120.00"], ["120.00 CR"]] as const;
  const belowZero = filesOf(negative, ([text], number) => billed([text], "EUR", `${number}`));

  it.each(numbered(negative))("%s is negative", async (_, number) => {
    const read = `select amount from ingest.credit_notes where credit_note_id = '${number}I0'`;
    expect(await rowsOf(belowZero, read)).toEqual([{ amount: 120 }]);
  });

  const none = [["1.2.3"], ["12abc"], ["1,2,3"], ["NaN"], ["inf"], ["999999999999999.99"]] as const;
  const withNone = filesOf(none, ([text], number) => billed([text, "1.5"], "EUR", `${number}`));

  it.each(numbered(none))("%s is none", async (_, number) => {
    const found = `select rule, line from ingest.findings where file = '${number}.csv'`;
    expect(await rowsOf(withNone, found)).toEqual([{ rule: "invalid_amount", line: 2 }]);
  });
});

it("sums beyond what one amount can hold are still told", async () => {
  const files = { "a.csv": billed(["99999999999999.99", "99999999999999.991"]) };
  expect(await rowsOf(files, "select cast(amount_read as varchar) as amount from ingest.files")).toEqual([
    { amount: "199999999999999.9800" },
  ]);
});

describe("decimal sign", () => {
  it("1.284,50 makes a comma file, wherever it stands", async () => {
    expect(await read(["1.284,50", "7", "3,5", "2.000"])).toEqual(["1284.5000", "7.0000", "3.5000", "2000.0000"]);
    const many = [...Array.from({ length: 3000 }, () => "7"), "1.284,50"];
    expect((await read(many)).at(-1)).toBe("7.0000");
    expect(await rowsOf({ "a.csv": billed(many) }, "select max(amount) as largest from ingest.invoices")).toEqual([
      { largest: 1284.5 },
    ]);
  });

  it("groups of three after points alone are thousands, and the evidence says so", async () => {
    const files = { "a.csv": billed(["1.284", "12.500"]) };
    expect(await rowsOf(files, "select sum(amount) as total from ingest.invoices")).toEqual([{ total: 13784 }]);
    expect(await rowsOf(files, "select evidence from ingest.files")).toEqual([
      { evidence: expect.stringContaining("points as thousands: 2 amounts, first row 2 1.284") },
    ]);
    expect(await rowsOf(files, "select severity, rule from ingest.findings")).toEqual([
      { severity: "warning", rule: "assumed_convention" },
    ]);
  });

  it("three decimals beside thousands without a group are decimals", async () => {
    expect(await read(["1.284", "1284.500"], "KWD")).toEqual(["1.2840", "1284.5000"]);
  });
});

describe("rounding to the currency's minor unit", () => {
  it("takes the noise of floats off and counts it once a file", async () => {
    const files = { "a.csv": billed(["79656.60000000001", "938.4299999999999", "5.00"]) };
    expect(await read(["79656.60000000001", "938.4299999999999", "5.00"])).toEqual([
      "79656.6000",
      "938.4300",
      "5.0000",
    ]);
    expect(await rowsOf(files, "select severity, rule, message, amount from ingest.findings")).toEqual([
      {
        severity: "info",
        rule: "rounded_amount",
        message: "2 amounts had more digits than their currency: rounded to its minor unit",
        amount: 80595.03,
      },
    ]);
  });

  const long = [
    ["EUR", "1.005", "1.0100"],
    ["KWD", "1.2345", "1.2350"],
    ["JPY", "100.5", "101.0000"],
    ["jpy", "100.50", "101.0000"],
    ["EUR", "0.00499999", "0.0000"],
  ] as const;
  const files = filesOf(long, ([currency, text], number) => billed([text, "7.25"], currency, `${number}`));

  it.each(numbered(long))("%s %s", async (_, __, amount, number) => {
    const read = `select cast(amount as varchar) as amount from ingest.invoices where invoice_id = '${number}I0'`;
    expect(await rowsOf(files, read)).toEqual([{ amount }]);
  });
});
