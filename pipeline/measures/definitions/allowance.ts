import type { Definition } from "./definition.ts";

/** What is expected never to come. */
export const allowanceDefinitions: readonly Definition[] = [
  {
    measure: "loss_rates",
    name: "Loss rate of a bucket",
    formula: "product of the roll rates from the bucket to write-off × (1 − recovery) × outlook factor, at most 1",
    definition:
      "Roll rate here: of what left a bucket, or passed it, in 12 months, the share that went on to a worse one or was written off; the rest was paid or credited. A write-off counts as having passed all worse buckets. Recovery (default 0) and outlook factor (default 1) are settings.",
    edgeRules:
      "12 whole months of history are needed. A stage that nothing has left counts as 100 %, marked as assumed: what sits there has not been shown to be collected. Where nothing is ever written off the rate is 0, whatever is open.",
    worked: "100,000 sold, unpaid after each stage 50,000, 23,000, 8,000, 2,000: 2 %, 4 %, 8.70 %, 25 %, 100 %.",
    source: "Provision matrix, IFRS 9 5.5.15 and B5.5.35; CECL (ASC 326-20) likewise.",
    table: "measures.loss_rates",
  },
  {
    measure: "allowance",
    name: "Allowance for expected credit loss",
    formula: "Σ open amount of a bucket × its loss rate + individually assessed + overlay",
    definition:
      "Gross open AR, disputed included, unapplied credits not netted. Customers with a loss rate of their own and the part that a credit insurance limit covers stand apart, the latter without an allowance.",
    edgeRules:
      "An insured limit relieves the mildest bucket first, so that the oldest debt is the last to be covered; limits are today's, also at past dates, and in base currency. To the cent by bucket.",
    worked:
      "300,000, 140,000, 60,000, 23,000 and 5,000 at the rates above: 27,567.39. 15, 7.5, 4, 2.5 and 1 million at 0.3, 1.6, 3.6, 6.6 and 10.6 %: 580,000.",
    source: "IFRS 9 5.5.15, the simplified approach; the second case is IFRS 9's Illustrative Example 12.",
    table: "measures.allowance",
  },
  {
    measure: "allowance_movement",
    name: "Movement of the allowance",
    formula: "opening − written off + exposure + loss rates + individual + overlay = closing",
    definition:
      "Exposure: what new, paid and older balances do at the opening loss rates, after making good what write-offs used. Loss rates: what new loss rates do to the closing balances. All but the write-offs are the charge to profit or loss.",
    edgeRules: "No allowance a month before: no movement, with the reason. FX on balances is part of exposure.",
    worked: "432 − 100 written off + 60 exposure + 294 as the loss rate goes from 40 to 70 % = 686.",
    source: "The table that IFRS 7 35H asks for.",
    table: "measures.allowance_movement",
  },
];
