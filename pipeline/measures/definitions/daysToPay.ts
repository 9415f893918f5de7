import type { Definition } from "./definition.ts";

/** Days to pay by cut, in its three views. */
export const daysToPayDefinitions: readonly Definition[] = [
  {
    measure: "days_to_pay closed",
    name: "Days to pay by cut: closed only",
    formula: "Σ applied × (payment − invoice date) ÷ Σ applied = terms + days late, over the cash of 12 months",
    definition:
      "Cash applications of the 12 months to the date, weighted by amount, at the rate of their day; by customer, segment, region, sales rep, payment method, currency and terms.",
    edgeRules:
      "n counts invoices. Median, p90 and shares by count take one row an invoice, its last payment; a quantile is the smallest day that reaches its share. Trend: last five less the five before, of the customer's invoices. The recent mean gives each older invoice a fifth less weight. Fewer than three invoices: no answer.",
    worked: "Paid after 10, 20 and 40 days of net 30, 100 each: 23.33 = 30 − 6.67; median 20; one of three late.",
    source: "Weighted as Oracle Collections does; the quantile is the inverse of the empirical distribution.",
    table: "measures.pay_sums",
  },
  {
    measure: "days_to_pay with_open",
    name: "Days to pay by cut: with what is past due",
    formula: "as closed only, and each open item past its due date counted as if it were paid on the date",
    definition: "Shows what closed-only hides: the invoices that are not paid at all.",
    edgeRules: "What is open is weighed at its open amount. It has no payment method: it stands under (none).",
    worked: "With 100 more open for 70 days: 35.00 = 30 + 5; n is 4.",
    source: "Countback.",
    table: "measures.days_to_pay_cuts",
  },
  {
    measure: "days_to_pay kaplan_meier",
    name: "Days to pay by cut: median with open invoices censored",
    formula: "S(t) = Π over days u ≤ t of (1 − paid on day u ÷ open before day u); median: first t with S(t) ≤ ½",
    definition:
      "Kaplan–Meier, by count, over the invoices issued in the 12 months to the date. Event: closed by cash. Open invoices count as what they are: not paid yet.",
    edgeRules:
      "Censored: open at the date, or closed by credit note or write-off. Paid and censored on one day: paid first. A curve that stays above a half has no median, and says so. Without censoring it is the sample median above. No cut by payment method: an open invoice has none.",
    worked: "Paid after 10, 20, 40 and 50 days, open after 30 and 60: S = 5/6, 4/6, 4/9, 2/9; median 40.",
    source: "Kaplan and Meier (1958).",
    table: "measures.pay_curves",
  },
  {
    measure: "pay_cohorts",
    name: "Share of a month's invoices paid by day 15, 30, 60 and 90",
    formula: "Σ cash until that day since each invoice ÷ Σ invoiced, over the invoices issued in the month",
    definition:
      "How fast the invoices of each month turn into cash, by amount at the rate of the invoice; months of unlike terms compare less well.",
    edgeRules:
      "Credit notes and write-offs pay nothing. A share is empty until its days have passed since the month's last day. Months before the export begins, and invoices whose day of payment is unknown, are left out.",
    worked: "Of 400 invoiced in January, 100 was paid after 10 days and 200 after 40: 25 % by day 30, 75 % by day 60.",
    source: "A cohort view of the paid share; Countback's days.",
    table: "measures.pay_cohorts",
  },
  {
    measure: "billing_lag",
    name: "Billing lag",
    formula: "Σ amount × (invoice date − delivery date) ÷ Σ amount, by month of issue",
    definition: "How long delivered goods wait for their invoice; by segment and region.",
    edgeRules:
      "Signed: invoiced before delivery is negative. No delivery date, or fewer than three: no answer, with the reason.",
    worked: "100 invoiced 2 days after delivery, 100 after 4 and 200 after 9: 6.00 days; a third above a week.",
    source: "Usual definition.",
    table: "measures.billing_lag",
  },
];
