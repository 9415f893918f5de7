import type { Definition } from "../measures/definitions/definition.ts";

/** How what a receivables team follows from week to week comes about. */
export const practiceDefinitions: readonly Definition[] = [
  {
    measure: "late_reasons",
    name: "Why they pay late",
    formula:
      "past due = dispute + our billing + cash shortage + their payment run + their habit + unknown; each debt has the first reason that holds",
    definition:
      "Dispute: disputed now, or a dispute settled so lately that the invoice's terms, counted from there, have not run out; our billing where its reason is the billing department's, where the invoice was corrected so lately, or where it was billed more than a week after delivery and is no more days late than that. Cash shortage: under a payment plan, or the customer has broken its last promises or its plan, owes more than it can pay, or has had debts written off in 180 days. Their payment run: nothing has come of the customer since the due date, and its next run, one weekday or a steady rhythm of its payment days, is still to come. Their habit: no later than nine of ten of its invoices of the last year, of which half were late.",
    edgeRules:
      "What is disputed of a debt stands apart from the rest of it, so that reasons sum to what is past due. A habit needs five paid invoices, a weekday eight payment days of which nine in ten fall on it, a rhythm six gaps that are alike within eight days. What none of it tells is unknown, also where a customer is later than its habit.",
    worked: "Six days past due, paid on Fridays alone and last before the due date: their payment run.",
    source: "Countback.",
    table: "decisions.late_reasons",
  },
];
