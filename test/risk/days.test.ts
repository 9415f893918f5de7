import { expect, test } from "vitest";
import { buildHistories, buildItems } from "../../pipeline/features/features.ts";
import { setStrengths } from "../../pipeline/features/strengths.ts";
import { scoreRisk } from "../../pipeline/risk/risk.ts";
import { readTraining } from "../../pipeline/risk/training.ts";
import { day } from "../support/habits.ts";
import { select, withLedger } from "../support/ledger.ts";

/**
 * FIVE always pays five days before the due date, whatever the weekday: its invoices fell due on Wednesdays, the last on a
 * Saturday. Five others pay on the due date or up to four days before it, or two days late.
 */
const ledger = Array.from({ length: 240 }, (_, index) => {
  const who = index % 6;
  const issued = Math.floor(index / 6) * 7;
  const due = issued + 30 + (who === 0 && issued > 270 ? 3 : 0);
  const paid = who === 0 ? due - 5 : due - (index % 7) + 2;
  const customer = who === 0 ? "FIVE" : `C${who}`;
  const invoice = `${day(issued)} invoice I${index} ${customer} 100.00 USD due_date=${day(due)}`;
  return paid > 275
    ? invoice
    : `${invoice}\n${day(paid)} payment P${index} ${customer} 100.00 USD invoice_id=I${index}`;
}).join("\n");

test("who pays five days before the due date on any weekday is expected so on a weekday never seen", async () => {
  await withLedger(ledger, { asOf: day(275) }, async (warehouse, settings) => {
    await scoreRisk(warehouse, settings);
    const dates = await select(
      warehouse,
      `select items.due_date - expected_paid_date as before, isodow(items.due_date) as weekday
       from risk.scores inner join features.items using (item_id)
       where customer_id = 'FIVE' and items.due_date - run.as_of() > 6 order by items.due_date desc limit 1`,
    );
    expect(dates).toEqual([{ before: 5, weekday: 6 }]);
  });
});

test("a fit knows of no invoice before its last good day is over: of those paid early it would know the punctual alone", async () => {
  const two = `${day(0)} invoice I1 ACME 100.00 USD due_date=${day(30)}
    ${day(9)} payment P1 ACME 100.00 USD invoice_id=I1
    ${day(0)} invoice I2 ACME 100.00 USD due_date=${day(40)}
    ${day(60)} payment P2 ACME 100.00 USD invoice_id=I2`;
  await withLedger(two, { asOf: day(90) }, async (warehouse) => {
    await buildItems(warehouse);
    await buildHistories(warehouse, [day(90)]);
    await setStrengths(warehouse, {});
    const known = async (cutoff: number) => [...(await readTraining(warehouse, day(cutoff))).outcomes];
    expect(await known(30)).toEqual([]);
    expect(await known(31)).toEqual([0]);
    expect(await known(41)).toEqual([0, 1]);
  });
});
