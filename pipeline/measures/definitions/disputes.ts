import type { Definition } from "./definition.ts";

/** What keeps money from coming: disputes, deductions, credits nobody applied. */
export const disputeDefinitions: readonly Definition[] = [
  {
    measure: "disputes",
    name: "Disputes",
    formula: "held = the disputed amount, at most what is open; cycle time = closing − opening; age = date − opening",
    definition: "Median and 90th percentile of the cycle time by reason: of the closed ones, and with open ones aged.",
    edgeRules:
      "Disputes on one invoice share what is open of it, the oldest first. Fewer than three: no answer, with the reason.",
    worked: "100 open, disputes of 80 and 50: they hold 80 and 20. Closed after 10, 20 and 30 days: median 20.",
    source: "Countback.",
    table: "measures.disputes",
  },
  {
    measure: "deductions",
    name: "Deductions",
    formula: "short payments and bank charges allowed, and the rest that the last payment left open",
    definition:
      "A rest counts while it is at most a quarter of the item (setting residualRateLimit); its reason is that of the dispute open on the invoice.",
    edgeRules: "Without a reason it stands under (none given), and is not dropped, however small.",
    worked: "99.50 paid of 100: a rest of 0.50.",
    source: "Countback.",
    table: "measures.deductions",
  },
  {
    measure: "chaseable",
    name: "Wrongly chaseable",
    formula: "min(past due, unapplied credits), by customer and currency",
    definition: "Money that reminders would ask for although the customer's own credits cover it.",
    edgeRules: "Never across customers or currencies; the ledger itself does not net.",
    worked: "Past due 300, unapplied 120: 120 wrongly chaseable, 180 to chase.",
    source: "Countback.",
    table: "measures.chaseable",
  },
];
