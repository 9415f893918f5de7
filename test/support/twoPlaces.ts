/** A figure that stands on two pages: what each of them reads, by currency where it has one. */
export type TwoPlaces = { readonly figure: string; readonly one: string; readonly other: string };

const asOf = "(select max(as_of_date) from headlines)";

/** Every figure that stands on two pages, as selects over the published tables; both must give the same rows. */
export const twoPlaces: readonly TwoPlaces[] = [
  {
    figure: "overdue of the overview, and of the buckets of aging",
    one: "select report_currency, round(value, 2) as amount from headlines where measure = 'overdue' and value <> 0",
    other: `select report_currency, round(sum(amount)::double, 2) as amount from aging_history
      where as_of_date = ${asOf} and basis = 'due' and bucket <> 'not_due' and segment is null
      group by report_currency having sum(amount) <> 0`,
  },
  {
    figure: "receivables, DSO and CEI of the overview, of the scorecard and of the charts",
    one: "select report_currency, measure, value from headlines where measure in ('receivables', 'dso', 'cei')",
    other: `select report_currency, measure, value from scorecard
      where (measure, method) in (('receivables', 'net'), ('dso', 'simple_90'), ('cei', 'book'))`,
  },
  {
    figure: "the month before, of the overview and of the scorecard",
    one: "select report_currency, measure, previous_value as value from headlines where measure in ('receivables', 'dso', 'cei')",
    other: `select report_currency, measure, month_before_value as value from scorecard
      where (measure, method) in (('receivables', 'net'), ('dso', 'simple_90'), ('cei', 'book'))`,
  },
  {
    figure: "net receivables of the overview, and what the bridge closes with",
    one: "select report_currency, round(value, 2) as amount from headlines where measure = 'receivables' and value is not null",
    other: `select report_currency, round(closing::double, 2) as amount from roll_forward
      where period_end_date = (select max(period_end_date) from roll_forward)`,
  },
  {
    figure: "what is not yet due and may come late, of the overview and of the risk page",
    one: `select report_currency, round(not_due_amount::double, 2) as open, round(late_amount::double, 2) as late from at_risk_history
      where as_of_date = ${asOf}`,
    other: `select report_currency, round(sum(amount)::double, 2) as open, round(sum(late_amount)::double, 2) as late from risk_bands
      where band < 5 group by report_currency`,
  },
  {
    figure: "who pays later than before, of the overview and of the collections page",
    one: "select scope, count_running from alarm_counts where count_running > 0",
    other: "select scope, count(*)::int as count_running from alarms where is_running group by scope",
  },
  {
    figure: "promises kept, broken and still to come, of the collections page and of the customers' pages",
    one: `select coalesce(sum(count_kept), 0)::int as kept, coalesce(sum(count_broken), 0)::int as broken,
        coalesce(sum(count_not_due), 0)::int as not_due
      from promise_rates where cut = 'all'`,
    other: `select count(*) filter (where status = 'kept')::int as kept,
        count(*) filter (where status = 'broken')::int as broken, count(*) filter (where status = 'not_due')::int as not_due
      from promises`,
  },
  {
    figure: "what each customer owes and owes late, of the list and of its page",
    one: `select customer_id, round(open_base_amount::double, 2) as open, round(overdue_base_amount::double, 2) as overdue
      from customer_list where open_base_amount <> 0 and customer_id in (select customer_id from customer_amounts group by 1 having count(*) = 1)`,
    other: `select customer_id, round(open_amount::double, 2) as open, round(overdue_amount::double, 2) as overdue
      from customer_amounts
      where customer_id in (select customer_id from customer_list where open_base_amount <> 0)
        and customer_id in (select customer_id from customer_amounts group by 1 having count(*) = 1)`,
  },
];
