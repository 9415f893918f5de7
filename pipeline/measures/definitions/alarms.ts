import type { Definition } from "./definition.ts";

/** Who pays later than before. */
export const alarmDefinitions: readonly Definition[] = [
  {
    measure: "alarms",
    name: "Slowing payers",
    formula: "S = max(0, S + days late − own baseline − slack), day by day; alarm when S passes the threshold",
    definition:
      "CUSUM. Baseline: the customer's first 15 invoices by due date. Slack: half its own spread, at least 5 days; threshold: six spreads, at least 40 days; spread: the standard deviation, drawn towards 12 days. An invoice adds at most 2.5 spreads, so that one bad invoice raises no alarm.",
    edgeRules:
      "A delay counts from the day it is known: its payment, or the 60th day past due, whichever is first. The alarm bears the date of that day; a new one follows only after S fell to a new low. Too little history: no alarm.",
    worked:
      "15 invoices paid on the due date, then 20 days late each: spread 7.6, so 19 − 5 = 14 a time, past 45.6 at the fourth.",
    source:
      "Page (1954); half a spread and six spreads give one false alarm in about 2,600 invoices of a steady payer with normal noise (Siegmund's approximation).",
    table: "measures.customer_alarms",
  },
  {
    measure: "alarms of groups",
    name: "Slowing segments and classes",
    formula:
      "S = max(0, S + mean of (days late − the customer's own baseline) − 1.5 days), month by month; alarm above 6",
    definition:
      "By segment, and by risk class: the class, A to E, of the share of its first 15 invoices that was very late. Each customer is measured against itself and stays in its class, so that a changing mix neither hides nor makes an alarm.",
    edgeRules: "Whole months with at least 20 delays known. The alarm bears the month's end.",
    worked: "A class 5 days later than its past from one month to the next: 3.5, 7.0: alarm in the second month.",
    source: "Page (1954).",
    table: "measures.group_alarms",
  },
];
