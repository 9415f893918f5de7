import type { Definition } from "../measures/definitions/definition.ts";

/** How daily work and what would change the figures come about. */
export const workDefinitions: readonly Definition[] = [
  {
    measure: "order_checks",
    name: "Orders on account",
    formula: "open − unapplied + orders not yet invoiced so far, oldest first, against limit × (1 + grace)",
    definition:
      "Which orders may be delivered: what no invoice names of an order is still to come. Held where the customer is held for old debt, where the order takes the exposure above the limit and its grace, or where the group above is in breach; above the limit who pays well is asked about, not held.",
    edgeRules:
      "In base currency. An order without any invoice after staleOrderDays is asked about. No limit given: nothing to hold by.",
    worked: "Limit 1,000, 600 open: orders of 300 and 200 are let through, 10 more make 1,110.00 and are held.",
    source: "Usual credit practice; Countback.",
    table: "decisions.order_checks",
  },
  {
    measure: "worklist",
    name: "Worklist",
    formula:
      "ask = past due − disputed − under a kept plan − what an agency has − unapplied; brought forward = ask × days it would stay unpaid ÷ 30 × chance that a touch changes that",
    definition:
      "Actions ready on the next business day first, by the money that a touch brings forward by a month; then those whose step is due later; last those that are stopped, with the reason. What is past due and what is due soon are on one scale: the days of the next thirty that it is expected to stay unpaid, or of the thirty after its due date that it is expected to be late. A customer is one conversation on one day: its best one where that has room, else the first with people's minutes left under dailyHours.",
    edgeRules:
      "The ask is never below 0 nor above what is past due; before the due date it is what falls due. What is more likely than not to come within patienceDays, from now or from its due date, is not reminded of, and no reminder before the due date comes after it. Steps belong to debts: the next of an item is the one after the last taken for it, without one the one that its age has reached; a customer's is the highest that no less than the floor has come to (floorAmount, and floorRate of all that it owes), else a friendly one at most. Class A without old debt gets no formal one. A formal step demands what has come to it and nothing else. Above its limit a customer is asked no more mildly than by the first step of breachTone, at once. Business days are Monday to Friday without the holidays of the customer's country (holidays.csv, else its public and bank holidays; without a country those of the base currency's home).",
    worked: "400 that would stay unpaid for 30 days, at a chance of 30 %: 120.00 brought forward.",
    source: "Countback.",
    table: "decisions.worklist",
  },
  {
    measure: "touch_effects",
    name: "The chance that a touch changes the outcome",
    formula: "(paid in 14 days after a contact − paid in 14 days else) ÷ (1 − paid else)",
    definition:
      "Of items past due on the day of a contact in the last year, against items equally long past due on a Monday with no contact of their customer within 14 days: the share of what would have stayed unpaid that came.",
    edgeRules:
      "It counts in place of touchEffectRate from 100 contacts on, where even less two standard errors it is above 0. Who pays least is asked most, so that it is rather too low.",
    worked: "50 % after a contact, 20 % else: 37.5 %.",
    source: "Countback.",
    table: "decisions.touch_effects",
  },
  {
    measure: "team_decisions",
    name: "Decisions of the credit team",
    formula: "the latest decision on terms, limit and supply that has not run out wins over the advice",
    definition:
      "decisions.csv says customer, day, who, why, and one or more of terms, credit limit, supply (hold or release) and a last day. A hold restricts, a release lifts the hold and every step from the hold age on, a limit is the one that exposure and orders are checked against, terms take the place of those proposed. The advice stands beside each.",
    edgeRules:
      "A line that decides nothing is none; an unknown customer is told. The outcome is judged like the advice's: invoices due in the 90 days after the decision, very late after veryLateDays, and what was written off since.",
    worked:
      "Stopped by the advice, released by the team until a day: delivered until then, and stopped from the day after.",
    source: "Countback.",
    table: "decisions.team_decisions",
  },
  {
    measure: "credit_alerts",
    name: "Alarms on customers",
    formula:
      "billed in 30 days ≥ 2 × its mean and 1.25 × its highest; balance ÷ cash of 180 days × 180 > 90 days and > 2 × (terms + delay); days without payment > 30 and > 2 × the gap that 9 of 10 keep; paid steadily ≥ 15 days after due dates that no usual terms give; 2 promises or more broken in a row; pays later than before",
    definition:
      "Each is dated by the day it came true, with the money it is about, and has a consequence: whoever has one is watched and gets no better terms; its limit does not rise, it is asked firmly at once, a promise stops no step, or shorter terms and formal steps wait until the due dates are clear.",
    edgeRules:
      "Only where the money is no less than holdFloorAmount. Twelve times 30 days at most, counted from the customer's first invoice, six with an invoice; six gaps between payment days; ten invoices paid in cash, half of them within five days of each other counted from the invoice.",
    worked: "Billed 1,000.00 a month for a year and 3,000.00 in the last: 2,000.00 above its habit.",
    source: "Usual credit practice; Countback.",
    table: "decisions.credit_alerts",
  },
  {
    measure: "candidates",
    name: "Payment plans and agencies",
    formula: "instalments = what is past the hold age × 6 ÷ cash of 180 days, rounded up, 2 to longestMonths",
    definition:
      "For what is past the hold age, no less than the floor of a hold and than the customer pays in a month: a plan of monthly instalments of about what it has been paying. An agency for whom the ladder's last step is next, and who has paid less in 180 days than that is about.",
    edgeRules:
      "Nothing paid in 180 days, or too little for a plan of longestMonths in instalments of floorAmount: no number, and the reason. Who has broken a plan is offered no other. Without a log of contacts, by age alone.",
    worked: "900 past the hold age, 1,200 paid in 180 days: 5 instalments of 180.00.",
    source: "Usual collection practice; Countback.",
    table: "decisions.candidates",
  },
  {
    measure: "dispute_clocks",
    name: "Dispute clock",
    formula: "age = as-of date − opened; over target: age > target days of its reason, else targetDays",
    definition:
      "Every dispute with its owner (disputes.csv, else the sales rep), the department that makes its reason, its age against a target and the next step: clarify, have the department answer past half of it, answer the customer past it, escalate past twice. A cause repeats where three or more were opened in 90 days, at two customers or more.",
    edgeRules:
      "Time to settle is of those closed in the last year, from three on. A reason that the settings do not know belongs to no department.",
    worked: "Opened 40 days ago, to be settled in 30: over target, answer the customer.",
    source: "Usual deduction management; Countback.",
    table: "decisions.dispute_clocks",
  },
  {
    measure: "ways_to_pay",
    name: "Ways to pay",
    formula:
      "cash that comes once = cash of 12 months ÷ 365 × days later than all other ways; a year's worth = that × cost of capital",
    definition:
      "How late each way of paying brings the money against all others together, weighted by cash, and what it would bring to move it. Advised from three days and twenty invoices on.",
    edgeRules:
      "Part of the difference is who pays so, not how: read it as the most that moving can bring. Never below 0.",
    worked: "3,650 a year by cheque, 10 days later than the rest: 100.00 come once.",
    source: "Countback.",
    table: "decisions.ways_to_pay",
  },
  {
    measure: "agency_results",
    name: "Agencies against keeping on",
    formula: "net = cash of the 180 days after ÷ what was open × (1 − agencyFeeRate)",
    definition:
      "Of what was handed over (the ladder's last step in contacts.csv) and of what was as old and kept: what came in the 180 days after, what was given up, and what the agency keeps, by age at the beginning.",
    edgeRules:
      "Judged are cases begun 180 days ago or before, of the last three years. Handed over is chosen, not drawn: what is kept may be the better debt.",
    worked: "1,000 handed over, 400 came, a fifth is the agency's: 32.0 % net.",
    source: "Usual collection practice; Countback.",
    table: "decisions.agency_results",
  },
  {
    measure: "cash_receipts",
    name: "Who has paid",
    formula: "cash of the last 13 weeks by day of receipt; late = what of it settled items past their due date",
    definition:
      "Every payment that stands at the report date, dated by receipt, with the invoices that it settled and what of it is not applied; by day, week and customer. Weeks end on the weekday of the report date.",
    edgeRules:
      "Converted at the rate of its day. A payment for two customers' invoices is a row for each. An export that states only when an invoice was paid has a receipt an invoice.",
    worked: "A payment of 300 that settles 200 due before it and 100 due after: 66.7 % late.",
    source: "Countback.",
    table: "measures.cash_receipts",
  },
  {
    measure: "plans",
    name: "Payment plans kept, late and broken",
    formula:
      "an instalment is covered once the cash for the plan's items since it was agreed ≥ all instalments before it + keptRate × it",
    definition:
      "plans.csv says customer, invoices, day agreed, and the date and amount of each instalment. Kept: covered by its date and graceDays. Late: covered later, or missed by no more than brokenAfterDays. Broken: missed by more. What is under a plan that is kept or late is not dunned and is no reason for a hold; a late instalment is asked for and nothing else of it. A broken plan is an alarm, voids promises, and all of it is asked for again, firmly and at once.",
    edgeRules:
      "A plan without invoices is for all that was due when it was agreed. An item of several plans is the latest's. Completed: nothing is open of its items, whatever settled them. Cash that lies unapplied since then counts.",
    worked:
      "600 in three instalments: 200 in time, 200 ten days late, nothing for the third by its date and 15 days: broken.",
    source: "Usual collection practice; Countback.",
    table: "measures.plans",
  },
  {
    measure: "residues",
    name: "Small remainders",
    formula: "undisputed and past the hold age, less than floorAmount or than floorRate of all that is open",
    definition:
      "What is old and too little to dun, proposed for netting where the customer's unapplied credits cover it, for write-off up to writeOffAmount, else to be clarified with the customer.",
    edgeRules: "Nothing is posted. The agency of a remainder counts for it alone.",
    worked: "164.23 of 55,223.86 is 0.3 %, below 2 %: write off.",
    source: "The minimum amount and minimum percentage of a dunning level in SAP; Countback.",
    table: "decisions.residues",
  },
  {
    measure: "worklist_backtest",
    name: "Test of the worklist",
    formula: "Σ past due then × days unpaid of the thirty after ÷ 30 at the first twenty ÷ all of it",
    definition:
      "Past weekly origins of the forecast, ranked by what was expected then without hindsight, and judged by the same days, against ranking by amount, by age and at random.",
    edgeRules: "Amounts as open at the origin. At random by a seeded hash of the customer and the week.",
    worked: "100.00 paid 15 days later counts 50.00; of twenty customers or fewer every ranking reaches 100 %.",
    source: "Countback.",
    table: "decisions.worklist_backtest",
  },
  {
    measure: "allowance_sensitivity",
    name: "Sensitivity of the allowance",
    formula: "Σ open × min(1, share lost × change of loss rates × (1 − recovery) × outlook factor)",
    definition:
      "The allowance at the as-of date with every loss rate, the outlook factor or the recovery otherwise by a step of the settings (allowance.sensitivity); what is individually assessed, insured or overlay stays.",
    edgeRules: "No rate goes above 1, no recovery below 0 or above 1. Without loss rates no case.",
    worked: "1,000 open of which 40 % is lost: 400.00; loss rates 10 % higher 440.00, recovery of 10 % 360.00.",
    source: "The sensitivity that IFRS 7 35G and IAS 1 129 ask for.",
    table: "decisions.allowance_sensitivity",
  },
  {
    measure: "scenarios",
    name: "Scenarios",
    formula:
      "receipts of a week moved by so many days, spread evenly over their week; change of DSO = −cash moved ÷ a day's sales",
    definition:
      "What the forecast expects, with some receipts moved: all of the five largest later, what classes D and E are billed from now on earlier, what is in dispute paid whole after some days, or frozen.",
    edgeRules: "Receipts do not come before the first week. What is moved beyond week 13 is out of sight.",
    worked: "1,070 expected in week 1, 15 days later: 917.14 in week 3, 152.86 in week 4.",
    source: "Countback.",
    table: "decisions.scenarios",
  },
];
