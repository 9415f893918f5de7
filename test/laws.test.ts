import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runChecks } from "../pipeline/warehouse/checks.ts";
import { buildNeeded, neededFor } from "../pipeline/warehouse/tables.ts";
import { buildTable, execute, type Warehouse } from "../pipeline/warehouse/warehouse.ts";
import { brokenChecks, select, withLedger } from "./support/ledger.ts";
import { randomLedger, type Row, type Tables } from "./support/randomLedger.ts";

const asOf = "2024-06-15";
const questions = [
  "aging",
  "aging_cuts",
  "unapplied",
  "measures",
  "customer_roll_forward",
  "days_to_pay",
  "days_to_pay_cuts",
  "concentration_summary",
  "roll_rates",
  "dso_bridge",
  "allowance",
  "disputes",
].map((table) => `select * from measures.${table} order by all`);

/** All that the measures say, at every date: what must not move when nothing that counts has moved. */
async function saidOf(warehouse: Warehouse): Promise<string> {
  const said = [];
  for (const question of questions) said.push(await select(warehouse, question));
  return JSON.stringify(said);
}

const everything = (ledger: Tables): Promise<string> => withLedger(ledger, { asOf }, saidOf, questions.join("; "));

let found: ReturnType<typeof factsOf> | null = null;

/** The random ledger built whole, once for all laws. */
function facts(): ReturnType<typeof factsOf> {
  return (found ??= factsOf(ledger));
}

/** What the checks of a ledger find, what is left of its sums, and all that it says. */
function factsOf(ledger: Tables) {
  return withLedger(ledger, { asOf }, async (warehouse) => {
    const [sums] = await select(
      warehouse,
      `select
         (select coalesce(sum(amount), 0) from ledger.entries)
         - (select coalesce(sum(net), 0) from (
             select sum(open_amount) as net from measures.aging where basis = 'due' and as_of_date = '${asOf}'
             union all
             select -sum(unapplied_amount) from measures.unapplied where as_of_date = '${asOf}')) as difference`,
    );
    const [bridges] = await select(warehouse, "select count(days) as n from measures.dso_bridge");
    const uneven = await select(
      warehouse,
      `select 1 from measures.roll_rates where version like 'cohort%'
       group by as_of_date, version, report_currency, from_index having sum(amount) <> min(from_amount)`,
    );
    return { broken: await brokenChecks(warehouse), sums, bridges, uneven, said: await saidOf(warehouse) };
  });
}

/** Two random ledgers as one: their customers and rates are the same, the documents of the second have numbers of their own. */
const ledger = beside(...fc.sample(randomLedger, { numRuns: 2, seed: 7 }));

function beside(first: Tables = {}, second: Tables = {}): Tables {
  const renumbered = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        /^(?!customer|parent).*_id$/.test(column) && value !== "" ? `${value}B` : value,
      ]),
    );
  return Object.fromEntries(
    Object.entries(first).map(([table, rows]) => [
      table,
      ["customers", "fx_rates"].includes(table) ? rows : [...rows, ...(second[table] ?? []).map(renumbered)],
    ]),
  );
}

describe("the ledger adds up", () => {
  test("Σ buckets − unapplied = Σ entries at every date, by either basis; every check of the measures holds", async () => {
    const { broken, sums, bridges } = await facts();
    expect(broken).toEqual([]);
    expect(sums).toEqual({ difference: 0 });
    expect(bridges?.["n"]).toBeGreaterThan(0);
  });

  test("where a bucket's amounts go a month later sums to what it held, in decimals", async () => {
    expect((await facts()).uneven).toEqual([]);
  });

  /** SQL that puts a table with a cent more on every entry in the place of a view of the ledger. */
  const oneCentMore = (view: string): string =>
    `create table ledger.stored as select * replace (cast(amount + 0.01 as decimal(18, 4)) as amount) from ledger.${view};
     drop view ledger.${view}; alter table ledger.stored rename to ${view}`;

  const breaks: readonly { readonly check: string; readonly alter: string }[] = [
    { check: "entries_sum_to_open_amount", alter: oneCentMore("entries") },
    { check: "aging_equals_entries", alter: oneCentMore("entries") },
    { check: "aging_equals_entries", alter: oneCentMore("balances") },
    { check: "roll_forward_closes", alter: oneCentMore("entries") },
    {
      check: "no_item_is_settled_beyond_its_amount",
      alter: "update ledger.invoices set settled_amount = amount + 0.01",
    },
    { check: "items_are_unique", alter: "insert into ledger.invoices select * from ledger.invoices limit 1" },
  ];

  test("and its checks fail when the one entry there is is altered", async () => {
    const ledger = "2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-05";
    const altered = ["measures.aging", "measures.roll_forward"];
    await withLedger(ledger, { asOf }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      await buildNeeded(warehouse, altered);
      for (const { check, alter } of breaks) {
        await execute(warehouse, `begin; ${alter};`);
        for (const table of neededFor(altered)) {
          if (table === "ledger.period_entries" || table.startsWith("measures.")) await buildTable(warehouse, table);
        }
        const failed = [...(await runChecks(warehouse, "ledger")), ...(await runChecks(warehouse, "measures"))];
        expect(
          failed.map((each) => each.check),
          alter,
        ).toContain(check);
        await execute(warehouse, "rollback");
      }
    });
  });
});

/** Events after the as-of date. */
const later: Tables = {
  invoices: [
    {
      invoice_id: "LATE",
      customer_id: "ACME",
      issue_date: "2024-06-16",
      due_date: "2024-06-20",
      amount: "77.77",
      currency: "USD",
      instalment: "1",
    },
  ],
  payments: [
    {
      payment_id: "PLATE",
      customer_id: "ACME",
      payment_date: "2024-06-16",
      amount: "55.55",
      currency: "USD",
      invoice_id: "I0",
    },
    {
      payment_id: "RLATE",
      customer_id: "ACME",
      payment_date: "2024-06-17",
      amount: "-5.55",
      currency: "USD",
      invoice_id: "I0",
    },
    {
      payment_id: "QLATE",
      customer_id: "ACME",
      payment_date: "2024-06-17",
      amount: "5.55",
      currency: "USD",
      invoice_id: "",
    },
  ],
  credit_notes: [
    {
      credit_note_id: "CLATE",
      customer_id: "BOLT",
      issue_date: "2024-06-18",
      amount: "9.99",
      currency: "EUR",
      invoice_id: "",
    },
  ],
  fx_rates: [{ rate_date: "2024-06-16", currency: "EUR", rate: "9.9" }],
};

const changed = (ledger: Tables, change: (rows: readonly Row[], table: string) => readonly Row[]): Tables =>
  Object.fromEntries(Object.entries(ledger).map(([table, rows]) => [table, change(rows, table)]));

/** A payment as two of the same day, where no application names it and none like it is undone. */
function halves(row: Row, { applications = [], payments = [] }: Tables): readonly Row[] {
  const cents = Math.round(Number(row["amount"]) * 100);
  const first = Math.floor(cents / 3);
  const isUndone = payments.some((each) => Number(each["amount"]) < 0 && each["invoice_id"] === row["invoice_id"]);
  return first <= 0 || isUndone || applications.some((each) => each["source_id"] === row["payment_id"])
    ? [row]
    : [
        { ...row, amount: (first / 100).toFixed(2) },
        { ...row, payment_id: `${row["payment_id"]}b`, amount: ((cents - first) / 100).toFixed(2) },
      ];
}

/** Every customer under another name of the same place in the alphabet. */
const renamed = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      /^(parent_)?customer_id$/.test(column) && value !== "" ? `Z${value}` : value,
    ]),
  );

const neutral: readonly { readonly what: string; readonly change: (ledger: Tables) => Tables }[] = [
  { what: "the order of rows", change: (ledger) => changed(ledger, (rows) => [...rows].reverse()) },
  {
    what: "a payment split in two on one day",
    change: (ledger) =>
      changed(ledger, (rows, table) => (table === "payments" ? rows.flatMap((row) => halves(row, ledger)) : rows)),
  },
  {
    what: "events after the as-of date",
    change: (ledger) => changed(ledger, (rows, table) => [...rows, ...(later[table] ?? [])]),
  },
  { what: "other names for the customers", change: (ledger) => changed(ledger, (rows) => rows.map(renamed)) },
];

describe("what must change nothing", () => {
  test(`${neutral.map(({ what }) => what).join("; ")}: all at once, and where that fails one by one`, async () => {
    const saidAlike = async (ledger: Tables): Promise<string> =>
      (await everything(ledger)).replaceAll(/"Z(ACME|BOLT|CHILD|DOVE|ELM|FIR)"/g, '"$1"');
    const { said } = await facts();
    const all = neutral.reduce((before, { change }) => change(before), ledger);
    const isAlike = (await saidAlike(all)) === said;
    for (const { what, change } of isAlike ? [] : neutral) {
      expect(await saidAlike(change(ledger)), what).toBe(said);
    }
    expect(isAlike, "all at once").toBe(true);
  });

  test("three times the money is three times every amount, and the same days, percent and points", async () => {
    const totals = `select as_of_date, report_currency, measure, method, value, unit from measures.measures order by all`;
    const inDollars = (ledger: Tables, factor: number) =>
      withLedger(
        changed(ledger, (rows, table) =>
          rows.map((row) => ({
            ...row,
            ...("currency" in row && table !== "fx_rates" ? { currency: "USD" } : {}),
            ...("amount" in row ? { amount: (Number(row["amount"]) * factor).toFixed(2) } : {}),
          })),
        ),
        { asOf },
        (warehouse) => select(warehouse, totals),
        totals,
      );
    const [once, thrice] = [await inDollars(ledger, 1), await inDollars(ledger, 3)];
    expect(thrice).toHaveLength(once.length);
    once.forEach(({ value, unit }, index) => {
      const factor = unit === "USD" ? 3 : 1;
      if (typeof value === "number") expect(thrice[index]?.["value"]).toBeCloseTo(value * factor, 6);
      else expect(thrice[index]?.["value"]).toBeNull();
    });
  });

  test("but one cent on one entry shows in every one of these comparisons", async () => {
    const ledger: Tables = {
      invoices: [
        {
          invoice_id: "I1",
          customer_id: "ACME",
          issue_date: "2024-01-05",
          due_date: "2024-02-05",
          amount: "100.00",
          currency: "USD",
        },
      ],
      payments: [
        {
          payment_id: "P1",
          customer_id: "ACME",
          payment_date: "2024-03-01",
          amount: "50.00",
          currency: "USD",
          invoice_id: "I1",
        },
      ],
    };
    const said = await everything(ledger);
    for (const table of ["invoices", "payments"]) {
      const altered = changed(ledger, (rows, name) =>
        name === table ? rows.map((row) => ({ ...row, amount: (Number(row["amount"]) + 0.01).toFixed(2) })) : rows,
      );
      expect(await everything(altered)).not.toBe(said);
    }
  });
});
