import { describe, expect, it } from "vitest";
import { findingsOf, invoices, rowsOf } from "../exports.ts";

const header = "invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency,open_amount,paid_date";
const list = (...rows: readonly string[]): string => [header, ...rows, ""].join("\n");
const held = "select invoice_id, customer_name, amount, open_amount from ingest.invoices order by all";

describe("documents that files of several days hold", () => {
  const january = list(
    "I1,C1,Alpha,2026-01-05,2026-02-04,100.00,EUR,100.00,",
    "I2,C2,Beta,2026-01-10,2026-02-09,200.00,EUR,200.00,",
    "I3,C1,Alpha,2026-01-20,2026-02-19,50.00,EUR,50.00,",
  );
  const february = list(
    "I1,C1,Alpha,2026-01-05,2026-02-04,100.00,EUR,100.00,",
    "I2,C2,Beta Holding,2026-01-10,2026-02-09,220.00,EUR,120.00,",
    "I4,C1,Alpha,2026-02-05,2026-03-07,300.00,EUR,300.00,",
  );
  const joined = [
    { invoice_id: "I1", customer_name: "Alpha", amount: 100, open_amount: 100 },
    { invoice_id: "I2", customer_name: "Beta Holding", amount: 220, open_amount: 120 },
    { invoice_id: "I3", customer_name: "Alpha", amount: 50, open_amount: 50 },
    { invoice_id: "I4", customer_name: "Alpha", amount: 300, open_amount: 300 },
  ];

  it.each([
    ["folders of a month", "2026-02/new.csv", "2026-01/old.csv"],
    ["folders of year and month", "2026/02/a.csv", "2026/01/b.csv"],
    ["days in names, whatever their order", "a 28.02.2026.csv", "b 31.01.2026.csv"],
    ["months in words", "feb-2026.csv", "jan-2026.csv"],
  ])("%s: the latest has the last word, what only an earlier one holds stays", async (_, newer, older) => {
    const files = { [newer]: february, [older]: january };
    expect(await rowsOf(files, held, { files: "new" })).toEqual(joined);
    expect(await findingsOf(files, { files: "new" })).toContain("info superseded 300.0000");
  });

  it("which of two is later is not guessed where no name says it and nothing is settled: an error", async () => {
    const changed = list("I2,C2,Beta,2026-01-10,2026-02-09,220.00,EUR,220.00,", "I4,C1,,2026-02-05,,30.00,EUR,30.00,");
    const found = await findingsOf({ "one.csv": january, "two.csv": changed }, { files: "new" });
    expect(found.filter((each) => each.startsWith("error"))).toEqual(["error duplicate_key line 2 220.0000"]);
  });

  it("without days the later events count, where more is settled of the later version", async () => {
    const paid = list(
      "I1,C1,Alpha,2026-01-05,2026-02-04,100.00,EUR,0.00,2026-02-10",
      "I4,C1,Alpha,2026-02-05,2026-03-07,300.00,EUR,300.00,",
    );
    const files = { "one.csv": paid, "two.csv": january };
    expect(await rowsOf(files, "select sum(open_amount) as open from ingest.invoices")).toEqual([{ open: 550 }]);
  });

  it("one number of two customers is no version of the other", async () => {
    const other = list("I1,D9,Delta,2026-02-05,2026-03-04,70.00,EUR,70.00,2026-02-20");
    expect(await findingsOf({ "2026-01.csv": january, "2026-02.csv": other })).toContain(
      "error duplicate_key line 2 70.0000",
    );
  });

  it("a customer that has got another number is the same where date and amount are", async () => {
    const renumbered = list("I1,N1,Zeta,2026-01-05,2026-02-04,100.00,EUR,40.00,");
    const rows = await rowsOf({ "2026-01.csv": january, "2026-02.csv": renumbered }, held, { files: "new" });
    expect(rows[0]).toEqual({ invoice_id: "I1", customer_name: "Zeta", amount: 100, open_amount: 40 });
  });
});

it("a document that a later file leaves out as void is owed no more", async () => {
  const profile = {
    name: "flags",
    describes: "a flag",
    layouts: [
      {
        name: "flags",
        signature: ["No", "Who", "Day", "Sum", "State"],
        feeds: [
          {
            table: "invoices",
            columns: { invoice_id: "No", customer_id: "Who", issue_date: "Day", amount: "Sum", paid_amount: "Paid" },
          },
        ],
        leaveOut: [{ rule: "void_document", rows: { of: "State", isOneOf: ["void"] }, message: "void" }],
      },
    ],
  };
  const files = {
    "2026-01.csv": "No,Who,Day,Sum,Paid,State\nR1,A,2026-01-05,100.00,,sent\nR2,B,2026-01-06,30.00,,sent\n",
    "2026-02.csv": "No,Who,Day,Sum,Paid,State\nR1,A,2026-01-05,100.00,,void\nR3,B,2026-02-06,70.00,,sent\n",
  };
  expect(await rowsOf(files, "select invoice_id from ingest.invoices order by all", { profile })).toEqual([
    { invoice_id: "R2" },
    { invoice_id: "R3" },
  ]);
});

it("a payment, a customer that a later file holds again: the later one counts", async () => {
  const files = {
    "2026-01/invoices.csv": invoices("I1,C1,2026-01-05,2026-02-04,100.00,EUR"),
    "2026-01/payments.csv": "payment_id,payment_date,amount,customer_id,invoice_id\nP1,2026-01-20,60.00,C1,I1\n",
    "2026-01/customers.csv": "customer_id,customer_name,credit_limit\nC1,Alpha,1000\n",
    "2026-02/payments.csv":
      "payment_id,payment_date,amount,customer_id,invoice_id\nP1,2026-01-20,40.00,C1,I1\nP2,2026-02-20,10.00,C1,I1\n",
    "2026-02/customers.csv": "customer_id,customer_name,credit_limit\nC1,Zeta,5000\n",
  };
  const sql =
    "select (select sum(amount) from ingest.payments) as paid, (select any_value(customer_name) from ingest.customers) as name";
  expect(await rowsOf(files, sql)).toEqual([{ paid: 50, name: "Zeta" }]);
});

describe("lists of open items of several days that do not say what is missing from the later one", () => {
  const files = {
    "2026-01/invoices.csv": invoices(
      "I1,C1,2026-01-05,2026-02-04,100.00,EUR",
      "I2,C2,2026-01-10,2026-02-09,200.00,EUR",
    ),
    "2026-02/invoices.csv": invoices(
      "I2,C2,2026-01-10,2026-02-09,150.00,EUR",
      "I4,C2,2026-02-05,2026-03-07,300.00,EUR",
    ),
  };

  it("stop, with what can be said", async () => {
    await expect(rowsOf(files, "select 1")).rejects.toThrow(
      'several lists of open items: 1 document of 2026-01/invoices.csv are not in 2026-02/invoices.csv, 1 are; say "files": "whole"',
    );
  });

  it("are joined as new, or lists of their days as whole", async () => {
    const open = "select sum(amount) as open from ingest.invoices";
    expect(await rowsOf(files, open, { files: "new" })).toEqual([{ open: 550 }]);
    const lists =
      "select cast(snapshot_date as varchar) as day, sum(open_amount) as open from ingest.open_items group by all order by all";
    expect(await rowsOf(files, lists, { files: "whole" })).toEqual([
      { day: "2026-01-31", open: 300 },
      { day: "2026-02-28", open: 450 },
    ]);
  });
});
