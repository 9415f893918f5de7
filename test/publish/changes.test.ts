import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { changeSentences, type Change } from "../../src/components/sentences/changeSentences.ts";
import { buildTable, readRows, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { select, withLedger } from "../support/ledger.ts";

/** In the first ledger ACME has the most overdue to add, in the second BOLT; the year before, only CLEF owed something. */
const ledgers = {
  ACME: `
    2023-05-02 invoice C1 CLEF 50.00 EUR due_date=2023-06-01
    2023-07-20 payment P1 CLEF 50.00 EUR invoice_id=C1
    2024-05-06 invoice A1 ACME 900.00 EUR due_date=2024-06-05
    2024-05-07 invoice B1 BOLT 200.00 EUR due_date=2024-06-06
    2024-04-08 invoice D1 DUNE 400.00 EUR due_date=2024-05-08
    2024-06-10 payment P2 DUNE 300.00 EUR invoice_id=D1
    2024-05-28 invoice D2 DUNE 70.00 EUR due_date=2024-06-27
    2024-06-26 payment P3 BOLT 150.00 EUR invoice_id=B1`,
  BOLT: `
    2023-05-02 invoice C1 CLEF 80.00 EUR due_date=2023-06-01
    2023-07-20 payment P1 CLEF 80.00 EUR invoice_id=C1
    2024-05-06 invoice A1 ACME 90.00 EUR due_date=2024-06-05
    2024-05-07 invoice B1 BOLT 640.00 EUR due_date=2024-06-06
    2024-04-08 invoice E1 ELMS 500.00 EUR due_date=2024-05-08
    2024-06-25 payment P2 ELMS 500.00 EUR invoice_id=E1`,
};

const asOf = "2024-06-30";
const needs = `from measures.aging join measures.positions join measures.customer_roll_forward join ledger.balances join ledger.rates join ledger.entries join ledger.unknown_balance_periods join ledger.calendar join ledger.customers join ledger.currencies join ledger.export_begin join measures.compared_days join measures.past_positions`;

const ChangeSchema = z.looseObject({
  as_of_date: z.string(),
  period: z.string(),
  from_date: z.string(),
  report_currency: z.string(),
  measure: z.string(),
  scope: z.string(),
  id: z.string(),
  name: z.string(),
  direction: z.string().nullable(),
  position: z.number(),
  amount_from: z.number().nullable(),
  amount_to: z.number(),
  change_amount: z.number().nullable(),
  share: z.number().nullable(),
});

type Overdue = Readonly<Record<string, number>>;
type Facts = {
  readonly changes: readonly Change[];
  readonly overdueAt: Readonly<Record<string, Overdue>>;
  readonly cash: readonly Readonly<Record<string, unknown>>[];
};

const known = new Map<string, Promise<Facts>>();

/** What a run publishes of a ledger, once for all tests of this file. */
function publishedOf(ledger: string, date: string): Promise<Facts> {
  const found = known.get(ledger + date) ?? publish(ledger, date);
  known.set(ledger + date, found);
  return found;
}

/** What a run publishes of a ledger: the changes, and beside them aging and cash, from which they are computed again. */
function publish(ledger: string, date: string): Promise<Facts> {
  const ask = async (warehouse: Warehouse): Promise<Facts> => {
    for (const table of ["aging", "customer_roll_forward", "change_dates", "week_positions", "changes"]) {
      await buildTable(warehouse, `publish.${table}`);
    }
    const aged = await select(
      warehouse,
      `select as_of_date, customer_id, sum(open_amount) as amount from publish.aging
       where basis = 'due' and bucket <> 'not_due' group by all`,
    );
    const overdueAt: Record<string, Record<string, number>> = {};
    for (const { as_of_date, customer_id, amount } of aged) {
      (overdueAt[String(as_of_date)] ??= {})[String(customer_id)] = Number(amount);
    }
    const changes = await readRows(warehouse, "from publish.changes", ChangeSchema);
    const cash = await select(
      warehouse,
      "select period_end_date, customer_id, -cash as cash from publish.customer_roll_forward",
    );
    return { changes, overdueAt, cash };
  };
  return withLedger(ledger, { asOf: date }, ask, needs);
}

/** Who moved most between two agings, computed without SQL: the largest change of that sign first. */
function moved(before: Overdue = {}, now: Overdue = {}): readonly (readonly [string, number])[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return ids
    .map((id): [string, number] => [id, (now[id] ?? 0) - (before[id] ?? 0)])
    .filter(([, change]) => change !== 0)
    .sort(([one, left], [other, right]) => Math.abs(right) - Math.abs(left) || (one < other ? -1 : 1));
}

describe.each(Object.entries(ledgers))("the ledger that %s leads", (leader, ledger) => {
  let facts: Facts;
  let weekBefore: Facts;

  beforeAll(async () => {
    facts = await publishedOf(ledger, asOf);
    weekBefore = await publishedOf(ledger, "2024-06-23");
  });

  const rowsOf = (period: string, measure: string): readonly Change[] =>
    facts.changes.filter((row) => row.as_of_date === asOf && row.period === period && row.measure === measure);

  test.each(["week", "month", "year"])(
    "overdue since last %s is that of the two agings, customer by customer",
    (period) => {
      const from = { week: "2024-06-23", month: "2024-05-31", year: "2023-06-30" }[period] ?? "";
      const before = period === "week" ? weekBefore.overdueAt[from] : facts.overdueAt[from];
      const expected = moved(before, facts.overdueAt[asOf]);
      const rises = expected.filter(([, change]) => change > 0);
      const all = rises.reduce((sum, [, change]) => sum + change, 0);
      const rows = rowsOf(period, "overdue");
      expect(rows[0]?.from_date).toBe(from);
      for (const [direction, sign] of [
        ["up", 1],
        ["down", -1],
      ] as const) {
        const own = rows.filter((row) => row.direction === direction).map((row) => [row.id, row.change_amount]);
        expect(own).toEqual(expected.filter(([, change]) => change * sign > 0));
      }
      const total = rows.find((row) => row.scope === "all");
      expect(total?.change_amount).toBeCloseTo(
        expected.reduce((sum, [, change]) => sum + change, 0),
        4,
      );
      const share = rows.find((row) => row.direction === "up")?.share ?? 0;
      expect(share).toBeCloseTo(rises.length === 0 ? 0 : (rises[0]?.[1] ?? 0) / all, 12);
    },
  );

  test("the first name of the month's overdue sentence is the leader", () => {
    expect(rowsOf("month", "overdue").find((row) => row.direction === "up" && row.position === 1)?.name).toBe(leader);
  });

  test("the month's cash is that of the roll-forward, beside that of the month before", () => {
    const [total] = rowsOf("month", "cash");
    const cashOf = (date: string): number =>
      facts.cash.filter((row) => row["period_end_date"] === date).reduce((sum, row) => sum + Number(row["cash"]), 0);
    expect([total?.amount_to, total?.amount_from]).toEqual([cashOf(asOf), cashOf("2024-05-31")]);
  });

  test("a stored month end has its own month and year, and no week", () => {
    const periods = facts.changes.filter((row) => row.as_of_date === "2024-05-31").map((row) => row.period);
    expect([...new Set(periods)].sort()).toEqual(["month", "year"]);
  });
});

describe("the sentences", () => {
  const links = { overdue: "./o", receivables: "./r", cash: "./c" };
  const say = (rows: readonly Change[]): readonly string[] =>
    changeSentences(rows, links).map((parts) =>
      parts
        .map((part) => (typeof part === "string" ? part : part.text))
        .join("")
        .replaceAll("\u00a0", " "),
    );

  test("say who added overdue, who paid, and how the cash compares", async () => {
    const { changes } = await publishedOf(ledgers.ACME, asOf);
    expect(say(changes.filter((row) => row.as_of_date === asOf && row.period === "month"))).toEqual([
      "Overdue rose EUR 720 (180 %) to EUR 1,120 since 31 May 2024; 100 % of what was added is at ACME (+900) and BOLT (+50), while DUNE fell 230 to 170.",
      "Net receivables fell EUR 450 (29 %) to EUR 1,120 since 31 May 2024; most came off at DUNE (\u2212300) and BOLT (\u2212150).",
      "EUR 450 of cash came in, EUR 450 more than in the month before; 100 % of it from DUNE (300) and BOLT (150).",
    ]);
  });

  test("link every name to its customer and every total to its rows", async () => {
    const { changes } = await publishedOf(ledgers.BOLT, asOf);
    const parts = changeSentences(
      changes.filter((row) => row.as_of_date === asOf && row.period === "month"),
      links,
    ).flat();
    const hrefs = parts.flatMap((part) => (typeof part === "string" ? [] : [part.href]));
    expect(hrefs).toEqual(
      expect.arrayContaining(["./o", "./r", "./c", "./customers.html?id=BOLT", "./customers.html?id=ELMS"]),
    );
  });

  test("are none where nothing is owed and nothing came in", () => {
    expect(changeSentences([], links)).toEqual([]);
  });
});
