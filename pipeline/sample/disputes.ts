import type { Day } from "./calendar.ts";
import { type Roll, between, chance, pick, pickWeighted, within } from "./dice.ts";
import type { Item } from "./invoices.ts";
import type { Settlement } from "./settlement.ts";
import { distress } from "./stories.ts";

/** A customer's objection to an invoice; it pays nothing of it until the end. Money in cents. */
export type Dispute = {
  readonly item: Item;
  readonly openedDay: Day;
  readonly closedDay: Day;
  readonly amount: number;
  readonly reason: string;
};

const reasons = [
  "price",
  "quantity",
  "damaged goods",
  "late delivery",
  "missing purchase order",
  "duplicate invoice",
] as const;

/** A dispute opened before the customer would have paid, or none. Customers in distress dispute more, and longer. */
export function rollDispute(roll: Roll, item: Item, payDay: Day): Dispute | null {
  const { customer, issueDay } = item.invoice;
  const trouble = distress(customer.story, issueDay);
  if (payDay < issueDay + 4 || !chance(roll, customer.habit.disputeRate + 0.22 * trouble)) return null;
  const openedDay = between(roll, issueDay + 3, Math.min(payDay - 1, issueDay + 60));
  return {
    item,
    openedDay,
    closedDay:
      openedDay +
      between(roll, 7, 55) +
      (chance(roll, 0.1) ? between(roll, 50, 150) : 0) +
      Math.round(70 * trouble * roll()),
    amount: chance(roll, 0.4) ? item.amount : Math.round(item.amount * within(roll, 0.08, 0.6)),
    reason: pick(roll, reasons),
  };
}

/** How a dispute ends: withdrawn and paid, or a credit note for some or all of what was disputed. */
export function disputedEvents(
  roll: Roll,
  item: Item,
  dispute: Dispute,
  payRest: (amount: number) => readonly Settlement[],
): readonly Settlement[] {
  const share = pickWeighted(roll, [
    [0, 50],
    [0.5, 25],
    [1, 25],
  ]);
  const credit = Math.round(dispute.amount * share);
  const rest = item.amount - credit;
  const note = { day: dispute.closedDay, kind: "credit_note" as const, amount: credit, reason: dispute.reason };
  return [...(credit > 0 ? [note] : []), ...(rest > 0 ? payRest(rest) : [])];
}
