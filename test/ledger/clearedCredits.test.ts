import { expect, test } from "vitest";
import { askLedger, brokenChecks, readLedger } from "../support/ledger.ts";

// Items with the day they were cleared, without payments; an item below zero is a credit. PAID pays after 40 days, CREDITED
// never pays: a credit of the same day clears the invoice. In MIXED a credit of 15.00 and cash clear two invoices on one day,
// of 40.00 the one of the very amount of the credit is no cash at all. BACK has more credit cleared than invoices.
const ledger = `
  2024-01-01 invoice I1 PAID 100.00 EUR due_date=2024-01-31 paid_date=2024-02-10
  2024-01-01 invoice I2 CREDITED 100.00 EUR due_date=2024-01-31 paid_date=2024-01-21
  2024-01-21 invoice N2 CREDITED -100.00 EUR paid_date=2024-01-21
  2024-01-01 invoice I3 MIXED 60.00 EUR due_date=2024-01-31 paid_date=2024-02-10
  2024-01-01 invoice I4 MIXED 40.00 EUR due_date=2024-01-31 paid_date=2024-02-10
  2024-01-20 invoice N3 MIXED -15.00 EUR paid_date=2024-02-10
  2024-01-20 invoice N4 MIXED -40.00 EUR paid_date=2024-02-10
  2024-01-01 invoice I5 BACK 30.00 EUR due_date=2024-01-31 paid_date=2024-02-10
  2024-01-20 invoice N5 BACK -50.00 EUR paid_date=2024-02-10
  2024-01-01 invoice I6 OPEN 5.00 EUR due_date=2024-04-30`;
const asOf = "2024-03-31";

const ask = async (sql: string): Promise<readonly string[]> =>
  (await askLedger(ledger, asOf, sql)).map((row) => Object.values(row).join(" "));

test("what credits cleared is no cash: days to pay and late shares count money alone", async () => {
  expect(await ask("select invoice_id, amount, days_to_pay from measures.receipts order by 1")).toEqual([
    "I1 100 40",
    "I3 45 40",
  ]);
  expect(await ask("select invoice_id, closing_kind from ledger.invoices where closed_date is not null order by 1")).toEqual(
    ["I1 cash", "I2 credit", "I3 cash", "I4 credit", "I5 credit"],
  ); // prettier-ignore
});

test("cash is what invoices and credits of a day leave, as before; credit that is more than they were was paid back", async () => {
  const kinds = `select customer_id, strftime(entry_date, '%m'), kind, sum(amount) from ledger.entries
    where kind <> 'invoice' group by all having sum(amount) <> 0 order by all`;
  expect(await ask(kinds)).toEqual([
    "BACK 01 credit -50",
    "BACK 02 cash 20",
    "CREDITED 01 credit -100",
    "MIXED 01 credit -55",
    "MIXED 02 cash -45",
    "PAID 02 cash -100",
  ]);
  await readLedger(ledger, { asOf }, async (warehouse) => {
    expect(await brokenChecks(warehouse)).toEqual([]);
  });
});
