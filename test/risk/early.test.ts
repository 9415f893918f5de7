import { expect, test } from "vitest";
import { forecastCash } from "../../pipeline/forecast/forecast.ts";
import { scoreRisk } from "../../pipeline/risk/risk.ts";
import { select, withLedger } from "../support/ledger.ts";

/** An ISO date so many days after the first of 2023. */
const day = (offset: number): string => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10);

/** The last day that is known, 25 months on. */
const until = 780;

/**
 * Four customers on 60-day terms, billed every Monday in turn: TEN and ALSO always pay ten days after the invoice, DUE
 * within two days of the due date, LATE one to three weeks after it.
 */
const ledger = Array.from({ length: 452 }, (_, index) => {
  const who = ["TEN", "ALSO", "DUE", "LATE"][index % 4] ?? "";
  const issued = 1 + 7 * Math.floor(index / 4);
  const after = { TEN: 10, ALSO: 10, DUE: 58 + (index % 3), LATE: 67 + ((index * 5) % 14) }[who] ?? 0;
  const invoice = `${day(issued)} invoice I${index} ${who} 1000.00 EUR due_date=${day(issued + 60)}`;
  const payment = `${day(issued + after)} payment P${index} ${who} 1000.00 EUR invoice_id=I${index}`;
  return [...(issued > until ? [] : [invoice]), ...(issued + after > until ? [] : [payment])].join("\n");
}).join("\n");

test("who always pays ten days after the invoice, fifty before it is due, is expected on that day, and its cash in that week", async () => {
  await withLedger(ledger, { asOf: day(until) }, async (warehouse, settings) => {
    await scoreRisk(warehouse, settings);
    await forecastCash(warehouse, settings);
    const dates = await select(
      warehouse,
      `select customer_id, cast(issue_date as varchar) as issued, cast(paid_date_p10 as varchar) as p10,
         cast(expected_paid_date as varchar) as expected, cast(paid_date_p90 as varchar) as p90
       from risk.scores inner join features.items using (item_id)
       where customer_id in ('TEN', 'ALSO') order by customer_id, issued`,
    );
    const expected = { "2025-02-10": "2025-02-20", "2025-02-17": "2025-02-27" };
    expect(dates).toEqual(
      ["ALSO", "TEN"].flatMap((customer) =>
        Object.entries(expected).map(([issued, paid]) => ({
          customer_id: customer,
          issued,
          p10: paid,
          expected: paid,
          p90: paid,
        })),
      ),
    );
    const weeks = await select(
      warehouse,
      `select horizon_week, cast(round(sum(week_expected), -2) as double) as expected
       from forecast.customer_weeks
       inner join (select distinct customer_id, customer_key from features.items) as customers using (customer_key)
       where layer = 'open' and origin_date = run.as_of() and customer_id = 'TEN'
       group by all having expected > 0 order by all`,
    );
    expect(weeks).toEqual([
      { horizon_week: 1, expected: 1000 },
      { horizon_week: 2, expected: 1000 },
    ]);
    const atDue = await select(
      warehouse,
      `select min(paid_date_p10 - issue_date) as p10, max(paid_date_p90 - issue_date) as p90
       from risk.scores inner join features.items using (item_id) where customer_id = 'DUE'`,
    );
    expect(atDue).toEqual([{ p10: 58, p90: 60 }]);
  });
});
