import { describe, expect, it } from "vitest";
import { rowsOf, withExports } from "../exports.ts";

const header = "payment_id,payment_date,amount,customer_id,invoice_id";
const text = `${header}
P1,2020-01-31,60.00,ACME,I1
P1,2020-01-31,40.00,ACME,I2
P2,2020-02-01,5.00,ACME,I1
`;

describe("a payment on several rows, one an invoice", () => {
  it("is one payment with an application a row", async () => {
    await withExports({ "a.csv": text }, async ({ rows }) => {
      expect(await rows("select payment_id, amount, invoice_id from ingest.payments order by payment_id")).toEqual([
        { payment_id: "P1", amount: 100, invoice_id: null },
        { payment_id: "P2", amount: 5, invoice_id: "I1" },
      ]);
      expect(
        await rows(
          "select application_date, source_type, source_id, invoice_id, amount from ingest.applications order by amount",
        ),
      ).toEqual([
        { application_date: "2020-01-31", source_type: "payment", source_id: "P1", invoice_id: "I2", amount: 40 },
        { application_date: "2020-01-31", source_type: "payment", source_id: "P1", invoice_id: "I1", amount: 60 },
      ]);
      expect(await rows("select severity, rule, amount from ingest.findings")).toEqual([
        { severity: "info", rule: "split_payment", amount: 100 },
      ]);
      expect(await rows("select rows_read, rows_accepted, amount_accepted from ingest.files")).toEqual([
        { rows_read: 3, rows_accepted: 3, amount_accepted: 105 },
      ]);
    });
  });

  it("applications of its own are not doubled", async () => {
    const files = {
      "a.csv": text,
      "b.csv": "application_date,source_type,source_id,invoice_id,amount\n2020-01-31,payment,P1,I1,100\n",
    };
    expect(await rowsOf(files, "select invoice_id, amount from ingest.applications")).toEqual([
      { invoice_id: "I1", amount: 100 },
    ]);
  });

  it.each([
    ["another date", "P1,2020-01-30,40.00,ACME,I2", "duplicate_key"],
    ["the same invoice with another amount", "P1,2020-01-31,40.00,ACME,I1", "duplicate_key"],
    ["no invoice on one of its rows", "P1,2020-01-31,40.00,ACME,", "duplicate_key"],
    ["every field repeated", "P1,2020-01-31,60.00,ACME,I1", "exact_duplicate"],
  ])("%s makes no part", async (_, line, rule) => {
    const files = { "a.csv": `${header}\nP1,2020-01-31,60.00,ACME,I1\n${line}\n` };
    expect(await rowsOf(files, "select rule from ingest.findings")).toEqual([{ rule }]);
    expect(await rowsOf(files, "select count(*) as payments from ingest.payments")).toEqual([{ payments: 1 }]);
    expect(await rowsOf(files, "select count(*) as applications from ingest.applications")).toEqual([
      { applications: 0 },
    ]);
  });
});
