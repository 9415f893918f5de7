import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildHistories, buildItems } from "../../pipeline/features/features.ts";
import { select, withLedger } from "../support/ledger.ts";
import { randomLedger, type Row, type Tables } from "../support/randomLedger.ts";

const asOf = "2024-06-15";
const turn = "2024-03-31";

const eve = "2024-03-30";

/**
 * What is known of every invoice issued by the turning day, on its issue date; and of every item open at the end of the eve
 * of that day, with what stands in for the next ones.
 */
function knownOf(ledger: Tables | string): Promise<Readonly<Record<"atIssue" | "atOrigin", readonly object[]>>> {
  return withLedger(ledger, { asOf, baseCurrency: "USD" }, async (warehouse) => {
    await buildItems(warehouse);
    await buildHistories(warehouse, [asOf, eve]);
    const atIssue = await select(
      warehouse,
      `select * exclude (is_in_tuning, customer_key) from features.histories where layer = 'issue' and issue_date <= date '${turn}' order by item_id`,
    );
    const atOrigin = await select(
      warehouse,
      `select histories.* exclude (is_in_tuning, customer_key), states.state, states.detail
       from features.histories as histories
       left join risk.states as states using (item_id, origin_date)
       where layer <> 'issue' and origin_date = date '${eve}' order by layer, item_id`,
    );
    return { atIssue, atOrigin };
  });
}

const dates = ["issue_date", "payment_date", "adjustment_date", "application_date"];
/** Disputes and promises on both sides of the turning day. */
const claims: Tables = {
  disputes: [
    { dispute_id: "D1", invoice_id: "I0", opened_date: "2024-03-01", closed_date: "2024-05-01", amount: "1.00" },
    { dispute_id: "D2", invoice_id: "I1", opened_date: "2024-04-10", amount: "1.00" },
  ],
  promises: [
    { promise_id: "M1", customer_id: "BOLT", made_date: "2024-03-05", promised_date: "2024-03-20", amount: "5.00" },
    { promise_id: "M2", customer_id: "ACME", made_date: "2024-04-02", promised_date: "2024-04-20", amount: "5.00" },
  ],
};
const isClaimAfter = (row: Row): boolean => (row["opened_date"] ?? row["made_date"] ?? "") > turn;

const isAfter = (row: Row): boolean => dates.some((name) => (row[name] ?? "") >= turn);
const isIssueAfter = (row: Row): boolean => (row["issue_date"] ?? "") > turn;

const changed = (ledger: Tables, change: (row: Row) => readonly Row[]): Tables =>
  Object.fromEntries(
    Object.entries(ledger).map(([table, rows]) => [
      table,
      rows.flatMap((row) => {
        const isLater = table === "invoices" ? isIssueAfter(row) : table !== "fx_rates" && isAfter(row);
        return isLater ? change(row) : [row];
      }),
    ]),
  );

test("nothing known at an issue or an origin moves when later events are removed, changed or added", async () => {
  const [random] = fc.sample(randomLedger, { numRuns: 1, seed: 7 });
  if (random === undefined) throw new Error("no ledger");
  const ledger = { ...random, ...claims };
  const known = await knownOf(ledger);
  expect(known.atIssue.length).toBeGreaterThan(10);
  expect(known.atOrigin.length).toBeGreaterThan(10);
  const removed = changed(ledger, () => []);
  const without = Object.entries(claims).map(([table, rows]) => [table, rows.filter((row) => !isClaimAfter(row))]);
  expect(await knownOf({ ...removed, ...Object.fromEntries(without) })).toEqual(known);
  const altered = changed(ledger, (row) => [{ ...row, amount: "7.77" }]);
  const more = {
    payment_id: "P-more",
    payment_date: turn,
    customer_id: "ACME",
    amount: "9.00",
    currency: "USD",
    invoice_id: "I0",
  };
  expect(await knownOf({ ...altered, payments: [...(altered["payments"] ?? []), more] })).toEqual(known);
});

const history = `
  2024-01-01 invoice I1 ACME 100.00 USD due_date=2024-01-31
  2024-02-05 payment P1 ACME 100.00 USD invoice_id=I1
  2024-02-01 invoice I2 ACME 200.00 USD due_date=2024-03-02
  2024-02-06 invoice I3 ACME 300.00 USD due_date=2024-03-07
  2024-03-03 invoice I4 ACME 400.00 USD due_date=2024-04-02`;

describe("a history by hand", () => {
  test("a lateness is known the day after the due date, a payment the day after it", async () => {
    const { atIssue: rows } = await knownOf(history);
    const facts = rows.map((row) => {
      const { item_id, count_customer, late_customer, count_open, count_overdue, count_paid, sum_delay } = {
        ...none,
        ...row,
      };
      return [item_id, count_customer, late_customer, count_open, count_overdue, count_paid, sum_delay];
    });
    expect(facts).toEqual([
      ["I1", 0, 0, 0, 0, 0, 0],
      ["I2", 1, 1, 1, 1, 0, 0],
      ["I3", 1, 1, 1, 0, 1, 5],
      ["I4", 2, 2, 2, 1, 1, 5],
    ]);
  });

  test("on the due date itself nothing is late yet; a document closed by a credit note has no label", async () => {
    const { atIssue: rows } = await knownOf(`
      2024-01-01 invoice I1 ACME 100.00 USD due_date=2024-01-31
      2024-01-31 invoice I2 ACME 100.00 USD due_date=2024-02-20
      2024-02-10 credit_note C1 ACME 100.00 USD invoice_id=I2
      2024-03-01 invoice I3 ACME 100.00 USD due_date=2024-03-31`);
    const facts = rows.map((row) => {
      const { item_id, count_customer, late_customer } = { ...none, ...row };
      return [item_id, count_customer, late_customer];
    });
    expect(facts).toEqual([
      ["I1", 0, 0],
      ["I2", 0, 0],
      ["I3", 1, 1],
    ]);
  });
});

const none = {
  item_id: null,
  count_customer: null,
  late_customer: null,
  count_open: null,
  count_overdue: null,
  count_paid: null,
  sum_delay: null,
};

test("what a customer's own invoices say alone: half an invoice of each kind is added to the counts, as log-odds", async () => {
  const ledger = `
    2024-01-01 invoice A1 ACME 10.00 USD due_date=2024-01-31
    2024-02-05 payment P1 ACME 10.00 USD invoice_id=A1
    2024-01-08 invoice A2 ACME 10.00 USD due_date=2024-02-07
    2024-02-06 payment P2 ACME 10.00 USD invoice_id=A2
    2024-01-10 invoice A4 ACME 10.00 USD due_date=2024-02-09
    2024-02-20 payment P4 ACME 10.00 USD invoice_id=A4
    2024-03-04 invoice A3 ACME 10.00 USD due_date=2024-04-03`; // all but A4 fall due on a Wednesday
  const rows = await withLedger(ledger, { asOf: "2024-03-31" }, async (warehouse) => {
    await buildItems(warehouse);
    await buildHistories(warehouse, ["2024-03-31"]);
    return select(
      warehouse,
      `select item_id, customer_odds, customer_weekday_odds from features.inputs
       where layer = 'issue' order by item_id`,
    );
  });
  expect(rows[0]).toMatchObject({ customer_odds: 0, customer_weekday_odds: 0 }); // nothing is known yet
  expect(rows[2]?.["customer_odds"]).toBeCloseTo(Math.log(2.5 / 1.5), 12); // two of three late
  expect(rows[2]?.["customer_weekday_odds"]).toBeCloseTo(Math.log(1.5 / 1.5), 12); // one of two
});

test("an invoice goes out electronically from a day on: one issued before it does not", async () => {
  const invoices = ["2024-01-01", "2024-02-01"].map((issue_date, index) => ({
    invoice_id: `E${index}`,
    customer_id: "ACME",
    issue_date,
    due_date: "2024-03-01",
    amount: "10.00",
    currency: "USD",
    electronic_from: "2024-01-15",
  }));
  const flags = await withLedger({ invoices }, { asOf: "2024-03-31" }, async (warehouse) => {
    await buildItems(warehouse);
    return select(warehouse, "select invoice_id, is_electronic from features.items order by invoice_id");
  });
  expect(flags).toEqual([
    { invoice_id: "E0", is_electronic: false },
    { invoice_id: "E1", is_electronic: true },
  ]);
});
