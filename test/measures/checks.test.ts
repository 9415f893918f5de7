import { readdir } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { runChecks } from "../../pipeline/warehouse/checks.ts";
import { projectFolder } from "../../pipeline/settings.ts";
import { buildTable, execute } from "../../pipeline/warehouse/warehouse.ts";
import { withLedger } from "../support/ledger.ts";

const ledger = `
  2023-01-05 invoice I0 ACME 30.00 USD due_date=2023-02-04
  2023-05-20 adjust A0 write_off I0 30.00
  2024-01-01 invoice I1 ACME 100.00 USD due_date=2024-01-31
  2024-01-01 invoice I2 BOLT 10.00 USD due_date=2024-01-31
  2024-01-01 invoice I3 BOLT 20.00 USD due_date=2024-01-31
  2024-01-01 invoice I4 BOLT 30.00 USD due_date=2024-01-31
  2024-02-01 dispute D1 I1 100.00
  2024-02-01 promise R1 ACME 50.00 promised_date=2024-02-10
  2024-02-02 payment P2 BOLT 10.00 USD invoice_id=I2
  2024-02-03 payment P3 BOLT 20.00 USD invoice_id=I3
  2024-02-04 payment P4 BOLT 30.00 USD invoice_id=I4
  2024-02-05 payment P1 ACME 50.00 USD`;

/** For each check of the measures, how one amount or number of what it looks at is altered by 0.01. */
const alterations: Readonly<Record<string, string>> = {
  aging_cuts_sum_to_the_whole: "update measures.aging_cuts set open_amount = open_amount + 0.01 where cut = 'segment'",
  aging_equals_entries: "update measures.aging set open_amount = open_amount + 0.01 where customer_id = 'ACME'",
  allowance_covers_every_open_amount: "update measures.allowance set balance_amount = balance_amount + 0.01",
  allowance_movement_closes: "update measures.allowance_movement set amount = amount + 0.01 where bar = 'exposure'",
  days_to_pay_is_terms_plus_days_late: "update measures.days_to_pay set days_late = days_late + 0.01",
  days_to_pay_of_every_cut_is_terms_plus_days_late:
    "update measures.days_to_pay_cuts set days_late = days_late + 0.01 where view = 'closed'",
  disputes_hold_no_more_than_is_open: "update measures.disputes set open_amount = open_amount + 0.01",
  dso_bridge_bars_sum_to_the_change: "update measures.dso_bridge set amount = amount + 0.01 where bar = 'timing'",
  dso_is_the_sum_of_its_parts: "update measures.dso set average_days_delinquent = average_days_delinquent + 0.01",
  past_positions_are_the_positions: `insert into measures.past_positions by name
     select * replace (as_of_date - 1 as as_of_date, gross_amount + 0.01 as gross_amount)
     from measures.past_positions where as_of_date = date '2024-02-01'`,
  promises_count_no_cash_twice: "update measures.promises set received_amount = received_amount + 0.01",
  roll_forward_closes: "update measures.customer_roll_forward set unexplained = unexplained + 0.01",
  roll_rates_follow_every_open_amount:
    "update measures.roll_rates set amount = amount + 0.01 where version = 'cohort' and to_state = 'paid'",
  wrongly_chaseable_is_no_more_than_unapplied: "update measures.chaseable set wrongly_chaseable_amount = 50.01",
};

/** What a measure is made of altered by 0.01, the tables made of it anew, and the check that must see it. */
const inputs: readonly { readonly check: string; readonly alter: string; readonly anew: readonly string[] }[] = [
  {
    check: "dso_bridge_bars_sum_to_the_change",
    alter:
      "update measures.unapplied set unapplied_amount = unapplied_amount + 0.01, unapplied_report_amount = unapplied_report_amount + 0.01",
    anew: ["bridge_parts", "bridge_stocks", "bridge_bars", "dso_bridge"],
  },
  {
    check: "dso_bridge_bars_sum_to_the_change",
    alter:
      "update measures.aging set open_amount = open_amount + 0.01, open_report_amount = open_report_amount + 0.01 where as_of_date = '2024-02-29'",
    anew: ["bridge_parts", "bridge_stocks", "bridge_bars", "dso_bridge"],
  },
  {
    check: "allowance_covers_every_open_amount",
    alter: "update measures.aging set open_report_amount = open_report_amount + 0.01 where customer_id = 'ACME'",
    anew: ["allowance"],
  },
  {
    check: "roll_rates_follow_every_open_amount",
    alter: "update ledger.applications set amount = amount + 0.01 where source_id = 'P2'",
    anew: ["roll_moves", "roll_cells", "roll_rates"],
  },
  {
    check: "days_to_pay_of_every_cut_is_terms_plus_days_late",
    alter: "update measures.pay_sums set late_days = late_days + 0.01",
    anew: ["days_to_pay_cuts"],
  },
];

let said: Readonly<Record<string, readonly string[]>> = {};

beforeAll(async () => {
  said = await withLedger(
    ledger,
    { asOf: "2024-03-01" },
    async (warehouse) => {
      const failures = async (): Promise<readonly string[]> =>
        (await runChecks(warehouse, "measures")).map(({ check }) => check);
      const answers: Record<string, readonly string[]> = { "nothing altered": await failures() };
      for (const [check, alter] of Object.entries(alterations)) {
        await execute(warehouse, "begin");
        await execute(warehouse, alter);
        answers[check] = await failures();
        await execute(warehouse, "rollback");
      }
      for (const { alter, anew } of inputs) {
        await execute(warehouse, `begin; ${alter}`);
        for (const table of anew) await buildTable(warehouse, `measures.${table}`);
        answers[alter] = await failures();
        await execute(warehouse, "rollback");
      }
      return answers;
    },
    ["ledger", "measures"],
  );
});

describe("a check holds, and not when one number is altered by 0.01", () => {
  test("all hold", () => {
    expect(said["nothing altered"]).toEqual([]);
  });

  test.each(Object.keys(alterations))("%s", (check) => {
    expect(said[check]).toContain(check);
  });

  test.each(inputs)("$check, and its inputs: $alter", ({ check, alter }) => {
    expect(said[alter]).toContain(check);
  });

  test("no check is left out", async () => {
    const files = await readdir(`${projectFolder}/pipeline/measures/checks`);
    expect(Object.keys(alterations).sort()).toEqual(files.map((file) => file.replace(/\.sql$/, "")).sort());
  });
});
