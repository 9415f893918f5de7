import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { prepareRun } from "../../pipeline/run/prepareRun.ts";
import { loadHistory } from "../../pipeline/run/history.ts";
import { buildLayer } from "../../pipeline/warehouse/checks.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { closeWarehouse, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { askLedger, parseLedger, select, testSettings, readLedger } from "../support/ledger.ts";

const measure = (name: string, method = "") =>
  `select round(value, 2) as value, reason from measures.measures
   where as_of_date = run.as_of() and measure = '${name}' and method = '${method}'`;

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

describe("no answer comes with its reason", () => {
  // Each in a currency of its own, which nothing converts.
  const apart = `
    2023-01-05 invoice I1 ACME 50.00 USD

    2023-12-05 invoice I2 ACME 50.00 EUR
    2023-12-06 credit_note C2 ACME 80.00 EUR

    2023-12-05 invoice I3 ACME 50.00 GBP due_date=2024-02-01

    2023-12-05 invoice I4 ACME 50.00 CHF
    2023-12-05 invoice I5 ACME 50.00 CHF
    2023-12-10 payment P4 ACME 50.00 CHF invoice_id=I4
    2023-12-10 payment P5 ACME 20.00 CHF invoice_id=I5
    2023-12-11 payment P6 ACME 20.00 CHF invoice_id=I5`;

  test.each([
    ["no sales in the window", "USD", "dso", "simple_30", "no credit sales in the last 30 days"],
    ["more credit notes than invoices", "EUR", "dso", "simple_90", "no credit sales in the last 90 days"],
    ["nothing collectable in the month", "GBP", "cei", "book", "nothing was collectable in the month"],
    ["two invoices paid", "CHF", "days_to_pay", "month", "fewer than 3 invoices paid in the month to date"],
  ])("%s: in %s no %s %s", async (_, currency, name, method, reason) => {
    expect(
      await askLedger(apart, "2023-12-31", `${measure(name, method)} and report_currency = '${currency}'`),
    ).toEqual([{ value: null, reason }]);
  });

  test("nothing past due has no concentration", async () => {
    const summary = `select cut, effective_count, top_1_share, reason from measures.concentration_summary
      where scope = 'overdue' and as_of_date = run.as_of() and cut = 'country' and report_currency = 'GBP'`;
    expect(await askLedger(apart, "2023-12-31", summary)).toEqual([
      { cut: "country", effective_count: null, top_1_share: null, reason: "nothing is past due" },
    ]);
  });

  const unpaid = "2024-01-05 invoice I1 ACME 50.00 USD due_date=2024-12-31";

  test.each([
    ["2024-02-29", "rolling", "fewer than 12 months of history"],
    ["2025-06-30", "rolling", "no credit sales in 12 months"],
  ])("rolling DSO on %s", async (asOf, method, reason) => {
    expect(await askLedger(unpaid, asOf, measure("dso", method))).toEqual([{ value: null, reason }]);
    expect(await askLedger(unpaid, asOf, measure("dso_gap", method))).toMatchObject([{ value: null }]);
  });

  test.each([
    ["2024-02-29", "fewer than 3 months of history"],
    ["2024-04-15", "the month is not over"],
    ["2024-04-30", "nothing was collectable in the three months"],
  ])("collection effectiveness of three months on %s", async (asOf, reason) => {
    expect(await askLedger(unpaid, asOf, measure("cei", "book_quarter"))).toEqual([{ value: null, reason }]);
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
      await prepareRun(warehouse, settings);
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
        "select bucket, sum(open_amount) as amount from measures.aging where basis = 'due' and as_of_date = run.as_of() group by 1",
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
            "select count_invoices as n from measures.days_to_pay where as_of_date = run.as_of() and method = 'quarter'",
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

test("concentration: of 100 open, 60 at a group of two; past due 10 at one; all in one currency", async () => {
  const ledger = {
    ...parseLedger(`
      2024-01-05 invoice I1 NORTH 40.00 USD due_date=2024-03-01
      2024-01-05 invoice I2 SOUTH 20.00 USD due_date=2024-03-01
      2024-01-05 invoice I3 BOLT 30.00 USD due_date=2024-03-01
      2024-01-05 invoice I4 COIL 10.00 USD due_date=2024-01-10`),
    customers: ["NORTH", "SOUTH"].map((id) => ({ customer_id: id, customer_name: id, parent_customer_id: "NORTH" })),
  };
  const summary = `select cut, scope, count_holders as n, top_1_share as top_1, top_5_share as top_5, round(hhi, 2) as hhi
    from measures.concentration_summary where as_of_date = run.as_of() and cut <> 'country' order by 1, 2`;
  expect(await readLedger(ledger, { asOf: "2024-01-31" }, (warehouse) => select(warehouse, summary))).toEqual([
    { cut: "currency", scope: "open", n: 1, top_1: 1, top_5: 1, hhi: 10_000 },
    { cut: "currency", scope: "overdue", n: 1, top_1: 1, top_5: 1, hhi: 10_000 },
    { cut: "customer", scope: "open", n: 4, top_1: 0.4, top_5: 1, hhi: 1600 + 400 + 900 + 100 },
    { cut: "customer", scope: "overdue", n: 1, top_1: 1, top_5: 1, hhi: 10_000 },
    { cut: "group", scope: "open", n: 3, top_1: 0.6, top_5: 1, hhi: 3600 + 900 + 100 },
    { cut: "group", scope: "overdue", n: 1, top_1: 1, top_5: 1, hhi: 10_000 },
  ]);
});
