import type { Definition } from "../measures/definitions/definition.ts";
import { practiceDefinitions } from "./practiceDefinitions.ts";
import { workDefinitions } from "./workDefinitions.ts";

/** How recommendations come about. */
export const decisionDefinitions: readonly Definition[] = [
  {
    measure: "payer_risk",
    name: "Chance of being very late",
    formula: "(very late + 3 × segment rate) ÷ (judged + 3); at the as-of date half of it, half the model",
    definition:
      "Of a customer's invoices whose due date plus veryLateDays fell in the evidence days before a review, the share not paid by then, pulled towards its segment, and the segment by 20 invoices towards all. Whether an invoice is very late is known from that day on, so a past review holds nothing that came later. At the as-of date the risk model has half the say where it has scored an invoice not yet due.",
    edgeRules:
      "An invoice in dispute between its due date and that day counts apart, as do those closed by a credit before it. Invoices past due have no say through the model: they are a choice of the late ones. With too few invoices judged, at the as-of date, the record of the customer's credit rating is half of what it is pulled towards.",
    worked: "4 of 10 very late in a segment of 10 %: 0.331. Record 0.02, model 0.80: 0.41.",
    source: "Empirical-Bayes shrinkage; Countback.",
    table: "decisions.payer_risks",
  },
  {
    measure: "postures",
    name: "The one judgement of a customer",
    formula: "the first that holds of stop, restrict, watch, grow and keep",
    definition:
      "Stop: no less than the floor of a hold past the agency age, or past the hold age with a class other than A and B. Restrict: past the hold age with class A or B, class D or E, above the limit with a class other than A and B. Watch: above the limit with class A or B, an alarm, a firm step, a broken promise, a dispute, credits that may pay what is old, class C. Grow: class A that pays within promptDays. Keep: the rest. Terms, limit, hold, plan, action and message follow from it.",
    edgeRules:
      "The floor of a hold is holdFloorAmount or holdFloorRate of all that is open, whichever is more. A class counts from minimumInvoices on. With more than one currency and no rates, the most cautious decides for hold and limit, and the reason names it.",
    worked:
      "1,000.00 past due for 72 days: stop where it is all that is owed, keep where 99,000.00 more is not yet due.",
    source: "Usual credit practice; Countback.",
    table: "decisions.postures",
  },
  {
    measure: "terms",
    name: "Terms: tighten, hold, loosen or consider",
    formula:
      "shorter: sales ÷ 365 × days × cost of capital + sales × chance × loss × share of exposure, against sales × margin × share lost; longer: the margin won against the same costs",
    definition:
      "Class D and E are tightened by a step of the ladder of terms, class A that pays on time is loosened by one, where a year's money for it is no less than the money against it. What ties money up is recommended only as far as this ledger shows that terms win the sales it needs; else it is a question, to consider, with its break-even. A recommendation stands until the chance is hysteresisRate past the edge that made it, from review to review.",
    edgeRules:
      "Better terms only for who is to grow, and whose limit may cover what it will owe. Held: too few judged invoices (a weak rating, or a segment and rating that pay as class D or E do, tightens a new customer), terms that changed within three months, the end of the ladder, a step that costs more than it brings. Due on receipt is a step of the ladder; part prepayment and prepayment lie below it.",
    worked:
      "Sales of 36,000, 15 days shorter, 25 % margin, 2 % of sales lost: 180.00 at risk, against 118.36 of carrying cost at 8 % and the loss avoided.",
    source: "Usual credit practice; Countback.",
    table: "decisions.terms_money",
  },
  {
    measure: "terms_sensitivity",
    name: "Effect of all changes of terms, and its sensitivity",
    formula:
      "money tied up = Σ sales ÷ 365 × days longer (freed where shorter); change of DSO = that ÷ a day's sales of the last 90; break-even = money and loss ÷ (sales × margin)",
    definition:
      "What all steps of one kind do together in a year, as assumed and with the sales won or lost, the margin or the cost of capital less or more by terms.sensitivityRate; for how many customers the step then pays.",
    edgeRules:
      "A discount frees take-up × sales ÷ 365 × (terms − discount days). Expected losses and discounts given stand. No sales in 90 days: no change of DSO.",
    worked: "Sales of 36,500 on 15 days more tie up 1,500.00; at 100.00 a day that is 15.0 days of DSO.",
    source: "Countback.",
    table: "decisions.terms_sensitivity",
  },
  {
    measure: "terms_evidence",
    name: "What longer terms have won",
    formula: "(sales of 3 months after ÷ sales of 3 months before the change) ÷ (the same of everybody else) − 1",
    definition:
      "Of each customer whose terms became longer, the first time; from −100 % to 100 %, and on average. Better terms are recommended only where the mean less two standard errors is no less than the sales they need.",
    edgeRules: "Fewer than ten such customers show nothing. At a past review only what was known then counts.",
    worked: "1,000 before and 1,500 after where everybody else went from 10,000 to 12,000: 25.0 %.",
    source: "Difference in differences; Countback.",
    table: "decisions.terms_evidence",
  },
  {
    measure: "discount_offer",
    name: "Discount offer",
    formula:
      "for it: sales × take-up ÷ 365 × (terms − discount days) × cost of capital + sales × share won × margin; against it: sales × take-up × discount",
    definition:
      "The other way to loosen: the terms stay and a discount for early payment is offered. Of the two the one that brings more is proposed; the other stands beside it.",
    edgeRules:
      "Neither side depends on the customer's risk, so that more risk never makes an offer. None on terms no longer than the discount days, nor for who has a discount on invoices of the last three months.",
    worked: "Sales of 100,000 on net 60, 1 % within 10 days, half taken up: 672.95 for it, 500.00 against.",
    source: "Countback.",
    table: "decisions.terms_steps",
  },
  {
    measure: "break_even_take_up",
    name: "Break-even take-up of a discount",
    formula: "margin of the sales won ÷ (discount − worth of the money earlier), at most all",
    definition:
      "Up to which share of sales may take a discount before it costs more than it brings: the money comes (net days − discount days) earlier, worth the cost of capital on what is left after the discount; the sales it wins bring their margin whatever the take-up.",
    edgeRules:
      "A discount that costs no more than the money it brings forward pays at any take-up: 100 %. The result of the last 12 months counts unearned discounts as cost.",
    worked: "2/10 net 30 at 8 %, 0.5 % of sales won at a margin of 25 %: 7.96 %.",
    source: "Countback.",
    table: "decisions.discount_economics",
  },
  {
    measure: "dso_worth",
    name: "What a day of DSO is worth",
    formula: "credit sales of 90 days ÷ 90; a year's cost of it at the cost of capital",
    definition:
      "A day of DSO less is a day's credit sales more in the bank, once. The gap to the target of the policy and to best possible DSO in money, at the same day's sales.",
    edgeRules: "No sales in the last 90 days, or no target: no answer.",
    worked: "Sales of 90,000 in 90 days: 1,000.00 a day, 80.00 a year at 8 %.",
    source: "Usual definition.",
    table: "decisions.dso_worth",
  },
  {
    measure: "terms_outcomes",
    name: "How advised customers paid afterwards",
    formula: "Σ days late of invoices due in the 90 days after a review ÷ their number",
    definition:
      "Month ends of the past, reviewed by the same rule with what was known then; those told to tighten should pay later than those held, and those later than those loosened.",
    edgeRules:
      "Only reviews whose invoices have all been due for veryLateDays. Days late from −30 to 120; open invoices count up to the as-of date. Disputed invoices and those closed by a credit are left out.",
    worked: "Paid 10 and 40 days late: 25.0 days.",
    source: "Countback.",
    table: "decisions.terms_outcomes",
  },
  {
    measure: "limits",
    name: "Credit limit",
    formula: "sales of a day × (terms + mean delay) × (1 + headroom) × factor of the class, rounded up to two digits",
    definition:
      "Beside it the exposure (open + ordered and not yet invoiced − unapplied credits), what it uses of the limit given, and whether it is above the limit and its grace. The limit of a customer above others is its group's, what its group needs is recommended for it, and the limits below it are sub-limits.",
    edgeRules:
      "Without evidence the limit given stands; classes D and E get no room for their delay and never more than today; a rise is at most largestRiseRate. Who is not held, and in no class D or E, has no less than it owes; who is to get better terms no less than it will owe on them, and where these are a question the limit they need stands beside them. In base currency. No limit given: no use and no breach.",
    worked: "18,000 a year on net 30, class A: 18,000 ÷ 365 × 30 × 1.2 × 1.2 = 2,130, rounded up to 2,200.",
    source: "Usual credit practice; Countback.",
    table: "decisions.limits",
  },
  {
    measure: "peak",
    name: "Projected peak of exposure",
    formula: "the highest, over 13 weeks, of exposure − expected receipts + billing since − its receipts",
    definition:
      "What the forecast expects of open invoices, and billing at the rate of the last 13 weeks, each invoice paid after the customer's terms and mean delay.",
    edgeRules: "No forecast for a customer: nothing comes in. At least today's exposure.",
    worked: "1,300 open and 100 billed a week: 1,300 where 500 a week come in, 2,600 where nothing does.",
    source: "Countback.",
    table: "decisions.peaks",
  },
  ...workDefinitions,
  ...practiceDefinitions,
];
