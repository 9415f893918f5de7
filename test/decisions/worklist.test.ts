import { describe, expect, test } from "vitest";
import { askDecisions, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const asOf = "2024-06-28"; // a Friday

const columns = "customer_id, step, cast(action_date as varchar) as action_date, ask_amount, stop_reason";
const worklistOf = (ledger: string, policy: object = {}) =>
  askDecisions(ledger, { asOf, policy }, `select ${columns} from decisions.worklist order by customer_id`);

const overdue = (customer: string, amount: string, due: string): string =>
  `2024-01-02 invoice I-${customer} ${customer} ${amount} USD due_date=${due}`;

describe("worklist", () => {
  test("nothing past due, nobody to ask; due today is not past due", async () => {
    expect(await worklistOf(`${overdue("ACME", "100.00", asOf)}\n${overdue("BOLT", "100.00", "2024-07-28")}`)).toEqual(
      [],
    );
  });

  test("the step is the one that the age has reached; the first from day 3; the next working day is Monday", async () => {
    const ledger = [
      overdue("A1", "100.00", "2024-06-27"),
      overdue("A3", "100.00", "2024-06-25"),
      overdue("A14", "100.00", "2024-06-14"),
      overdue("A15", "100.00", "2024-06-13"),
      overdue("A90", "500.00", "2024-03-30"),
      overdue("B90", "499.99", "2024-03-30"),
    ].join("\n");
    expect(await worklistOf(ledger)).toEqual([
      { customer_id: "A1", step: "friendly reminder", action_date: "2024-07-01", ask_amount: 100, stop_reason: null },
      { customer_id: "A14", step: "friendly reminder", action_date: "2024-07-01", ask_amount: 100, stop_reason: null },
      { customer_id: "A15", step: "firm reminder", action_date: "2024-07-01", ask_amount: 100, stop_reason: null },
      { customer_id: "A3", step: "friendly reminder", action_date: "2024-07-01", ask_amount: 100, stop_reason: null },
      { customer_id: "A90", step: "agency", action_date: "2024-07-01", ask_amount: 500, stop_reason: null },
      // Less than the floor of a hold: the ladder ends before the steps from the hold age on.
      { customer_id: "B90", step: "formal notice", action_date: "2024-07-01", ask_amount: 499.99, stop_reason: null },
    ]);
  });

  test("stopped by a dispute, by cash not applied, by a promise not yet due, below tolerance", async () => {
    const ledger = [
      overdue("CASH", "100.00", "2024-06-01"),
      "2024-06-20 payment P1 CASH 120.00 USD",
      overdue("DISPUTED", "100.00", "2024-06-01"),
      "2024-06-10 dispute D1 I-DISPUTED 100.00",
      overdue("PART", "100.00", "2024-06-01"),
      "2024-06-10 dispute D2 I-PART 40.00",
      overdue("PROMISED", "100.00", "2024-06-01"),
      "2024-06-24 promise R1 PROMISED 100.00 promised_date=2024-07-05",
      overdue("SMALL", "49.99", "2024-06-01"),
    ].join("\n");
    await withDecisions(ledger, { asOf }, async (warehouse) => {
      expect(await select(warehouse, `select ${columns} from decisions.worklist order by customer_id`)).toEqual([
        {
          customer_id: "CASH",
          step: "apply cash",
          action_date: "2024-07-01",
          ask_amount: 0,
          stop_reason: "cash unapplied",
        },
        {
          customer_id: "DISPUTED",
          step: "resolve dispute",
          action_date: "2024-07-01",
          ask_amount: 0,
          stop_reason: "dispute open",
        },
        {
          customer_id: "PART",
          step: "friendly reminder", // of 60 past due for 27 days: below the floor of 100
          action_date: "2024-07-01",
          ask_amount: 60,
          stop_reason: null,
        },
        {
          customer_id: "PROMISED",
          step: "await promise",
          action_date: "2024-07-09",
          ask_amount: 100,
          stop_reason: "promise not yet due",
        },
        {
          customer_id: "SMALL",
          step: "none",
          action_date: "2024-07-01",
          ask_amount: 49.99,
          stop_reason: "below tolerance",
        },
      ]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
  });

  test("a step taken is not proposed again: the next one waits for its day, and for the quiet days", async () => {
    const ledger = [
      overdue("EARLY", "100.00", "2024-06-20"),
      "2024-06-24 contact K1 EARLY friendly_reminder invoice_id=I-EARLY",
      overdue("LATE", "100.00", "2024-05-29"),
      "2024-06-27 contact K2 LATE Friendly-Reminder",
      overdue("OLD", "100.00", "2024-06-20"),
      "2024-05-02 contact K3 OLD agency",
      overdue("LAST", "100.00", "2024-01-20"),
      "2024-06-27 contact K4 LAST agency invoice_id=I-LAST",
      overdue("NEVER", "100.00", "2024-01-20"),
    ].join("\n");
    expect(await worklistOf(ledger)).toMatchObject([
      { customer_id: "EARLY", step: "firm reminder", action_date: "2024-07-05" },
      { customer_id: "LAST", step: "decide: plan, court or write-off", stop_reason: "no step left" },
      { customer_id: "LATE", step: "firm reminder", action_date: "2024-07-02" },
      { customer_id: "NEVER", step: "formal notice", action_date: "2024-07-01" },
      { customer_id: "OLD", step: "friendly reminder", action_date: "2024-07-01" },
    ]);
  });

  test("a broken promise is followed up", async () => {
    const ledger = `${overdue("ACME", "100.00", "2024-06-01")}\n2024-06-10 promise R1 ACME 100.00 promised_date=2024-06-17`;
    expect(await worklistOf(ledger)).toMatchObject([{ step: "promise follow-up", stop_reason: null }]);
  });

  test("ranked by ask x chance unpaid in two weeks x effect; capacity spreads them over working days", async () => {
    const ledger = ["A 400.00", "B 300.00", "C 200.00", "D 100.00"]
      .map((words) => overdue(words[0] ?? "", words.slice(2), "2024-06-10"))
      .join("\n");
    // All are open until day 30 after the due date; A alone is paid evenly by day 60. They stand at day 18, so 400 x 28/30 x 0.3.
    const model = `insert into risk.curves select item_id, 'open', run.as_of(), 18, 1, 1, 1, 1,
      case customer_id when 'A' then 0 else 1 end, 0, 0, 0 from ledger.invoices`;
    const sql =
      "select rank, customer_id, gain_amount, cast(action_date as varchar) as day from decisions.worklist order by 1";
    expect(await askDecisions(ledger, { asOf, model, policy: { dunning: { dailyCapacity: 1 } } }, sql)).toEqual([
      { rank: 1, customer_id: "A", gain_amount: 112, day: "2024-07-01" },
      { rank: 2, customer_id: "B", gain_amount: 90, day: "2024-07-02" },
      { rank: 3, customer_id: "C", gain_amount: 60, day: "2024-07-03" },
      { rank: 4, customer_id: "D", gain_amount: 30, day: "2024-07-05" }, // the 4th is Independence Day, and the ledger in USD
    ]);
  });

  test("reminded before the due date: who has nothing past due, and is more likely than not to be late", async () => {
    const ledger = [
      overdue("LATE", "100.00", "2024-07-03"),
      overdue("GOOD", "100.00", "2024-07-03"),
      overdue("FAR", "100.00", "2024-07-04"),
      overdue("BOTH", "100.00", "2024-07-03"),
      "2024-01-02 invoice I2 BOTH 160.00 USD due_date=2024-06-01",
    ].join("\n");
    const model = `insert into risk.scores select item_id, 0, case customer_id when 'GOOD' then 0.4 else 0.8 end from ledger.invoices`;
    const sql = `select customer_id, step, past_due_amount, ask_amount, gain_amount, oldest_days, stop_reason
      from decisions.worklist order by customer_id`;
    expect(await askDecisions(ledger, { asOf, model }, sql)).toMatchObject([
      { customer_id: "BOTH", step: "call", past_due_amount: 160, ask_amount: 160 },
      {
        customer_id: "LATE",
        step: "pre-due reminder",
        ask_amount: 0,
        gain_amount: 24,
        oldest_days: -5,
        stop_reason: null,
      },
    ]);
  });

  test("law: a worse dispute never raises the ask, which is never above what is past due", async () => {
    const ledger = [0, 10, 50, 99, 100, 150]
      .map((amount) => {
        const customer = `C${amount + 100}`;
        return `${overdue(customer, "100.00", "2024-06-01")}\n2024-06-10 dispute D${amount} I-${customer} ${amount}.00`;
      })
      .join("\n");
    const rows = await askDecisions(
      ledger,
      { asOf },
      "select ask_amount, past_due_amount from decisions.worklist order by customer_id",
    );
    expect(rows.map((row) => row["ask_amount"])).toEqual([100, 90, 50, 1, 0, 0]);
    expect(rows.every((row) => Number(row["ask_amount"]) <= Number(row["past_due_amount"]))).toBe(true);
  });
});
