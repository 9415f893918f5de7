import { describe, expect, test } from "vitest";
import { askDecisions, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const asOf = "2024-06-28"; // a Friday

const columns = "customer_id, step, cast(action_date as varchar) as action_date, ask_amount, stop_reason";
const worklistOf = (ledger: string, policy: object = {}) =>
  askDecisions(ledger, { asOf, policy }, `select ${columns} from decisions.worklist order by customer_id`);

const overdue = (customer: string, amount: string, due: string): string =>
  `2024-01-02 invoice I-${customer} ${customer} ${amount} USD due_date=${due}`;

/** An invoice that was paid on a day. */
const paysOn = (customer: string, day: string): string =>
  `2024-01-02 invoice P-${customer} ${customer} 50.00 USD due_date=${day}
   ${day} payment P-${customer} ${customer} 50.00 USD invoice_id=P-${customer}`;

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

  test("ranked by the money x the days it would stay unpaid x the chance that a touch changes that; people's hours spread them", async () => {
    const ledger = ["A 400.00", "B 300.00", "C 200.00", "D 100.00"]
      .map((words) => overdue(words[0] ?? "", words.slice(2), "2024-06-10"))
      .join("\n");
    // All are open until day 30 after the due date; A alone is paid evenly by day 60. They stand at day 18, so that in 30 days B to D
    // stay unpaid, and A with 1, 28/30 and 12/30 after 7, 14 and 30 days: 7 + 3.5 x 58/30 + 8 x 40/30 = 24.43 days.
    const model = `insert into risk.curves select item_id, 'open', run.as_of(), 18, 1, 1, 1, 1,
      case customer_id when 'A' then 0 else 1 end, 0, 0, 0 from ledger.invoices`;
    const sql =
      "select rank, customer_id, gain_amount, cast(action_date as varchar) as day from decisions.worklist order by 1";
    const dunning = { dailyHours: 10 / 60 }; // a firm reminder takes ten minutes
    expect(await askDecisions(ledger, { asOf, model, policy: { dunning } }, sql)).toEqual([
      { rank: 1, customer_id: "A", gain_amount: 97.73, day: "2024-07-01" },
      { rank: 2, customer_id: "B", gain_amount: 90, day: "2024-07-02" },
      { rank: 3, customer_id: "C", gain_amount: 60, day: "2024-07-03" },
      { rank: 4, customer_id: "D", gain_amount: 30, day: "2024-07-05" }, // the 4th is Independence Day, and the ledger in USD
    ]);
    const [all] = await askDecisions(
      ledger,
      { asOf, model, policy: { dunning } },
      "select gain_amount, low_gain_amount, high_gain_amount, source, count_contacts from publish.touch_effects",
    );
    expect(all).toEqual({
      gain_amount: 277.73,
      low_gain_amount: 138.87,
      high_gain_amount: 416.6,
      source: "an assumption",
      count_contacts: 0,
    });
  });

  test("what is more likely than not to come within three days is not reminded of, but asked for once it is due for a firm step", async () => {
    const ledger = [overdue("SOON", "400.00", "2024-06-20"), overdue("FIRM", "400.00", "2024-06-10")].join("\n");
    // All that is late is paid by day 30: from day 7 to 14 evenly, so that at day 8 six of seven are open, and three of seven at day 11.
    const model = `insert into risk.curves select item_id, 'open', run.as_of(), 8, 1, 1, 0, 0, 0, 0, 1, 1 - 6 / 7.0 from ledger.invoices`;
    const sql = `select customer_id, step, stop_reason, cast(action_date as varchar) as day from decisions.worklist order by 1`;
    expect(await askDecisions(ledger, { asOf, model }, sql)).toEqual([
      { customer_id: "FIRM", step: "firm reminder", stop_reason: null, day: "2024-07-01" },
      { customer_id: "SOON", step: "wait", stop_reason: "expected soon", day: "2024-07-02" },
    ]);
    const impatient = { dunning: { patienceDays: 1 } };
    expect(await askDecisions(ledger, { asOf, model, policy: impatient }, sql)).toMatchObject([
      {},
      { customer_id: "SOON", step: "friendly reminder", stop_reason: null },
    ]);
  });

  test("the one day of a conversation is the working day before the usual day of payment, where that has room", async () => {
    const ledger = [
      ...["FRI1", "FRI2", "FRI3"].map((name) => paysOn(name, "2024-05-31")), // a Friday: Thursday is a holiday, so there is no best day
      ...["WED1", "WED2", "WED3"].map((name) => paysOn(name, "2024-05-29")),
      paysOn("TUE", "2024-05-28"), // the five days hold two Mondays
      overdue("TUE", "100.00", "2024-06-12"),
      overdue("FRI1", "900.00", "2024-06-12"),
      overdue("FRI2", "800.00", "2024-06-12"),
      overdue("FRI3", "700.00", "2024-06-12"),
      overdue("WED1", "600.00", "2024-06-12"),
      overdue("WED2", "500.00", "2024-06-12"),
      overdue("WED3", "400.00", "2024-06-12"),
    ].join("\n");
    const sql = `select customer_id, cast(action_date as varchar) as day, is_best_day from decisions.worklist order by 1`;
    const dunning = { dailyHours: 20 / 60 }; // two firm reminders
    expect(await askDecisions(ledger, { asOf, policy: { dunning } }, sql)).toEqual([
      { customer_id: "FRI1", day: "2024-07-01", is_best_day: false },
      { customer_id: "FRI2", day: "2024-07-03", is_best_day: false },
      { customer_id: "FRI3", day: "2024-07-03", is_best_day: false },
      { customer_id: "TUE", day: "2024-07-01", is_best_day: true },
      { customer_id: "WED1", day: "2024-07-02", is_best_day: true },
      { customer_id: "WED2", day: "2024-07-02", is_best_day: true },
      { customer_id: "WED3", day: "2024-07-05", is_best_day: false },
    ]);
  });

  test("without rates, what is past due in two currencies is one conversation on one day, counted once", async () => {
    const ledger = `${overdue("BOTH", "400.00", "2024-06-12")}
      2024-01-02 invoice E1 BOTH 300.00 EUR due_date=2024-06-12
      ${overdue("ONE", "200.00", "2024-06-12")}`;
    const sql = `select customer_id, report_currency, cast(action_date as varchar) as day, other_asks
      from decisions.worklist order by 1, 2`;
    const options = { asOf, policy: { dunning: { dailyHours: 10 / 60 } }, settings: { baseCurrency: "USD" } };
    expect(await askDecisions(ledger, options, sql)).toEqual([
      { customer_id: "BOTH", report_currency: "EUR", day: "2024-07-01", other_asks: "USD 400.00" },
      { customer_id: "BOTH", report_currency: "USD", day: "2024-07-01", other_asks: "EUR 300.00" },
      { customer_id: "ONE", report_currency: "USD", day: "2024-07-02", other_asks: null },
    ]);
  });

  test("reminded before the due date, of what falls due after the day of the reminder: who has nothing past due, and is more likely than not to be late", async () => {
    const ledger = [
      overdue("LATE", "100.00", "2024-07-03"),
      overdue("GOOD", "100.00", "2024-07-03"),
      overdue("FAR", "100.00", "2024-07-04"),
      overdue("TODAY", "100.00", asOf),
      overdue("MONDAY", "100.00", "2024-07-01"),
      overdue("BOTH", "100.00", "2024-07-03"),
      "2024-01-02 invoice I2 BOTH 160.00 USD due_date=2024-06-01",
    ].join("\n");
    const model = `insert into risk.scores select item_id, 0, case customer_id when 'GOOD' then 0.4 else 0.8 end from ledger.invoices`;
    const sql = `select customer_id, step, past_due_amount, ask_amount, due_soon_amount, gain_amount, oldest_days, stop_reason
      from decisions.worklist order by customer_id`;
    // Half of what is late is paid in 14 days, so that of 30 days it is 15.62 unpaid: 80 % of them, of 100.00, / 30 at 30 %.
    expect(await askDecisions(ledger, { asOf, model }, sql)).toMatchObject([
      { customer_id: "BOTH", step: "call", past_due_amount: 160, ask_amount: 160, due_soon_amount: null },
      {
        customer_id: "LATE",
        step: "pre-due reminder",
        past_due_amount: 0,
        ask_amount: 100,
        due_soon_amount: 100,
        gain_amount: 12.5,
        oldest_days: -5,
        stop_reason: null,
      },
    ]);
  });

  test("a reminder falls before its money is due: not on a best day after that, and without room there is none", async () => {
    const ledger = [
      paysOn("BEST", "2024-05-27"), // a Monday: its best day is Friday, the 5th
      overdue("BEST", "100.00", "2024-07-03"),
      overdue("NOROOM", "60.00", "2024-07-02"),
    ].join("\n");
    const model = `insert into risk.scores select item_id, 0, 0.8 from ledger.invoices`;
    const sql = `select rank, customer_id, cast(action_date as varchar) as day, is_best_day from decisions.worklist order by 1`;
    const best = { rank: 1, customer_id: "BEST", day: "2024-07-01", is_best_day: false };
    const oneADay = { dunning: { dailyHours: 3 / 60 } };
    expect(await askDecisions(ledger, { asOf, model, policy: oneADay }, sql)).toEqual([best]);
    expect(await askDecisions(ledger, { asOf, model }, sql)).toEqual([
      best,
      { ...best, rank: 2, customer_id: "NOROOM" },
    ]);
  });

  test("what is late for certain, and more likely than not to come within the days of patience, is not reminded of before it is due", async () => {
    // All of it is paid evenly in the 7 days after the due date: four of seven are open after 3 days, three after 4.
    const model = `insert into risk.scores select item_id, 0, 1 from ledger.invoices;
      insert into risk.curves select item_id, 'open', run.as_of(), -5, 1, 0, 0, 0, 0, 0, 1, 0 from ledger.invoices`;
    const sql = `select customer_id, reason, wait_days, unpaid_probability from decisions.worklist`;
    const ledger = overdue("PROMPT", "100.00", "2024-07-03");
    expect(await askDecisions(ledger, { asOf, model }, sql)).toEqual([
      {
        customer_id: "PROMPT",
        reason: "due on 3 Jul 2024 and more likely than not to come more than 3 days late",
        wait_days: 3.5,
        unpaid_probability: 0,
      },
    ]);
    expect(await askDecisions(ledger, { asOf, model, policy: { dunning: { patienceDays: 4 } } }, sql)).toEqual([]);
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
