import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../../pipeline/settings.ts";
import { withExport } from "../support/exports.ts";
import { select } from "../support/ledger.ts";
import { type Ingested, withExports } from "./exports.ts";

const tables = join(projectFolder, "../shared/ledgers/connector-tables");

function readSystem<T>(system: string, ask: (ingested: Ingested) => Promise<T>): Promise<T> {
  return withExports({}, ask, { inputFolder: join(tables, system) });
}

describe.skipIf(!existsSync(tables))("connector tables (skipped where ../shared/ledgers is absent)", () => {
  it("Xero: 117 receivables among 601 rows, one of them deleted; bills are left out by name, amounts tie", () =>
    withExport(join(tables, "xero"), { asOf: "2021-03-31" }, async (warehouse) => {
      expect(
        await select(
          warehouse,
          "select * exclude (evidence, sha256, bytes) from ingest.files where file like '%invoice_data%'",
        ),
      ).toMatchObject([{ rows_read: 601, rows_accepted: 116, rows_rejected: 0, rows_left_out: 485 }]);
      expect(
        await select(
          warehouse,
          "select rule, count(*) as rows, sum(amount) as amount from ingest.findings where severity <> 'error' group by rule order by rule",
        ),
      ).toMatchObject([
        { rule: "deleted", rows: 1, amount: 6000 },
        { rule: "payable", rows: 484, amount: 55291.35 },
      ]);
      // Rates are to CAD, which no receivable is in; GBP 12,735.00 + 79,322.50 and USD 30,106.00 + 278,378.09 invoiced, the first of each not yet paid
      expect(
        await select(
          warehouse,
          `select currency, report_currency, sum(amount) as invoiced, sum(open_amount) as open
          from ledger.invoices group by all order by currency`,
        ),
      ).toEqual([
        { currency: "GBP", report_currency: "CAD", invoiced: 92057.5, open: 12735 },
        { currency: "USD", report_currency: "CAD", invoiced: 308484.09, open: 30106 },
      ]);
      expect(await select(warehouse, "select message from ledger.findings where severity = 'error'")).toEqual([]);
    }));

  it.each([
    ["quickbooks", { invoices: 5, credit_notes: 12, payments: 12, applications: 1, customers: 5 }],
    ["netsuite", { invoices: 0, credit_notes: 0, payments: 0, applications: 0, customers: 15 }],
    ["stripe", { invoices: 1, credit_notes: 1, payments: 0, applications: 0, customers: 12 }],
    ["sage_intacct", { invoices: 0, credit_notes: 0, payments: 0, applications: 0, customers: 0 }],
    ["recurly", { invoices: 5, credit_notes: 0, payments: 1, applications: 0, customers: 4 }],
  ])("%s: every file is known, every row accepted or left out by name", (system, counts) =>
    readSystem(system, async ({ rows, error }) => {
      expect(error).toBeNull();
      expect(
        await rows(`select file from ingest.files
          where profile not like '%-connector' or rows_rejected > 0 or rows_read <> rows_accepted + rows_left_out`),
      ).toEqual([]);
      expect(
        await rows("select file from ingest.findings where rule = 'unrecognised_file' or severity = 'error'"),
      ).toEqual([]);
      const sums = Object.keys(counts).map((table) => `(select count(*) from ingest.${table}) as ${table}`);
      expect(await rows(`select ${sums.join(", ")}`)).toEqual([counts]);
    }),
  );
});
