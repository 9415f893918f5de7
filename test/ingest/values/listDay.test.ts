import { describe, expect, it } from "vitest";
import { rowsOf, withExports } from "../exports.ts";

const lists: Readonly<
  Record<string, { readonly name: string; readonly lines: readonly string[]; readonly open: number }>
> = {
  QuickBooks: {
    name: "aging.csv",
    lines: [
      "A/R Aging Detail,,,,,,",
      "Date,Transaction type,Num,Customer full name,Due date,Amount,Open balance",
      '02/01/2024,Invoice,77,Alder Cafe,03/02/2024,"1,000.00",400.00',
      "02/20/2024,Invoice,78,Birch,03/21/2024,100.00,100.00",
      "TOTAL,,,,,,500.00",
    ],
    open: 500,
  },
  Xero: {
    name: "aged.csv",
    lines: [
      "Aged Receivables Detail,,,,,,,",
      "Invoice Date,Due Date,Invoice Number,Invoice Reference,Current,< 1 Month,Older,Total",
      "Abbott,,,,,,,",
      "5 Jan 2024,4 Feb 2024,INV-1,,,,500.00,500.00",
      "Total Abbott,,,,,,500.00,500.00",
      "Total,,,,,,500.00,500.00",
    ],
    open: 500,
  },
  Tally: {
    name: "Bills.csv",
    lines: [
      "Sundaram Traders,,,,,",
      "Date,Ref. No.,Opening,Pending,Due on,Overdue",
      ",,Amount,Amount,,by days",
      "Anand Stores,,,,,",
      '1-Jan-24,S/001,"1,800.00 Dr","1,800.00 Dr",1-Feb-24,60',
      'On Account,,,"1,000.00 Cr",,',
      'Total,,,"800.00 Dr",,',
    ],
    open: 800,
  },
  canonical: {
    name: "open_items.csv",
    lines: ["invoice_id,customer_id,issue_date,open_amount", "I1,A,2024-01-05,100.00"],
    open: 100,
  },
  "canonical, its column empty": {
    name: "open_items.csv",
    lines: ["snapshot_date,invoice_id,customer_id,issue_date,open_amount", ",I1,A,2024-01-05,100.00"],
    open: 100,
  },
};

const sums = "select snapshot_date, sum(open_amount) as open from ingest.open_items group by all";

describe.each(Object.entries(lists))("a list of open items that does not say its day: %s", (_source, { name, lines, open }) => {
  it("is an error that says what to do, and its money is rejected", async () => {
    await withExports({ [name]: lines.join("\n") }, async ({ rows, error }) => {
      const message = `open items without a day: ${name}: give it by --as-of, in the title (As of March 31, 2024) or in the name (…2024-03-31.csv)`;
      expect(error).toMatchObject({ exitCode: 2, message });
      expect(await rows("select sum(amount_accepted) as accepted, sum(amount_rejected) as rejected from ingest.files")).toEqual([
        { accepted: 0, rejected: open },
      ]);
    });
  });

  it("is of the as-of date that is asked for, of its title, or of its name", async () => {
    const wanted = [{ snapshot_date: "2024-03-31", open }];
    expect(await rowsOf({ [name]: lines.join("\n") }, sums, { asOf: "2024-03-31" })).toEqual(wanted);
    const named = name.replace(".csv", "_2024-03-31.csv");
    expect(await rowsOf({ [named]: lines.join("\n") }, sums)).toEqual(wanted);
    const titled = ['"As of March 31, 2024"', "", ...lines].join("\n");
    expect(await rowsOf({ [name]: titled }, sums, { asOf: "2024-05-31" })).toEqual(wanted);
  });
}); // prettier-ignore

it("a list of many days keeps to them: a row without one is rejected, whatever is asked for", async () => {
  const header = "snapshot_date,invoice_id,customer_id,issue_date,open_amount";
  const files = { "open_items.csv": [header, "2024-01-31,I1,A,2024-01-05,100.00", ",I2,A,2024-01-06,50.00"].join("\n") };
  expect(await rowsOf(files, sums, { asOf: "2024-03-31" })).toEqual([{ snapshot_date: "2024-01-31", open: 100 }]);
  expect(await rowsOf(files, "select rule, amount from ingest.findings where severity = 'error'", { asOf: "2024-03-31" })).toEqual([
    { rule: "missing_required", amount: 50 },
  ]);
}); // prettier-ignore
