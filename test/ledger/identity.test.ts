import { describe, expect, test } from "vitest";
import { brokenChecks, select, readLedger } from "../support/ledger.ts";

type Row = Readonly<Record<string, string>>;

const invoice = (id: string, customer: Row, amount: string, company = ""): Row => ({
  invoice_id: id,
  issue_date: "2024-01-10",
  due_date: "2024-02-09",
  amount,
  currency: "USD",
  company_id: company,
  ...customer,
});

/** Open amounts by customer of invoices, beside other tables, at the end of March 2024. */
function openByCustomer(tables: Readonly<Record<string, readonly Row[]>>): Promise<unknown> {
  return readLedger(tables, { asOf: "2024-03-31" }, async (warehouse) => {
    expect(await brokenChecks(warehouse, ["ledger"])).toEqual([]);
    return select(
      warehouse,
      "select customer_id, cast(sum(open_amount) as varchar) as open from ledger.invoices group by customer_id order by customer_id",
    );
  });
}

describe("a customer is told by its number, else by its name within a company", () => {
  test("case, accents, legal forms and punctuation do not matter; names that differ stay apart", async () => {
    const invoices = ["Müller GmbH & Co. KG", "MULLER", "Muller. GmbH", "Mueller AG"].map((name, index) =>
      invoice(`I${index}`, { customer_name: name }, "10.00"),
    );
    expect(await openByCustomer({ invoices })).toEqual([
      { customer_id: "MUELLER", open: "10.0000" },
      { customer_id: "MULLER", open: "30.0000" },
    ]);
  });

  test("the same name in two companies is two customers", async () => {
    const invoices = ["A", "B"].map((company) => invoice(`I${company}`, { customer_name: "Acme" }, "10.00", company));
    expect(await openByCustomer({ invoices })).toEqual([
      { customer_id: "ACME (A)", open: "10.0000" },
      { customer_id: "ACME (B)", open: "10.0000" },
    ]);
  });

  test("a name without a number joins the one number known for it, also from the customers file", async () => {
    expect(
      await openByCustomer({
        customers: [{ customer_id: "C7", customer_name: "Acme Ltd" }],
        invoices: [invoice("I1", { customer_name: "ACME" }, "10.00"), invoice("I2", { customer_id: "C7" }, "5.00")],
      }),
    ).toEqual([{ customer_id: "C7", open: "15.0000" }]);
  });

  test("a name known under two numbers joins neither", async () => {
    expect(
      await openByCustomer({
        invoices: [
          invoice("I1", { customer_id: "C1", customer_name: "Acme" }, "10.00"),
          invoice("I2", { customer_id: "C2", customer_name: "Acme" }, "20.00"),
          invoice("I3", { customer_name: "Acme" }, "5.00"),
        ],
      }),
    ).toEqual([
      { customer_id: "ACME", open: "5.0000" },
      { customer_id: "C1", open: "10.0000" },
      { customer_id: "C2", open: "20.0000" },
    ]);
  });
});

describe("the alias file joins numbers and names, and nothing else does", () => {
  const tables = {
    aliases: [
      { alias: "OLD1", customer_id: "C1" },
      { alias: "OLDER", customer_id: "OLD1" },
      { alias: "Acme Trading", customer_id: "C1" },
    ],
    customers: [
      { customer_id: "C1", customer_name: "Acme" },
      { customer_id: "OLD1", customer_name: "Acme (closed)" },
    ],
    invoices: [
      invoice("I1", { customer_id: "C1" }, "10.00"),
      invoice("I2", { customer_id: "OLD1" }, "20.00"),
      invoice("I3", { customer_id: "OLDER" }, "30.00"),
      invoice("I4", { customer_name: "ACME TRADING Inc." }, "40.00"),
      invoice("I5", { customer_id: "C9", customer_name: "Zenith Paper" }, "1.00"),
      invoice("I6", { customer_id: "C8", customer_name: "Zenith Papers" }, "2.00"),
    ],
    payments: [
      { payment_id: "P1", payment_date: "2024-02-01", amount: "20.00", customer_id: "OLD1", invoice_id: "I2", currency: "USD" },
    ],
  }; // prettier-ignore

  test("an alias of an alias too, in invoices, payments and the customers file", async () => {
    expect(await openByCustomer(tables)).toEqual([
      { customer_id: "C1", open: "80.0000" },
      { customer_id: "C8", open: "2.0000" },
      { customer_id: "C9", open: "1.0000" },
    ]);
  });

  test("the merges made are listed with amounts, and look-alikes are only proposed", async () => {
    await readLedger(tables, { asOf: "2024-03-31" }, async (warehouse) => {
      expect(
        await select(
          warehouse,
          `select exported_as, customer_id, merged_by, count_invoices as n, cast(invoiced_amount as varchar) as amount
          from ledger.customer_merges order by exported_as`,
        ),
      ).toEqual([
        { exported_as: "ACME TRADING Inc.", customer_id: "C1", merged_by: "alias file", n: 1, amount: "40.0000" },
        { exported_as: "OLD1", customer_id: "C1", merged_by: "alias file", n: 1, amount: "20.0000" },
        { exported_as: "OLDER", customer_id: "C1", merged_by: "alias file", n: 1, amount: "30.0000" },
      ]);
      expect(
        await select(warehouse, "select customer_id, other_customer_id, alike_in from ledger.likely_duplicates"),
      ).toEqual([{ customer_id: "C8", other_customer_id: "C9", alike_in: "spelling" }]);
    });
  });
});

test("the base currency's minor unit rounds what is converted: yen have none, Kuwaiti dinars three digits", async () => {
  const ask = (base: string, rate: string): Promise<unknown> =>
    readLedger(
      {
        invoices: [{ ...invoice("I1", { customer_id: "C1" }, "10.55"), currency: "EUR" }],
        fx_rates: [{ rate_date: "2024-01-01", currency: "EUR", rate }],
      },
      { asOf: "2024-03-31", baseCurrency: base },
      (warehouse) => select(warehouse, "select cast(open_report_amount as varchar) as open from ledger.invoices"),
    );
  expect(await ask("JPY", "161.37")).toEqual([{ open: "1702.0000" }]);
  expect(await ask("KWD", "0.3337")).toEqual([{ open: "3.5210" }]);
});

test("rates given to a home currency make it the base, even where no document is in it", async () => {
  const rates = [
    { rate_date: "2024-01-01", currency: "CAD", rate: "1" },
    { rate_date: "2024-01-01", currency: "USD", rate: "1.30" },
  ];
  const invoices = [invoice("I1", { customer_id: "C1" }, "10.00")];
  const rows = await readLedger({ invoices, fx_rates: rates }, { asOf: "2024-03-31" }, (warehouse) =>
    select(warehouse, "select report_currency, cast(open_report_amount as varchar) as open from ledger.invoices"),
  );
  expect(rows).toEqual([{ report_currency: "CAD", open: "13.0000" }]);
});

test("money without a currency is in the base currency that the settings name, else in one of its own", async () => {
  const ask = (baseCurrency: string | null): Promise<unknown> =>
    readLedger(
      { invoices: [{ ...invoice("I1", { customer_id: "C1" }, "10.00"), currency: "" }] },
      { asOf: "2024-03-31", baseCurrency },
      (warehouse) => select(warehouse, "select currency, report_currency from ledger.invoices"),
    );
  expect(await ask("USD")).toEqual([{ currency: "USD", report_currency: "USD" }]);
  expect(await ask(null)).toEqual([{ currency: "XXX", report_currency: "XXX" }]);
});
