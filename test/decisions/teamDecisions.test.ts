import { describe, expect, test } from "vitest";
import { payer, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";
import { runChecks } from "../../pipeline/warehouse/checks.ts";
import { sheetOf } from "../../src/components/tables/decisionTables.ts";

const asOf = "2024-12-31";

/** Two that the advice stops, one that it grows with, one that it tightens, each decided on otherwise; and an old decision. */
const ledger = `
  2024-09-20 invoice I1 STOP 1000.00 USD due_date=2024-10-20
  2024-12-01 order O1 STOP 100.00 USD
  2024-12-20 decide STOP Anna supply=release reason=plan_agreed valid_until=2025-03-31
  2024-09-20 invoice I2 LAPSED 1000.00 USD due_date=2024-10-20
  2024-11-20 decide LAPSED Anna supply=release valid_until=2024-12-30
  ${payer("GOOD", 36, () => -2)}
  2024-12-01 order O2 GOOD 100.00 USD
  2024-11-01 decide GOOD Ben supply=release
  2024-12-20 decide GOOD Ben supply=hold reason=insolvency_rumour
  ${payer("LATE", 36, () => 45)}
  2024-12-20 decide LATE Ben terms=net_60 credit_limit=9000
  2024-06-01 decide LATE Ben credit_limit=4000
  2024-12-20 decide NOBODY Ben supply=hold
  2024-12-20 decide EMPTY -`;

const customers = ["STOP", "GOOD", "LATE", "LAPSED"].map((customer_id) => ({ customer_id, credit_limit: "20000" }));

describe("the credit team has the last word", () => {
  test("what it decides wins over the advice on hold, limit, terms, orders and steps, and the advice stands beside it", async () => {
    await withDecisions(
      ledger,
      { asOf, customers, policy: { classEdges: [0.1, 0.2, 0.3, 0.5] } },
      async (warehouse) => {
        const standing = `select customer_id, posture, is_hold, hold_reason, decided_words, advised_posture, advised_hold
        from publish.postures order by customer_id`;
        expect(await select(warehouse, standing)).toMatchObject([
          {
            customer_id: "GOOD",
            posture: "restrict",
            is_hold: true,
            hold_reason: "decided",
            decided_words: "decided by Ben on 20 Dec 2024: insolvency_rumour",
            advised_posture: "grow",
            advised_hold: false,
          },
          { customer_id: "LAPSED", posture: "stop", is_hold: true, decided_words: null, advised_posture: "stop" },
          { customer_id: "LATE", posture: "restrict", is_hold: false, advised_posture: "restrict" },
          {
            customer_id: "STOP",
            posture: "restrict",
            is_hold: false,
            decided_words: "decided by Anna on 20 Dec 2024: plan_agreed, until 31 Mar 2025",
            advised_posture: "stop",
            advised_hold: true,
          },
        ]);
        const terms = `select action, proposed_terms, guard_rail, advised_action, advised_terms from publish.terms
        where customer_id = 'LATE'`;
        expect(await select(warehouse, terms)).toEqual([
          {
            action: "hold",
            proposed_terms: "net 60",
            guard_rail: "decided by the team",
            advised_action: "tighten",
            advised_terms: "net 15",
          },
        ]);
        const limits = `select limit_amount, recommended_amount, is_decided, advised_amount < 9000 as is_less
        from publish.limits where customer_id = 'LATE'`;
        expect(await select(warehouse, limits)).toEqual([
          { limit_amount: 9000, recommended_amount: 9000, is_decided: true, is_less: true },
        ]);
        const orders = "select customer_id, verdict from publish.order_checks order by customer_id";
        expect(await select(warehouse, orders)).toEqual([
          { customer_id: "GOOD", verdict: "hold: decided by the team" },
          { customer_id: "STOP", verdict: "release" },
        ]);
        // 72 days past due: the ladder has come to stop supply, which a release leaves out.
        const steps =
          "select customer_id, step from publish.worklist where customer_id in ('STOP', 'LAPSED') order by 1";
        expect(await select(warehouse, steps)).toEqual([
          { customer_id: "LAPSED", step: "stop supply" },
          { customer_id: "STOP", step: "formal notice" },
        ]);
        const told = `select customer_id, status, terms, credit_limit, supply from publish.team_decisions
        order by customer_id, decided_date`;
        expect(await select(warehouse, told)).toMatchObject([
          { customer_id: "GOOD", status: "replaced", supply: "release" },
          { customer_id: "GOOD", status: "in force", supply: "hold" },
          { customer_id: "LAPSED", status: "run out" },
          { customer_id: "LATE", status: "replaced", credit_limit: 4000 },
          { customer_id: "LATE", status: "in force", credit_limit: 9000, terms: "net 60" },
          { customer_id: "NOBODY", status: "unknown customer" },
          { customer_id: "STOP", status: "in force" },
        ]);
        expect(await brokenChecks(warehouse)).toEqual([]);
        expect(await runChecks(warehouse, "decisions")).toEqual([]);
      },
    );
  });

  test("its outcome is judged later like the advice's: what fell due in the 90 days after it, beside what was advised then", async () => {
    await withDecisions(ledger, { asOf, customers }, async (warehouse) => {
      const sql = `select customer_id, advised_action, count_invoices, mean_delay_days, very_late_rate, written_off_amount
        from publish.team_decisions where count_invoices is not null`;
      // Due every ten days from 9 June to 28 August, each paid 45 days late.
      expect(await select(warehouse, sql)).toEqual([
        {
          customer_id: "LATE",
          advised_action: "tighten",
          count_invoices: 9,
          mean_delay_days: 45,
          very_late_rate: 1,
          written_off_amount: 0,
        },
      ]);
    });
  });
});

test("the sheet to fill has the columns that a run reads, and a line left empty decides nothing", async () => {
  await withDecisions("2024-12-01 invoice I1 ACME 100.00 USD", { asOf }, async (warehouse) => {
    const text = sheetOf(await select(warehouse, "from publish.decision_sheet"));
    expect(text).toBe(
      "customer_id,customer_name,decided_date,decided_by,reason,terms,credit_limit,supply,valid_until\r\nACME,ACME,2024-12-31,,,,,,\r\n",
    );
    const [header = "", line = ""] = text.trim().split("\r\n");
    const cells = line.split(",");
    const empty = Object.fromEntries(header.split(",").map((name, index) => [name, cells[index] ?? ""]));
    const again = { asOf, tables: { credit_decisions: [empty] } };
    await withDecisions("2024-12-01 invoice I1 ACME 100.00 USD", again, async (next) => {
      expect(await select(next, "select count(*) as decisions from publish.team_decisions")).toEqual([
        { decisions: 0 },
      ]);
      expect(await select(next, "select count(*) as rows from ingest.credit_decisions")).toEqual([{ rows: 1 }]);
    });
  });
});
