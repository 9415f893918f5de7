import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { ingest } from "../../../pipeline/ingest/ingest.ts";
import { describeIngest } from "../../../pipeline/ingest/findings/inspect.ts";
import { closeWarehouse, openWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../../support/folder.ts";
import { invoices } from "../exports.ts";

it("check prints what each file was taken for and why, its rows, its money and its findings", async () => {
  const text = await withFolder(async (folder) => {
    await writeFile(
      join(folder, "a.csv"),
      invoices("I1,ACME,13/1/2020,31/1/2020,100.00,EUR", "I2,ACME,30/2/2020,,50.00,EUR"),
    );
    await writeFile(join(folder, "README.md"), "# Exports");
    const warehouse = await openWarehouse(":memory:");
    const limits = { rejectedRowsRate: 1, rejectedAmountRate: 1, brokenRate: 1 };
    await ingest(warehouse, { inputFolder: folder, profile: null, dateOrder: null, limits });
    const described = await describeIngest(warehouse);
    closeWarehouse(warehouse);
    return described;
  });
  expect(text).toBe(`a.csv: canonical → invoices
  because canonical: header line 1 has invoice_id, issue_date, amount
  because delimiter ,
  because encoding utf-8
  because dates D/M/Y: 3 can only be read so, first row 2 due_date 31/1/2020
  2 rows read = 1 accepted + 1 rejected + 0 left out
  amount 150.0000 read = 100.0000 accepted + 50.0000 rejected + 0.0000 left out
  error impossible_date: 1, first on line 3 ("30/2/2020"), amount 50.0000 – no such day: row rejected
    fix: Correct the date; where day and month are swapped in the whole file, set dateOrder.
  warning missing_due_date: 1, first on line 3, amount 50.0000 – no due date: taken from the terms, else the invoice date
    fix: Export the due date or the terms.

README.md: ignored: a text about the exports`);
});

it("rejected money is never told as none: not where signs cancel out, nor where an amount cannot be read", async () => {
  const text = await withFolder(async (folder) => {
    await writeFile(
      join(folder, "a.csv"),
      invoices(
        "I1,ACME,2020-01-01,2020-01-31,100.00,EUR",
        "I2,ACME,2020-02-30,2020-03-31,50.00,EUR",
        "I3,ACME,2020-02-30,2020-03-31,-50.00,EUR",
        "I4,ACME,2020-02-03,2020-03-31,twelve,EUR",
      ),
    );
    const warehouse = await openWarehouse(":memory:", { threads: 1 });
    const limits = { rejectedRowsRate: 1, rejectedAmountRate: 1, brokenRate: 1 };
    await ingest(warehouse, { inputFolder: folder, profile: null, dateOrder: null, limits });
    const described = await describeIngest(warehouse);
    closeWarehouse(warehouse);
    return described;
  });
  expect(text).toContain(
    "0.0000 rejected + 0.0000 left out, the rejected 100.0000 whatever their sign, 1 rejected amount not read\n",
  );
});
