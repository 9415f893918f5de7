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
  {
    measure: "busy_weeks",
    name: "Busy weeks ahead",
    formula:
      "conversations of a week = Σ over customers of the chance that an item is unpaid when it comes to a step; hours = × the step's minutes",
    definition:
      "What the worklist has ready is of the first week. After it each open item comes to the steps of the ladder on their days, at the chance that it is still unpaid then; a customer is one conversation a week, that of its likeliest item. A dispute is of the week in which it is to be settled, one past its time of the first; new ones come as in the last 52 weeks. Capacity is dailyHours on each business day; usual is what a week of the last 13 had.",
    edgeRules:
      "Weeks begin on the day after the report date. Only invoices that are issued count, so that later weeks are rather too low where terms are short. No formal step for whom the policy gives none; disputed and planned money is not asked for. Half a chance where an item has no payment curve.",
    worked: "One item, as likely unpaid as not when it is called about: 0.5 conversations, 10 minutes.",
    source: "Countback.",
    table: "decisions.busy_weeks",
  },
  {
    measure: "vettings",
    name: "Vetting before the first invoice",
    formula:
      "odds of being very late = odds of all starts × Π (odds of starts of its segment, country, size, rating ÷ odds of all); limit = buying a day × (terms + 30 days) × factor of its class",
    definition:
      "New is who was first invoiced in the last 90 days, or never and has an open order or a contact of the last 90 days. Starts are customers first invoiced after the first 90 days of the export; of each the share of its invoices of 180 days that were very late or written off. Classes A and B get the usual terms of starts in its segment, C and D a step shorter, D half in advance, E all of it. A weak rating is class D at least.",
    edgeRules:
      "Each rate is pulled towards that of all by ten starts. With fewer than ten starts in the export nothing is founded: class C, or D where the rating is weak, and it says so. Size is what it buys in 90 days against the thirds of the starts; what is ordered counts as a month's buying where nothing was invoiced. Alarms: the first invoice was more than promptDays late; it owes and orders more than the limit of its start; it buys without a credit limit where others have one.",
    worked: "Ordered 3,000 with nothing invoiced, net 30, no starts to judge by (class C): a limit of 6,000.",
    source: "Usual credit practice; Countback.",
    table: "decisions.vettings",
  },
  {
    measure: "weekly_figures",
    name: "Week by week",
    formula:
      "at each of the last 26 week ends: open − unapplied, past due, DSO simple over 90 days; in each week: cash, invoices less credit notes",
    definition:
      "What stands for month ends, at the ends of weeks: a week ends on the weekday of the report date, so that the last row is the report's own figures.",
    edgeRules:
      "Converted at the rate of each week's end. No week before the first 90 days of the export are over, or where balances are not known; no sales and no DSO where not every sale is.",
    worked: "1,000 due on 4 December and unpaid is past due at the week's end of the 10th, not at that of the 3rd.",
    source: "Countback.",
    table: "measures.weekly_figures",
  },
];
