import { forecastCash } from "../../pipeline/forecast/forecast.ts";
import { scoreRisk } from "../../pipeline/risk/risk.ts";
import type { Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { day, habits } from "./habits.ts";
import { openLedger } from "./ledger.ts";

/** The ledger of habits that most tests of the model score, and its last day. */
export const habitsLedger = habits(400, { until: 220 });
export const habitsAsOf = day(220);
/** Its holdout is the invoices from this day on. */
export const habitsHoldout = day(150);

let scored: Promise<Warehouse> | null = null;

/** That ledger, scored and forecast with one thread: made once a worker, for tests that only ask. */
export function scoredHabits(): Promise<Warehouse> {
  return (scored ??= scoreHabits());
}

async function scoreHabits(): Promise<Warehouse> {
  const { warehouse, settings } = await openLedger(habitsLedger, { asOf: habitsAsOf, holdoutFrom: habitsHoldout });
  await scoreRisk(warehouse, settings);
  await forecastCash(warehouse, settings);
  return warehouse;
}
