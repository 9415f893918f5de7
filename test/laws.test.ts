import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildLayer, runChecks } from "../pipeline/checks.ts";
import { buildTable, execute, type Warehouse } from "../pipeline/warehouse.ts";
import { brokenChecks, select, withLedger } from "./support/ledger.ts";
import { randomLedger, type Row, type Tables } from "./support/randomLedger.ts";

const asOf = "2024-06-15";
const runs = { numRuns: 4, seed: 20240615, endOnFailure: true } as const;

/** Answers about ledgers, each found once: all laws are tried on the same ledgers. */
function remembered<T>(find: (ledger: Tables) => Promise<T>): (ledger: Tables) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (ledger) => {
    const key = JSON.stringify(ledger);
    const answer = found.get(key) ?? find(ledger);
    found.set(key, answer);
    return answer;
  };
}

/** All that the measures say, at every date: what must not move when nothing that counts has moved. */
const everything = remembered((ledger) => {
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
  const ask = async (warehouse: Warehouse): Promise<string> => {
    const said = [];
    for (const question of questions) said.push(await select(warehouse, question));
    return JSON.stringify(said);
  };
  return withLedger(ledger, { asOf }, ask, questions.join("; "));
});

const totals = `select as_of_date, currency, measure, method, value, unit from measures.measures order by all`;

const totalsOf = remembered((ledger) => withLedger(ledger, { asOf }, (warehouse) => select(warehouse, totals), totals));

const withRows = (ledger: Tables, table: string, change: (rows: readonly Row[]) => readonly Row[]): Tables => ({
  ...ledger,
  [table]: change(ledger[table] ?? []),
});

/** SQL that turns a view of the ledger into a table of the same rows, and begins to update it. */
const stored = (name: string): string =>
  `create table ledger.stored as from ledger.${name}; drop view ledger.${name};
   alter table ledger.stored rename to ${name}; update ledger.${name}`;

describe("the ledger adds up", () => {
  test("Σ buckets − unapplied = Σ entries at every date, by either basis; every roll-forward closes", async () => {
    await fc.assert(
      fc.asyncProperty(randomLedger, (ledger) =>
        withLedger(ledger, { asOf }, async (warehouse) => {
          expect(await brokenChecks(warehouse)).toEqual([]);
          const [sums] = await select(
            warehouse,
            `select
               (select coalesce(sum(amount), 0) from ledger.entries)
               - (select coalesce(sum(net), 0) from (
                   select sum(open_amount) as net from measures.aging where basis = 'due' and as_of_date = '${asOf}'
                   union all
                   select -sum(unapplied_amount) from measures.unapplied where as_of_date = '${asOf}')) as difference`,
          );
          expect(sums).toEqual({ difference: 0 });
        }),
      ),
      runs,
    );
  });

  const breaks: readonly { readonly check: string; readonly alter: string }[] = [
    { check: "entries_sum_to_open_amount", alter: `${stored("entries")} set amount = amount + 0.01 where rowid = 0` },
    { check: "aging_equals_entries", alter: `${stored("entries")} set amount = amount + 0.01 where rowid = 0` },
    { check: "aging_equals_entries", alter: `${stored("balances")} set amount = amount + 0.01 where rowid = 0` },
    { check: "roll_forward_closes", alter: `${stored("entries")} set amount = amount + 0.01 where rowid = 0` },
    {
      check: "no_item_is_settled_beyond_its_amount",
      alter: "update ledger.invoices set settled_amount = amount + 0.01",
    },
    { check: "items_are_unique", alter: "insert into ledger.invoices select * from ledger.invoices limit 1" },
  ];

  test.each(breaks)("$check fails when one entry is altered: $alter", async ({ check, alter }) => {
    const ledger = {
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
    };
    const isOfMeasures = ["aging_equals_entries", "roll_forward_closes"].includes(check);
    const fail = async (warehouse: Warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      await execute(warehouse, alter);
      if (isOfMeasures) {
        await buildTable(warehouse, "ledger.period_entries");
        await buildLayer(warehouse, "measures");
      } else await checkLedger(warehouse);
      return brokenChecks(warehouse);
    };
    const failed = await withLedger(ledger, { asOf }, fail, isOfMeasures ? ["ledger", "measures"] : ["ledger"]);
    expect(failed.map(({ rule }) => rule)).toContain(check);
  });
});

/** Runs the ledger's checks again over tables that a test has altered. */
async function checkLedger(warehouse: Warehouse): Promise<void> {
  for (const { check } of await runChecks(warehouse, "ledger")) {
    await execute(warehouse, `insert into ledger.findings (severity, rule) values ('error', '${check}')`);
  }
}

describe("what must change nothing", () => {
  test("the order of rows", async () => {
    await fc.assert(
      fc.asyncProperty(randomLedger, async (ledger) => {
        const reversed = Object.fromEntries(Object.entries(ledger).map(([name, rows]) => [name, [...rows].reverse()]));
        expect(await everything(reversed)).toBe(await everything(ledger));
      }),
      runs,
    );
  });

  test("a payment split in two on one day", async () => {
    await fc.assert(
      fc.asyncProperty(randomLedger, async (ledger) => {
        const halves = (row: Row): readonly Row[] => {
          const cents = Math.round(Number(row["amount"]) * 100);
          const first = Math.floor(cents / 3);
          const isUndone = ledger["payments"]?.some(
            (each) => Number(each["amount"]) < 0 && each["invoice_id"] === row["invoice_id"],
          );
          return first <= 0 ||
            isUndone === true ||
            ledger["applications"]?.some((each) => each["source_id"] === row["payment_id"])
            ? [row]
            : [
                { ...row, amount: (first / 100).toFixed(2) },
                { ...row, payment_id: `${row["payment_id"]}b`, amount: ((cents - first) / 100).toFixed(2) },
              ];
        };
        const split = withRows(ledger, "payments", (rows) => rows.flatMap(halves));
        expect(await everything(split)).toBe(await everything(ledger));
      }),
      runs,
    );
  });

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

  test("events after the as-of date", async () => {
    await fc.assert(
      fc.asyncProperty(randomLedger, async (ledger) => {
        const more = Object.fromEntries(
          Object.entries(ledger).map(([name, rows]) => [name, [...rows, ...(later[name] ?? [])]]),
        );
        expect(await everything(more)).toBe(await everything(ledger));
      }),
      runs,
    );
  });

  test("other names for the customers leave every total as it is", async () => {
    await fc.assert(
      fc.asyncProperty(randomLedger, async (ledger) => {
        const renamed = Object.fromEntries(
          Object.entries(ledger).map(([name, rows]) => [
            name,
            rows.map((row) =>
              Object.fromEntries(
                Object.entries(row).map(([column, value]) => [
                  column,
                  /^(parent_)?customer_id$/.test(column) && value !== "" ? `Z${value}` : value,
                ]),
              ),
            ),
          ]),
        );
        expect(await totalsOf(renamed)).toEqual(await totalsOf(ledger));
      }),
      runs,
    );
  });

  test("three times the money is three times every amount, and the same days, percent and points", async () => {
    await fc.assert(
      fc.asyncProperty(randomLedger, async (ledger) => {
        const inDollars = (factor: number): Tables =>
          Object.fromEntries(
            Object.entries(ledger).map(([name, rows]) => [
              name,
              rows.map((row) => ({
                ...row,
                ...("currency" in row && name !== "fx_rates" ? { currency: "USD" } : {}),
                ...("amount" in row ? { amount: (Number(row["amount"]) * factor).toFixed(2) } : {}),
              })),
            ]),
          );
        const [once, thrice] = [await totalsOf(inDollars(1)), await totalsOf(inDollars(3))];
        expect(thrice).toHaveLength(once.length);
        once.forEach(({ value, unit }, index) => {
          const factor = unit === "USD" ? 3 : 1;
          if (typeof value === "number") expect(thrice[index]?.["value"]).toBeCloseTo(value * factor, 6);
          else expect(thrice[index]?.["value"]).toBeNull();
        });
      }),
      runs,
    );
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
      const altered = withRows(ledger, table, (rows) =>
        rows.map((row) => ({ ...row, amount: (Number(row["amount"]) + 0.01).toFixed(2) })),
      );
      expect(await everything(altered)).not.toBe(said);
    }
  });
});
