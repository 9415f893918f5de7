import { describe, expect, test } from "vitest";
import { forecastCash } from "../../pipeline/forecast/forecast.ts";
import { scoreRisk } from "../../pipeline/risk/risk.ts";
import { select, withLedger } from "../support/ledger.ts";

const day = (offset: number): string => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);

/** Invoices of 30 days, one every other day; `paidAfter` is the days from issue to payment, or null for never. */
function ledgerOf(count: number, paidAfter: (index: number) => number | null, customers = 3): string {
  return Array.from({ length: count }, (_, index) => {
    const issued = index * 2;
    const days = paidAfter(index);
    const who = `C${index % customers}`;
    const invoice = `${day(issued)} invoice I${index} ${who} ${100 + index}.00 USD due_date=${day(issued + 30)}`;
    return days === null
      ? invoice
      : `${invoice}\n${day(issued + days)} payment P${index} ${who} ${100 + index}.00 USD invoice_id=I${index}`;
  }).join("\n");
}

type Degenerate = {
  readonly name: string;
  readonly ledger: string;
  readonly reason: RegExp;
  /** What the score of a newcomer's invoice N1 rests on. */
  readonly fallback?: string;
};

const ledgers: readonly Degenerate[] = [
  { name: "1 invoice", ledger: ledgerOf(1, () => null), reason: /no invoice has a known outcome|only/ },
  { name: "3 invoices", ledger: ledgerOf(3, () => 20), reason: /only \d invoices/ },
  { name: "one customer", ledger: ledgerOf(150, (index) => (index % 3 === 0 ? 40 : 25), 1), reason: /.*/ },
  { name: "all paid on time", ledger: ledgerOf(150, () => 20), reason: /0 late and/ },
  { name: "all paid late", ledger: ledgerOf(150, () => 45), reason: /late and 0 on time/ },
  { name: "none paid", ledger: ledgerOf(150, () => null), reason: /late and 0 on time/ },
  {
    name: "separable by customer, and a newcomer, who is scored by the segment",
    ledger: `${ledgerOf(180, (index) => (index % 3 === 0 ? 60 : 10))}
      2024-09-20 invoice N1 NEWCOMER 500.00 USD due_date=2024-10-20`,
    reason: /.*/,
    fallback: "segment",
  },
  {
    name: "all issued on one day",
    ledger: ledgerOf(100, (index) => (index % 2 === 0 ? 10 : 50)).replaceAll(/^\S+ invoice/gm, `${day(0)} invoice`),
    reason: /.*/,
  },
];

describe("degenerate ledgers are scored, with a reason", () => {
  test.each(ledgers)("$name", async ({ ledger, reason, fallback }) => {
    await withLedger(ledger, { asOf: "2024-09-30" }, async (warehouse, settings) => {
      await scoreRisk(warehouse, settings);
      await forecastCash(warehouse, settings);
      const [model] = await select(warehouse, "select json->>'$.reason' as reason from risk.model");
      expect(String(model?.["reason"])).toMatch(reason);
      const broken = await select(
        warehouse,
        `select * from risk.scores where late_probability is null or not late_probability between 0 and 1
           or paid_date_p10 > paid_date_p50 or paid_date_p50 > paid_date_p90 or paid_date_p10 <= run.as_of()
           or reason_1 is null`,
      );
      expect(broken).toEqual([]);
      const [counts] = await select(
        warehouse,
        `select (select count(*) from ledger.invoices where open_amount > 0) - (select count(*) from risk.scores) as unscored,
           (select count(*) from forecast.cash) as weeks,
           (select count(*) from forecast.cash where not (p10_amount <= expected_amount and expected_amount <= p90_amount)) as crossed`,
      );
      expect(counts).toEqual({ unscored: 0, weeks: 26, crossed: 0 });
      const newcomer = await select(warehouse, "select fallback from risk.scores where item_id = 'N1'");
      expect(newcomer).toEqual(fallback === undefined ? [] : [{ fallback }]);
    });
  });

  test("no invoices at all: no scores, no weeks, a reason", async () => {
    await withLedger(
      "2024-01-05 credit_note C1 ACME 10.00 USD",
      { asOf: "2024-09-30" },
      async (warehouse, settings) => {
        await scoreRisk(warehouse, settings);
        await forecastCash(warehouse, settings);
        expect(await select(warehouse, "select count(*) as scores from risk.scores")).toEqual([{ scores: 0 }]);
        expect(await select(warehouse, "select json->>'$.reason' as reason from risk.model")).toEqual([
          { reason: "no invoice has a known outcome yet" },
        ]);
      },
    );
  });
});
