import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { brokenChecks, select } from "../../support/ledger.ts";
import { rowsOf } from "../exports.ts";
import { totalsOf } from "./totals.ts";

const asOf = "2024-06-30";

/*
 * EUR, open by due date (baseline + days of the item, else of T052, else of the key):
 * not due  430.50 + 640.00 (ZB30 by T052) + 999.99 (company 2000) + 60.00 + 500.00 (110/002)      = 2,630.49
 * 1-30     850.00 + 500.00 (110/001) + 310.10 (no baseline) + 45.00 (no terms) + 210.00 (cleared in July) = 1,915.10
 * 31-60    1,200.00 - 300.00 part payment + 75.25 (60 days) + 120.00 rest of a short payment       = 1,095.25
 * 91-120   2,000.00 (N060)        121+  3,100.00              together 10,740.84
 * unapplied 250.00 credit memo + 400.00 down payment = 650.00; USD 1,500.00 (82 days late), 200.00 on account.
 * March 2024, EUR: opening 1,000.00 + 900.00 (091) + 150.00 + 250.00 + 2,000.00 + 3,100.00 = 7,400.00
 * + invoices 620.00 + 333.33 + 1,111.11 = 2,064.44; credits 333.33 (reversal);
 * cash 1,000.00 + 400.00 (part payment of 091) + 400.00 = 1,800.00; closing 7,331.11.
 */
it("open and cleared items: clearing dates settle, the sign stands in SHKZG, the due date is baseline plus days; a month rolls forward", () =>
  withExport(fixture("sap-tables"), { asOf }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: [
        "BSAD.csv: 23 = 23 + 0 + 0",
        "BSID.csv: 21 = 19 + 0 + 2",
        "KNA1.csv: 7 = 7 + 0 + 0",
        "T052.csv: 5 = 5 + 0 + 0",
      ],
      findings: [
        "info debit_of_a_payment 1 120.00",
        "info lookup_missed 1", // five rows with keys that T052 lacks
        "info noted_item 1 500.00",
        "warning exact_duplicate 1 3100.00",
        "warning missing_due_date 1 45.00",
        "warning missing_rate 1 1500.00",
        "warning unread_terms 1 45.00",
      ],
      aging: [
        "EUR not_due 2630.49",
        "EUR 1-30 1915.10",
        "EUR 31-60 1095.25",
        "EUR 91-120 2000.00",
        "EUR 121+ 3100.00",
        "USD 61-90 1500.00",
      ],
      unapplied: ["EUR 650.00", "USD 200.00"],
      customers: [
        "0000100001 EUR 3180.49", // 900.00 + 850.00 + 430.50 + 999.99
        "0000100002 EUR 2390.00", // 2,000.00 + 640.00 - 250.00
        "0000100003 USD 1300.00",
        "0000100004 EUR 195.25", // 75.25 + 120.00
        "0000100005 EUR 2700.00", // 3,100.00 - 400.00
        "0000100006 EUR 1625.10", // 60.00 + 1,000.00 + 310.10 + 45.00 + 210.00
      ],
      broken: [],
    });
    const rows = await select(
      warehouse,
      `select kind, cast(sum(amount) as double) as amount from ledger.entries
      where currency = 'EUR' and entry_date between '2024-03-01' and '2024-03-31' and kind <> 'application'
      group by kind order by kind`,
    );
    expect(rows).toEqual([
      { kind: "cash", amount: -1800 },
      { kind: "credit", amount: -333.33 },
      { kind: "invoice", amount: 2064.44 },
    ]);
    const [closing] = await select(
      warehouse,
      `select cast(sum(amount) as double) as amount from ledger.entries where currency = 'EUR' and entry_date <= '2024-03-31'`,
    );
    expect(closing).toEqual({ amount: 7331.11 });
  }));

it("a list of few columns too: dates with dots, decimal commas, no document type, no item number, terms by key alone", async () => {
  const rows = await rowsOf(
    {
      "items.csv": [
        "BUKRS;KUNNR;AUGDT;AUGBL;GJAHR;BELNR;BUDAT;BLDAT;ZFBDT;SHKZG;DMBTR;WRBTR;WAERS;ZTERM",
        "1000;100001;00.00.0000;;2024;1800000001;02.04.2024;02.04.2024;02.04.2024;S;1.284,50;1.284,50;EUR;N030",
        "1000;100001;00.00.0000;;2024;1800000002;15.04.2024;15.04.2024;20.04.2024;S;12,00;12,00;EUR;2/10N30",
        "1000;100001;30.04.2024;1400000001;2024;1400000001;30.04.2024;30.04.2024;30.04.2024;H;500,00;500,00;EUR;",
      ].join("\n"),
    },
    `select invoice_id as id, issue_date, due_date, amount, paid_date as cleared from ingest.invoices
    union all select payment_id, payment_date, null, amount, settled_date from ingest.payments order by id`,
  );
  expect(rows).toEqual([
    { id: "1400000001-2024", issue_date: "2024-04-30", due_date: null, amount: 500, cleared: "2024-04-30" },
    { id: "1800000001-2024", issue_date: "2024-04-02", due_date: "2024-05-02", amount: 1284.5, cleared: null },
    { id: "1800000002-2024", issue_date: "2024-04-15", due_date: "2024-05-20", amount: 12, cleared: null },
  ]);
});

it("the debit of a payment, what was short or came back of it, is owed and no sale", () =>
  withFolder(async (folder) => {
    const items = `BUKRS,KUNNR,BELNR,GJAHR,BUZEI,SHKZG,WRBTR,WAERS,AUGDT,AUGBL,BUDAT,BLDAT,BLART,BSCHL,ZFBDT,ZBD1T
1000,C1,1,2024,001,S,100.00,EUR,20240201,9,20240110,20240110,RV,01,20240110,30
1000,C1,9,2024,001,H,60.00,EUR,20240201,9,20240201,20240201,DZ,15,20240201,0
1000,C1,9,2024,002,S,40.00,EUR,,,20240201,20240201,DZ,06,20240110,30
1000,C1,10,2024,001,S,5.00,EUR,,,20240210,20240210,,08,20240210,0
`;
    await writeFile(join(folder, "BSID.csv"), items);
    await withExport(folder, { asOf: "2024-03-31" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      const kinds = await select(
        warehouse,
        `select kind, cast(sum(amount) as double) as amount from ledger.entries where account = 'receivable' group by kind order by kind`,
      );
      expect(kinds).toEqual([
        { kind: "cash", amount: -55 }, // 60.00 less 5.00 that came back
        { kind: "invoice", amount: 100 },
      ]);
    });
  }));
