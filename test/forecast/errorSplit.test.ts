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

/** Cash used on invoices after an origin, to the end of a day (not what was paid on the credited I331): in euro at the rate of its day, and what that is above the rate of its invoice. */
function cashAfter(origin: string, last: string): { readonly euro: number; readonly gain: number } {
  const { invoices = [], payments = [] } = parseLedger(ledger);
  const issued = new Map(invoices.map((row) => [row["invoice_id"], row["issue_date"] ?? ""]));
  const paid = payments
    .map((row) => ({ date: row["payment_date"] ?? "", amount: Number(row["amount"]), invoice: row["invoice_id"] }))
    .filter(({ date, invoice }) => date > origin && date <= last && invoice !== "I331");
  const at = (rate: (row: (typeof paid)[number]) => number): number =>
    paid.reduce((sum, row) => sum + row.amount * rate(row), 0);
  return {
    euro: at(({ date }) => rateOf(date)),
    gain: at(({ date, invoice }) => rateOf(date) - rateOf(issued.get(invoice) ?? "")),
  };
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
      const cash = cashAfter(String(row["as_of_date"]).slice(0, 10), String(row["last_date"]).slice(0, 10));
      expect(Number(row["fx_amount"])).toBeCloseTo(cash.gain, 1);
      expect(Number(row["actual_amount"])).toBeCloseTo(cash.euro, 1);
    }
    expect(rows.some((row) => Number(row["fx_amount"]) > 1)).toBe(true);
    const after = rows.filter((row) => String(row["as_of_date"]).slice(0, 10) >= day(185));
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((row) => Number(row["dispute_amount"]) >= 0)).toEqual([]);
  });
});
