import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { rowsOf } from "../exports.ts";
import { totalsOf } from "./totals.ts";

/*
 * Open at 2013-03-31 is what was settled later (the source has no part payments, credits, voids or currencies):
 * not due  70.00 (due today) + 55.55 + 18.08 + 64.00 + 59.95 + 80.00 + 20.05 + 73.30 + 62.00 + 99.00 + 36.36 = 638.29
 * 1-30     42.42 + 12.00 + 57.57 = 111.99     31-60  101.00 (60 days)     together 851.28
 */
it("the IBM sample: open until the settled date, D/M/YYYY by evidence, disputes without dates only counted", () =>
  withExport(fixture("ibm"), { asOf: "2013-03-31" }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: ["receivables.csv: 31 = 30 + 0 + 1"],
      findings: [
        "info undated_dispute 1 216.52", // 48.10 + 42.42 + 101.00 + 25.00
        "warning exact_duplicate 1 41.00",
      ],
      aging: ["XXX not_due 638.29", "XXX 1-30 111.99", "XXX 31-60 101.00"],
      unapplied: [],
      customers: [
        "1001-AAAAA XXX 125.55",
        "1002-BBBBB XXX 124.50",
        "1003-CCCCC XXX 273.00",
        "1004-DDDDD XXX 73.30",
        "1005-EEEEE XXX 218.57",
        "1006-FFFFF XXX 36.36",
      ],
      broken: [],
    });
  }));

it("the same ledger as M/D/YYYY, with another case of header and another order of rows, is the same ledger", async () => {
  const [header = "", ...rows] = (await readFile(join(fixture("ibm"), "receivables.csv"), "utf8")).trim().split("\n");
  const swapped = rows.map((row) => row.replaceAll(/\b(\d+)\/(\d+)\/(\d{4})/g, "$2/$1/$3")).reverse();
  const sums = `select count(*) as invoices, sum(amount) as amount, sum(due_date - issue_date) as terms,
    bit_xor(hash(invoice_id, customer_id, issue_date, due_date, paid_date, amount, segment)) as print from ingest.invoices`;
  const mdy = await rowsOf({ "mdy.csv": [header.toUpperCase(), ...swapped].join("\n") }, sums);
  expect(mdy).toEqual(await rowsOf({ "dmy.csv": [header, ...rows].join("\n") }, sums));
  expect(mdy).toMatchObject([{ invoices: 30, amount: 1591.31 }]);
});
