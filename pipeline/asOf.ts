import { z } from "zod";
import { CountbackError } from "./errors.ts";
import { writeKnownHolidays } from "./ledger/knownHolidays.ts";
import { writeInterestRules } from "./measures/lateInterest.ts";
import { writeTargets } from "./measures/targets.ts";
import type { Settings } from "./settings.ts";
import { setVariables } from "./variables.ts";
import { buildTable, execute, readRows, type Warehouse } from "./warehouse.ts";

/** Sets what SQL reads of the settings; the as-of date defaults to the last dated document, payment, credit, adjustment or snapshot. */
export async function settleDates(warehouse: Warehouse, settings: Settings): Promise<string> {
  const [dates] = await readRows(
    warehouse,
    `select min(dated) as first_date, max(dated) as last_date from (
       select issue_date as dated from ingest.invoices union all select paid_date from ingest.invoices
       union all select payment_date from ingest.payments union all select issue_date from ingest.credit_notes
       union all select adjustment_date from ingest.adjustments union all select application_date from ingest.applications
       union all select snapshot_date from ingest.open_items)`,
    z.object({ first_date: z.string().nullable(), last_date: z.string().nullable() }),
  );
  const asOf = settings.asOf ?? dates?.last_date ?? "2000-01-01";
  if (dates?.first_date !== null && dates?.first_date !== undefined && asOf < dates.first_date) {
    throw new CountbackError(`invalid as-of: ${asOf} (the first document is dated ${dates.first_date})`, 3);
  }
  await setVariables(warehouse, settings, asOf);
  await writeTargets(warehouse, settings);
  await writeInterestRules(warehouse, settings);
  await settleBaseDigits(warehouse);
  await writeKnownHolidays(warehouse);
  return asOf;
}

/** Converted money is rounded to the minor unit of the base currency, which the ledger's currencies decide. */
async function settleBaseDigits(warehouse: Warehouse): Promise<void> {
  await buildTable(warehouse, "ledger.currencies");
  await execute(
    warehouse,
    "set variable base_digits = (select min(ingest.minor_unit(base_currency)) from ledger.currencies);",
  );
}
