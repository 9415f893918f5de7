import { z } from "zod";
import { CountbackError } from "../errors.ts";
import { writeKnownHolidays } from "../ledger/knownHolidays.ts";
import { writeInterestRules } from "../measures/lateInterest.ts";
import { writeTargets } from "../measures/targets.ts";
import type { Settings } from "../settings.ts";
import { writeRunSettings } from "./runSettings.ts";
import { buildTable, readRows, type Warehouse, writeSettings } from "../warehouse/warehouse.ts";

/**
 * Sets what SQL reads of the settings; the as-of date defaults to the day that the export is of. Throws with exit code 2 where
 * nothing is dated and no day is asked for, and 3 where the export does not reach the date that is asked for.
 */
export async function prepareRun(warehouse: Warehouse, settings: Settings): Promise<string> {
  await refusePaymentsAlone(warehouse);
  const [life] = await readRows(
    warehouse,
    `select cast(first_date as varchar) as first, cast(report_date as varchar) as report,
       cast(greatest(last_date, report_date) + ${settings.farDates.reachDays} as varchar) as last
     from ingest.life`,
    z.object({ first: z.string(), report: z.string(), last: z.string() }),
  );
  const asOf = settings.asOf ?? life?.report;
  if (asOf === undefined) {
    const unsaid =
      "no dated invoice, payment, credit or open item: nothing to report, unless --as-of says of which day";
    throw new CountbackError(unsaid, 2);
  }
  if (life !== undefined && (asOf < life.first || asOf > life.last)) throw outOfReach(asOf, life);
  await writeRunSettings(warehouse, settings, asOf);
  await writeTargets(warehouse, settings);
  await writeInterestRules(warehouse, settings);
  await settleBaseCurrency(warehouse);
  await writeKnownHolidays(warehouse);
  return asOf;
}

/** Money that came in says nothing of what is owed. */
async function refusePaymentsAlone(warehouse: Warehouse): Promise<void> {
  const [alone] = await readRows(
    warehouse,
    `select ingest.counted(count(*), 'payment') || ' over ' || ingest.shown_amount(sum(amount)) as payments from ingest.payments
    where not exists (select 1 from ingest.invoices) and not exists (select 1 from ingest.open_items)
      and not exists (select 1 from ingest.credit_notes)
    having count(*) > 0`,
    z.object({ payments: z.string() }),
  );
  if (alone !== undefined) {
    throw new CountbackError(
      `payments alone: ${alone.payments}, and no invoice: nothing says what is owed; add the invoices`,
      2,
    );
  }
}

function outOfReach(
  asOf: string,
  { first, report }: { readonly first: string; readonly report: string },
): CountbackError {
  const reason = asOf < first ? `the first document is dated ${first}` : `the export is of ${report}`;
  return new CountbackError(`invalid as-of: ${asOf} (${reason}; it can answer from ${first} to ${report})`, 3);
}

/** Converted money is rounded to the minor unit of the base currency, which the ledger's currencies decide. */
async function settleBaseCurrency(warehouse: Warehouse): Promise<void> {
  await buildTable(warehouse, "ledger.currencies");
  const [base] = await readRows(
    warehouse,
    `select min(base_currency) as currency, cast(min(ingest.minor_unit(base_currency)) as integer) as digits
     from ledger.currencies`,
    z.object({ currency: z.string().nullable(), digits: z.number().nullable() }),
  );
  await writeSettings(warehouse, { base_currency: base?.currency ?? null, base_digits: base?.digits ?? null });
}
