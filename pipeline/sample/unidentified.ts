import { lastDay } from "./period.ts";
import { between, createRoll } from "./dice.ts";
import type { Payment } from "./payments.ts";

/** A handful of recent receipts whose sender nobody has found yet. */
export function unidentifiedReceipts(): readonly Payment[] {
  const roll = createRoll("unidentified receipts");
  return ["USD", "USD", "EUR", "USD"].map((currency) => ({
    customer: null,
    currency,
    day: lastDay - between(roll, 1, 55),
    amount: between(roll, 24_000, 640_000),
    invoice: null,
    method: currency === "EUR" ? "SEPA" : "ACH",
    reference: "sender unknown",
  }));
}
