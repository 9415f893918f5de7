import { dayOf } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import { type Roll, between, chance } from "./dice.ts";
import type { Invoice } from "./invoices.ts";
import type { CreditNote } from "./payments.ts";

const januaries = ["2024-01-15", "2025-01-15", "2026-01-15"] as const;

/** Yearly volume rebates of large steady customers: 1.25 % of the twelve months before, as a credit on account. */
export function rollRebates(roll: Roll, customer: Customer, invoices: readonly Invoice[]): readonly CreditNote[] {
  if (customer.rank >= 45 || customer.story.kind !== "steady" || !chance(roll, 0.5)) return [];
  return januaries.flatMap((january) => {
    const day = dayOf(january) + between(roll, 0, 14);
    const sales = invoices
      .filter(({ issueDay }) => issueDay < dayOf(january) && issueDay >= dayOf(january) - 365)
      .reduce((sum, { amount }) => sum + amount, 0);
    const amount = Math.round((sales * 0.0125) / 100) * 100;
    return amount > 0 ? [{ customer, day, amount, invoice: null, reason: "volume rebate" }] : [];
  });
}
