import { describe, expect, it } from "vitest";
import { rowsOf } from "./exports.ts";
import { base, feed, profileOf } from "./testProfile.ts";

describe("rows", () => {
  const profile = profileOf({
    feeds: [
      feed({}, { rows: { of: "kind", isOneOf: ["bill"] } }),
      {
        table: "credit_notes",
        columns: {
          credit_note_id: "bill",
          customer_id: "who",
          issue_date: "day",
          amount: { minus: "sum" },
          currency: "money",
        },
        rows: {
          any: [
            { of: "kind", isOneOf: ["CREDIT"] },
            { of: "sum", is: "negative" },
          ],
        },
      },
      {
        table: "fx_rates",
        columns: { rate_date: "day", currency: "money", rate: "rate" },
        rows: { all: [{ of: "rate", is: "present" }, { not: { of: "money", isOneOf: ["EUR"] } }] },
        also: true,
        lines: true,
      },
    ],
    leaveOut: [
      { rule: "void", rows: { of: "state", isOneOf: ["void"] }, message: "void: not owed" },
      { rule: "draft", rows: { of: "state", is: "present" }, message: "a draft: not owed" },
    ],
  });
  const text = `${base},kind,state,rate
I1,ACME,2020-01-31,10,EUR,bill,,
I2,ACME,2020-01-31,20,USD,Bill,,0.9
I3,ACME,2020-01-31,-5,USD,bill,,0.9
C1,ACME,2020-01-31,-30,EUR,credit,,
I4,ACME,2020-01-31,40,EUR,bill,VOID,
I5,ACME,2020-01-31,50,EUR,bill,draft,
X1,ACME,2020-01-31,60,EUR,cheque,,
,,,,,,,
`;

  it("go to the first feed that takes them, and to every further one that takes them also", async () => {
    const ask = (sql: string): Promise<readonly unknown[]> => rowsOf({ "a.csv": text }, sql, { profile });
    expect(await ask("select invoice_id, amount from ingest.invoices order by invoice_id")).toEqual([
      { invoice_id: "I1", amount: 10 },
      { invoice_id: "I2", amount: 20 },
    ]);
    expect(await ask("select credit_note_id, amount from ingest.credit_notes order by credit_note_id")).toEqual([
      { credit_note_id: "C1", amount: 30 },
      { credit_note_id: "I3", amount: 5 },
    ]);
    expect(await ask("select currency, rate from ingest.fx_rates")).toEqual([{ currency: "USD", rate: 0.9 }]);
  });

  it("that no feed takes are left out under a name, and all are counted once", async () => {
    const ask = (sql: string): Promise<readonly unknown[]> => rowsOf({ "a.csv": text }, sql, { profile });
    expect(await ask("select severity, rule, line, amount from ingest.findings")).toEqual([
      { severity: "warning", rule: "negative_amount", line: 4, amount: -5 },
      { severity: "info", rule: "void", line: 6, amount: 40 },
      { severity: "info", rule: "draft", line: 7, amount: 50 },
      { severity: "warning", rule: "not_mapped", line: 8, amount: 60 },
      { severity: "info", rule: "blank_row", line: 9, amount: null },
    ]);
    expect(
      await ask("select rows_read, rows_accepted, rows_rejected, rows_left_out, amount_left_out from ingest.files"),
    ).toEqual([{ rows_read: 8, rows_accepted: 4, rows_rejected: 0, rows_left_out: 4, amount_left_out: 150 }]);
  });
});

describe("versions of a row", () => {
  const profile = profileOf({
    latest: { of: ["bill"], by: "changed" },
    feeds: [feed({})],
    leaveOut: [{ rule: "same", rows: { of: "sum", isSameAs: "paid" }, message: "paid in full", once: true }],
  });
  const text = `${base},changed,paid
I1,ACME,2020-01-31,10,EUR,2020-01-02,
I1,ACME,2020-01-31,12,EUR,2020-01-03,
I2,ACME,2020-01-31,20,EUR,2020-01-02,20
I3,ACME,2020-01-31,30,EUR,2020-01-02,30
`;

  it("count in the latest only; what is left out is told of once", async () => {
    const files = { "a.csv": text };
    expect(await rowsOf(files, "select invoice_id, amount from ingest.invoices", { profile })).toEqual([
      { invoice_id: "I1", amount: 12 },
    ]);
    expect(await rowsOf(files, "select rule, line, message, amount from ingest.findings", { profile })).toEqual([
      { rule: "same", line: null, message: "2 rows left out: paid in full", amount: 50 },
      { rule: "superseded", line: null, message: "1 row left out: an older version of a row", amount: 10 },
    ]);
    expect(
      await rowsOf(files, "select rows_read, rows_accepted, rows_left_out from ingest.files", { profile }),
    ).toEqual([{ rows_read: 4, rows_accepted: 1, rows_left_out: 3 }]);
  });
});

describe("line items", () => {
  const text = `${base}
I1,ACME,2020-01-31,10,EUR
I1,ACME,2020-01-31,10,EUR
I1,ACME,2020-01-31,-2.5,EUR
I2,ACME,2020-01-31,4,EUR
I2,OTHER,2020-01-31,5,EUR
C1,ACME,2020-01-31,-7,EUR
`;
  const lines = profileOf({ feeds: [feed({}, { lines: true })] });

  it("of one document are summed, the files' totals stay by line", async () => {
    const query = "select invoice_id, customer_id, amount from ingest.invoices order by invoice_id";
    expect(await rowsOf({ "a.csv": text }, query, { profile: lines })).toEqual([
      { invoice_id: "I1", customer_id: "ACME", amount: 17.5 },
      { invoice_id: "I2", customer_id: "ACME", amount: 9 },
    ]);
    expect(
      await rowsOf({ "a.csv": text }, "select rows_read, rows_accepted, amount_accepted from ingest.files", {
        profile: lines,
      }),
    ).toEqual([{ rows_read: 6, rows_accepted: 6, amount_accepted: 19.5 }]);
    expect(
      await rowsOf({ "a.csv": text }, "select rule, value, amount from ingest.findings", { profile: lines }),
    ).toEqual([
      { rule: "lines_differ", value: "I2", amount: 9 },
      { rule: "negative_amount", value: "C1", amount: -7 },
    ]);
    expect(await rowsOf({ "a.csv": text }, "select amount from ingest.credit_notes", { profile: lines })).toEqual([
      { amount: 7 },
    ]);
  });

  it("of a document that a second file repeats are taken once", async () => {
    const files = { "a.csv": text, "b.csv": text, "c.csv": `${base}\nI2,ACME,2020-01-31,4,EUR\n` };
    expect(
      await rowsOf(files, "select sum(amount) as amount from ingest.invoices", { profile: lines, files: "new" }),
    ).toHaveLength(1);
    const counts =
      "select rule, count(*) as rows from ingest.findings where line is not null group by rule order by rule";
    expect(await rowsOf({ "a.csv": text, "b.csv": text }, counts, { profile: lines })).toEqual([
      { rule: "exact_duplicate", rows: 6 },
    ]);
    expect(
      await rowsOf({ "a.csv": text, "b.csv": text }, "select sum(amount) as amount from ingest.invoices", {
        profile: lines,
      }),
    ).toEqual([{ amount: 26.5 }]);
  });

  it("that repeat their document's total count once", async () => {
    const profile = profileOf({ feeds: [feed({}, { lines: "repeat" })] });
    const repeated = `${base},item
I1,ACME,2020-01-31,10,EUR,a
I1,ACME,2020-01-31,10,EUR,b
I1,ACME,2020-01-31,11,EUR,c
`;
    expect(await rowsOf({ "a.csv": repeated }, "select amount from ingest.invoices", { profile })).toEqual([
      { amount: 10 },
    ]);
    expect(
      await rowsOf({ "a.csv": repeated }, "select rule, line, amount, message from ingest.findings", { profile }),
    ).toEqual([
      { rule: "line_item", line: null, amount: 10, message: "1 row: a further line of a document: left out" },
      expect.objectContaining({ rule: "duplicate_key", line: 4, amount: 11 }),
    ]);
  });
});
