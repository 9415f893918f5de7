import { expect, test } from "vitest";
import { forecastCash } from "../../pipeline/forecast/forecast.ts";
import { scoreRisk } from "../../pipeline/risk/risk.ts";
import { day, habits } from "../support/habits.ts";
import { parseLedger, select, withLedger } from "../support/ledger.ts";

/** Dollars booked at 0.90 euro, at 0.95 from day 195 on; a credit, and an invoice that is disputed and not paid. */
const ledger = `${habits(400, { until: 220 })}
  ${day(0)} rate USD 0.90
  ${day(195)} rate USD 0.95
  ${day(190)} credit_note C1 C3 103.00 USD invoice_id=I331
  ${day(150)} invoice ID C1 500.00 USD due_date=${day(180)}
  ${day(185)} dispute D1 ID 500.00`;

const rateOf = (date: string): number => (date < day(195) ? 0.9 : 0.95);

/** Cash of the week after an origin at the rate of its day, less the same at the rate of its invoice's date. */
function fxAfter(origin: string, weekEnd: string): number {
  const { invoices = [], payments = [] } = parseLedger(ledger);
  const issued = new Map(invoices.map((row) => [row["invoice_id"], row["issue_date"] ?? ""]));
  const gains = payments
    .filter((row) => (row["payment_date"] ?? "") > origin && (row["payment_date"] ?? "") <= weekEnd)
    .map(
      (row) =>
        Number(row["amount"]) * (rateOf(row["payment_date"] ?? "") - rateOf(issued.get(row["invoice_id"]) ?? "")),
    );
  return gains.reduce((sum, gain) => sum + gain, 0);
}

test("the parts of a past forecast's error sum to it; disputes and exchange rates have their own", async () => {
  await withLedger(ledger, { asOf: day(220), baseCurrency: "EUR" }, async (warehouse, settings) => {
    await scoreRisk(warehouse, settings);
    await forecastCash(warehouse, settings);
    const rows = await select(
      warehouse,
      `select *, actual_amount - expected_amount - timing_amount - settled_otherwise_amount - dispute_amount
         - new_business_amount - fx_amount as gap, as_of_date + 7 * horizon_weeks as last_date
       from forecast.error_split order by as_of_date, horizon_weeks`,
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter((row) => row["gap"] !== 0)).toEqual([]);
    for (const row of rows) {
      const gain = fxAfter(String(row["as_of_date"]).slice(0, 10), String(row["last_date"]).slice(0, 10));
      expect(Number(row["fx_amount"])).toBeCloseTo(gain, 1);
    }
    expect(rows.some((row) => Number(row["fx_amount"]) > 1)).toBe(true);
    const after = rows.filter((row) => String(row["as_of_date"]).slice(0, 10) >= day(185));
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((row) => Number(row["dispute_amount"]) >= 0)).toEqual([]);
  });
});
