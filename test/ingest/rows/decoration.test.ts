import { describe, expect, it } from "vitest";
import { init } from "../../../pipeline/init/init.ts";
import { filesOf, findingsOf, numbered, rowsOf } from "../exports.ts";
import { withFolder } from "../../support/folder.ts";
import { writeFile, readFile } from "node:fs/promises";
import { join } from "node:path";

const header = "invoice_id,customer_id,issue_date,due_date,amount,currency";
const first = "I1,ACME,2020-01-01,2020-01-31,100.00,EUR";
const second = "I2,ACME,2020-01-02,2020-01-31,50.00,EUR";

/** Each file is a case of its own, none a later list of another's items. */
const apart = { files: "new" } as const;

/** Two sound invoices of a number's own with a row among or below them. */
const among = (row: string, number: number): string => [header, number + first, row, number + second, ""].join("\n");
const below = (row: string, number: number): string => [header, number + first, number + second, row, ""].join("\n");

describe("rows that are no records are left out by name", () => {
  const lines = [
    ["repeated_header", header],
    ["repeated_header", "Invoice ID,Customer ID,Issue Date,Due Date,Amount,Currency"],
    ["page_line", "Page 2 of 5,,,,,"],
    ["page_line", "Page 2 of 5"],
    ["page_line", ",,,,Page,2"],
    ["page_line", "- 2 -,,,,,"],
    ["page_line", "Seite 2 von 5"],
    ["page_line", '"Generated on 2024-04-01 10:02 by report user",,,,,'],
    ["page_line", "Generated on 2024-04-01 10:02 by report user"],
    ["page_line", "Printed by: J. Smith,,,,,"],
    ["page_line", '"Thursday, Apr 04, 2024 10:02 AM GMT - Accrual Basis",,,,,'],
    ["page_line", "Erstellt am 01.04.2024,,,,,"],
    ["page_line", "*** End of report ***,,,,,"],
    ["page_line", "----------,--------,,,,"],
    ["page_line", "Confidential,,,,,"],
    ["page_line", "(2 rows affected)"],
    ["page_line", "All amounts are in euro,,,,,"],
  ] as const;
  const withLines = filesOf(lines, ([, row], number) => among(row, number));

  it.each(numbered(lines))("%s: %s", async (rule, _, number) => {
    const found = await findingsOf(withLines, {}, `${number}.csv`);
    expect(found).toEqual([expect.stringMatching(new RegExp(`^info ${rule} line 3`))]);
    const totals = `select rows_read, rows_accepted, rows_rejected, rows_left_out, amount_accepted
      from ingest.files where file = '${number}.csv'`;
    expect(await rowsOf(withLines, totals)).toEqual([
      { rows_read: 3, rows_accepted: 2, rows_rejected: 0, rows_left_out: 1, amount_accepted: 150 },
    ]);
  });

  const totals = [
    ["Total,,,,150.00,"],
    [",,,Total,150.00,"],
    [",Grand Total:,,,150.00,EUR"],
    [",ACME Total,,,150.00,"],
    ["Summe,,,,150.00,"],
    ["Total for ACME,,,,150.00"],
    ["Totals,150.00"],
    [",,,,150.00,"],
    [",,,,150.00,150.00"],
  ] as const;
  const withTotals = filesOf(totals, ([row], number) => below(row, number));

  it.each(numbered(totals))("a total: %s", async (_, number) => {
    const found = await findingsOf(withTotals, apart, `${number}.csv`);
    expect(found).toEqual([expect.stringMatching(/^info report_total line 4/)]);
    const sums = `select rows_rejected, amount_accepted from ingest.files where file = '${number}.csv'`;
    expect(await rowsOf(withTotals, sums, apart)).toEqual([{ rows_rejected: 0, amount_accepted: 150 }]);
  });
});

describe("records that look like one are none of them", () => {
  const records = [
    ["an invoice of a customer whose name begins with Total", "I3,Total Energies,2020-01-03,2020-01-31,5.00,EUR", []],
    ["the same without its date", "I3,Total Energies,,2020-01-31,5.00,EUR", ["error missing_required line 4 5.0000"]],
    ["the same numbered by digits", "1003,Total Energies,,,5.00,EUR", ["error missing_required line 4 5.0000"]],
    ["a number alone", "I3,,,,,", ["error missing_required line 4"]],
    ["an amount alone that is no sum of the others", ",,,,149.00,", ["error missing_required line 4 149.0000"]],
    ["a row cut off", "I3,ACME,2020-01-03", ["error half_written_row line 4"]],
    ["words beside money", "Prepared by Hand Ltd,,,,5.00,EUR", ["error missing_required line 4 5.0000"]],
  ] as const;
  const files = filesOf(records, ([, row], number) => below(row, number));

  it.each(numbered(records))("%s", async (_, __, findings, number) => {
    const found = await findingsOf(files, apart, `${number}.csv`);
    expect(found.filter((each) => !each.startsWith("warning"))).toEqual(expect.arrayContaining([...findings]));
    const accepted = `select rows_accepted as rows from ingest.files where file = '${number}.csv'`;
    expect(await rowsOf(files, accepted, apart)).toEqual([{ rows: findings.length === 0 ? 3 : 2 }]);
  });

  it("and they are the invoices that there are", async () => {
    const rows = records.reduce((sum, [, , findings]) => sum + (findings.length === 0 ? 3 : 2), 0);
    expect(await rowsOf(files, "select count(*) as rows from ingest.invoices", apart)).toEqual([{ rows }]);
  });
});

it("a header among customers makes no customer", async () => {
  const files = {
    "customers.csv": "customer_id,customer_name\nC1,ACME\ncustomer_id,customer_name\nC2,BOLT\n",
    "a.csv": [header, first, ""].join("\n"),
  };
  expect(await rowsOf(files, "select customer_id from ingest.customers order by all")).toEqual([
    { customer_id: "C1" },
    { customer_id: "C2" },
  ]);
});

it("a page's lines name no party, in init as in a run", async () => {
  const text = `Open receivables
Invoice No,Invoice Date,Due Date,Amount,Balance
Acme Ltd,,,,
I1,2024-01-05,2024-02-04,100.00,100.00
Page 1 of 2,,,,
Invoice No,Invoice Date,Due Date,Amount,Balance
I2,2024-01-06,2024-02-05,50.00,20.00
Total Acme Ltd,,,150.00,120.00
Bolt Inc,,,,
I3,2024-01-07,2024-02-06,10.00,10.00
Total Bolt Inc,,,10.00,10.00
Total,,,160.00,130.00
"Printed on 1 April 2024 by J. Smith",,,,
`;
  await withFolder(async (folder) => {
    await writeFile(join(folder, "open.csv"), text);
    await init({ input: folder }, { say: () => undefined, ask: null });
    const { profile } = JSON.parse(await readFile(join(folder, "countback.config.json"), "utf8"));
    const files = { "open.csv": text };
    const customers = "select invoice_id, customer_name from ingest.invoices order by invoice_id";
    expect(await rowsOf(files, customers, { profile })).toEqual([
      { invoice_id: "I1", customer_name: "Acme Ltd" },
      { invoice_id: "I2", customer_name: "Acme Ltd" },
      { invoice_id: "I3", customer_name: "Bolt Inc" },
    ]);
    expect(await rowsOf(files, "select distinct severity from ingest.findings", { profile })).toEqual([
      { severity: "info" },
    ]);
  });
});
