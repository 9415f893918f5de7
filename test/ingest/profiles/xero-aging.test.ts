import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { type SheetCell, workbookOf } from "../../support/workbook.ts";
import { totalsOf } from "./totals.ts";

/*
 * Contacts: 1,680.00 + 2,680.00 + 365.35 + 225.50 + 2,701.00 + 842.37 + 2,400.00 + 100.00 + 1,220.00 + 1,219.91 + 760.00 = 14,194.13;
 * the report prints 14,194.63.
 * not due  1,200.00 + 960.00 (due today) + 225.50 + 842.37 + 400.00 + 100.00 + 610.00 + 1,111.11 + 20.00 (due today) + 60.00 = 5,528.98
 * 1-30     480.00 + 3,000.00 + 400.00 + 88.80 = 3,968.80      31-60  960.00 + 400.00 = 1,360.00
 * 61-90    960.00 + 400.00 + 610.00 = 1,970.00                91-120 310.10 + 400.00 + 700.00 = 1,410.10
 * 121+     55.25 + 400.00 = 455.25   together 14,693.13; without a number and unapplied 200.00 + 150.00 + 149.00 = 499.00
 */
it("an aged receivables workbook: contacts on their own rows, subtotals left out, a grand total that differs is a warning", () =>
  withFolder(async (folder) => {
    const text = await readFile(join(fixture("xero-aging"), "sheet.tsv"), "utf8");
    const rows = text.split("\n").map((line) => line.split("\t").map(cell));
    await writeFile(join(folder, "aged.xlsx"), workbookOf({ "Aged Receivables Detail": rows }));
    await withExport(folder, { asOf: "2024-06-30" }, async (warehouse) => {
      expect(await totalsOf(warehouse)).toEqual({
        rows: ["aged.xlsx/Aged Receivables Detail: 43 = 30 + 0 + 13"],
        findings: [
          "info report_total 13 28388.76", // 14,194.13 by contact and 14,194.63 at the end
          "warning missing_invoice_id 3 -499.00",
          "warning report_total_differs 1 0.50",
        ],
        aging: [
          "XXX not_due 5528.98",
          "XXX 1-30 3968.80",
          "XXX 31-60 1360.00",
          "XXX 61-90 1970.00",
          "XXX 91-120 1410.10",
          "XXX 121+ 455.25",
        ],
        unapplied: ["XXX 499.00"],
        customers: [
          "ABBOTT MEDIA XXX 1680.00",
          "BROOK FARM XXX 2680.00",
          "COPPER KETTLE XXX 365.35",
          "DEAN MOTORS XXX 225.50",
          "ELLIS OPTICS XXX 2701.00",
          "FENWICK TOURS XXX 842.37",
          "GRANGE HOTELS XXX 2400.00",
          "HOLLIS VETS XXX 100.00",
          "IVORY DENTAL XXX 1220.00",
          "JARROW TYRES XXX 1219.91",
          "KIRK PRINT XXX 760.00",
        ],
        broken: [],
      });
    });
  }));

/** A cell as Xero writes it: dates are days in a date style, amounts numbers. */
function cell(text: string): SheetCell {
  if (text === "") return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { date: Date.parse(text) / 86_400_000 + 25_569 };
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
