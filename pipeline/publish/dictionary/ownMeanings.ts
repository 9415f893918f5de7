import type { Meaning } from "./meaning.ts";

/** Columns that say something else in one table than their name says elsewhere, by `table.column`. */
export const ownMeanings: Readonly<Record<string, Meaning>> = {
  "dso_bridge.days": { unit: "days", meaning: "Length of the bar in days of DSO." },
  "dso_bridge.amount": { unit: "money", meaning: "Length of the bar in money." },
  "decide_today.amount": { unit: "money", meaning: "What is asked for, past due, gained a year or not applied." },
  "findings.value": { unit: "text", meaning: "Value that was found." },
  "findings_top.value": { unit: "text", meaning: "Value that was found." },
  "findings.amount": { unit: "money", meaning: "Amount at stake, in the document's currency; empty where none is." },
  "findings_top.amount": {
    unit: "money",
    meaning: "Amount at stake, in the document's currency; empty where none is.",
  },
  "findings_by_rule.amount": { unit: "money", meaning: "Amounts at stake, added as numbers; empty where none is." },
  "aging_cuts.cut": {
    unit: "text",
    meaning: "What the balance is cut by: group, segment, region, country or sales rep.",
  },
  "position_changes.cause": { unit: "text", meaning: "What became of the items since: new, settled, gone and others." },
  "position_changes.count_items": { unit: "count", meaning: "How many items or credits changed so." },
  "position_changes.change_amount": {
    unit: "money",
    meaning: "Their part in the change of what is open less unused credits.",
  },
  "holdout.value": { unit: "own", meaning: "The metric's value." },
  "days_to_pay_periods.terms": { unit: "days", meaning: "Days from invoice to due date, weighted by amount." },
  "busy_weeks.week": { unit: "count", meaning: "Which week it is; the first begins on the day after the report date." },
  "busy_weeks.owner": { unit: "text", meaning: "Who is to do it; empty: everybody." },
  "late_reasons.reason": { unit: "text", meaning: "Why it is not paid, as far as the export tells." },
  "late_reasons.overdue_amount": { unit: "money", meaning: "Past due for this reason, in report currency." },
  "late_reasons.overdue_rate": { unit: "share", meaning: "Share of all that is past due, of the customer or of all." },
  "late_reasons.invoice_id": { unit: "text", meaning: "Number of the largest debt of this reason." },
  "late_debts.reason": { unit: "text", meaning: "Why it is not paid, as far as the export tells." },
  "late_debts.overdue_amount": { unit: "money", meaning: "Past due of the item for this reason, in report currency." },
  "ways_to_pay.method": { unit: "text", meaning: "Way of paying." },
  "way_customers.method": { unit: "text", meaning: "Way of paying." },
  "dispute_clock.open_amount": { unit: "money", meaning: "What the dispute holds up, in report currency." },
  "dispute_clock.owner": { unit: "text", meaning: "Who is to settle the dispute." },
  "agency_results.count_items": { unit: "count", meaning: "How many invoices and instalments they are." },
  "plan_instalments.days_late": {
    unit: "days",
    meaning: "Days from the date of the instalment to the day on which it was covered.",
  },
  "plan_instalments.instalment": { unit: "count", meaning: "Which instalment of the plan it is." },
  "plans.planned_amount": { unit: "money", meaning: "Sum of the plan's instalments." },
  "holdout.n": { unit: "count", meaning: "Invoices that it was measured on." },
};
