import type { Unit } from "./meaning.ts";

/** Columns of what a receivables team follows from week to week, by unit. */
export const practice: readonly (readonly [Unit, Readonly<Record<string, string>>])[] = [
  [
    "text",
    {
      age_band: "How long past due the items were at the beginning.",
      department: "Department that makes the reason of the dispute.",
      next_step: "What is to be done next.",
      dispute_reason: "Reason of the latest dispute of the invoice.",
      payment_id: "Number of the payment.",
      period: "Whether the row is a day or a week.",
      plan_id: "Number of the payment plan.",
      plan_words: "Why a plan of that size is offered, or none.",
      work: "Kind of work: reminder, call, formal step or dispute; empty: all of it.",
      reason_words: "What in the export tells the reason.",
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
      target_date: "Day by which the dispute is to be settled.",
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
      expected_count: "Conversations or disputes to be expected in the week: a sum of chances.",
      usual_count: "How many a week of the last 13 had.",
      count_closed: "Disputes closed in the last year.",
      count_opened: "Disputes opened in the last year.",
      count_over_target: "Open disputes that are older than their target.",
      count_recent: "Disputes opened in the last 90 days.",
      count_receipts: "Payments.",
      count_kept: "Instalments that came in time.",
      count_late: "Instalments that came late.",
      count_missed: "Instalments whose date and grace have passed without their money.",
    },
  ],
  [
    "share",
    {
      amount_rate: "Share of all cash that came so.",
      in_target_rate: "Share of those closed in the last year that met their target.",
      late_rate: "Share of the cash that settled items past their due date.",
      net_rate: "Recovered less what the agency keeps of it, over what was open at the beginning.",
      recovered_rate: "Recovered over what was open at the beginning.",
    },
  ],
  [
    "days",
    {
      mean_days_late: "Days from the due dates to the payment, weighted by amount; early is negative.",
      moved_days: "Days later than all other ways of paying together; 0 where it is not later.",
      other_days_late: "Days late of all other ways of paying together, weighted by amount.",
      target_days: "Days in which the dispute is to be settled.",
    },
  ],
  [
    "yes or no",
    {
      is_advised: "Whether moving customers off this way of paying is advised.",
      is_handed: "Whether an agency has it; else it was kept.",
      is_over_target: "Whether it is older than its target.",
      is_repeated: "Whether the cause repeats: three in 90 days or more, at two customers or more.",
    },
  ],
  [
    "money",
    {
      begin_amount: "What was open at the beginning.",
      cost_amount: "What the agency keeps.",
      freed_amount: "Cash that would come once if all of it came as late as by the other ways.",
      given_up_amount: "What was credited or written off since.",
      recovered_amount: "Cash that came in the 180 days after.",
      worth_amount: "What that cash is worth a year at the cost of capital.",
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
  [
    "own",
    {
      capacity_hours: "Hours that the team has in the week; empty where the row is not all of it.",
      work_hours: "Hours that it takes.",
    },
  ],
];
