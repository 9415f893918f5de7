/** One word of the trade: a sentence that says what it means, and the same on one invoice. A test computes `worked`. */
export type Term = { readonly term: string; readonly meaning: string; readonly worked: string };

/**
 * The words of the trade, in the order in which a newcomer would ask. Most examples follow invoice 1001: EUR 1,000.00 to
 * Acme, issued on 11 March, due on 10 April; 600.00 came on 20 April; today is 31 May.
 */
export const glossary: readonly Term[] = [
  {
    term: "As-of date",
    meaning: "The day at whose end every number of the report stands; nothing dated later changes an open amount.",
    worked: "As of 31 March, before the payment, 1,000.00 of invoice 1001 is open; as of 31 May, 400.00.",
  },
  {
    term: "Invoice",
    meaning:
      "A document by which a customer owes an amount until a date; each instalment of it is followed on its own.",
    worked: "Invoice 1001 puts 1,000.00 on Acme's account on 11 March.",
  },
  {
    term: "Due date",
    meaning: "The last day on which a payment is still in time: due today is not yet past due.",
    worked: "Invoice 1001 is due on 10 April: 0 days past due on that day, 1 on the next.",
  },
  {
    term: "Payment terms",
    meaning: "What was agreed about when to pay: the days from issue to due date, and any discount for paying sooner.",
    worked: "Issued on 11 March and due on 10 April: terms of 30 days.",
  },
  {
    term: "Open amount",
    meaning: "What is left of an invoice after all that was applied to it.",
    worked: "1,000.00 less 600.00 leaves 400.00 open.",
  },
  {
    term: "Accounts receivable (AR)",
    meaning:
      "What all customers together owe: gross open amounts, and net of the credits that no invoice has used yet.",
    worked: "With 1001 and a payment of 50.00 that names no invoice: gross 400.00, net 350.00.",
  },
  {
    term: "Overdue",
    meaning: "The part of what is open that is past its due date, in money or as a share.",
    worked: "All 400.00 of invoice 1001 is overdue, by 51 days.",
  },
  {
    term: "Aging",
    meaning: "What is open, sorted into buckets by how long it is past due.",
    worked: "51 days past due puts the 400.00 into the bucket 31–60 days.",
  },
  {
    term: "Days sales outstanding (DSO)",
    meaning: "How many days of sales are still owed: receivables by sales of a period, times the days of the period.",
    worked: "400.00 owed on sales of 1,000.00 in 90 days: 36.0 days.",
  },
  {
    term: "Count-back",
    meaning:
      "DSO by taking the newest months of sales off what is owed until nothing is left, and counting their days.",
    worked:
      "May and April sold nothing: 31 and 30 days; of March's 1,000.00, 400.00 is owed: 12.4 days; together 73.4.",
  },
  {
    term: "Best possible DSO",
    meaning: "What DSO would be if nobody were late: only what is not yet due, on the same sales.",
    worked: "On 31 March 1001 is not yet due: 1,000.00 on sales of 1,000.00, 90.0 days; on 31 May nothing is, 0.0.",
  },
  {
    term: "Average days delinquent (ADD)",
    meaning: "The days of DSO that come from being late: what is past due, on the same sales.",
    worked: "On 31 May all 400.00 is past due: 36.0 days of the 36.0.",
  },
  {
    term: "Collection effectiveness index (CEI)",
    meaning: "Of what could have been collected in a month, the share that was; 100 is all of it.",
    worked: "In April, 600.00 of the 1,000.00 that fell due was collected: 60.0.",
  },
  {
    term: "Days to pay",
    meaning: "Days from the invoice to its money, weighted by amount: the terms plus the days late.",
    worked: "The 600.00 came 40 days after issue: 30 days of terms and 10 days late.",
  },
  {
    term: "Roll rate",
    meaning: "The share of a bucket's money that is in a worse bucket a month later.",
    worked: "Of 1,000.00 not due at the end of March, 400.00 is past due at the end of April: 40 %.",
  },
  {
    term: "Roll-forward",
    meaning: "The bridge from last month's receivables to this month's, movement by movement, with nothing left over.",
    worked: "April: opening 1,000.00, cash −600.00, closing 400.00.",
  },
  {
    term: "Unapplied credit",
    meaning:
      "Money or a credit note on the customer's account that no invoice has used; it never nets another invoice.",
    worked: "A payment of 50.00 that names no invoice leaves 1001 at 400.00 and stands apart as 50.00 unapplied.",
  },
  {
    term: "Credit note",
    meaning: "A document by which we owe the customer, for goods returned or a price put right; it lowers sales.",
    worked: "A credit note of 100.00 on 1001 leaves 300.00 open.",
  },
  {
    term: "Dispute",
    meaning: "A customer's claim that an amount is not owed; it stays open and is shown apart, up to the open amount.",
    worked: "A dispute of 150.00 on 1001 splits its 400.00 into 150.00 disputed and 250.00 undisputed.",
  },
  {
    term: "Promise to pay",
    meaning:
      "A date and an amount that the customer named; kept if nine tenths of it came by three days after the date.",
    worked: "600.00 promised on 1 April for 18 April and received on 20 April: kept.",
  },
  {
    term: "Short-pay",
    meaning: "What a customer took off a payment without our agreement, for a named reason or none.",
    worked: "A short-pay of 25.00 on 1001 booked on 2 May leaves 375.00 open.",
  },
  {
    term: "Write-off",
    meaning: "An amount given up as lost: it leaves the receivables without money coming in.",
    worked: "Writing off the last 400.00 of 1001 leaves 0.00 open; the cash collected stays 600.00.",
  },
  {
    term: "Allowance",
    meaning: "What is provided for amounts that will never come: each bucket's open amount times its loss rate.",
    worked: "400.00 in a bucket with a loss rate of 3 %: an allowance of 12.00.",
  },
  {
    term: "Expected loss",
    meaning:
      "The open amount of one invoice, times the chance of being more than 30 days late, times the share that is lost of such debt.",
    worked: "400.00 open, 51 days late for sure, of a bucket of which 3 % is lost: 12.00 can be expected to be lost.",
  },
  {
    term: "Late probability",
    meaning: "The chance that an invoice is paid after its due date, as far as could be known.",
    worked: "A late probability of 37 % for 1001 says: of 100 such invoices, 37 are paid late.",
  },
  {
    term: "Cash at stake",
    meaning: "The open amount times the late probability: what can be expected to come late.",
    worked: "1,000.00 open at a late probability of 37 %: 370.00 at stake.",
  },
  {
    term: "Risk class",
    meaning: "A to E by the chance of being paid more than 30 days late: below 3, 10, 25 and 50 %, and above.",
    worked: "With a chance of 12 % of being more than 30 days late, 1001 is in class C.",
  },
  {
    term: "P10–P90",
    meaning:
      "The band that should hold what comes four times in five: in one case of ten less comes, in one of ten more.",
    worked: "In 10 weeks forecast at 500 to 700, 8 should end inside: an actual of 600 does.",
  },
  {
    term: "Calibration",
    meaning: "Whether a probability means what it says: of invoices given 20 %, one in five should be late.",
    worked: "50 invoices like 1001 at 20 % and 11 of them late: 22 % observed, 2 points off.",
  },
  {
    term: "AUC",
    meaning:
      "How often a late invoice was given a higher probability than a punctual one: 0.5 is chance, 1 is perfect.",
    worked: "Late invoices at 40 and 70 %, punctual ones at 10 and 50 %: right in 3 of 4 pairs, 0.75.",
  },
  {
    term: "Lift",
    meaning: "How many times more late invoices stand among the highest probabilities than among all.",
    worked: "8 of the first 10 late, 20 of all 100: lift 4.0.",
  },
  {
    term: "Concentration (HHI)",
    meaning: "How much of what is open sits with few customers: 10,000 is one customer, near zero is very many.",
    worked: "With 1001 as the only open invoice, one customer owes all: 10,000.",
  },
  {
    term: "Utilisation",
    meaning: "How much of a customer's credit limit is in use; above 100 % the limit is breached.",
    worked: "400.00 open against a limit of 500.00: 80 %.",
  },
];
