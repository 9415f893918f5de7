import { describe, expect, test } from "vitest";
import { askDecisions, dayOf, payer } from "../support/decisions.ts";

const asOf = "2024-12-31"; // day 365 from 2024-01-01

/** An invoice in each of the last thirteen times 30 days, the latest first. */
const billed = (customer: string, amounts: readonly number[]): string =>
  amounts
    .map((amount, index) => {
      const issued = dayOf(365 - (index === 0 ? 10 : 30 * index + 15));
      return `${issued} invoice ${customer}${index} ${customer} ${amount}.00 USD due_date=${dayOf(365 - 30 * index + 60)}`;
    })
    .join("\n");

const year = (first: number, last = 1000): readonly number[] => [
  first,
  ...Array.from({ length: 11 }, () => 1000),
  last,
];

const ledger = [
  billed("BURST", year(3000)),
  billed("SEASON", year(3000, 3000)),
  billed("STEADY", year(1300)),
  payer("SILENT", 36, (index) => (index < 24 ? 0 : null)),
  payer("DOUBT", 36, () => 43, 0),
  payer("POLICY", 36, () => 43),
  payer("OWES", 36, (index) => (index % 4 === 0 ? 10 : null)),
  payer("SLOWED", 36, (index) => (index < 22 ? 0 : 25)),
  `2024-08-01 invoice R1 BROKEN 1000.00 USD due_date=2024-10-01
   2024-10-10 promise B1 BROKEN 1000.00 promised_date=2024-11-01
   2024-11-10 promise B2 BROKEN 1000.00 promised_date=2024-12-01
   2024-12-20 promise B3 BROKEN 1000.00 promised_date=2025-01-10
   2024-08-01 invoice R2 ONCE 1000.00 USD due_date=2024-10-01
   2024-11-10 promise O2 ONCE 1000.00 promised_date=2024-12-01
   2024-12-20 promise O3 ONCE 1000.00 promised_date=2025-01-10
   2024-08-01 invoice R3 SMALL 499.99 USD due_date=2024-10-01
   2024-10-10 promise S1 SMALL 499.99 promised_date=2024-11-01
   2024-11-10 promise S2 SMALL 499.99 promised_date=2024-12-01`,
].join("\n");

const told = (sql: string) => askDecisions(ledger, { asOf }, sql);

describe("alarms on customers", () => {
  test("each has its date and its money; a season, a steady late payer on usual terms and less than the floor have none", async () => {
    const sql = `select customer_id, kind, cast(alert_date as varchar) as since, amount from publish.credit_alerts
      where customer_id <> 'OWES' order by customer_id, kind`;
    expect(await told(sql)).toEqual([
      { customer_id: "BROKEN", kind: "promises broken in a row", since: "2024-12-05", amount: 1000 },
      { customer_id: "BURST", kind: "billed above its habit", since: "2024-12-21", amount: 2000 },
      // Paid 43 days after invoices that are due on their own date; three of them are open.
      { customer_id: "DOUBT", kind: "due dates in doubt", since: "2024-05-13", amount: 3000 },
      // Paid every ten days to day 260, and nothing since: twelve invoices are open, ten of them past due.
      { customer_id: "SILENT", kind: "owes more than it can pay", since: "2024-11-30", amount: 7086.42 },
      { customer_id: "SILENT", kind: "pays later than before", since: "2024-12-26", amount: 12000 },
      { customer_id: "SILENT", kind: "silent", since: "2024-10-18", amount: 10000 },
      { customer_id: "SLOWED", kind: "pays later than before", since: "2024-11-01", amount: 4000 },
    ]);
  });

  test("at the pace of its payments what it owes takes years: its limit does not rise", async () => {
    const [row] = await told("select kind, message, consequence from publish.credit_alerts where customer_id = 'OWES'");
    expect(row).toMatchObject({ kind: "owes more than it can pay", consequence: "its limit does not rise" });
    expect(row?.["message"]).toMatch(/what it owes takes \d{3,4} days$/);
  });

  test("whoever has one is watched at least, and nobody of them gets better terms", async () => {
    const sql = `select posture, action, count(*) as customers from publish.postures
      join publish.posture_amounts as amounts using (customer_id, posture)
      where customer_id in (select customer_id from publish.credit_alerts) group by all order by all`;
    const rows = await told(sql);
    expect(rows.reduce((total, row) => total + Number(row["customers"]), 0)).toBe(6);
    for (const row of rows) expect(["watch", "restrict", "stop"]).toContain(row["posture"]);
    for (const row of rows) expect(["tighten", "hold", null]).toContain(row["action"]);
  });

  test("with due dates in doubt nothing formal is sent and terms wait; who breaks promises is asked firmly, whatever it promises", async () => {
    const sql = `select customer_id, action, guard_rail, amounts.stop_reason, tone from publish.posture_amounts as amounts
      left join (select customer_id, tone from publish.worklist) as worklist using (customer_id)
      where customer_id in ('BROKEN', 'DOUBT', 'ONCE', 'POLICY') order by customer_id`;
    expect(await told(sql)).toMatchObject([
      { customer_id: "BROKEN", stop_reason: null, tone: "formal" },
      { customer_id: "DOUBT", action: "hold", guard_rail: "due dates in doubt" },
      { customer_id: "ONCE", stop_reason: "promise not yet due" },
      { customer_id: "POLICY", action: "tighten" },
    ]);
    const [doubt] = await told("select tone from publish.worklist where customer_id = 'DOUBT'");
    expect(["friendly", "firm"]).toContain(doubt?.["tone"]);
  });
});
