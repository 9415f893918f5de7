import type { Day } from "./calendar.ts";
import { lastDay } from "./period.ts";
import { type Roll, between, chance, pick } from "./dice.ts";
import { isBusinessDay } from "./holidays.ts";
import type { Item } from "./invoices.ts";
import type { Plan } from "./plans.ts";
import { distress } from "./stories.ts";

/** A step of collection taken. */
export type Contact = {
  readonly day: Day;
  readonly item: Item;
  readonly step: string;
  readonly channel: string;
  readonly note: string | null;
};

/** A customer's word that it will pay. Money in cents. */
export type Promise = {
  readonly item: Item;
  readonly madeDay: Day;
  readonly promisedDay: Day;
  readonly amount: number;
};

/** What was done about an item, and what was promised. */
export type FollowUps = { readonly contacts: readonly Contact[]; readonly promises: readonly Promise[] };

const ladder = [
  { after: 6, step: "reminder", channel: "email" },
  { after: 17, step: "second_reminder", channel: "email" },
  { after: 29, step: "call", channel: "phone" },
  { after: 48, step: "formal_notice", channel: "letter" },
  { after: 66, step: "call", channel: "phone" },
  { after: 96, step: "agency", channel: "letter" },
] as const;

function openOn({ item, settlements }: Plan, day: Day): number {
  return settlements.reduce(
    (left, settlement) => (settlement.day <= day ? left - settlement.amount : left),
    item.amount,
  );
}

function isDisputed({ dispute }: Plan, day: Day): boolean {
  return dispute !== null && dispute.openedDay <= day && day < dispute.closedDay;
}

/** Most promises name a day near the payment that does come; the others are hopes. */
function rollPromise(roll: Roll, plan: Plan, day: Day): Promise {
  const { customer } = plan.item.invoice;
  const next = plan.settlements.find((settlement) => settlement.kind === "cash" && settlement.day > day);
  const keeps = chance(roll, customer.habit.keptPromiseRate * (1 - distress(customer.story, day)));
  const isNear = next !== undefined && next.day <= day + 35;
  return {
    item: plan.item,
    madeDay: day,
    promisedDay: keeps && isNear ? next.day + between(roll, 0, 2) : day + between(roll, 5, 16),
    amount: openOn(plan, day),
  };
}

/** The collection steps taken on an item while it was overdue, undisputed and worth a call, up to the as-of date. */
export function followUp(roll: Roll, plan: Plan): FollowUps {
  const contacts: Contact[] = [];
  const promises: Promise[] = [];
  if (plan.item.amount < 30_000) return { contacts, promises };
  for (const { after, step, channel } of ladder) {
    const planned = plan.item.dueDay + after + between(roll, 0, 3);
    const day = [0, 1, 2, 3, 4].map((wait) => planned + wait).find((date) => isBusinessDay(date, "US")) ?? planned;
    if (day > lastDay || openOn(plan, day) === 0) break;
    if (plan.quietFrom !== null && day >= plan.quietFrom) break;
    if (isDisputed(plan, day) || chance(roll, 0.12)) continue;
    const promise = step === "call" && chance(roll, 0.6) ? rollPromise(roll, plan, day) : null;
    if (promise !== null) promises.push(promise);
    const note =
      promise === null ? pick(roll, [null, null, "no answer", "asked for a copy of the invoice"]) : "promised to pay";
    contacts.push({ day, item: plan.item, step, channel, note: step === "call" ? note : null });
  }
  return { contacts, promises };
}
