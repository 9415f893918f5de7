/** One definition of a measure as the methods page shows it. `worked` is a number a test computes through `sqlFile`. */
export type Definition = {
  readonly measure: string;
  readonly name: string;
  readonly formula: string;
  readonly definition: string;
  readonly edgeRules: string;
  readonly worked: string;
  readonly source: string;
  readonly sqlFile: string;
};

/** Every measure that the site shows, in the order in which the methods page lists them. */
export const registry: readonly Definition[] = [
  {
    measure: "receivables",
    name: "Accounts receivable (AR)",
    formula: "open amount = amount − everything applied on or before the date; net AR = gross open − unapplied credits",
    definition:
      "Balances are sums of dated entries, so a past date shows what was open on that date, whatever was applied later.",
    edgeRules:
      "Nothing dated after the as-of date changes an open amount. One cent open is open. Credits a customer has not used never net another invoice.",
    worked: "An invoice of 100.00 with 99.99 paid has 0.01 open.",
    source: "Countback's ground rules; past-date cases after the test suites of ERPNext, Odoo and OCA.",
    sqlFile: "measures/positions.sql",
  },
  {
    measure: "overdue",
    name: "Overdue",
    formula: "Σ open amount of items with due date before the date",
    definition: "Days past due = date − due date. Due today is not due.",
    edgeRules:
      "A missing due date is taken from the terms, else it is the invoice date; each such row stands among the findings.",
    worked: "An item due on 1 June is not due on 1 June and one day past due on 2 June.",
    source: "Countback's ground rules.",
    sqlFile: "measures/positions.sql",
  },
  {
    measure: "aging",
    name: "Aging",
    formula: "Σ open amount by bucket of days past due: not due (≤ 0), 1–30, 31–60, 61–90, 91–120, 121+",
    definition:
      "The upper edge belongs to the lower bucket: exactly 30 days late is 1–30. By due date, or by invoice date; both totals are equal.",
    edgeRules: "Unapplied credits are apart and age from their own date. Instalments age one by one.",
    worked: "Items due D, D−1, D−30, D−31 at date D: one not due, two in 1–30, one in 31–60.",
    source: "Edges as ERPNext and Odoo draw them.",
    sqlFile: "measures/aging_items.sql",
  },
  {
    measure: "dso",
    name: "Days sales outstanding (DSO), simple",
    formula: "net AR ÷ credit sales in the P days that end with the date × P, for P = 30, 90, 365",
    definition: "Credit sales are invoices less credit notes, by document date, gross of tax as AR is.",
    edgeRules: "Sales at or below zero: no answer, with the reason.",
    worked: "10,869 × 90 ÷ (5,538 + 4,566 + 7,570) = 55.35 days.",
    source: "The form that JD Edwards documents.",
    sqlFile: "measures/dso.sql",
  },
  {
    measure: "dso count_back",
    name: "DSO, count-back",
    formula: "whole months of sales are taken from net AR, newest first; the last month counts its fraction of days",
    definition: "Reacts to the month in which the sales were made, so that a strong month does not flatter the number.",
    edgeRules:
      "A month without sales adds its days and takes nothing. AR beyond all history: “more than N days”, never extrapolated.",
    worked: "AR 212,000; 30-day months of 100, 80 and 70 thousand, newest first: 30 + 30 + 32 ÷ 70 × 30 = 73.71 days.",
    source: "Count-back (exhaustion) method.",
    sqlFile: "measures/dso_count_back.sql",
  },
  {
    measure: "best_possible_dso",
    name: "Best possible DSO and average days delinquent",
    formula: "not-due AR ÷ credit sales × P; past-due AR ÷ credit sales × P",
    definition: "DSO = best possible DSO + average days delinquent − unapplied days, all on the same sales and days.",
    edgeRules: "Not-due and past-due AR are gross of unapplied credits, which have days of their own.",
    worked: "On IBM's sample at 2012-12-31 the 90-day DSO is 26.84, of which best possible 23.14.",
    source: "Usual definitions, made additive.",
    sqlFile: "measures/dso.sql",
  },
  {
    measure: "cei",
    name: "Collection effectiveness index (CEI)",
    formula:
      "(opening AR + credit sales − closing AR) ÷ (opening AR + credit sales − closing AR not due) × 100, for the month",
    definition: "Book counts all that left AR; cash counts money received only. Both are shown, always together.",
    edgeRules: "Inside a month it is month to date. A denominator at or below zero: no answer, with the reason.",
    worked: "Opening 1,000, sales 600, closing 900, not due 700: 77.78 book; with 100 written off, 66.67 cash.",
    source: "Credit Research Foundation's index; the cash version is ours.",
    sqlFile: "measures/cei.sql",
  },
  {
    measure: "days_to_pay",
    name: "Days to pay",
    formula: "days to pay (payment − invoice date) = terms (due − invoice date) + days late (payment − due date)",
    definition: "Weighted by the amount applied, cash only, for the month, quarter and year to date.",
    edgeRules: "Days late are signed: early payments count. Fewer than three invoices: no answer.",
    worked: "On IBM's sample, cash of the first quarter of 2013: 26.49 = 30 − 3.51 days over 322 invoices.",
    source: "As Oracle Collections weighs it.",
    sqlFile: "measures/days_to_pay.sql",
  },
  {
    measure: "roll_forward",
    name: "Roll-forward",
    formula: "opening + invoices − cash − credits − discounts − write-offs ± FX ± other = closing",
    definition: "Net of unapplied credits, in base currency; each column carries the sign with which it adds.",
    edgeRules: "Closing comes from open balances, movements from entries; what is left over is shown as unexplained.",
    worked: "An invoice of 80 in base currency, revalued to 85: opening 80, FX 5, closing 85.",
    source: "Control-account practice.",
    sqlFile: "measures/customer_roll_forward.sql",
  },
  {
    measure: "turnover",
    name: "Receivables turnover",
    formula: "12 months' credit sales ÷ mean of 13 month-end balances",
    definition: "How many times a year the receivables turn into money.",
    edgeRules: "Fewer than 13 month ends: no answer.",
    worked: "Sales of 1,200 a year on a mean balance of 100: 12 times a year.",
    source: "Usual definition.",
    sqlFile: "measures/turnover.sql",
  },
  {
    measure: "hhi",
    name: "Concentration (HHI)",
    formula: "Σ share² × 10,000 over customers with a positive exposure",
    definition: "10,000 is one customer; 10,000 ÷ HHI is the number of equal customers it amounts to.",
    edgeRules: "Nothing open: no answer.",
    worked: "Two customers with half each: 5,000.",
    source: "Herfindahl–Hirschman index.",
    sqlFile: "measures/hhi.sql",
  },
];
