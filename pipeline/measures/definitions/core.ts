import type { Definition } from "./definition.ts";

/** What is owed, how old it is and how well it is collected. */
export const coreDefinitions: readonly Definition[] = [
  {
    measure: "receivables",
    name: "Accounts receivable (AR)",
    formula: "open amount = amount − everything applied on or before the date; net AR = gross open − unapplied credits",
    definition:
      "Balances are sums of dated entries, so a past date shows what was open on that date, whatever was applied later.",
    edgeRules:
      "Nothing dated after the as-of date changes an open amount. One cent open is open. Credits a customer has not used never net another invoice. An amount paid without a date is settled by the as-of date, day unknown: balances between issue and that date have no answer. What falls from one snapshot of open items to the next is settled on the day of the later one. A payment without an invoice goes to the one its reference names, else to the only one with that amount open, else by the settings oldest due first or nowhere.",
    worked: "An invoice of 100.00 with 99.99 paid has 0.01 open.",
    source: "Countback's ground rules; past-date cases after the test suites of ERPNext, Odoo and OCA.",
    table: "measures.positions",
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
    table: "measures.positions",
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
    table: "measures.aging_items",
  },
  {
    measure: "dso",
    name: "Days sales outstanding (DSO), simple",
    formula: "net AR ÷ credit sales in the P days that end with the date × P, for P = 30, 90, 365",
    definition: "Credit sales are invoices less credit notes, by document date, gross of tax as AR is.",
    edgeRules:
      "Sales at or below zero: no answer, with the reason; nor from snapshots of open items, which do not list every sale. Credits without a date do not lower sales. Where the export is shorter than P days, P is the days that there are, and it says so.",
    worked: "10,869 × 90 ÷ (5,538 + 4,566 + 7,570) = 55.35 days.",
    source: "The form that JD Edwards documents.",
    table: "measures.dso",
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
    table: "measures.dso_count_back",
  },
  {
    measure: "dso rolling",
    name: "DSO, rolling",
    formula: "mean of the last three month-end balances ÷ credit sales a day over 12 months",
    definition: "The steadiest of the three: one strong or weak month hardly moves it.",
    edgeRules:
      "On a date inside a month that date is the latest of the three. Fewer than 12 months of history: no answer. The gap (measure dso_gap) of a method is its days less those of simple DSO over 90 days.",
    worked: "Balances of 100, 200 and 300 on 2,400 sold in the 366 days of 2024: 30.50 days.",
    source: "The rolling form that SAP documents.",
    table: "measures.dso_rolling",
  },
  {
    measure: "best_possible_dso",
    name: "Best possible DSO and average days delinquent",
    formula: "not-due AR ÷ credit sales × P; past-due AR ÷ credit sales × P",
    definition: "DSO = best possible DSO + average days delinquent − unapplied days, all on the same sales and days.",
    edgeRules: "Not-due and past-due AR are gross of unapplied credits, which have days of their own.",
    worked: "Sales of 900 in 90 days, 600 of it open and not due, 300 past due: 90 = 60 best possible + 30 delinquent.",
    source: "Usual definitions, made additive.",
    table: "measures.dso",
  },
  {
    measure: "cei",
    name: "Collection effectiveness index (CEI)",
    formula:
      "(opening AR + credit sales − closing AR) ÷ (opening AR + credit sales − closing AR not due) × 100, for the month",
    definition: "Book counts all that left AR; cash counts money received only. Both are shown, always together.",
    edgeRules:
      "Inside a month it is month to date. A denominator at or below zero, or settlements without a date: no answer, with the reason.",
    worked: "Opening 1,000, sales 600, closing 900, not due 700: 77.78 book; with 100 written off, 66.67 cash.",
    source: "Credit Research Foundation's index; the cash version is ours.",
    table: "measures.cei",
  },
  {
    measure: "cei quarter",
    name: "CEI of three months",
    formula:
      "(opening AR + monthly mean of sales − closing AR) ÷ (opening AR + monthly mean of sales − closing AR not due) × 100",
    definition:
      "Of the three months that end at the date. Cash takes off the monthly mean of what fell without being paid. The gap (measure cei_gap) is book less cash, in points.",
    edgeRules: "Whole months only, at least three of them; otherwise as for one month.",
    worked:
      "Opening 1,000, sales of 1,800 in three months, closing 900, not due 700, 300 of the fall written off: 77.78 book, 66.67 cash.",
    source: "Credit Research Foundation's index, which divides the sales by the number of months.",
    table: "measures.cei_quarter",
  },
  {
    measure: "days_to_pay",
    name: "Days to pay",
    formula: "days to pay (payment − invoice date) = terms (due − invoice date) + days late (payment − due date)",
    definition: "Weighted by the amount applied, cash only, for the month, quarter and year to date.",
    edgeRules:
      "Days late are signed: early payments count. Fewer than three invoices, or settlements without a date: no answer. Days inferred from snapshots are the most it can have been, and say so.",
    worked: "Three invoices of 100 on 15 days, paid after 10, 20 and 30 days: 20 = 15 + 5 days.",
    source: "As Oracle Collections weighs it.",
    table: "measures.days_to_pay",
  },
  {
    measure: "roll_forward",
    name: "Roll-forward",
    formula: "opening + invoices − cash − credits − discounts − write-offs ± FX ± other = closing",
    definition: "Net of unapplied credits, in base currency; each column carries the sign with which it adds.",
    edgeRules: "Closing comes from open balances, movements from entries; what is left over is shown as unexplained.",
    worked: "One dollar booked at 80 rupees and carried at 85 a month later: opening 80, FX 5, closing 85.",
    source: "Control-account practice.",
    table: "measures.customer_roll_forward",
  },
  {
    measure: "turnover",
    name: "Receivables turnover",
    formula: "12 months' credit sales ÷ mean of 13 month-end balances",
    definition: "How many times a year the receivables turn into money.",
    edgeRules: "Fewer than 13 month ends: no answer.",
    worked: "Sales of 1,200 a year on a mean balance of 100: 12 times a year.",
    source: "Usual definition.",
    table: "measures.turnover",
  },
  {
    measure: "hhi",
    name: "Concentration",
    formula:
      "HHI = Σ share² × 10,000 over positive exposures; effective number = 10,000 ÷ HHI; shares of the top 1, 5, 10",
    definition:
      "By customer, group (parent with its children), country and currency, for what is open and what is past due. 10,000 is one holder.",
    edgeRules: "Gross of unapplied credits. Customers without a country count as one. Nothing open: no answer.",
    worked: "Two customers with half each: 5,000, as many as 2 equal ones.",
    source: "Herfindahl–Hirschman index.",
    table: "measures.concentration_summary",
  },
];
