import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

const bridge = (kind: string) =>
  `select bar, days, amount from measures.dso_bridge
   where as_of_date = run.as_of() and kind = '${kind}' order by place`;

/** Business long settled, from which the export holds all of the 90 days that a bridge looks back over. */
const settled = `
  2023-08-01 invoice H0 HOME 10.00 USD due_date=2023-08-02
  2023-08-01 payment H1 HOME 10.00 USD invoice_id=H0`;

/** The bars of a bridge as `[days, money]` by name. */
async function bars(ledger: string, asOf: string, kind: string) {
  const rows = await askLedger(ledger, asOf, bridge(kind), { baseCurrency: "USD" });
  return Object.fromEntries(rows.map(({ bar, days, amount }) => [bar, [days, amount]]));
}

test("the first month has nothing to come from", async () => {
  const ledger = "2024-01-05 invoice I1 ACME 100.00 USD";
  expect(await askLedger(ledger, "2024-01-31", bridge("month"))).toEqual([]);
});

test("an export of less than 90 days has money to bridge and no days", async () => {
  const short = `
    2024-01-16 invoice I1 ACME 100.00 USD due_date=2024-02-15
    2024-02-16 invoice I2 ACME 100.00 USD due_date=2024-03-17`;
  const question = `select days, amount::double as amount, reason from measures.dso_bridge
    where as_of_date = run.as_of() and kind = 'month' and bar = 'sales_volume'`;
  expect(await askLedger(short, "2024-02-29", question, { baseCurrency: "USD" })).toEqual([
    { days: null, amount: 100, reason: "the export begins less than 90 days before" },
  ]);
});

test("no sales in 90 days: no days, with the reason", async () => {
  const ledger = "2023-01-05 invoice I1 ACME 50.00 USD";
  const question = `select distinct days, reason from measures.dso_bridge
    where as_of_date = run.as_of() and bar <> 'opening'`;
  expect(await askLedger(ledger, "2023-12-31", question)).toEqual([
    { days: null, reason: "no credit sales in the last 90 days" },
  ]);
});

test("AR that grows with sales makes money and no days", async () => {
  const ledger = `${settled}
    2024-01-16 invoice I1 ACME 100.00 USD due_date=2024-04-15
    2024-02-16 invoice I2 ACME 100.00 USD due_date=2024-05-16`;
  expect(await bars(ledger, "2024-02-29", "month")).toMatchObject({
    opening: [90, 100],
    sales_volume: [0, 100],
    terms_granted: [0, 0],
    timing: [0, 0],
    closing: [90, 200],
  });
});

const late = `${settled}
  2024-01-16 invoice I1 ACME 100.00 USD due_date=2024-02-15
  2024-02-16 invoice I2 ACME 100.00 USD due_date=2024-03-17 delivery_date=2024-01-10
  2024-02-20 dispute D1 I1 40.00
  2024-02-25 payment P1 ACME 20.00 USD`;

test("from best possible to actual: disputed late, undisputed late, less unapplied", async () => {
  expect(await bars(late, "2024-02-29", "best_possible")).toEqual({
    best_possible: [45, 100],
    disputed_late: [18, 40],
    undisputed_late: [27, 60],
    unapplied: [-9, -20],
    actual: [81, 180],
  });
});

test("from month to month: late, disputed, billed five weeks after delivery, and a credit not yet used", async () => {
  expect(await bars(late, "2024-02-29", "month")).toEqual({
    opening: [90, 100],
    sales_volume: [0, 100],
    terms_granted: [0, 0],
    mix: [0, 0],
    billing_lag: [45, 100],
    timing: [-90, -200],
    disputed_late: [18, 40],
    undisputed_late: [27, 60],
    unapplied: [-9, -20],
    fx: [0, 0],
    closing: [81, 180],
  });
});

test("a customer given longer terms is terms granted; a new customer on longer terms is mix", async () => {
  const longer = `${settled}
    2024-01-16 invoice I1 ACME 100.00 USD due_date=2024-02-15
    2024-02-16 invoice I2 ACME 100.00 USD due_date=2024-04-16`;
  expect(await bars(longer, "2024-02-29", "month")).toMatchObject({ terms_granted: [15, 33.3333], mix: [0, 0] });
  const another = `${settled}
    2024-01-16 invoice I1 ACME 100.00 USD due_date=2024-02-15
    2024-02-16 invoice I2 ACME 100.00 USD due_date=2024-03-17
    2024-02-16 invoice I3 BOLT 100.00 USD due_date=2024-04-16`;
  expect(await bars(another, "2024-02-29", "month")).toMatchObject({ terms_granted: [0, 0], mix: [10, 33.3333] });
});

test("FX: what is open is worth more at this month end's rate", async () => {
  const ledger = `${settled}
    2024-01-01 rate EUR 1.1
    2024-02-29 rate EUR 1.2
    2024-01-16 invoice I1 ACME 100.00 EUR due_date=2024-05-15`;
  expect(await bars(ledger, "2024-02-29", "month")).toMatchObject({
    opening: [90, 110],
    sales_volume: [0, 0],
    fx: [8.1818, 10],
    closing: [98.1818, 120],
  });
});
