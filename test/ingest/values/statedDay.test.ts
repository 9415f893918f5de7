import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openIngest } from "../../../pipeline/ingest/ingest.ts";
import { readStatedDay } from "../../../pipeline/ingest/values/statedDay.ts";
import { closeWarehouse, openWarehouse, type Warehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { invoices, rowsOf } from "../exports.ts";

describe("the day that a file states", () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse(":memory:", { threads: 1 });
    await openIngest(warehouse);
  });
  afterAll(() => closeWarehouse(warehouse));

  it.each([
    ["As of March 31, 2024"],
    ["Aged Receivables\nAs at 31 March 2024"],
    ['"As of","31/03/2024"'],
    ["as of: 2024-03-31"],
    ["1-Apr-23 to 31-Mar-24"],
    ["January 1 - March 31, 2024"],
    ["Offene Posten per 31.03.2024"],
    ["OP-Liste, Stand: 31. März 2024"],
    ["Stichtag;31.03.2024"],
    ["Balance âgée arrêtée\nArrêté au 31 mars 2024"],
    ["Saldos al 31 de marzo de 2024"],
    ["Openstaande posten, peildatum 31-03-2024"],
    ["For the period ended March 31st, 2024"],
    ["Acme Ltd\n31/03/2024\n"],
    ["Printed on 15/04/2024\nAs of 31/03/2024"],
    ["Acme Ltd\nPrinted on 31/03/2024 10:15"],
  ])("in its title: %s", async (title) => {
    const file = { preamble: title.split("\n"), name: "aging.csv" };
    expect(await readStatedDay(warehouse, file, null)).toEqual({ date: "2024-03-31", by: "title" });
  });

  it.each([
    ["March 2024"],
    ["Acme Ltd\nAged receivables - March 2024"],
    ["Offene Posten März 2024"],
    ["Stand: 03/2024"],
    ["For the month of March, 2024\nPrinted on 15/04/2024"],
    ["Period: January - March 2024"],
    ["Balance âgée mars 2024"],
    ["2024-03"],
  ])("a month alone in its title is its last day: %s", async (title) => {
    const file = { preamble: title.split("\n"), name: "aging.csv" };
    expect(await readStatedDay(warehouse, file, null)).toEqual({ date: "2024-03-31", by: "title", isMonth: true });
  });

  it.each(["Founded in March 2024", "Budget 2024", "Customers since May 2023 and later", "Room 12/2024 B"])(
    "no day is in %s",
    async (title) => {
      expect(await readStatedDay(warehouse, { preamble: [title], name: "a.csv" }, null)).toBeNull();
    },
  );

  it.each([
    ["aging-2024-03-31.csv"],
    ["AR_20240331.xlsx/Sheet1"],
    ["2024-03-31/aging.csv"],
    ["aging 31-03-2024.csv"],
    ["Aging 31 Mar 2024.csv"],
    ["open items March 31, 2024.csv"],
    ["ledger 2023-04-01 to 2024-03-31.csv"],
  ])("in its name: %s", async (name) => {
    expect(await readStatedDay(warehouse, { preamble: [], name }, null)).toEqual({ date: "2024-03-31", by: "name" });
  });

  it.each([["Acme Ltd", "aging.csv"], ["As of 04/03/2024", "aging.csv"], ["As of soon", "march-2024.csv"], ["", "123456789012.csv"]])(
    "is not told by %j and %s",
    async (title, name) => {
      expect(await readStatedDay(warehouse, { preamble: [title], name }, null)).toBeNull();
    },
  ); // prettier-ignore

  it("is read by the file's order of day and month", async () => {
    const file = { preamble: ["As of 04/03/2024"], name: "aging.csv" };
    expect(await readStatedDay(warehouse, file, "dmy")).toEqual({ date: "2024-03-04", by: "title" });
    expect(await readStatedDay(warehouse, file, "mdy")).toEqual({ date: "2024-04-03", by: "title" });
  });
});

describe("what is later than the day of the export", () => {
  const header = "invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date";
  const paid = [
    header,
    "I1,A,2024-01-05,2024-02-04,10.00,EUR,2024-02-01",
    "I2,A,2024-02-05,2024-03-04,20.00,EUR,2024-04-20",
  ];
  const lateRows = "select \"column\", value, amount from ingest.findings where rule = 'after_export'";
  const reportDate = "select cast(report_date as varchar) as day from ingest.life";

  it("is only expected: told with its amount, and the report is of that day", async () => {
    const files = { "invoices-2024-03-31.csv": paid.join("\n") };
    expect(await rowsOf(files, lateRows)).toEqual([{ column: "paid_date", value: "2024-04-20", amount: 20 }]);
    expect(await rowsOf(files, reportDate)).toEqual([{ day: "2024-03-31" }]);
  });

  it("is nothing where the name says another day: invoices are issued after it, or another file goes on", async () => {
    const since = { "invoices-since-2024-01-31.csv": paid.join("\n") };
    expect(await rowsOf(since, lateRows)).toEqual([]);
    expect(await rowsOf(since, reportDate)).toEqual([{ day: "2024-04-20" }]);
    const payments = "payment_id,payment_date,amount,invoice_id\nP1,2024-05-02,20.00,I2\n";
    const both = { "invoices-2024-03-31.csv": paid.join("\n"), "payments.csv": payments };
    expect(await rowsOf(both, lateRows)).toEqual([]);
    expect(await rowsOf(both, reportDate)).toEqual([{ day: "2024-05-02" }]);
  });

  it("a settlement after the last invoice is cash; a list of nothing settled is of the day in its name", async () => {
    expect(await rowsOf({ "invoices.csv": paid.join("\n") }, reportDate)).toEqual([{ day: "2024-04-20" }]);
    const open = { "open-2024-03-31.csv": invoices("I1,A,2024-01-05,2024-02-04,10.00,EUR") };
    expect(await rowsOf(open, reportDate)).toEqual([{ day: "2024-03-31" }]);
  });
});
