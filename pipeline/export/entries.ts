/**
 * SQL of what stands on every customer's account, a row each: open items, then what is paid or credited and not yet applied as
 * negative amounts; `days_past_due` and `due_date` are null for these.
 */
export const accountEntries = `
  select customer_id, currency, invoice_id as id, issue_date, due_date, days_past_due, amount, open_amount, disputed_amount
  from open_invoices where open_amount <> 0
  union all
  select customer_id, currency, source_id, credit_date, null, null, -unapplied_amount, -unapplied_amount, 0 from unapplied`;

/** SQL of an account's sums by customer and currency, over rows of `entries`: past due, not yet due, not yet applied, balance. */
export const accountSums = (entries: string): string => `
  select customer_id, currency,
    coalesce(sum(open_amount) filter (where days_past_due > 0), 0) as overdue_amount,
    coalesce(sum(open_amount) filter (where days_past_due <= 0), 0) as later_amount,
    coalesce(sum(open_amount) filter (where days_past_due is null), 0) as credit_amount,
    sum(open_amount) as balance_amount
  from ${entries} group by customer_id, currency`;
