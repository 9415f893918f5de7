import type { Unit } from "./meaning.ts";

/** Columns of what a receivables team follows from week to week, by unit. */
export const practice: readonly (readonly [Unit, Readonly<Record<string, string>>])[] = [
  [
    "text",
    {
      dispute_reason: "Reason of the latest dispute of the invoice.",
      payment_id: "Number of the payment.",
      period: "Whether the row is a day or a week.",
      plan_id: "Number of the payment plan.",
      plan_words: "Why a plan of that size is offered, or none.",
      promise_status: "How the latest promise for the invoice stands.",
      settled_invoices: "Invoices that it settled, the oldest three and how many more.",
      state: "Whether the invoice is paid, settled otherwise, past due or not yet due.",
    },
  ],
  [
    "date",
    {
      dispute_closed_date:
        "Day on which the last dispute of the invoice was closed; empty where one is open or none was.",
      disputed_date: "Day on which the first dispute of the invoice was opened.",
      end_date: "Last day of the period.",
      receipt_date: "Day on which the cash came.",
      reminded_date: "Day of the first contact about the invoice.",
      start_date: "First day of the period.",
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
      count_receipts: "Payments.",
      count_kept: "Instalments that came in time.",
      count_late: "Instalments that came late.",
      count_missed: "Instalments whose date and grace have passed without their money.",
    },
  ],
  ["share", { late_rate: "Share of the cash that settled items past their due date." }],
  [
    "money",
    {
      four_weeks_amount: "Cash of the last four weeks.",
      late_amount: "What of it settled items past their due date.",
      late_report_amount: "What of it settled items past their due date, in report currency.",
      quarter_amount: "Cash of the last thirteen weeks.",
      unapplied_report_amount: "What of it is not applied, in report currency.",
      week_amount: "Cash of the last seven days.",
      affordable_amount: "What the customer has paid a month in the last 180 days.",
      missing_amount: "What is missing of instalments whose date and grace have passed.",
      next_amount: "Amount of the next instalment.",
      planned_amount: "Amount under a payment plan that is kept.",
    },
  ],
];
