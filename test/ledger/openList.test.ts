import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { init } from "../../pipeline/init/init.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { withExport } from "../support/exports.ts";
import { withFolder } from "../support/folder.ts";
import { askLedger, select } from "../support/ledger.ts";

const header = "invoice_id,customer_id,issue_date,due_date,amount";
const lines = [
  "I1,ACME,2020-01-10,2020-02-09,100.00",
  "I2,ACME,2020-02-20,2020-03-21,50.00",
  "I3,BOLT,2020-03-30,2020-04-29,70.00",
];

const isOpenList = "select is_open_list from ledger.export_shape";

/** Rows of a canonical table from CSV lines. */
function rows(text: string, ...more: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const names = text.split(",");
  return more.map((line) => Object.fromEntries(line.split(",").map((value, place) => [names[place] ?? "", value])));
}

describe("a list without any settlement is a list of open items", () => {
  const ledger = { invoices: rows(header, ...lines) };
  const ask = (sql: string) => askLedger(ledger, "2020-03-31", sql);

  it("what is open is known on its day, and before it nothing is", async () => {
    expect(
      await ask(
        "select as_of_date, gross_amount, balance_reason is null as is_known from measures.totals order by as_of_date",
      ),
    ).toMatchObject([
      { is_known: false },
      { is_known: false },
      { as_of_date: "2020-03-31", gross_amount: 220, is_known: true },
    ]);
  });

  it("collections, sales and days to pay are not known, with the reason", async () => {
    const asked = await ask(
      `select measure, method, value, reason from measures.measures where as_of_date = '2020-03-31'
      and method in ('book', 'count_back', 'simple_90', 'month') and measure in ('cei', 'dso', 'days_to_pay') order by measure, method`,
    );
    const collections = "a list of open items does not tell what was settled before";
    const sales = "lists of open items do not list every sale";
    expect(asked).toEqual([
      { measure: "cei", method: "book", value: null, reason: collections },
      { measure: "days_to_pay", method: "month", value: null, reason: collections },
      { measure: "dso", method: "count_back", value: null, reason: sales },
      { measure: "dso", method: "simple_90", value: null, reason: sales },
    ]);
  });

  it("nothing is learnt from how long its items stand open", async () => {
    expect(await ask("select count(*) as items from ledger.invoices where not is_timing_unknown")).toEqual([
      { items: 0 },
    ]);
  });

  it("is told with its money", async () => {
    expect(await ask("select severity, amount from ledger.findings where rule = 'open_items_only'")).toEqual([
      { severity: "warning", amount: 220 },
    ]);
  });
});

describe("a company of which nothing is settled, beside others", () => {
  const of = (company: string, line: string): string => `${line.replace("I", `${company}-I`)},${company}`;
  const invoices = rows(`${header},company_id`, ...["1", "2"].flatMap((each) => lines.map((line) => of(each, line))));
  const paid = "payment_id,payment_date,amount,customer_id,invoice_id,company_id";
  const asked = "select value, severity, amount from ledger.findings where rule = 'open_items_of_company'";
  const ask = (...payments: readonly string[]) =>
    askLedger({ invoices, payments: rows(paid, ...payments) }, "2020-03-31", asked);

  it("is told with what is open of it", async () => {
    expect(await ask("P1,2020-03-01,100.00,ACME,1-I1,1")).toEqual([{ value: "2", severity: "warning", amount: 220 }]);
  });

  it("is none where both have payments", async () => {
    expect(await ask("P1,2020-03-01,100.00,ACME,1-I1,1", "P2,2020-03-02,100.00,ACME,2-I1,2")).toEqual([]);
  });
});

describe("which export is one", () => {
  it.each([
    [
      "a column for the paid date, though empty: nobody has paid yet",
      { invoices: rows(`${header},paid_date`, ...lines.map((line) => `${line},`)) },
      false,
    ],
    [
      "an amount paid, though nothing: nobody has paid yet",
      { invoices: rows(`${header},paid_amount`, ...lines.map((line) => `${line},0`)) },
      false,
    ],
    [
      "payments",
      {
        invoices: rows(header, ...lines),
        payments: rows("payment_id,payment_date,amount,customer_id", "P1,2020-03-01,10.00,ACME"),
      },
      false,
    ],
    [
      "balances of which none is nothing",
      { invoices: rows(`${header},open_amount`, ...lines.map((line) => `${line},20.00`)) },
      true,
    ],
    [
      "balances of which one is nothing",
      { invoices: rows(`${header},open_amount`, ...lines.map((line, place) => `${line},${20 * place}.00`)) },
      false,
    ],
    [
      "one list of open items",
      {
        open_items: rows(
          "snapshot_date,invoice_id,customer_id,issue_date,open_amount",
          "2020-03-31,I1,ACME,2020-01-10,100.00",
        ),
      },
      true,
    ],
    [
      "two lists of open items",
      {
        open_items: rows(
          "snapshot_date,invoice_id,customer_id,issue_date,open_amount",
          "2020-02-29,I1,ACME,2020-01-10,100.00",
          "2020-03-31,I1,ACME,2020-01-10,100.00",
        ),
      },
      false,
    ],
  ])("%s", async (_, ledger, expected) => {
    expect(await askLedger(ledger, "2020-03-31", isOpenList)).toEqual([{ is_open_list: expected }]);
  });
});

it("by init alone: a list of what is open with balances below the amounts", async () => {
  await withFolder(async (folder) => {
    const text = `Rechnungsnummer;Kunde;Rechnungsdatum;Fällig am;Rechnungsbetrag;Offener Betrag
R1;Acme GmbH;10.01.2024;09.02.2024;1.000,00;1.000,00
R2;Acme GmbH;20.02.2024;21.03.2024;500,00;200,00
R3;Bolt AG;30.03.2024;29.04.2024;700,00;700,00
`;
    await writeFile(join(folder, "OPOS 2024-03-31.csv"), text);
    await init({ input: folder }, { say: () => undefined, ask: null });
    const { profile } = readSettings({ input: folder });
    await withExport(folder, { profile }, async (warehouse) => {
      expect(
        await select(
          warehouse,
          `select method, value is null as is_unknown, cast(as_of_date as varchar) as as_of_date from measures.measures
          where as_of_date = run.as_of() and (measure, method) in (('cei', 'book'), ('dso', 'simple_90')) order by method`,
        ),
      ).toEqual([
        { method: "book", is_unknown: true, as_of_date: "2024-03-31" },
        { method: "simple_90", is_unknown: true, as_of_date: "2024-03-31" },
      ]);
      expect(await select(warehouse, "select cast(sum(open_amount) as double) as open from ledger.invoices")).toEqual([
        { open: 1900 },
      ]);
    });
  });
});
