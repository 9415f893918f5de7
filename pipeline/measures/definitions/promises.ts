import type { Definition } from "./definition.ts";

/** Promises to pay. */
export const promiseDefinitions: readonly Definition[] = [
  {
    measure: "promises",
    name: "Promises kept",
    formula:
      "kept: received from the day it was made to its date + 3 days ≥ 90 % of the promise; by count and by value",
    definition:
      "Cash counts by the day of its receipt: on the invoice that the promise names, else of the customer. Less than 90 %: partial; nothing: broken; settings promises.keptRate and promises.graceDays.",
    edgeRules:
      "No sum counts for two promises: those of an invoice (or customer) take its cash in order of promised date, and cash on an invoice while a promise that names it runs is that invoice's. Not due while its last day has not passed, unless already kept. Credit notes are no cash.",
    worked: "100 promised, 90 received on the third day after: kept; 89.99: partial; 90 on the fourth day: broken.",
    source: "Countback; the nine tenths and three days are settings.",
    table: "measures.promises",
  },
];
