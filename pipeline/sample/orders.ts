import type { Day } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import { lastDay } from "./period.ts";
import { type Roll, between, chance, logNormal } from "./dice.ts";

/** Ordered, not yet invoiced at the as-of date. Money in cents. */
export type Order = { readonly customer: Customer; readonly day: Day; readonly amount: number };

/** A customer's open orders: about two weeks of its usual buying. */
export function openOrders(roll: Roll, customer: Customer): readonly Order[] {
  if (customer.leftDay !== null || customer.story.holdDay !== null) return [];
  const expected = (customer.invoicesPerYear * 12) / 365;
  const count = Math.floor(expected) + (chance(roll, expected % 1) ? 1 : 0);
  return Array.from({ length: count }, () => ({
    customer,
    day: lastDay - between(roll, 0, 11),
    amount: Math.max(1_500, Math.round(logNormal(roll, customer.usualAmount, 0.6))),
  }));
}
