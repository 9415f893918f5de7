import { expect, test } from "vitest";
import { askDecisions, dayOf } from "../support/decisions.ts";

const asOf = "2024-12-31";
const sql = `select customer_id, reason, amount from decisions.late_reasons order by customer_id, reason`;

/** Six invoices of half a year, each paid so many days after its due date. */
const paidLate = (customer: string, days: number): string =>
  [200, 223, 241, 262, 279, 301]
    .map(
      (
        offset,
        index,
      ) => `${dayOf(offset - 30)} invoice ${customer}${index} ${customer} 100.00 USD due_date=${dayOf(offset)}
        ${dayOf(offset + days)} payment ${customer}P${index} ${customer} 100.00 USD invoice_id=${customer}${index}`,
    )
    .join("\n");

test("each debt has the first reason that the export tells, and the rest is unknown", async () => {
  const ledger = `
    2024-11-01 invoice D1 DISP 100.00 USD due_date=2024-12-01
    2024-12-05 dispute X1 D1 30.00 reason=price
    2024-10-01 invoice D2 LATELY 100.00 USD due_date=2024-11-01
    2024-11-05 dispute X2 D2 100.00 reason=price closed_date=2024-12-20
    2024-11-01 invoice B1 BILL 100.00 USD due_date=2024-12-01
    2024-12-05 dispute X3 B1 100.00 reason=duplicate
    2024-11-20 invoice B2 AFTER 100.00 USD due_date=2024-12-20 delivery_date=2024-11-08
    2024-10-10 invoice B3 LONGAFTER 100.00 USD due_date=2024-11-10 delivery_date=2024-09-28
    2024-11-01 invoice B4 FIXED 100.00 USD due_date=2024-12-01
    2024-12-10 credit_note C1 FIXED 20.00 USD invoice_id=B4
    2024-11-01 invoice S1 PLAN 100.00 USD due_date=2024-12-01
    2024-12-20 plan L1 PLAN 100.00 instalment_date=2025-01-20
    2024-04-01 invoice W0 LOSS 100.00 USD due_date=2024-05-01
    2024-12-01 adjust W1 write_off W0 100.00
    2024-11-01 invoice W2 LOSS 100.00 USD due_date=2024-12-01
    ${paidLate("HABIT", 24)}
    2024-11-10 invoice H1 HABIT 100.00 USD due_date=2024-12-10
    ${paidLate("WORSE", 5)}
    2024-11-10 invoice U1 WORSE 100.00 USD due_date=2024-12-10
    2024-11-10 invoice U2 NOBODY 100.00 USD due_date=2024-12-10`;
  const policy = { disputes: { departments: { price: "sales", duplicate: "Billing" } } };
  const rows = await askDecisions(ledger, { asOf, policy }, sql);
  const told = rows.map((row) => `${String(row["customer_id"])} ${String(row["amount"])} ${String(row["reason"])}`);
  expect(told).toEqual([
    "AFTER 100 our billing",
    "BILL 100 our billing",
    "DISP 30 dispute",
    "DISP 70 unknown",
    "FIXED 80 our billing",
    "HABIT 100 their habit",
    "LATELY 100 dispute",
    "LONGAFTER 100 unknown",
    "LOSS 100 cash shortage",
    "NOBODY 100 unknown",
    "PLAN 100 cash shortage",
    "WORSE 100 unknown",
  ]);
});

test("reasons sum to what is past due, and nothing past due gives none", async () => {
  const none = "2024-12-02 invoice I1 ACME 100.00 USD due_date=2025-02-01";
  expect(await askDecisions(none, { asOf }, sql)).toEqual([]);
  const ledger = `
    2024-10-01 invoice I1 ACME 100.00 USD due_date=2024-11-01
    2024-11-05 payment P1 ACME 25.50 USD invoice_id=I1
    2024-11-06 dispute X1 I1 500.00 reason=price
    2024-10-01 invoice I2 ACME 50.25 USD due_date=2024-11-01`;
  const sums = `select sum(amount) as amount, (select sum(open_amount) from decisions.overdue_items) as overdue_amount from decisions.late_reasons`;
  expect(await askDecisions(ledger, { asOf }, sums)).toEqual([{ amount: 124.75, overdue_amount: 124.75 }]);
});
