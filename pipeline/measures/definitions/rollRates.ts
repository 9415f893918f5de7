import type { Definition } from "./definition.ts";

/** Where a bucket's money is a month later. */
export const rollRateDefinitions: readonly Definition[] = [
  {
    measure: "roll_rates",
    name: "Roll rates, cohort (transition matrix)",
    formula:
      "amount of a bucket at a month end that a month later is in each bucket, paid, credited or written off ÷ the bucket's amount",
    definition:
      "Follows each open amount, so that a bucket's rates sum to 1. Credited is credit notes, discounts, short-pays and bank charges; a write-off is not payment. cohort is one month; cohort_12m the last 12 whole months together, so that large months weigh more.",
    edgeRules:
      "What is open only ages, so cured means paid or credited. Foreign amounts stay at the opening rate. A running month is shown to date and is not among the twelve. Nothing was in the bucket: no rate, with the reason.",
    worked:
      "200 one to thirty days late; a month later 120 paid, 10 credited, 30 written off, 40 still open: 60, 5, 15 and 20 %.",
    source: "Markov chain of receivables after Cyert, Davidson and Thompson (1962).",
    table: "measures.roll_moves",
  },
  {
    measure: "roll_rates balance",
    name: "Roll rates, balance",
    formula: "balance of a bucket ÷ balance of the next milder bucket a month before; for the last, write-offs ÷ it",
    definition:
      "The classic flow rate, from balances alone. It can exceed 1, for example where a month has 31 days or items skip a bucket.",
    edgeRules:
      "Each balance at its own date's rate. Meant for buckets of about a month. Nothing was in the bucket: no rate.",
    worked: "40 in 31–60 at the end of February on 200 in 1–30 at the end of January: 20 %.",
    source: "Flow-rate practice of consumer credit.",
    table: "measures.roll_rates",
  },
];
