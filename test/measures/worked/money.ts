import { testSettings } from "../../support/ledger.ts";
import type { Example } from "./example.ts";
import { agedBalances, matrixInputs, ratesGiven, rollCells, unpaidStages } from "./provision.ts";

/** The money of terms and the allowance. */
export const moneyExamples: Readonly<Record<string, Example>> = {
  terms_economics: {
    ledger: "2024-01-01 invoice I1 ACME 100.00 USD terms=2/10_Net_30",
    asOf: "2024-06-30",
    sql: `select format('{:.2f} % simple, {:.2f} % compounded', 100 * annual_simple_rate, 100 * annual_compound_rate) as text
          from measures.terms_economics`,
    says: "37.24 % simple, 44.59 % compounded",
  },
  late_interest: {
    ledger: "2024-05-01 invoice I1 ACME 100.00 USD due_date=2024-06-15",
    asOf: "2024-06-30",
    changes: { lateInterest: { ...testSettings(".").lateInterest, annualRate: 0.1, feeAmount: 10 } },
    sql: "select format('{:.2f} in all', claim_amount::double) as text from measures.late_interest",
    says: "10.41 in all",
  },
  expected_cash: {
    inputs: {
      "ledger.invoices": `select item_id, 'USD' as report_currency, open_amount as open_report_amount, open_amount
        from (values ('I1', 100::decimal(18,4)), ('I2', 1000), ('I3', 10000)) as items (item_id, open_amount)`,
      "risk.scores": `select * from (values ('I1', 0.9, 0.4), ('I2', 0.5, 0.2), ('I3', 0.99, 0.95))
        as scores (item_id, late_probability, very_late_probability)`,
    },
    build: ["publish.expected_cash"],
    sql: `select format('on time {:.0f}, late {:.0f}, very late {:,.0f}',
            sum(expected_amount) filter (where outcome = 'on_time')::double,
            sum(expected_amount) filter (where outcome = 'late')::double,
            sum(expected_amount) filter (where outcome = 'very_late')::double) as text from publish.expected_cash`,
    says: "on time 610, late 750, very late 9,740",
  },
  loss_rates: {
    inputs: { ...matrixInputs, "measures.roll_cells": rollCells(unpaidStages) },
    build: ["measures.loss_rates"],
    sql: `select string_agg(
            format(case when 100 * loss_rate = round(100 * loss_rate) then '{:.0f} %' else '{:.2f} %' end, 100 * loss_rate),
            ', ' order by bucket_index) as text from measures.loss_rates`,
    says: "2 %, 4 %, 8.70 %, 25 %, 100 %",
  },
  allowance: {
    inputs: {
      ...matrixInputs,
      "measures.roll_cells": rollCells(unpaidStages),
      "measures.aging": agedBalances([300_000, 140_000, 60_000, 23_000, 5_000]),
    },
    build: ["measures.loss_rates", "measures.allowance"],
    sql: "select format('{:,.2f}', sum(allowance_amount)::double) as text from measures.allowance",
    says: "27,567.39",
  },
  "allowance, as the standard's example": {
    inputs: {
      ...matrixInputs,
      "measures.loss_rates": ratesGiven([0.003, 0.016, 0.036, 0.066, 0.106]),
      "measures.aging": agedBalances([15e6, 7.5e6, 4e6, 2.5e6, 1e6]),
    },
    build: ["measures.allowance"],
    sql: "select format('{:,.0f}', sum(allowance_amount)::double) as text from measures.allowance",
    says: "580,000",
  },
  allowance_movement: {
    ledger: `
      2023-01-05 invoice I1 ACME 100.00 USD due_date=2023-02-04
      2023-05-20 adjust A1 write_off I1 40.00
      2023-05-20 payment P1 ACME 60.00 USD invoice_id=I1
      2024-01-10 invoice I2 ACME 500.00 USD due_date=2024-02-09
      2024-01-10 invoice I3 BOLT 300.00 USD due_date=2024-01-20
      2024-01-20 invoice I4 BOLT 200.00 USD due_date=2024-03-20
      2024-01-20 invoice I5 DOVE 80.00 USD due_date=2024-03-20
      2024-02-15 adjust A2 write_off I3 100.00`,
    asOf: "2024-02-29",
    sql: `select format('{:.0f} − {:.0f} written off + {:.0f} exposure + {:.0f} as the loss rate goes from {:.0f} to {:.0f} % = {:.0f}',
            bar('opening'), bar('written_off'), bar('exposure'), bar('loss_rates'),
            100 * rate('2024-01-31'), 100 * rate('2024-02-29'), bar('closing')) as text`
      .replaceAll(
        /bar\('(\w+)'\)/g,
        "(select abs(amount)::double from measures.allowance_movement where as_of_date = run.as_of() and bar = '$1')",
      )
      .replaceAll(
        /rate\(('[^']+')\)/g,
        "(select loss_rate from measures.loss_rates where as_of_date = $1 and bucket = '1-30')",
      ),
    says: "432 − 100 written off + 60 exposure + 294 as the loss rate goes from 40 to 70 % = 686",
  },
};
