/** Columns that say yes or no. */
export const flags = {
  advised_hold: "Whether the advice holds deliveries, whatever the credit team decided.",
  has_band: "Whether six past forecasts or more say how wide the band must be.",
  is_alarm: "Whether the input has drifted past its limit.",
  is_assumed: "Whether the roll rate is assumed, for want of months to measure it.",
  is_best_day: "Whether its day is the best one, the working day before the customer's usual day of payment.",
  is_breach: "Whether the exposure is above the limit and its grace.",
  is_changed: "Whether the recommendation differs from the one before.",
  is_comparable: "Whether the two dates end spans of the same kind, so that they may be compared.",
  is_decided: "Whether the limit is one that the credit team decided.",
  is_end: "Whether the row is the end of the span, and not its first day's eve.",
  is_followed_up: "Whether the promise is still to be followed up.",
  is_head: "Whether the customer stands at the head of its group.",
  is_hold: "Whether deliveries are to be held.",
  is_illustrative: "Whether the rate is an illustration, not a quoted legal rate.",
  is_late: "Whether it was late; empty where that is not known yet.",
  is_open: "Whether it is still open.",
  is_overdue: "Whether its due date is over.",
  is_running: "Whether the alarm still stands at the as-of date.",
  is_saved_model: "Whether a saved model scored, and none was fitted.",
  is_unusual:
    "Whether the change over the month is larger than three in four so far; empty where fewer than six are known.",
  is_unusual_month:
    "Whether the change over the month is larger than three in four so far; empty where fewer than six are known.",
  is_unusual_year:
    "Whether the change over the year is larger than three in four so far; empty where fewer than six are known.",
  is_whole:
    "Whether the window that the figure looks back over lies within the export; else it is left out of lines and comparisons.",
  is_year_ago: "Whether the span lies a year back.",
} as const;
