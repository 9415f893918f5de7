import type { Definition } from "../measures/registry.ts";

/** How recommendations come about. */
export const decisionDefinitions: readonly Definition[] = [
  {
    measure: "payer_risk",
    name: "Chance of being very late",
    formula: "(very late + 3 × segment rate) ÷ (judged + 3); at the as-of date half of it, half the model",
    definition:
      "Of a customer's invoices whose due date plus veryLateDays fell in the evidence days before a review, the share not paid by then, pulled towards its segment, and the segment by 20 invoices towards all. Whether an invoice is very late is known from that day on, so a past review holds nothing that came later. At the as-of date the risk model has half the say where it has scored an invoice not yet due.",
    edgeRules:
      "An invoice in dispute between its due date and that day counts apart, as do those closed by a credit before it. Invoices past due have no say through the model: they are a choice of the late ones.",
    worked: "Record 0.02, model 0.80: 0.41.",
    source: "Empirical-Bayes shrinkage; Countback.",
    sqlFile: "decisions/payer_risks.sql",
  },
  {
    measure: "terms",
    name: "Terms: tighten, hold or loosen",
    formula:
      "shorter: sales ÷ 365 × days × cost of capital + sales × chance × loss × share of exposure, against sales × margin × share lost; longer: the margin won against the same costs",
    definition:
      "Class D and E are tightened by a step of the ladder of terms, class A that pays on time is loosened by one, where a year's money for it is no less than the money against it. A recommendation stands until the chance is hysteresisRate past the edge that made it, from review to review.",
    edgeRules:
      "Held: too few judged invoices (a weak rating tightens a new customer), terms that changed within three months, the end of the ladder, a step that costs more than it brings. Due on receipt is a step of the ladder; part prepayment and prepayment lie below it.",
    worked:
      "Sales of 36,000, 15 days shorter, 25 % margin, 2 % of sales lost: 180 at risk, against 118.36 of carrying cost at 8 % and the loss avoided.",
    source: "Usual credit practice; Countback.",
    sqlFile: "decisions/terms_money.sql",
  },
  {
    measure: "terms_outcomes",
    name: "How advised customers paid afterwards",
    formula: "Σ days late of invoices due in the 90 days after a review ÷ their number",
    definition:
      "Month ends of the past, reviewed by the same rule with what was known then; those told to tighten should pay later than those held, and those later than those loosened.",
    edgeRules:
      "Only reviews whose invoices have all been due for veryLateDays. Days late from −30 to 120; open invoices count up to the as-of date. Disputed invoices and those closed by a credit are left out.",
    worked: "In the sample the order holds at every past review.",
    source: "Countback.",
    sqlFile: "decisions/terms_outcomes.sql",
  },
  {
    measure: "limits",
    name: "Credit limit",
    formula: "sales of a day × (terms + mean delay) × (1 + headroom) × factor of the class, rounded up to two digits",
    definition:
      "Beside it the exposure (open + ordered and not yet invoiced − unapplied credits), what it uses of the limit given, and whether it is above the limit and its grace.",
    edgeRules:
      "Without evidence the limit given stands; classes D and E get no room for their delay and never more than today; a rise is at most largestRiseRate. In base currency. No limit given: no use and no breach.",
    worked: "18,000 a year on net 30, class A: 18,000 ÷ 365 × 30 × 1.2 × 1.2 = 2,130, rounded up to 2,200.",
    source: "Usual credit practice; Countback.",
    sqlFile: "decisions/limits.sql",
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
    sqlFile: "decisions/peaks.sql",
  },
  {
    measure: "worklist",
    name: "Worklist",
    formula:
      "ask = past due − disputed − unapplied; brought forward = ask × chance unpaid in two weeks × effect of a touch",
    definition:
      "Actions ready on the next working day first, by what a touch brings forward, spread over working days under the daily capacity; then those whose step is due later; last those that are stopped, with the reason.",
    edgeRules:
      "The ask is never below 0 nor above what is past due. The next step is the one after the last taken for what is overdue now; without a log, the one that its age has reached. Public holidays are not known.",
    worked: "400 at a chance of 28/30 and an effect of 30 %: 112 brought forward.",
    source: "Countback.",
    sqlFile: "decisions/worklist.sql",
  },
  {
    measure: "worklist_backtest",
    name: "Test of the worklist",
    formula: "cash past due then and unpaid two weeks later at the first twenty ÷ all of it",
    definition:
      "Past weekly origins of the forecast, ranked by what was expected then without hindsight, against ranking by amount, by age and at random.",
    edgeRules: "Amounts as open at the origin. At random by a seeded hash of the customer and the week.",
    worked: "Twenty customers or fewer past due: every ranking reaches 100 %.",
    source: "Countback.",
    sqlFile: "decisions/worklist_backtest.sql",
  },
];
