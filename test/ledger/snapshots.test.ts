import { describe, expect, test } from "vitest";
import { askLedger, brokenChecks, select, readLedger } from "../support/ledger.ts";

const net = "select gross_amount, unapplied_amount, net_amount from measures.totals where as_of_date = run.as_of()";
const found =
  "select rule, value, amount from ledger.findings where file = 'open_items' and rule <> 'missing_due_date' order by 1, 2";

describe("one snapshot of open items", () => {
  const ledger = `
    2024-01-31 open I1 ACME 60.00 USD issue_date=2024-01-05 due_date=2024-01-20 amount=100.00
    2024-01-31 open I2 BOLT 200.00 USD issue_date=2023-11-10 due_date=2023-12-10
    2024-01-31 open C1 BOLT -30.00 USD issue_date=2024-01-10`;

  test("ages at its date, which is the as-of date by default; a negative amount is an unapplied credit", async () => {
    await readLedger(ledger, { asOf: null }, async (warehouse, { asOf }) => {
      expect(asOf).toBe("2024-01-31");
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, net)).toEqual([{ gross_amount: 260, unapplied_amount: 30, net_amount: 230 }]);
      expect(
        await select(
          warehouse,
          "select bucket, open_amount from measures.aging where basis = 'due' and as_of_date = run.as_of() order by 1",
        ),
      ).toEqual([
        { bucket: "1-30", open_amount: 60 },
        { bucket: "31-60", open_amount: 200 },
      ]);
      expect(await select(warehouse, found)).toEqual([{ rule: "undated_settlement", value: null, amount: 40 }]);
    });
  });

  test("says why there is no DSO, CEI, days to pay, turnover, nor any earlier balance", async () => {
    await readLedger(ledger, { asOf: null }, async (warehouse) => {
      const said = await select(
        warehouse,
        `select distinct measure, reason from measures.measures
         where as_of_date = run.as_of() and value is null and reason is not null order by all`,
      );
      const sales = "lists of open items do not list every sale";
      const earlier = "the first snapshot of open items is later";
      expect(said).toEqual([
        { measure: "average_days_delinquent", reason: sales },
        { measure: "best_possible_dso", reason: sales },
        { measure: "cei", reason: earlier },
        { measure: "cei_gap", reason: earlier },
        { measure: "days_late", reason: earlier },
        { measure: "days_to_pay", reason: earlier },
        { measure: "dso", reason: sales },
        { measure: "dso", reason: earlier },
        { measure: "dso_gap", reason: sales },
        { measure: "dso_gap", reason: earlier },
        { measure: "terms", reason: earlier },
        { measure: "turnover", reason: earlier },
        { measure: "unapplied_days", reason: sales },
      ]);
      const before = "select count(value) as known from measures.measures where as_of_date < run.as_of()";
      expect(await select(warehouse, before)).toEqual([{ known: 0 }]);
    });
  });
});

describe("a series of snapshots", () => {
  const ledger = `
    2024-01-31 open I1 ACME 60.00 USD issue_date=2024-01-05 amount=100.00
    2024-01-31 open I2 ACME 200.00 USD issue_date=2024-01-10 due_date=2024-02-10
    2024-01-31 open C1 ACME -30.00 USD issue_date=2024-01-10
    2024-02-29 open I2 ACME 150.00 USD issue_date=2024-01-10 due_date=2024-02-10
    2024-02-29 open C1 ACME -10.00 USD issue_date=2024-01-10
    2024-02-29 open I3 ACME 70.00 USD issue_date=2024-02-10
    2024-03-31 open I2 ACME 180.00 USD issue_date=2024-01-10 due_date=2024-02-10
    2024-03-31 open I4 ACME 20.00 USD issue_date=2024-02-10
    2024-04-30 open I5 BOLT 20.00 USD issue_date=2024-04-10`;

  test("falls are settled in cash on the day of the later one, and every total is that of its snapshot", async () => {
    await readLedger(ledger, { asOf: null }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(
        await select(
          warehouse,
          "select as_of_date, invoices, cash, other, closing from measures.roll_forward order by 1",
        ),
      ).toEqual([
        { as_of_date: "2024-01-31", invoices: 300, cash: 0, other: -70, closing: 230 },
        { as_of_date: "2024-02-29", invoices: 70, cash: -90, other: 0, closing: 210 },
        { as_of_date: "2024-03-31", invoices: 20, cash: -60, other: 30, closing: 200 },
        { as_of_date: "2024-04-30", invoices: 20, cash: -200, other: 0, closing: 20 },
      ]);
      expect(
        await select(
          warehouse,
          `select invoice_id, place, after_date, settled_date, amount from ledger.snapshot_settlements
           where not is_credit order by 1, 2, 4`,
        ),
      ).toEqual([
        { invoice_id: "I1", place: 1, after_date: null, settled_date: "2024-01-31", amount: 40 },
        { invoice_id: "I1", place: 1, after_date: "2024-01-31", settled_date: "2024-02-29", amount: 60 },
        { invoice_id: "I2", place: 1, after_date: "2024-01-31", settled_date: "2024-02-29", amount: 50 },
        { invoice_id: "I2", place: 1, after_date: "2024-03-31", settled_date: "2024-04-30", amount: 150 },
        { invoice_id: "I2", place: 2, after_date: "2024-03-31", settled_date: "2024-04-30", amount: 30 },
        { invoice_id: "I3", place: 1, after_date: "2024-02-29", settled_date: "2024-03-31", amount: 70 },
        { invoice_id: "I4", place: 1, after_date: "2024-03-31", settled_date: "2024-04-30", amount: 20 },
      ]);
    });
  });

  test("findings say what was inferred, what rose, and what was listed late; days to pay say that they are at most so", async () => {
    await readLedger(ledger, { asOf: null }, async (warehouse) => {
      expect(await select(warehouse, found)).toEqual([
        { rule: "inferred_settlement", value: null, amount: 380 },
        { rule: "listed_late", value: "I4", amount: 20 },
        { rule: "risen_amount", value: "I2", amount: 30 },
        { rule: "undated_settlement", value: null, amount: 40 },
      ]);
      expect(
        await select(
          warehouse,
          `select days_to_pay is null as is_null, reason from measures.days_to_pay
           where as_of_date = run.as_of() and method = 'quarter'`,
        ),
      ).toEqual([{ is_null: true, reason: "fewer than 3 invoices paid in the quarter to date" }]);
      expect(
        await select(
          warehouse,
          `select view, reason from measures.days_to_pay_cuts where cut = 'all' and days_to_pay is not null order by 1`,
        ),
      ).toEqual([]);
    });
  });

  test("as of a date between two of them, later ones are not known", async () => {
    expect(await askLedger(ledger, "2024-03-15", net)).toEqual([
      { gross_amount: 220, unapplied_amount: 10, net_amount: 210 },
    ]);
  });
});

test("an item listed again after it was gone is open again, as an adjustment, due when it was", async () => {
  const ledger = `
    2024-01-31 open I1 ACME 60.00 USD issue_date=2024-01-05 due_date=2024-01-15
    2024-01-31 open I2 ACME 10.00 USD issue_date=2024-01-05
    2024-02-29 open I2 ACME 10.00 USD issue_date=2024-01-05
    2024-03-31 open I1 ACME 60.00 USD issue_date=2024-01-05 due_date=2024-01-15`;
  const items =
    "select item_id, issue_date, due_date, open_amount from ledger.invoices where open_amount > 0 order by 1";
  expect(await askLedger(ledger, "2024-03-31", items)).toEqual([
    { item_id: "I1/2", issue_date: "2024-03-31", due_date: "2024-01-15", open_amount: 60 },
  ]);
});

test("where the export has the invoice, it wins, and the snapshot says where it differs", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD
    2024-01-06 invoice I2 ACME 50.00 USD
    2024-01-20 payment P1 ACME 30.00 USD invoice_id=I1
    2024-01-31 open I1 ACME 60.00 USD issue_date=2024-01-05
    2024-01-31 open I2 ACME 50.00 USD issue_date=2024-01-06
    2024-01-31 open I0 ACME 5.00 USD issue_date=2023-01-06`;
  await readLedger(ledger, { asOf: "2024-02-29" }, async (warehouse) => {
    expect(await brokenChecks(warehouse)).toEqual([]);
    expect(await select(warehouse, "select invoice_id, open_amount from ledger.invoices order by 1")).toEqual([
      { invoice_id: "I0", open_amount: 5 },
      { invoice_id: "I1", open_amount: 70 },
      { invoice_id: "I2", open_amount: 50 },
    ]);
    expect(
      await select(warehouse, "select value, amount from ledger.findings where rule = 'snapshot_differs'"),
    ).toEqual([{ value: "I1", amount: -10 }]);
  });
});

test("items without an id are followed from one snapshot to the next by customer and dates", async () => {
  const ledger = `
    2024-01-31 open - ACME 60.00 USD issue_date=2024-01-05
    2024-02-29 open - ACME 45.00 USD issue_date=2024-01-05
    2024-02-29 open I2 ACME 1.00 USD issue_date=2024-02-05`;
  expect(
    await askLedger(ledger, "2024-02-29", "select amount, open_amount from ledger.invoices order by amount"),
  ).toEqual([
    { amount: 1, open_amount: 1 },
    { amount: 60, open_amount: 45 },
  ]);
});
