import { describe, expect, it } from "vitest";
import { findingsOf, invoices, rowsOf } from "../exports.ts";

const first = "I1,ACME,2020-01-01,2020-01-31,100.00,EUR";
const second = "I2,ACME,2020-01-02,2020-01-31,50.00,EUR";

describe("exact duplicates", () => {
  it("are left out, each with its line, and counted apart from rejected rows", async () => {
    const files = { "a.csv": invoices(first, second, first, first) };
    expect(await findingsOf(files)).toEqual([
      "warning exact_duplicate line 4 100.0000",
      "warning exact_duplicate line 5 100.0000",
    ]);
    expect(
      await rowsOf(
        files,
        "select rows_read, rows_accepted, rows_rejected, rows_left_out, amount_left_out from ingest.files",
      ),
    ).toEqual([{ rows_read: 4, rows_accepted: 2, rows_rejected: 0, rows_left_out: 2, amount_left_out: 200 }]);
  });

  it("are found across files, whatever the order of columns", async () => {
    const other =
      "currency,amount,due_date,issue_date,customer_id,invoice_id\nEUR,100.00,2020-01-31,2020-01-01,ACME,I1\n";
    expect(await findingsOf({ "a.csv": invoices(first), "b.csv": other })).toEqual([
      "warning exact_duplicate line 2 100.0000",
    ]);
  });

  it("are found among rows without an id as well", async () => {
    const files = { "a.csv": invoices(",ACME,2020-01-01,2020-01-31,1.00,EUR", ",ACME,2020-01-01,2020-01-31,1.00,EUR") };
    expect(await rowsOf(files, "select count(*) as rows, min(invoice_id) as id from ingest.invoices")).toEqual([
      { rows: 1, id: expect.stringMatching(/^row-[0-9a-f]{12}$/) },
    ]);
  });

  it("a rejected row and its twin are both rejected", async () => {
    const bad = "I1,ACME,2020-02-30,2020-03-31,100.00,EUR";
    expect(await findingsOf({ "a.csv": invoices(bad, bad) })).toEqual([
      "error impossible_date line 2 100.0000",
      "error impossible_date line 3 100.0000",
    ]);
  });
});

describe("rows of one key with other values", () => {
  it("one is kept, whatever their order; the other is rejected", async () => {
    const changed = "I1,ACME,2020-01-01,2020-01-31,120.00,EUR";
    const query = "select amount from ingest.invoices";
    expect(await rowsOf({ "a.csv": invoices(first, changed) }, query)).toEqual(
      await rowsOf({ "a.csv": invoices(changed, first) }, query),
    );
    expect(await findingsOf({ "a.csv": invoices(first, changed) })).toEqual(["error duplicate_key line 3 120.0000"]);
  });

  it.each([
    ["instalments", "instalment", "1", "2"],
    ["receivable accounts", "receivable_account", "1200", "1210"],
    ["companies", "company_id", "A", "B"],
  ])("%s tell rows apart", async (_, column, left, right) => {
    const text = `invoice_id,customer_id,issue_date,due_date,amount,${column}\nI1,A,2020-01-01,2020-01-31,1,${left}\nI1,A,2020-01-01,2020-01-31,1,${right}\n`;
    expect(await findingsOf({ "a.csv": text })).toEqual([]);
  });

  it("two payments of one id with other values: one is rejected", async () => {
    const text = "payment_id,payment_date,amount\nP1,2020-01-01,5\nP1,2020-01-02,6\n";
    expect(await findingsOf({ "a.csv": text })).toEqual(["error duplicate_key line 3 6.0000"]);
  });
});

describe("rows without a number", () => {
  const header = "payment_id,payment_date,amount,customer_id,note";
  const files = { "a.csv": [header, ",2020-01-01,5.00,C1,till 1", ",2020-01-01,5.00,C1,till 2", ""].join("\n") };
  const query = "select payment_id, amount from ingest.payments order by payment_id";

  it("are kept where they differ in columns that nothing reads", async () => {
    expect(await findingsOf(files)).toEqual([
      "info unknown_column",
      "warning missing_payment_id line 2 5.0000",
      "warning missing_payment_id line 3 5.0000",
    ]);
    expect(await rowsOf(files, query)).toEqual([
      { payment_id: expect.stringMatching(/^row-[0-9a-f]{12}$/), amount: 5 },
      { payment_id: expect.stringMatching(/^row-[0-9a-f]{12}-2$/), amount: 5 },
    ]);
  });

  it("count once where two files hold them, and that is told", async () => {
    const other = ["amount,payment_date,customer_id,payment_id", "5.00,2020-01-01,C1,", "7.00,2020-01-01,C1,", ""].join(
      "\n",
    );
    const both = { ...files, "b.csv": other };
    expect(
      await rowsOf(both, "select cast(sum(amount) as varchar) as amount, count(*) as rows from ingest.payments"),
    ).toEqual([{ amount: "17.0000", rows: 3 }]);
    const told = "select line, message, amount from ingest.findings where rule = 'exact_duplicate'";
    expect(await rowsOf(both, told)).toEqual([
      { line: 2, message: "repeats a.csv line 2 in all that is read, and has no number: left out", amount: 5 },
    ]);
  });
});
