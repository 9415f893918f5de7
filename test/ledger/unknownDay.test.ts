import { describe, expect, test } from "vitest";
import { refuseUnknownDay } from "../../pipeline/ledger/unknownDay.ts";
import { withLedger } from "../support/ledger.ts";

/** What asking a ledger for a day is answered with: nothing, or the refusal. */
async function refusal(ledger: string, asOf: string): Promise<unknown> {
  return withLedger(
    ledger,
    { asOf },
    (warehouse) => refuseUnknownDay(warehouse, asOf).catch((error: unknown) => error),
    "from ledger.applications join ledger.credits",
  );
}

const refused = (message: string) => ({ exitCode: 2, message });

describe("a past date before settlements whose day the export does not hold is refused", () => {
  test("100.00 paid by the end of March is not known in January; it is from then on, and before the invoice", async () => {
    const ledger = `
      2023-12-01 invoice A0 ACME 10.00 EUR
      2024-01-05 invoice A1 ACME 100.00 EUR paid_amount=100.00
      2024-03-25 invoice A2 ACME 50.00 EUR`;
    const message =
      "1 settlement over 100.00 without a day; ask for 2024-03-25 or later, or for a day before 2024-01-05";
    expect(await refusal(ledger, "2024-01-31")).toMatchObject(refused(`cannot answer as of 2024-01-31: ${message}`));
    expect(await refusal(ledger, "2024-03-25")).toBeUndefined();
    expect(await refusal(ledger, "2024-01-04")).toBeUndefined();
  });

  test("so is one before a credit was used, day unknown; settlements with a day are no reason", async () => {
    const ledger = `
      2024-01-05 invoice I1 ACME 100.00 USD paid_date=2024-01-20
      2024-01-06 invoice I2 ACME 100.00 USD credited_amount=30.00
      2024-01-20 credit_note C1 ACME 50.00 USD applied_amount=30.00
      2024-02-20 invoice I3 ACME 5.00 USD`;
    const message =
      "2 settlements over 60.00 without a day; ask for 2024-02-20 or later, or for a day before 2024-01-06";
    expect(await refusal(ledger, "2024-01-31")).toMatchObject(refused(`cannot answer as of 2024-01-31: ${message}`));
    const dated = `
      2024-01-05 invoice I1 ACME 100.00 USD paid_date=2024-02-20
      2024-03-05 invoice I2 ACME 100.00 USD`;
    expect(await refusal(dated, "2024-01-31")).toBeUndefined();
  });
});

test("so is a date before the first list of open items, once something on it was issued", async () => {
  const ledger = `
    2024-03-31 open I1 ACME 60.00 USD issue_date=2024-01-05 amount=100.00
    2024-04-30 open I1 ACME 40.00 USD issue_date=2024-01-05 amount=100.00`;
  const message = "cannot answer as of 2024-02-29: the first list of open items is later; ask for 2024-03-31 or later";
  expect(await refusal(ledger, "2024-02-29")).toMatchObject(refused(message));
  expect(await refusal(ledger, "2024-03-31")).toBeUndefined();
  expect(await refusal(ledger, "2024-04-15")).toBeUndefined();
});
