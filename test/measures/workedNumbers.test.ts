import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { settleDates } from "../../pipeline/asOf.ts";
import { loadHistory } from "../../pipeline/history.ts";
import { buildLayer } from "../../pipeline/checks.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { buildTable, closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse.ts";
import { askLedger, select, testSettings } from "../support/ledger.ts";

/** One measure's own SQL over a `measures.totals` typed by hand. */
async function fromTotals(table: string, totals: string, question: string) {
  const warehouse = await openWarehouse(":memory:");
  try {
    await execute(
      warehouse,
      `create table measures.totals as select *, null::varchar as balance_reason, null::varchar as collections_reason,
         null::varchar as sales_reason from (${totals}) as typed`,
    );
    await buildTable(warehouse, table);
    return await select(warehouse, question);
  } finally {
    closeWarehouse(warehouse);
  }
}

const measure = (name: string, method = "") =>
  `select round(value, 2) as value, reason from measures.measures
   where as_of_date = getvariable('as_of') and measure = '${name}' and method = '${method}'`;

test("simple DSO: 10,869 × 90 / (5,538 + 4,566 + 7,570) = 55.35", async () => {
  const ledger = `
    2024-01-10 invoice I1 ACME 5538.00 USD due_date=2024-12-31
    2024-02-10 invoice I2 ACME 4566.00 USD due_date=2024-12-31
    2024-03-10 invoice I3 ACME 7570.00 USD due_date=2024-12-31
    2024-03-20 payment P1 ACME 6805.00 USD`;
  expect(await askLedger(ledger, "2024-03-30", measure("dso", "simple_90"))).toEqual([{ value: 55.35, reason: null }]);
});

test("count-back: AR 212,000 over 30-day months of 100, 80 and 70 thousand = 73.71", async () => {
  const totals = `select * from (values
    (date '2024-01-01', date '2024-01-30', 'USD', 70000::decimal(18,4), 0::decimal(18,4)),
    (date '2024-01-31', date '2024-02-29', 'USD', 80000, 0),
    (date '2024-03-01', date '2024-03-30', 'USD', 100000, 212000)
  ) as months (month_start, as_of_date, report_currency, sales_amount, net_amount)`;
  const last = "select round(dso, 2) as dso, reason from measures.dso_count_back where as_of_date = '2024-03-30'";
  expect(await fromTotals("measures.dso_count_back", totals, last)).toEqual([{ dso: 73.71, reason: null }]);
});

test("count-back: a month without sales adds its days and takes nothing", async () => {
  const ledger = `
    2024-01-10 invoice I1 ACME 100.00 USD
    2024-02-10 invoice I2 ACME 10.00 USD
    2024-02-11 credit_note C2 ACME 10.00 USD invoice_id=I2
    2024-03-10 invoice I3 ACME 50.00 USD`;
  expect(await askLedger(ledger, "2024-03-31", measure("dso", "count_back"))).toEqual([
    { value: 31 + 29 + 31, reason: null },
  ]);
});

test("count-back: AR beyond all history is more than its days, never extrapolated", async () => {
  const ledger = `
    2024-01-01 rate EUR 1.0
    2024-01-31 rate EUR 2.0
    2024-01-01 invoice I0 HOME 0.01 USD
    2024-01-05 invoice I1 ACME 100.00 EUR`;
  expect(await askLedger(ledger, "2024-01-31", measure("dso", "count_back"))).toEqual([
    { value: null, reason: "more than 31 days" },
  ]);
});

test("collection effectiveness: 1,000, 600, 900, 700 = 77.78 book; 100 of it written off = 66.67 cash", async () => {
  const totals = `select date '2024-01-31' as as_of_date, 'USD' as report_currency, 1000::decimal(18,4) as opening,
    600::decimal(18,4) as sales_amount, 900::decimal(18,4) as net_amount, 700::decimal(18,4) as not_due_amount,
    600::decimal(18,4) as cash_amount`;
  const question = "select round(book, 2) as book, round(cash, 2) as cash from measures.cei";
  expect(await fromTotals("measures.cei", totals, question)).toEqual([{ book: 77.78, cash: 66.67 }]);
});

test("turnover: sales of 1,200 a year on a mean balance of 100 turn 12 times", async () => {
  const months = Array.from({ length: 13 }, (_, index) => new Date(Date.UTC(2023, index, 1)).toISOString().slice(0, 7));
  const ledger = months
    .map((month, index) => `${month}-05 invoice I${index} ACME 100.00 USD`)
    .concat(months.slice(1).map((month, index) => `${month}-06 payment P${index} ACME 100.00 USD invoice_id=I${index}`))
    .join("\n");
  expect(await askLedger(ledger, "2024-01-31", measure("turnover"))).toEqual([{ value: 12, reason: null }]);
});

test("concentration: two customers with half each are 5,000 points", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 50.00 USD
    2024-01-05 invoice I2 BOLT 50.00 USD`;
  expect(await askLedger(ledger, "2024-01-31", measure("hhi"))).toEqual([{ value: 5000, reason: null }]);
});

describe("no answer comes with its reason", () => {
  test("no sales in the window", async () => {
    const ledger = `
      2023-01-05 invoice I1 ACME 50.00 USD`;
    expect(await askLedger(ledger, "2023-12-31", measure("dso", "simple_30"))).toEqual([
      { value: null, reason: "no credit sales in the last 30 days" },
    ]);
  });

  test("more credit notes than invoices", async () => {
    const ledger = `
      2023-12-05 invoice I1 ACME 50.00 USD
      2023-12-06 credit_note C1 ACME 80.00 USD`;
    expect(await askLedger(ledger, "2023-12-31", measure("dso", "simple_90"))).toEqual([
      { value: null, reason: "no credit sales in the last 90 days" },
    ]);
  });

  test("nothing collectable in the month", async () => {
    const ledger = "2023-12-05 invoice I1 ACME 50.00 USD due_date=2024-02-01";
    expect(await askLedger(ledger, "2023-12-31", measure("cei", "book"))).toEqual([
      { value: null, reason: "nothing was collectable in the month" },
    ]);
  });

  test("two invoices paid are too few for days to pay", async () => {
    const ledger = `
      2023-12-05 invoice I1 ACME 50.00 USD
      2023-12-05 invoice I2 ACME 50.00 USD
      2023-12-10 payment P1 ACME 50.00 USD invoice_id=I1
      2023-12-10 payment P2 ACME 20.00 USD invoice_id=I2
      2023-12-11 payment P3 ACME 20.00 USD invoice_id=I2`;
    expect(await askLedger(ledger, "2023-12-31", measure("days_to_pay", "month"))).toEqual([
      { value: null, reason: "fewer than 3 invoices paid in the month to date" },
    ]);
  });
});

const ibm = fileURLToPath(new URL("../../../shared/ledgers/ibm-dmy", import.meta.url));

describe.skipIf(!existsSync(ibm))("IBM's sample ledger (skipped where ../shared is absent)", () => {
  const expected = {
    "2012-12-31": {
      open: 99,
      net: 5725.06,
      aging: { "1-30": 788.74, not_due: 4936.32 },
      dso: [26.8407, 27.3299, 23.1428],
      cei: 89.2933,
    },
    "2013-03-31": {
      open: 94,
      net: 5903.74,
      aging: { "1-30": 681.37, not_due: 5222.37 },
      dso: [27.5566, 28.4247, undefined],
      cei: 89.8022,
    },
  } as const;

  test.each(Object.entries(expected))("as of %s", async (asOf, truth) => {
    const warehouse = await openWarehouse(":memory:");
    try {
      const settings = testSettings(ibm, { asOf });
      await ingest(warehouse, settings);
      await settleDates(warehouse, settings);
      await loadHistory(warehouse, ibm, []);
      await buildLayer(warehouse, "ledger");
      await buildLayer(warehouse, "measures");
      const [open] = await select(
        warehouse,
        "select count(*) as n, sum(open_amount) as net from ledger.invoices where open_amount > 0",
      );
      expect(open).toEqual({ n: truth.open, net: truth.net });
      const aging = await select(
        warehouse,
        "select bucket, sum(open_amount) as amount from measures.aging where basis = 'due' and as_of_date = getvariable('as_of') group by 1",
      );
      expect(Object.fromEntries(aging.map(({ bucket, amount }) => [bucket, amount]))).toEqual(truth.aging);
      const value = async (name: string, method: string) =>
        (await select(warehouse, measure(name, method).replace(", 2)", ", 4)")))[0]?.["value"];
      expect(await value("dso", "simple_90")).toBe(truth.dso[0]);
      expect(await value("dso", "count_back")).toBe(truth.dso[1]);
      if (truth.dso[2] !== undefined) expect(await value("best_possible_dso", "simple_90")).toBe(truth.dso[2]);
      expect(await value("cei", "book")).toBe(truth.cei);
      if (asOf === "2013-03-31") {
        expect(await value("days_to_pay", "quarter")).toBe(26.4875);
        expect(await value("terms", "quarter")).toBe(30);
        expect(await value("days_late", "quarter")).toBe(-3.5125);
        expect(
          await select(
            warehouse,
            "select count_invoices as n from measures.days_to_pay where as_of_date = getvariable('as_of') and method = 'quarter'",
          ),
        ).toEqual([{ n: 322 }]);
      }
    } finally {
      closeWarehouse(warehouse);
    }
  });
});

test("amounts of a hundred billion in a foreign currency overflow nothing", async () => {
  const ledger = `
    2024-01-01 rate VND 0.00004123
    2024-01-05 invoice I0 HOME 1.00 USD
    2024-01-05 invoice I1 ACME 99999999999.99 VND due_date=2024-01-20
    2024-01-05 invoice I2 BOLT 99999999999.99 USD due_date=2024-01-20
    2024-01-25 payment P1 ACME 11111111111.11 VND invoice_id=I1`;
  const sql =
    "select measure, value from measures.measures where measure in ('receivables', 'overdue') and method in ('', 'net')";
  expect(await askLedger(ledger, "2024-01-31", sql)).toEqual([
    { measure: "receivables", value: 100003664889.88 },
    { measure: "overdue", value: 100003664889.88 },
  ]);
});
