import { describe, expect, test } from "vitest";
import { askDecisions, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const asOf = "2024-06-28"; // a Friday

const columns = "customer_id, step, stop_reason, ask_amount, demand_amount, is_hold";
const ask = `select ${columns} from decisions.worklist order by customer_id`;

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
    expect(await holds({ floorRate: 0.05 })).toBe(true);
    expect(await holds({ floorRate: 0.0501 })).toBe(false);
    expect(await holds({ floorAmount: 500.01 })).toBe(false);
  });

  test("a formal notice demands what has come to it, and a reminder all that is past due", async () => {
    const ledger = `
      2024-03-01 invoice I1 ACME 5000.00 USD due_date=2024-05-09
      2024-06-01 invoice I2 ACME 40000.00 USD due_date=2024-06-20
      2024-06-01 invoice I3 BOLT 5000.00 USD due_date=2024-06-10
      2024-06-01 invoice I4 BOLT 40000.00 USD due_date=2024-06-20`;
    expect(await askDecisions(ledger, { asOf }, ask)).toMatchObject([
      { customer_id: "ACME", step: "formal notice", ask_amount: 45000, demand_amount: 5000 },
      { customer_id: "BOLT", step: "firm reminder", ask_amount: 45000, demand_amount: 45000 },
    ]);
  });

  test("unapplied cash pays the oldest first: what it covers is no reason for a step", async () => {
    const ledger = `
      2024-03-01 invoice I1 ACME 5000.00 USD due_date=2024-04-01
      2024-06-01 invoice I2 ACME 40000.00 USD due_date=2024-06-20
      2024-06-25 payment P1 ACME 4950.00 USD`;
    expect(await askDecisions(ledger, { asOf }, ask)).toMatchObject([
      { step: "friendly reminder", ask_amount: 40050, is_hold: false },
    ]);
  });
});

describe("steps belong to debts", () => {
  test("what an agency has is apart: its letter on a remainder puts no fresh debt on no step left", async () => {
    const ledger = `
      2022-05-01 invoice I1 ACME 164.23 USD due_date=2022-06-01
      2022-09-10 contact K1 ACME agency invoice_id=I1
      2024-05-01 invoice I2 ACME 55059.63 USD due_date=2024-06-08`;
    await withDecisions(ledger, { asOf }, async (warehouse) => {
      expect(await select(warehouse, ask)).toMatchObject([
        { step: "firm reminder", stop_reason: null, ask_amount: 55059.63, is_hold: false },
      ]);
      expect(await select(warehouse, "select residue_amount, proposal from decisions.residues")).toEqual([
        { residue_amount: 164.23, proposal: "write off" },
      ]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
  });

  test("fresh debt begins where the ladder begins, whatever was done about older debt; below the floor, nothing after a reminder", async () => {
    const ledger = `
      2024-03-01 invoice I1 BOTH 200.00 USD due_date=2024-05-01
      2024-06-20 contact K1 BOTH formal_notice invoice_id=I1
      2024-05-01 invoice I2 BOTH 30000.00 USD due_date=2024-06-20
      2024-03-01 invoice I3 TOLD 200.00 USD due_date=2024-05-01
      2024-05-10 contact K2 TOLD friendly_reminder invoice_id=I3
      2024-06-10 invoice I4 TOLD 30000.00 USD due_date=2024-07-20`;
    expect(await askDecisions(ledger, { asOf }, ask)).toMatchObject([
      { customer_id: "BOTH", step: "friendly reminder", stop_reason: null },
      { customer_id: "TOLD", step: "settle what is small", stop_reason: "below the floor", is_hold: false },
    ]);
  });

  test("a plan is for what no agency has", async () => {
    const ledger = `
      2024-01-02 invoice I1 ACME 5000.00 USD due_date=2024-02-01
      2024-05-10 contact K1 ACME agency invoice_id=I1
      2024-03-02 invoice I2 ACME 3000.00 USD due_date=2024-04-10
      2024-06-01 contact K2 ACME formal_notice invoice_id=I2
      2024-03-02 invoice I3 ACME 1200.00 USD due_date=2024-05-01
      2024-05-01 payment P1 ACME 1200.00 USD invoice_id=I3`;
    const sql =
      "select candidate, ask_amount, old_amount, count_instalments, instalment_amount from decisions.candidates";
    expect(await askDecisions(ledger, { asOf }, sql)).toEqual([
      { candidate: "payment plan", ask_amount: 3000, old_amount: 3000, count_instalments: 12, instalment_amount: 250 },
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
