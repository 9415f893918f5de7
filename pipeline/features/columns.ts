/** What a group of inputs tells about, in the order in which equal contributions are named. */
export const groups = ["history", "exposure", "amount", "terms", "calendar", "activity"] as const;

export type Group = (typeof groups)[number];

/** One input of the model: a column of `features.inputs`. */
export type Input = {
  readonly name: string;
  readonly meaning: string;
  readonly unit: string;
  readonly group: Group;
};

const rate = (name: string, meaning: string): Input => ({ name, meaning, unit: "log-odds", group: "history" });
const delay = (name: string, meaning: string): Input => ({ name, meaning, unit: "days", group: "history" });
const logOf = (name: string, meaning: string, unit: string, group: Group): Input => ({
  name,
  meaning,
  unit: `ln(1 + ${unit})`,
  group,
});
const flag = (name: string, meaning: string, group: Group): Input => ({ name, meaning, unit: "0 or 1", group });

/** The model's inputs, each as known on the information date; the order is that of the coefficients. */
export const inputs: readonly Input[] = [
  rate("segment_weekday_rate", "share paid late in the segment on this due weekday"),
  rate("customer_rate", "share this customer paid late"),
  rate("customer_weekend_rate", "share this customer paid late of what fell due on weekends, or on working days"),
  rate("customer_weekday_rate", "share this customer paid late on this due weekday"),
  rate("customer_terms_rate", "share this customer paid late under these terms"),
  rate("customer_terms_weekday_rate", "share this customer paid late under these terms on this due weekday"),
  rate("customer_band_rate", "share this customer paid late among invoices of this size"),
  rate("customer_band_weekday_rate", "share this customer paid late among invoices of this size on this due weekday"),
  rate("customer_band_terms_rate", "share this customer paid late among invoices of this size under these terms"),
  rate("segment_terms_weekday_rate", "share paid late in the segment under these terms on this due weekday"),
  rate("customer_odds", "share this customer paid late, from its own invoices alone"),
  rate(
    "customer_weekend_odds",
    "share this customer paid late of what fell due on weekends, or on working days, from those alone",
  ),
  rate("customer_weekday_odds", "share this customer paid late on this due weekday, from those alone"),
  rate(
    "customer_terms_weekday_odds",
    "share this customer paid late under these terms on this due weekday, from those alone",
  ),
  rate(
    "customer_band_weekday_odds",
    "share this customer paid late among invoices of this size on this due weekday, from those alone",
  ),
  rate("recent_customer_rate", "share this customer paid late, recent invoices first"),
  rate(
    "recent_weekend_rate",
    "share this customer paid late of what fell due on weekends, or on working days, recent invoices first",
  ),
  rate("recent_weekday_rate", "share this customer paid late on this due weekday, recent invoices first"),
  rate(
    "recent_terms_weekday_rate",
    "share this customer paid late under these terms on this due weekday, recent invoices first",
  ),
  delay("mean_delay", "mean days from due date to payment"),
  delay("weekday_delay", "mean days from due date to payment on this due weekday"),
  delay("terms_delay", "mean days from due date to payment under these terms"),
  delay("recent_delay", "mean days from due date to payment, recent payments first"),
  delay("late_delay", "mean days late of the invoices paid late"),
  delay("delay_spread", "standard deviation of the days from due date to payment"),
  {
    name: "days_to_pay_gap",
    meaning: "mean days this customer takes from issue to payment less the days of these terms, against its spread",
    unit: "standard deviations",
    group: "terms",
  },
  logOf("days_since_payment", "days since the customer last paid", "days", "activity"),
  logOf("count_open", "open invoices of the customer", "invoices", "exposure"),
  logOf("count_overdue", "overdue invoices of the customer", "invoices", "exposure"),
  { name: "overdue_share", meaning: "overdue share of the open invoices", unit: "share", group: "exposure" },
  logOf("open_amount", "open amount of the customer", "money", "exposure"),
  logOf("overdue_amount", "overdue amount of the customer", "money", "exposure"),
  logOf("count_issued", "invoices billed to the customer before", "invoices", "activity"),
  flag("is_new_customer", "the customer has not paid an invoice yet", "activity"),
  logOf("amount", "amount of the invoice", "money", "amount"),
  {
    name: "relative_amount",
    meaning: "amount of the invoice against the customer's mean",
    unit: "ln(ratio)",
    group: "amount",
  },
  logOf("terms", "days from issue to due date", "days", "terms"),
  flag("is_due_at_issue", "due on the issue date", "terms"),
  flag("is_electronic", "sent electronically", "terms"),
  flag("is_due_monday", "due on a Monday", "calendar"),
  flag("is_due_tuesday", "due on a Tuesday", "calendar"),
  flag("is_due_wednesday", "due on a Wednesday", "calendar"),
  flag("is_due_thursday", "due on a Thursday", "calendar"),
  flag("is_due_friday", "due on a Friday", "calendar"),
  flag("is_due_weekend", "due on a weekend", "calendar"),
  { name: "due_day", meaning: "day of the month of the due date", unit: "day", group: "calendar" },
  flag("is_due_month_end", "due in the last days of a month", "calendar"),
  flag("is_due_month_start", "due in the first days of a month", "calendar"),
  flag("is_due_holiday", "due on a holiday of the customer's country", "calendar"),
  flag("is_due_after_holiday", "due on the first working day after a holiday", "calendar"),
];
