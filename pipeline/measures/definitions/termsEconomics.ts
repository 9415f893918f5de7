import type { Definition } from "./definition.ts";

/** What terms cost and bring. */
export const termsEconomicsDefinitions: readonly Definition[] = [
  {
    measure: "terms_economics",
    name: "Early-payment discount",
    formula: "simple: d ÷ (1 − d) × 365 ÷ days of earlier payment; compounded: (1 + d ÷ (1 − d)) ^ (365 ÷ days) − 1",
    definition:
      "The annual rate at which the discount buys money, with what was offered, taken, and taken unearned, over the offers that ran out in the last 12 months.",
    edgeRules:
      "Unearned: taken after the discount day, or above the offer. Terms that ask for no earlier payment have no rate.",
    worked: "2/10 net 30: 37.24 % simple, 44.59 % compounded.",
    source: "Usual definitions on a year of 365 days.",
    table: "measures.terms_economics",
  },
  {
    measure: "late_interest",
    name: "Late interest claimable",
    formula: "open × rate of each half-year × its days past due ÷ 365, to the cent by item, + a fee an item",
    definition:
      "What could be claimed of each customer (settings for rate and fee). What is past due itself stands apart. Shown as claimable, never posted.",
    edgeRules:
      "Without a rate and a fee: no answer, with the reason. Due today is not past due. Where nothing is set, the rules of the EU and the UK stand in as examples, with the reference rates of each half-year (pipeline/measures/referenceRates.json); the last known one holds until further notice.",
    worked: "100 for 15 days at 10 % and a fee of 10: 10.41 in all.",
    source: "Simple interest on a year of 365 days.",
    table: "measures.late_interest",
  },
  {
    measure: "expected_cash",
    name: "Expected cash by probability",
    formula: "Σ open × probability of being paid on time, late, and more than 30 days late",
    definition: "What is open, split by what the risk model expects of it.",
    edgeRules: "The three add up to what is open and scored, to the last decimal.",
    worked: "100 (10/50/40 %), 1,000 (50/30/20), 10,000 (1/4/95): on time 610, late 750, very late 9,740.",
    source: "Countback.",
    table: "publish.expected_cash",
  },
];
