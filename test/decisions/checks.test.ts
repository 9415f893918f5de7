import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { runChecks } from "../../pipeline/warehouse/checks.ts";
import { execute } from "../../pipeline/warehouse/warehouse.ts";
import { dayOf, payer, withDecisions } from "../support/decisions.ts";

const asOf = "2024-12-31";

const ledger = [
  payer("LATE", 36, (index) => (index < 30 ? 45 : null)),
  payer("PROMPT", 36, () => -2),
  `${dayOf(364)} contact K1 LATE firm_reminder`,
  `${dayOf(350)} order O1 LATE 100.00 USD`,
].join("\n");

/** One value altered, and the check that must see it. */
const altered: Readonly<Record<string, string>> = {
  agencies_are_for_whom_the_ladder_sends_there:
    "update decisions.worklist set step = 'agency', is_last_step = true where customer_id = 'LATE'",
  ask_never_exceeds_what_is_past_due:
    "update decisions.worklist set ask_amount = past_due_amount + 0.01 where customer_id = 'LATE'",
  exposure_is_open_and_ordered_less_unapplied:
    "update decisions.limits set exposure_amount = exposure_amount + 0.01 where customer_id = 'LATE'",
  formal_steps_demand_what_has_come_to_them:
    "update decisions.worklist set tone = 'formal', demand_amount = 1000000 where customer_id = 'LATE'",
  no_less_than_the_floor_is_a_reason_to_hold_or_dun:
    "update decisions.worklist set tone = 'formal', demand_amount = 0.01 where customer_id = 'LATE'",
  one_decision_per_customer: "update decisions.postures set posture = 'keep' where customer_id = 'LATE'",
  one_row_a_customer_on_the_worklist:
    "insert into decisions.worklist from decisions.worklist where customer_id = 'LATE'",
  orders_count_once: "insert into decisions.open_orders from decisions.open_orders",
  peak_is_no_less_than_the_exposure:
    "update decisions.peaks set peak_amount = peak_amount - 100000 where customer_id = 'LATE'",
  reminders_come_before_the_due_date:
    "update decisions.worklist set due_soon_amount = 1, oldest_days = -1, action_date = run.as_of() + 1 where customer_id = 'LATE'",
  risky_customers_are_never_loosened:
    "update decisions.terms_history set action = 'loosen', risk_rate = 0.9 where customer_id = 'PROMPT' and review_date = '2024-12-31'",
  steps_taken_are_not_proposed_again: "update decisions.worklist set step = 'firm reminder' where customer_id = 'LATE'",
  terms_move_one_step_at_most: "update decisions.terms set proposed_terms = 'net 90' where customer_id = 'PROMPT'",
};

test("every check of the decisions holds, and not when one value is altered; it alone is named then", async () => {
  const files = readdirSync(new URL("../../pipeline/decisions/checks", import.meta.url));
  expect(Object.keys(altered).map((name) => `${name}.sql`)).toEqual(files.sort());
  const policy = { classEdges: [0.1, 0.12, 0.25, 0.5] };
  const customers = [{ customer_id: "LATE", credit_limit: "100000" }];
  await withDecisions(ledger, { asOf, policy, customers }, async (warehouse) => {
    expect(await runChecks(warehouse, "decisions")).toEqual([]);
    for (const [check, alter] of Object.entries(altered)) {
      await execute(warehouse, `begin; ${alter}`);
      expect((await runChecks(warehouse, "decisions")).map((failed) => failed.check)).toEqual([check]);
      await execute(warehouse, "rollback");
    }
  });
});
