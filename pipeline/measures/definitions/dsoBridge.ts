import type { Definition } from "./definition.ts";

/** What makes DSO what it is, and what moved it. */
export const dsoBridgeDefinitions: readonly Definition[] = [
  {
    measure: "dso_bridge best_possible",
    name: "From best possible to actual DSO",
    formula: "best possible DSO + disputed late + undisputed late − unapplied = DSO (90 days, simple)",
    definition: "Each bar is money at the date; its days are that money ÷ credit sales of the 90 days × 90.",
    edgeRules:
      "Days are cut to four decimals as the bars pile up, so that they sum exactly. No sales: no days, with the reason.",
    worked: "Sales of 200; 100 not due, 40 disputed and 60 undisputed late, 20 unapplied: 45 + 18 + 27 − 9 = 81 days.",
    source: "DSO = best possible + delinquent − unapplied days, with late split by dispute.",
    table: "measures.dso_bridge",
  },
  {
    measure: "dso_bridge month",
    name: "What moved DSO since last month",
    formula:
      "DSO of last month + terms granted + mix + billing lag + timing + disputed late + undisputed late + unapplied + FX = DSO",
    definition:
      "A part of AR makes days by what it exceeds its size last month × sales now ÷ sales then; that growth with sales is the bar sales volume, money without days. Terms granted: change of customers' own mean terms, weighted by what each was invoiced in three months; mix: the rest of the change in mean terms. Billing lag: not due only because billed after delivery. FX: closing balances at this rate less at last month's. Timing is the rest of not-due AR: when in the 90 days the sales fell, and what was paid early.",
    edgeRules:
      "Terms show when invoices are issued; where AR follows later, timing bears the difference and gives it back. New and lapsed customers are mix. No sales in either window: no days, with the reason.",
    worked:
      "100 sold a month earlier, now late (40 of it disputed), 100 billed 37 days after delivery, 20 unapplied: 90 + 45 − 90 + 18 + 27 − 9 = 81 days.",
    source: "Ours; additive by construction and checked against DSO and AR at every date.",
    table: "measures.bridge_bars",
  },
];
