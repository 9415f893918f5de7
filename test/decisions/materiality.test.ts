import { describe, expect, test } from "vitest";
import { askDecisions, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const asOf = "2024-06-28"; // a Friday

const columns = "customer_id, step, stop_reason, ask_amount, demand_amount, is_hold";
const ask = `select ${columns} from decisions.worklist order by customer_id`;
const askOf = (...customers: readonly string[]): string =>
  ask.replace("order", `where customer_id in (${customers.map((each) => `'${each}'`).join(", ")}) order`);

describe("what is past an age counts by its amount", () => {
  test("two old invoices of a large account are asked about; of a small one they are a formal step and a hold", async () => {
    const ledger = `
      2024-03-01 invoice I1 LARGE 500.00 USD due_date=2024-04-01
      2024-03-01 invoice I2 LARGE 398.22 USD due_date=2024-04-02
      2024-06-01 invoice I3 LARGE 204292.49 USD due_date=2024-06-24
      2024-06-10 invoice I4 LARGE 300000.00 USD due_date=2024-07-24
      2024-03-01 invoice I5 SMALL 500.00 USD due_date=2024-04-01
      2024-03-01 invoice I6 SMALL 398.22 USD due_date=2024-04-02`;
    await withDecisions(ledger, { asOf }, async (warehouse) => {
      expect(await select(warehouse, ask)).toEqual([
        {
          customer_id: "LARGE",
          step: "friendly reminder",
          stop_reason: null,
          ask_amount: 205190.71,
          demand_amount: 205190.71,
          is_hold: false,
        },
        {
          customer_id: "SMALL",
          step: "stop supply",
          stop_reason: null,
          ask_amount: 898.22,
          demand_amount: 898.22,
          is_hold: true,
        },
      ]);
      const residues = "select customer_id, residue_amount, count_items, proposal from decisions.residues";
      expect(await select(warehouse, residues)).toEqual([
        { customer_id: "LARGE", residue_amount: 898.22, count_items: 2, proposal: "clarify" },
      ]);
      expect(await select(warehouse, "select customer_id from decisions.candidates")).toEqual([
        { customer_id: "SMALL" },
      ]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
  });

  test("the floor is a setting, in money and as a share of all that is open", async () => {
    const ledger = `
      2024-03-01 invoice I1 ACME 500.00 USD due_date=2024-04-01
      2024-06-10 invoice I2 ACME 9500.00 USD due_date=2024-07-24`;
    const holds = async (dunning: object) => {
      const [row] = await askDecisions(ledger, { asOf, policy: { dunning } }, ask);
      return row?.["is_hold"];
    };
    expect(await holds({})).toBe(true);
    expect(await holds({ holdFloorRate: 0.0499 })).toBe(true);
    expect(await holds({ holdFloorRate: 0.0501 })).toBe(false);
    expect(await holds({ holdFloorAmount: 500.01 })).toBe(false);
  });

  /** Two customers that have paid nothing, and one that has paid on account. */
  const together = `
    2024-03-01 invoice I1 NOTICE 5000.00 USD due_date=2024-05-09
    2024-06-01 invoice I2 NOTICE 40000.00 USD due_date=2024-06-20
    2024-06-01 invoice I3 REMIND 5000.00 USD due_date=2024-06-10
    2024-06-01 invoice I4 REMIND 40000.00 USD due_date=2024-06-20
    2024-03-01 invoice I5 UNUSED 5000.00 USD due_date=2024-04-01
    2024-06-01 invoice I6 UNUSED 40000.00 USD due_date=2024-06-20
    2024-06-25 payment P1 UNUSED 4950.00 USD`;

  test("a formal notice demands what has come to it, and a reminder all that is past due", async () => {
    expect(await askDecisions(together, { asOf }, askOf("NOTICE", "REMIND"))).toMatchObject([
      { customer_id: "NOTICE", step: "formal notice", ask_amount: 45000, demand_amount: 5000 },
      { customer_id: "REMIND", step: "firm reminder", ask_amount: 45000, demand_amount: 45000 },
    ]);
  });

  test("unapplied cash pays the oldest first: what it covers is no reason for a step", async () => {
    expect(await askDecisions(together, { asOf }, askOf("UNUSED"))).toMatchObject([
      { step: "friendly reminder", ask_amount: 40050, is_hold: false },
    ]);
  });
});

describe("steps belong to debts", () => {
  /** What an agency has of PART, fresh debt beside what was done about older one, and a plan for what no agency has. */
  const debts = `
    2022-05-01 invoice I1 PART 164.23 USD due_date=2022-06-01
    2022-09-10 contact K1 PART agency invoice_id=I1
    2024-05-01 invoice I2 PART 55059.63 USD due_date=2024-06-08

    2024-03-01 invoice B1 BOTH 200.00 USD due_date=2024-05-01
    2024-06-20 contact K2 BOTH formal_notice invoice_id=B1
    2024-05-01 invoice B2 BOTH 30000.00 USD due_date=2024-06-20
    2024-03-01 invoice T1 TOLD 200.00 USD due_date=2024-05-01
    2024-05-10 contact K3 TOLD friendly_reminder invoice_id=T1
    2024-06-10 invoice T2 TOLD 30000.00 USD due_date=2024-07-20

    2024-01-02 invoice P1 PLAN 5000.00 USD due_date=2024-02-01
    2024-05-10 contact K4 PLAN agency invoice_id=P1
    2024-03-02 invoice P2 PLAN 3000.00 USD due_date=2024-04-10
    2024-06-01 contact K5 PLAN formal_notice invoice_id=P2
    2024-03-02 invoice P3 PLAN 1200.00 USD due_date=2024-05-01
    2024-05-01 payment PP PLAN 1200.00 USD invoice_id=P3`;

  test("all of them together break no check", async () => {
    await withDecisions(debts, { asOf }, async (warehouse) => expect(await brokenChecks(warehouse)).toEqual([]));
  });

  test("what an agency has is apart: its letter on a remainder puts no fresh debt on no step left", async () => {
    expect(await askDecisions(debts, { asOf }, askOf("PART"))).toMatchObject([
      { step: "firm reminder", stop_reason: null, ask_amount: 55059.63, is_hold: false },
    ]);
    const residues = "select residue_amount, proposal from decisions.residues where customer_id = 'PART'";
    expect(await askDecisions(debts, { asOf }, residues)).toEqual([{ residue_amount: 164.23, proposal: "write off" }]);
  });

  test("fresh debt begins where the ladder begins, whatever was done about older debt; below the floor, nothing after a reminder", async () => {
    expect(await askDecisions(debts, { asOf }, askOf("BOTH", "TOLD"))).toMatchObject([
      { customer_id: "BOTH", step: "friendly reminder", stop_reason: null },
      { customer_id: "TOLD", step: "settle what is small", stop_reason: "below the floor", is_hold: false },
    ]);
  });

  test("a plan is for what no agency has; twelve months of what it pays would not carry it", async () => {
    const sql = `select candidate, ask_amount, old_amount, count_instalments, plan_words
      from decisions.candidates where customer_id = 'PLAN'`;
    const words = "pays USD 200.00 a month: too little for a plan of 12 months; ask for a part at once, or security";
    expect(await askDecisions(debts, { asOf }, sql)).toEqual([
      { candidate: "payment plan", ask_amount: 3000, old_amount: 3000, count_instalments: null, plan_words: words },
    ]);
  });

  test("a ladder that ends before the agency age has no agency: after its last step somebody decides", async () => {
    const ledger = `
      2024-05-01 invoice I1 ACME 500.00 USD due_date=2024-06-01
      2024-05-01 invoice I2 BOLT 500.00 USD due_date=2024-06-01
      2024-06-20 contact K1 BOLT letter`;
    const dunning = { steps: [{ step: "letter", days: 7, tone: "firm" }] };
    await withDecisions(ledger, { asOf, policy: { dunning } }, async (warehouse) => {
      expect(await select(warehouse, "select step, reason from decisions.worklist order by customer_id")).toEqual([
        { step: "letter", reason: "USD 500.00 past due for 7 days or more" },
        { step: "decide: plan, court or write-off", reason: "every step is taken for USD 500.00" },
      ]);
      expect(await select(warehouse, "select candidate from decisions.candidates")).toEqual([]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
  });
});
