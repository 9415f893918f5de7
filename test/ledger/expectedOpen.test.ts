import { describe, expect, test } from "vitest";
import { holdToExpected, readExpectedOpen } from "../../pipeline/ledger/expectedOpen.ts";
import { readLedger, select } from "../support/ledger.ts";

const ledger = `
  2024-01-05 invoice I1 ACME 100.00 EUR paid_amount=40.00 restbetrag=55.50
  2024-01-06 invoice I2 ACME 50.00 EUR restbetrag=50.00
  2024-01-07 invoice I3 BOLT 70.00 USD restbetrag=70.00
  2024-01-08 credit_note C1 BOLT 20.00 USD
  2024-01-09 invoice I4 BOLT 9.99 USD due_date=2024-13-45 restbetrag=9.99
  2024-01-32 invoice I5 BOLT 5.25 USD restbetrag=5.25`;

/** What holding the ledger to some totals is answered with. */
async function answer(...texts: readonly string[]): Promise<unknown> {
  const expectedOpen = readExpectedOpen(texts);
  const limits = { rejectedRowsRate: 1, rejectedAmountRate: 1, brokenRate: 1 };
  // The same totals are asked for at reading, which is when money that nothing reads is summed.
  return readLedger(ledger, { limits, expectedOpen: readExpectedOpen(["EUR=1"]) }, async (warehouse) => {
    await select(warehouse, "select 1 as built from ledger.balances cross join ledger.currencies");
    return holdToExpected(warehouse, expectedOpen).catch((error: unknown) => error);
  });
}

describe("what is open is held to a control total, to the cent", () => {
  test("of each currency: invoices less unused credits", async () => {
    expect(await answer("EUR=110.00", "USD=59.99")).toBeUndefined();
    expect(await answer("EUR=110")).toBeUndefined();
  });

  test("and where it is not met, it says by how much and where that may lie, what fits the difference first", async () => {
    expect(await answer("USD=65.24")).toMatchObject({
      exitCode: 2,
      message:
        "control total not met: USD 65.24 expected, 59.99 open, 5.25 too little; where it may lie: 5.25 rejected of invoices.csv (impossible_date, 1 row), which is the difference; 190.74 under restbetrag of invoices.csv, which is not read; 110.00 open in EUR; 20.00 of unused credits, which are taken off",
    });
    expect(await answer("USD=79.99")).toMatchObject({
      message: expect.stringContaining(
        "20.00 too little; where it may lie: 20.00 of unused credits, which are taken off, which is the difference;",
      ),
    });
    expect(await answer("EUR=190.74")).toMatchObject({
      message: expect.stringContaining(
        "190.74 under restbetrag of invoices.csv, which is not read, which is the total expected;",
      ),
    });
  });

  test("a currency of which nothing is open has 0.00; several need a name each", async () => {
    expect(await answer("GBP=5.00")).toMatchObject({
      message: expect.stringMatching(/^control total not met: GBP 5.00 expected, 0.00 open, 5.00 too little; /),
    });
    expect(await answer("110.00")).toMatchObject({
      exitCode: 3,
      message: "invalid expect-open: 110.00 (more than one currency is open: say EUR=… USD=…)",
    });
  });
});

test("a control total is a plain number, one for each currency", () => {
  for (const texts of [["1,000.00"], ["usd=5"], ["12.34567"], ["ten"]]) {
    expect(() => readExpectedOpen(texts)).toThrow(`invalid expect-open: ${texts[0]} (as 341560.05 or USD=341560.05)`);
  }
  expect(() => readExpectedOpen(["USD=1", "USD=2"])).toThrow(
    "invalid expect-open: USD=1, USD=2 (one for each currency)",
  );
  expect(() => readExpectedOpen(["1", "USD=2"])).toThrow("(one for each currency)");
});
