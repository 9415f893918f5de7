import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenChecks, select, readLedger } from "../support/ledger.ts";
import type { Row, Tables } from "../support/randomLedger.ts";

/** Laws of the exports that do not say when, or against what, money came in. */
const runs = { numRuns: 1, seed: 20240615, endOnFailure: true } as const;
const day = (offset: number): string => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
const money = (cents: number): string => (cents / 100).toFixed(2);
const customer = fc.constantFrom("ACME", "BOLT", "CHILD");

const paidInvoice = fc.record({
  customer,
  issued: fc.integer({ min: 0, max: 120 }),
  cents: fc.integer({ min: 1, max: 90_000 }),
  paid: fc.integer({ min: 0, max: 100_000 }),
  credited: fc.constantFrom(0, 0, 500),
  dated: fc.constantFrom(null, null, 150),
});

test("net AR at the as-of date is Σ amount − paid − credited, whether the days are known or not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(paidInvoice, { minLength: 60, maxLength: 90 }), async (invoices) => {
      const tables: Tables = {
        invoices: invoices.map((each, index) => ({
          invoice_id: `I${index}`,
          customer_id: each.customer,
          issue_date: day(each.issued),
          due_date: day(each.issued + 30),
          amount: money(each.cents),
          currency: "USD",
          paid_amount: money(each.paid),
          credited_amount: money(each.credited),
          paid_date: each.dated === null ? "" : day(each.dated),
        })),
      };
      const net = invoices.reduce((sum, each) => sum + each.cents - each.paid - each.credited, 0);
      await readLedger(tables, { asOf: day(200) }, async (warehouse) => {
        expect(await brokenChecks(warehouse)).toEqual([]);
        expect(await select(warehouse, "select cast(sum(amount) as double) as net from ledger.entries")).toEqual([
          { net: Number(money(net)) },
        ]);
      });
    }),
    runs,
  );
});

const listing = fc.record({
  customer,
  issued: fc.integer({ min: -40, max: 100 }),
  original: fc.constantFrom(null, null, 60_000),
  opens: fc.array(fc.integer({ min: -2_000, max: 50_000 }), { minLength: 4, maxLength: 4 }),
  listed: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
});

test("a series of snapshots gives every snapshot's open total at its date, to the cent", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(listing, { minLength: 40, maxLength: 60 }), async (items) => {
      const dates = [30, 59, 90, 120].map(day);
      const rows: Row[] = items.flatMap((each, index) =>
        dates.flatMap((snapshot, place) => {
          if (each.listed[place] !== true) return [];
          return [
            {
              snapshot_date: snapshot,
              invoice_id: `I${index}`,
              customer_id: each.customer,
              issue_date: day(each.issued),
              due_date: day(each.issued + 30),
              open_amount: money(each.opens[place] ?? 0),
              amount: each.original === null ? "" : money(each.original),
              currency: "USD",
            },
          ];
        }),
      );
      const always = { ...rows[0], invoice_id: "ALWAYS", customer_id: "ACME", issue_date: day(1), due_date: day(31), amount: "", currency: "USD", open_amount: "1.00" }; // prettier-ignore
      const all = [...rows, ...dates.map((snapshot_date) => ({ ...always, snapshot_date }))];
      await readLedger({ open_items: all }, { asOf: null }, async (warehouse) => {
        expect(await brokenChecks(warehouse)).toEqual([]);
        expect(
          await select(
            warehouse,
            `select taken.snapshot_date as day, listed, cast(sum(entries.amount) as double) as booked
             from (select snapshot_date, cast(sum(open_amount) as double) as listed from ingest.open_items group by 1) as taken
             join ledger.entries as entries on entries.entry_date <= taken.snapshot_date
             group by 1, 2 having sum(entries.amount) <> cast(listed as decimal(18, 4))`,
          ),
        ).toEqual([]);
      });
    }),
    runs,
  );
});

const loose = fc.record({
  customer,
  on: fc.integer({ min: 0, max: 150 }),
  cents: fc.constantFrom(1_000, 1_000, 2_500, 5_000, 7_777),
  reference: fc.constantFrom("", "", "", "INV-1", "inv-2;INV-3", "INV-4/INV-5"),
});
const billed = fc.record({
  customer,
  issued: fc.integer({ min: 0, max: 120 }),
  cents: fc.constantFrom(1_000, 2_500, 5_000, 9_999),
});

test("matching applies no more than the payment or the invoice has, and the order of rows changes nothing", async () => {
  const matches = "select * from ledger.matches order by all";
  await fc.assert(
    fc.asyncProperty(
      fc.array(billed, { minLength: 40, maxLength: 60 }),
      fc.array(loose, { minLength: 40, maxLength: 60 }),
      async (invoices, payments) => {
        const tables: Tables = {
          invoices: invoices.map((each, index) => ({
            invoice_id: `INV-${index}`,
            customer_id: each.customer,
            issue_date: day(each.issued),
            due_date: day(each.issued + 10 * (index % 4)),
            amount: money(each.cents),
            currency: "USD",
          })),
          payments: payments.map((each, index) => ({
            payment_id: `P${index}`,
            customer_id: each.customer,
            payment_date: day(each.on),
            amount: money(each.cents),
            currency: "USD",
            invoice_id: index % 5 === 0 ? `INV-${index % invoices.length}` : "",
            reference: each.reference,
          })),
        };
        const reversed = Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows].reverse()]));
        for (const unreferencedPayments of ["leave", "oldest_first"] as const) {
          const changes = { asOf: day(140), unreferencedPayments };
          const said = await readLedger(tables, changes, async (warehouse) => {
            expect(await brokenChecks(warehouse, ["ledger"])).toEqual([]);
            const beyond = `
            select source_id from ledger.matches join ledger.unreferenced_payments as loose using (source_type, source_id)
            group by source_id having sum(matches.amount) > max(loose.amount) or min(matches.amount) <= 0
            union all
            select item_id from ledger.matches join ledger.loose_items as items using (item_id)
            group by item_id having sum(matches.amount) > max(items.room_amount)
            union all
            select source_id from ledger.matches join ledger.applications using (source_type, source_id, item_id)
            group by source_id, item_id having sum(matches.amount) <> sum(applications.amount)`;
            expect(await select(warehouse, beyond)).toEqual([]);
            return select(warehouse, matches);
          });
          const again = await readLedger(reversed, changes, (warehouse) => select(warehouse, matches));
          expect(again).toEqual(said);
        }
      },
    ),
    runs,
  );
});
