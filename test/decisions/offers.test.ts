import { describe, expect, test } from "vitest";
import { askDecisions, decideFrom, payer } from "../support/decisions.ts";

const asOf = "2024-12-31";
/** Class A below 10 %, so that a book of few customers has one. */
const classEdges = [0.1, 0.12, 0.25, 0.5];
const columns = `action, instrument, current_terms, proposed_terms, benefit_amount, margin_at_risk_amount,
  other_terms, other_benefit_amount, other_cost_amount`;

describe("a discount for early payment is the other way to loosen", () => {
  test("on net 60, 1 % within 10 days brings more than net 90; sales of 33,000 a year, by hand", async () => {
    // Net 90 wins 2 % of sales at 25 %: 165.00, against 30 days of 33,000 at 8 %: 216.99 and a little loss.
    // The offer brings half of the sales 50 days earlier, 180.82, and 0.5 % of sales at 25 %, 41.25; it costs 165.00.
    const ledger = payer("PROMPT", 33, () => -2, 60);
    const [row] = await askDecisions(
      ledger,
      { asOf, policy: { classEdges } },
      `select year_sales_amount, ${columns} from decisions.terms`,
    );
    expect(row).toMatchObject({
      year_sales_amount: 33000,
      action: "loosen",
      instrument: "discount offer",
      current_terms: "net 60",
      proposed_terms: "1/10 net 60",
      benefit_amount: 222.07,
      margin_at_risk_amount: 165,
      other_terms: "net 90",
      other_benefit_amount: 165,
    });
    expect(Number(row?.["other_cost_amount"])).toBeGreaterThan(216.99);
  });

  test("on net 30, net 45 brings more; who has a discount on its terms is offered no other", async () => {
    const has = payer("HAS", 36, () => -2).replaceAll("due_date=", "terms=2/10_Net_30 due_date=");
    const rows = await askDecisions(
      `${payer("PLAIN", 36, () => -2)}\n${has}`,
      { asOf, policy: { classEdges } },
      "select customer_id, instrument, proposed_terms, other_terms from decisions.terms order by 1",
    );
    expect(rows).toEqual([
      { customer_id: "HAS", instrument: "longer terms", proposed_terms: "net 45", other_terms: null },
      { customer_id: "PLAIN", instrument: "longer terms", proposed_terms: "net 45", other_terms: "1/10 net 30" },
    ]);
  });

  test("at the end of the ladder the offer is the only step", async () => {
    const ladder = [
      { name: "net 30", days: 30 },
      { name: "net 60", days: 60 },
    ];
    const [row] = await askDecisions(
      payer("PROMPT", 33, () => -2, 60),
      { asOf, policy: { classEdges, terms: { ladder } } },
      `select ${columns} from decisions.terms`,
    );
    expect(row).toMatchObject({ action: "loosen", proposed_terms: "1/10 net 60", other_terms: null });
  });
});

describe("break-even take-up", () => {
  const offers = (rows: string) => ({
    "measures.terms_economics": `select 'USD' as report_currency, * from (values ${rows}) as t
      (terms, discount_rate, discount_days, net_days, invoiced_amount, taken_amount, unearned_amount)`,
  });
  const economics = (rows: string) =>
    decideFrom(
      offers(rows),
      ["decisions.discount_economics"],
      "select terms, round(break_even_take_up_rate, 4) as break_even, result_amount from decisions.discount_economics order by 1",
    );

  test("2/10 net 30 at 8 %: the money 20 days earlier is worth 0.43 % of sales, sales won 0.125 %: 7.96 %", async () => {
    // 0.98 x 8 % x 20/365 = 0.0042959; 0.00125 / (0.02 - 0.0042959) = 0.0796.
    // 100,000 invoiced, 600 taken of which 100 unearned: 125 + 500/0.02 x 0.0042959 - 600 = -367.60.
    expect(
      await economics(
        "('2/10 net 30', 0.02::decimal(9,6), 10, 30, 100000::decimal(18,4), 600::decimal(18,4), 100::decimal(18,4))",
      ),
    ).toEqual([{ terms: "2/10 net 30", break_even: 0.0796, result_amount: -367.6 }]);
  });

  test("a discount that costs less than money pays whoever takes it; one that asks for no earlier payment never", async () => {
    expect(
      await economics(`('0.5/10 net 60', 0.005::decimal(9,6), 10, 60, 0::decimal(18,4), 0::decimal(18,4), 0::decimal(18,4)),
        ('1/30 net 30', 0.01, 30, 30, 0, 0, 0)`),
    ).toMatchObject([
      { terms: "0.5/10 net 60", break_even: 1 },
      { terms: "1/30 net 30", break_even: 0.125 },
    ]);
  });
});
