import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { brokenChecks, select } from "../../support/ledger.ts";

const header =
  "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib";
const tail = "EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";

/** A line of a booking: journal, number, day, account, customer, reference, amount (below zero: credit), lettering and its day. */
type Line = readonly [string, number, string, string, string, string, number, string, string];

// Sales 1,200 + 600 + 240; credit 60; F1 paid and lettered; of F2 200 came and is not lettered; R3 came twice and one went back.
const lines: readonly Line[] = [
  ["VE Ventes", 1, "20240105", "411000", "C1 Dupont", "F1", 1200, "AA", "20240210"],
  ["VE Ventes", 1, "20240105", "706000", "", "F1", -1000, "", ""],
  ["VE Ventes", 1, "20240105", "445710", "", "F1", -200, "", ""],
  ["VE Ventes", 2, "20240117", "411000", "C2 Martin", "F2", 600, "", ""],
  ["VE Ventes", 2, "20240117", "706000", "", "F2", -600, "", ""],
  ["BQ Banque", 3, "20240210", "512000", "", "R1", 1200, "", ""],
  ["BQ Banque", 3, "20240210", "411000", "C1 Dupont", "R1", -1200, "AA", "20240210"],
  ["BQ Banque", 4, "20240215", "512000", "", "R2", 200, "", ""],
  ["BQ Banque", 4, "20240215", "411000", "C2 Martin", "R2", -200, "", ""],
  ["VE Ventes", 5, "20240220", "411000", "C2 Martin", "A1", -60, "", ""],
  ["VE Ventes", 5, "20240220", "706000", "", "A1", 60, "", ""],
  ["VE Ventes", 6, "20240221", "411000", "C3 Petit", "F3", 240, "", ""],
  ["VE Ventes", 6, "20240221", "706000", "", "F3", -240, "", ""],
  ["BQ Banque", 7, "20240222", "411000", "C3 Petit", "R3", -240, "", ""],
  ["BQ Banque", 7, "20240222", "512000", "", "R3", 240, "", ""],
  ["BQ Banque", 8, "20240301", "411000", "C3 Petit", "R3 rejete", 240, "", ""],
  ["BQ Banque", 8, "20240301", "512000", "", "R3 rejete", -240, "", ""],
];

function textOf(columns: string, moneyOf: (amount: number) => string): string {
  const rows = lines.map(([journal, number, day, account, customer, reference, amount, letter, lettered]) => {
    const [code, label] = journal.split(" ");
    const [id = "", name = ""] = customer.split(" ");
    const before = [code, label, number, day, account, "", id, name, reference, day, reference].join("|");
    return `${before}|${moneyOf(amount)}|${letter}|${lettered}|${day}||`;
  });
  return `${[`${header}|${columns}|${tail}`, ...rows].join("\n")}\n`;
}

const comma = (amount: number): string => amount.toFixed(2).replace(".", ",");

describe("FEC: of all bookings the customers' accounts, settled where they are lettered", () => {
  test.each([
    ["Debit|Credit", (amount: number) => `${comma(Math.max(amount, 0))}|${comma(Math.max(-amount, 0))}`],
    ["Montant|Sens", (amount: number) => `${comma(Math.abs(amount))}|${amount < 0 ? "C" : "D"}`],
  ])("%s: 1,200 + 600 + 240 + 240 - 1,200 - 200 - 60 - 240 = 580", async (columns, moneyOf) => {
    await withFolder(async (folder) => {
      await mkdir(join(folder, "in"));
      await writeFile(join(folder, "in", "123456789FEC20240331.txt"), textOf(columns, moneyOf));
      await withExport(join(folder, "in"), { asOf: "2024-03-31" }, async (warehouse) => {
        expect(await brokenChecks(warehouse)).toEqual([]);
        const open = "where from_date <= run.as_of() and (to_date is null or to_date > run.as_of())";
        expect(
          await select(
            warehouse,
            `select customer_id, account, cast(sum(amount) as double) as open from ledger.balances ${open} group by all order by all`,
          ),
        ).toEqual([
          { customer_id: "C2", account: "receivable", open: 600 },
          { customer_id: "C2", account: "unapplied", open: -260 },
          { customer_id: "C3", account: "receivable", open: 480 },
          { customer_id: "C3", account: "unapplied", open: -240 },
        ]);
        expect(await select(warehouse, "select rows_read, rows_accepted, rows_left_out from ingest.files")).toEqual([
          { rows_read: 17, rows_accepted: 8, rows_left_out: 9 },
        ]);
        expect(
          await select(
            warehouse,
            "select cast(sum(amount) as double) as sales from ledger.entries where account = 'receivable' and kind = 'invoice'",
          ),
        ).toEqual([{ sales: 2040 }]);
      });
    });
  });
});
