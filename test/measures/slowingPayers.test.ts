import fc from "fast-check";
import { shortDate } from "../../src/writing/format.ts";
import { describe, expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

const day = (offset: number) => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10);

/** A customer's ledger lines: an invoice every `every` days, due at once, paid as many days later as said; null is unpaid. */
function customer(name: string, delays: readonly (number | null)[], { every = 7, from = 0, segment = "Retail" } = {}) {
  return delays
    .flatMap((delay, index) => {
      const issued = from + index * every;
      const id = `${name}-${index}`;
      const invoice = `${day(issued)} invoice ${id} ${name} 100.00 USD due_date=${day(issued)} segment=${segment}`;
      return delay === null
        ? [invoice]
        : [invoice, `${day(issued + delay)} payment P-${id} ${name} 100.00 USD invoice_id=${id}`];
    })
    .join("\n");
}

const repeat = (count: number, delay: number | null) => Array.from({ length: count }, () => delay);
const alarms = "select alarm_date, scope, id, message from measures.alarms order by all";
const alarmsOf = (id: string) => alarms.replace("order", `where id = '${id}' order`);

describe("CUSUM of a customer", () => {
  const quiet: readonly (readonly [string, readonly (number | null)[]])[] = [
    ["no history", []],
    ["fewer invoices than a baseline takes", repeat(15, 40)],
    ["the baseline and nothing after it", [...repeat(15, 0)]],
    ["steady, however late", repeat(40, 50)],
    ["one invoice paid very late", [...repeat(20, 0), 60, ...repeat(10, 0)]],
    ["3 days slower: less than the slack", [...repeat(15, 0), ...repeat(30, 3)]],
    ["faster than before", [...repeat(15, 30), ...repeat(15, 0)]],
  ];

  test(`no alarm, on any of them nor on all: ${quiet.map(([what]) => what).join("; ")}`, async () => {
    const lines = quiet.map(([, delays], index) => customer(`C${index}`, delays, { segment: `S${index}` }));
    const ledger = ["2023-01-01 invoice X OTHER 1.00 USD", ...lines].join("\n");
    expect(await askLedger(ledger, "2024-06-30", alarms)).toEqual([]);
  });

  const slowing = [...repeat(15, 0), ...repeat(10, 20)];
  const fourth = day(18 * 7 + 20);

  /** ACME slows down; UNPAID stops paying; TWICE recovers and is slow again. */
  const ledger = [
    customer("ACME", slowing, { segment: "A" }),
    customer("UNPAID", [...repeat(15, 0), ...repeat(10, null)], { segment: "U" }),
    customer("TWICE", [...repeat(15, 0), ...repeat(5, 20), ...repeat(20, 0), ...repeat(5, 20)], { segment: "T" }),
  ].join("\n");

  test("15 invoices on the due date, then 20 days late: 14 a time, past 45.6 at the fourth, the day it is paid", async () => {
    const steps = `select spread_days, sum_days, threshold_days, alarm_date, is_running from measures.customer_alarms
      where customer_id = 'ACME'`;
    expect(await askLedger(ledger, "2023-12-31", steps)).toEqual([
      { spread_days: 7.6, sum_days: 56, threshold_days: 45.6, alarm_date: fourth, is_running: true },
    ]);
    expect(await askLedger(ledger, "2023-12-31", alarmsOf("ACME"))).toEqual([
      {
        alarm_date: fourth,
        scope: "customer",
        id: "ACME",
        message: `ACME pays later than it used to: 20 days late on average over the 4 invoices known in the 60 days to ${shortDate(fourth)}, against 0 days late over its first 15.`,
      },
    ]);
  });

  test("invoices that are never paid raise the alarm when they are 60 days past due", async () => {
    expect((await askLedger(ledger, "2023-12-31", alarmsOf("UNPAID"))).map((row) => row["alarm_date"])).toEqual([
      day(18 * 7 + 60),
    ]);
  });

  test("recovered and slow again: two alarms", async () => {
    expect(await askLedger(ledger, "2023-12-31", alarmsOf("TWICE"))).toHaveLength(2);
  });

  test("only what was known counts: a day before there is no alarm, and later events do not move it", async () => {
    const aDayApart = `${customer("ACME", slowing)}\n${customer("BOLT", slowing, { from: 1 })}`;
    const found = await askLedger(aDayApart, fourth, alarms);
    expect(found.map((row) => [row["id"], row["alarm_date"]])).toEqual([["ACME", fourth]]);
  });
});

test("law: renaming the invoices and adding what happens later changes no alarm", async () => {
  const delays = fc.array(fc.integer({ min: -5, max: 45 }), { minLength: 25, maxLength: 40 });
  const payers = fc.array(fc.tuple(delays, fc.integer({ min: 1, max: 9 })), { minLength: 12, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(payers, async (each) => {
      const now = day(200);
      const ledger = each
        .map(([own, every], index) => customer(`C${index}`, [...repeat(15, 0), ...own], { every }))
        .join("\n");
      const said = await askLedger(ledger, now, alarms);
      expect(said.length).toBeGreaterThan(3);
      const renamed = ledger.replaceAll(/(C\d+)-(\d+)/g, (_, id, index) => `Z${97 - Number(index)}-${id}`);
      const later = `${day(201)} invoice LATER C0 9.00 USD\n${day(202)} payment P C0 9.00 USD invoice_id=LATER`;
      expect(await askLedger(`${renamed}\n${later}`, now, alarms)).toEqual(said);
    }),
    { numRuns: 1, seed: 11, endOnFailure: true },
  );
});

describe("CUSUM of a segment or class", () => {
  const crowd = (name: string, count: number, delays: readonly (number | null)[], from = 0) =>
    Array.from({ length: count }, (_, index) => customer(`${name}${index}`, delays, { every: 3, from })).join("\n");

  test("the mix moves to prompt payers and the plain mean falls, yet each pays 5 days later: alarms", async () => {
    const ledger = `
      ${crowd("SLOW", 3, [...repeat(60, 40), ...repeat(10, 45)])}
      ${crowd("FAST", 2, [...repeat(60, 0), ...repeat(30, 5)])}
      ${crowd("NEW", 8, [...repeat(20, 0), ...repeat(30, 5)], 120)}`;
    const means = `select round(avg(delay_days) filter (where month(known_date) = 4)) as april,
      round(avg(delay_days) filter (where month(known_date) = 8)) as august from measures.delays`;
    expect(await askLedger(ledger, "2023-09-30", means)).toEqual([{ april: 24, august: 12 }]);
    expect(
      await askLedger(ledger, "2023-09-30", alarms.replace("order", "where scope <> 'customer' order")),
    ).toMatchObject([
      { alarm_date: "2023-08-31", scope: "late_class", id: "A" },
      { alarm_date: "2023-09-30", scope: "segment", id: "Retail" },
    ]);
  });

  test("a segment that only gains slow payers raises no alarm", async () => {
    const ledger = `${crowd("FAST", 4, repeat(80, 0))}\n${crowd("SLOW", 8, repeat(50, 30), 90)}`;
    expect(await askLedger(ledger, "2023-08-31", alarms)).toEqual([]);
  });
});
