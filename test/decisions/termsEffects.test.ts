import { describe, expect, test } from "vitest";
import { askDecisions, dayOf, payer } from "../support/decisions.ts";

const asOf = "2024-12-31";
const classEdges = [0.1, 0.12, 0.25, 0.5];

describe("what a change of terms does", () => {
  /** 36,000 a year each, on net 30. */
  const ledger = [payer("LATE", 36, () => 45), payer("PROMPT", 36, () => -2)].join("\n");

  test("15 days of 36,000 a year are 1,479.45, freed by shorter terms and tied up by longer ones, 8.3 days of DSO where 16,000 were sold in 90 days", async () => {
    const rows = await askDecisions(
      ledger,
      { asOf, policy: { classEdges, terms: { salesWonRate: 0.04 } } },
      `select customer_id, action, capital_amount, dso_change_days, sales_share_rate,
         limit_for_terms_amount from publish.terms order by customer_id`,
    );
    expect(rows).toMatchObject([
      { action: "tighten", capital_amount: -1479.45, sales_share_rate: 0.5, limit_for_terms_amount: null },
      { action: "consider", capital_amount: 1479.45, sales_share_rate: 0.5 },
    ]);
    expect(rows[0]?.["dso_change_days"]).toBeCloseTo(-(1479.45 * 90) / 16_000, 3);
    expect(rows[1]?.["dso_change_days"]).toBeCloseTo((1479.45 * 90) / 16_000, 3);
  });

  test("the sensitivity moves what is assumed and nothing else; a step pays up to its break-even", async () => {
    const rows = await askDecisions(
      ledger,
      { asOf, policy: { classEdges, terms: { salesWonRate: 0.04 } } },
      `select action, position, benefit_amount, cost_amount, count_paying, break_even_sales_rate, net_amount
       from publish.terms_sensitivity where action = 'consider' order by position`,
    );
    const [assumed, fewer, more, , , cheaper, dearer] = rows;
    // 4 % of 36,000 at 25 % is won: 360.00; half of it with half the sales.
    expect(assumed).toMatchObject({ benefit_amount: 360, count_paying: 1 });
    expect(fewer).toMatchObject({ benefit_amount: 180, cost_amount: assumed?.["cost_amount"], count_paying: 0 });
    expect(more).toMatchObject({ benefit_amount: 540, cost_amount: assumed?.["cost_amount"], count_paying: 1 });
    // 1,479.45 at 8 % is 118.36: 59.18 less or more where money costs half or half as much again.
    expect(Number(assumed?.["cost_amount"]) - Number(cheaper?.["cost_amount"])).toBeCloseTo(59.18, 2);
    expect(Number(dearer?.["cost_amount"]) - Number(assumed?.["cost_amount"])).toBeCloseTo(59.18, 2);
    expect(assumed?.["break_even_sales_rate"]).toBeCloseTo(Number(assumed?.["cost_amount"]) / (36_000 * 0.25), 10);
  });
});

describe("better terms are recommended where the ledger shows that they win sales", () => {
  /** Twelve customers whose terms went from net 30 to net 45 in July, and whose monthly sales went up by `gain` since. */
  const ledgerOf = (gain: number): string =>
    [
      ...Array.from({ length: 12 }, (_, customer) =>
        Array.from({ length: 36 }, (_, index) => {
          const issued = dayOf(10 * index);
          const isAfter = issued >= "2024-07-01";
          const due = dayOf(10 * index + (isAfter ? 45 : 30));
          const line = `${issued} invoice M${customer}-${index} M${customer} ${isAfter ? 1000 + gain : 1000}.00 USD due_date=${due}`;
          return due > asOf
            ? line
            : `${line}\n${due} payment P${customer}-${index} M${customer} ${isAfter ? 1000 + gain : 1000}.00 USD invoice_id=M${customer}-${index}`;
        }).join("\n"),
      ),
      payer("PROMPT", 36, () => -2),
    ].join("\n");
  const told = `select action, shown_sales_rate, count_evidence from publish.terms
    join (select max(count_evidence) as count_evidence from publish.terms_sensitivity) on true
    join (select shown_sales_rate, customer_id as id from decisions.terms) on id = customer_id
    where customer_id = 'PROMPT'`;

  test("where twelve bought a fifth more on longer terms, the next one is to be offered them", async () => {
    const [row] = await askDecisions(ledgerOf(200), { asOf }, told);
    expect(row).toMatchObject({ action: "loosen", count_evidence: 12 });
    expect(row?.["shown_sales_rate"]).toBeCloseTo(0.2, 1);
  });

  test("where they bought no more, it is asked about", async () => {
    const [row] = await askDecisions(ledgerOf(0), { asOf }, told);
    expect(row).toMatchObject({ action: "consider", count_evidence: 12 });
  });
});
