import type { Unit } from "./meaning.ts";

/** Columns of what a receivables team follows from week to week, by unit. */
export const practice: readonly (readonly [Unit, Readonly<Record<string, string>>])[] = [
  ["text", { plan_id: "Number of the payment plan.", plan_words: "Why a plan of that size is offered, or none." }],
  [
    "date",
    {
      agreed_date: "Day on which the plan was agreed.",
      covered_date: "Day on which cash had covered the instalment with all before it; empty where it has not.",
      instalment_date: "Day on which the instalment is to come.",
      last_date: "Day of the plan's last instalment.",
      missed_date: "Day of the first instalment that is missed; empty where none is.",
      next_date: "Day of the next instalment; empty where none is to come.",
    },
  ],
  [
    "count",
    {
      count_kept: "Instalments that came in time.",
      count_late: "Instalments that came late.",
      count_missed: "Instalments whose date and grace have passed without their money.",
    },
  ],
  ["days", { days_late: "Days from the date of the instalment to the day on which it was covered." }],
  [
    "money",
    {
      affordable_amount: "What the customer has paid a month in the last 180 days.",
      missing_amount: "What is missing of instalments whose date and grace have passed.",
      next_amount: "Amount of the next instalment.",
      planned_amount: "Amount under a payment plan that is kept.",
    },
  ],
];
