import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "../../../pipeline/settings.ts";
import type { Warehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { fixture, withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { select } from "../../support/ledger.ts";

/*
 * The fixtures of the connector profiles hold one ledger in as many dresses, beside what only one system has. As of
 * 2024-06-30, reckoned by hand (a test adds up what its system adds); B and the others in USD, Dogwood and Elm in GBP:
 *
 *   Alder    1,000.00 and 1,200.00 paid; 1,500.00 less 800.00 = 700.00 (due 04-04); 640.50 (06-19); 310.25 (07-15) = 1,650.75
 *   Birch    450.00 paid; 980.00 less credit 180.00 and cash 500.00 = 300.00 (03-26); 720.00 credited in full;
 *            860.40 (05-22); 275.00 (06-30, due today: not late)                                                = 1,435.40
 *   Cedar    2,000.00 (02-04); 330.00 and 415.75 paid; 1,280.00 less 584.25 = 695.75 (05-09);
 *            99.99 less 99.98 = 0.01 (07-03)                                                                    = 2,695.76
 *   Dogwood  1,500.00 paid; 2,400.00 less 1,000.00 = 1,400.00 (03-31); 850.00 (06-05); 1,275.50 (07-20)           = 3,525.50
 *   Elm      600.00 paid; 740.00 less credit 140.00 = 600.00 (05-02); 1,000.00 paid; 505.05 (07-25)               = 1,105.05
 *
 *   not due  USD 310.25 + 275.00 + 0.01 = 585.26        GBP 1,275.50 + 505.05 = 1,780.55
 *   31-60    860.40 + 695.75 = 1,556.15                 in all USD 5,781.91, GBP 4,630.55, at 1.28: 11,709.01 USD
 *   invoiced USD 4,650.75 + 3,285.40 + 4,125.74 = 12,061.89    GBP 6,025.50 + 2,845.05 = 8,870.55
 *   credits  USD 180 + 720 + 75 (Alder, unused) = 975.00       GBP 140.00
 *   cash     USD 1,000 + 2,000 + 450 + 500 + 330 + 1,000 + 99.98 + 250 (Cedar, unused) = 5,629.98
 *            GBP 1,500 + 1,000 + 600 + 1,100 (100 of it unused, Elm) = 4,200.00
 *   check    USD 12,061.89 - 975.00 - 5,629.98 = 5,456.91 = 5,781.91 - 75 - 250
 */

/** What is open of the common ledger by customer's name. */
export const commonOpen = { Alder: 1650.75, Birch: 1435.4, Cedar: 2695.76, Dogwood: 3525.5, Elm: 1105.05 };

/** What is open of the common ledger by currency and bucket. */
export const commonBuckets = {
  "USD not_due": 585.26,
  "USD 1-30": 640.5,
  "USD 31-60": 1556.15,
  "USD 61-90": 700,
  "USD 91-120": 300,
  "USD 121+": 2000,
  "GBP not_due": 1780.55,
  "GBP 1-30": 850,
  "GBP 31-60": 600,
  "GBP 91-120": 1400,
};

/** What the common ledger has unused by customer's name, and what its entries come to by kind and currency. */
export const commonUnapplied = { Alder: 75, Cedar: 250, Elm: 100 };
export const commonEntries = {
  "invoice USD": 12061.89,
  "invoice GBP": 8870.55,
  "credit USD": -975,
  "credit GBP": -140,
  "cash USD": -5629.98,
  "cash GBP": -4200,
};

type Pairs = Readonly<Record<string, unknown>>;

/** What an export came to, each part as names and values; `broken` names checks that do not hold. */
export type Outcome = Readonly<Record<keyof typeof questions, Pairs>>;

const nameless = "'lookup_missed', 'unknown_column', 'unnamed_column', 'absent_column'";
const firstName = "split_part(customer_name, ' ', 1)";

const questions = {
  profiles: "select distinct profile as name, true as value from ingest.files",
  rows: `select file as name, rows_read || ' = ' || rows_accepted || ' + ' || rows_rejected || ' + ' || rows_left_out as value
    from ingest.files`,
  findings: `select split_part(file, '.', 1) || ' ' || rule as name, coalesce(sum(amount), 0) as value from ingest.findings
    where rule not in (${nameless}) group by all`,
  ledgerFindings: "select rule as name, coalesce(sum(amount), 0) as value from ledger.findings group by all",
  open: `select ${firstName} as name, sum(open_amount) as value
    from ledger.invoices join ledger.customers using (customer_id) group by all having sum(open_amount) <> 0`,
  unapplied: `select ${firstName} as name, sum(unapplied_amount) as value
    from ledger.credits join ledger.customers using (customer_id) group by all having sum(unapplied_amount) <> 0`,
  buckets: `select currency || ' ' || bucket as name, sum(open_amount) as value from measures.aging
    where as_of_date = run.as_of() and basis = 'due' group by all having sum(open_amount) <> 0`,
  entries: `select kind || ' ' || currency as name, sum(amount) as value from ledger.entries
    where kind <> 'application' group by all`,
  reported: `select report_currency as name, sum(open_report_amount) as value
    from ledger.invoices group by all`,
  broken: "select rule as name, message as value from ledger.findings where severity = 'error'",
};

/** Takes a fixture, or a folder of exports by its path, to the measures as of 2024-06-30 and asks what tests compare. */
export function outcomeOf(folder: string, changes: Partial<Settings> = {}): Promise<Outcome> {
  const path = folder.includes("/") ? folder : fixture(folder);
  return withExport(path, { asOf: "2024-06-30", ...changes }, async (warehouse) => ({
    profiles: await pairs(warehouse, questions.profiles),
    rows: await pairs(warehouse, questions.rows),
    findings: await pairs(warehouse, questions.findings),
    ledgerFindings: await pairs(warehouse, questions.ledgerFindings),
    open: await pairs(warehouse, questions.open),
    unapplied: await pairs(warehouse, questions.unapplied),
    buckets: await pairs(warehouse, questions.buckets),
    entries: await pairs(warehouse, questions.entries),
    reported: await pairs(warehouse, questions.reported),
    broken: await pairs(warehouse, questions.broken),
  }));
}

/** The outcome of some files of a fixture only. */
export function outcomeOfFiles(name: string, files: readonly string[]): Promise<Outcome> {
  return withFolder(async (folder) => {
    for (const file of files) await copyFile(join(fixture(name), file), join(folder, file));
    return outcomeOf(folder);
  });
}

async function pairs(warehouse: Warehouse, sql: string): Promise<Pairs> {
  return Object.fromEntries((await select(warehouse, sql)).map(({ name, value }) => [String(name), value]));
}
