import { type Day, monthOf } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import { type Dispute, disputedEvents, rollDispute } from "./disputes.ts";
import { type Roll, between, chance, normal, pick, pickWeighted, within } from "./dice.ts";
import { payDay } from "./habits.ts";
import type { Item } from "./invoices.ts";
import type { Settlement } from "./settlement.ts";
import { distress, driftDays } from "./stories.ts";
import { discountDays } from "./terms.ts";

/** All that will become of an item; settlements never sum to more than its amount. */
export type Plan = {
  readonly item: Item;
  readonly settlements: readonly Settlement[];
  readonly dispute: Dispute | null;
  /** Nobody asks for it from this day on: it is under a payment plan. */
  readonly quietFrom: Day | null;
};

const cash = (day: Day, amount: number): Settlement => ({ day, kind: "cash", amount, reason: null });

/** The day the customer means to pay: due date, habit, drift, season, size, and chance with a long tail. */
function wishDay(roll: Roll, { invoice, dueDay }: Item): Day {
  const { customer, amount } = invoice;
  const { habit, story } = customer;
  const isLarge = amount > 1.7 * customer.usualAmount;
  const season = [8, 12].includes(monthOf(dueDay)) ? habit.seasonDays : 0;
  const forgotten = chance(roll, habit.forgetRate) ? between(roll, 12, 80) : 0;
  const noise = normal(roll) * (habit.spreadDays + 8 * distress(story, dueDay));
  const days =
    habit.lagDays + driftDays(story, dueDay) + season + forgotten + noise + (isLarge ? habit.approvalDays : 0);
  return dueDay + Math.round(days);
}

function payDayFor(item: Item, wish: Day): Day {
  const { customer, issueDay } = item.invoice;
  return payDay(customer.habit, customer.country, wish, issueDay + 1);
}

/** Cash in one sum, or in parts some weeks apart; customers in distress pay in more and smaller parts. */
export function cashFrom(roll: Roll, item: Item, wish: Day, amount: number): readonly Settlement[] {
  const { customer } = item.invoice;
  const trouble = distress(customer.story, wish);
  const day = payDayFor(item, wish);
  if (amount < 20_000 || !chance(roll, customer.habit.partRate + 0.45 * trouble)) return [cash(day, amount)];
  const first = Math.round(amount * within(roll, 0.25, 0.7));
  return [cash(day, first), ...cashFrom(roll, item, day + between(roll, 12, 38), amount - first)];
}

function discounted(item: Item, day: Day): readonly Settlement[] {
  const discount = Math.round(item.amount * item.invoice.terms.discountRate);
  return [cash(day, item.amount - discount), { day, kind: "discount", amount: discount, reason: "2 % within 10 days" }];
}

/** The customer keeps back a few percent: mostly given up later, sometimes paid after all, sometimes left open. */
function shortPaid(roll: Roll, item: Item, wish: Day): readonly Settlement[] {
  const day = payDayFor(item, wish);
  const kept = Math.round(item.amount * within(roll, 0.01, 0.07));
  const later = day + between(roll, 24, 80);
  const reason = pick(roll, ["freight deduction", "promotion allowance", "shortage claimed", "pallet deduction"]);
  const paid = cash(day, item.amount - kept);
  const end = pickWeighted(roll, [
    ["given up", 64],
    ["paid", 26],
    ["open", 10],
  ]);
  if (end === "open") return [paid];
  return [
    paid,
    end === "paid" ? cash(payDayFor(item, later), kept) : { day: later, kind: "short_pay", amount: kept, reason },
  ];
}

/** A small sum is missing and booked off on a later day. */
function withSmallRest(item: Item, wish: Day, rest: Settlement): readonly Settlement[] {
  const day = payDayFor(item, wish);
  return [cash(day, item.amount - rest.amount), { ...rest, day: day + rest.day }];
}

/** A price or quantity is put right soon after the invoice; the rest is paid. */
function credited(roll: Roll, item: Item, wish: Day): readonly Settlement[] {
  const day = item.invoice.issueDay + between(roll, 1, 9);
  const credit = Math.round(item.amount * within(roll, 0.03, 0.25));
  const reason = pick(roll, ["price correction", "goods returned", "short delivery", "damaged goods"]);
  const rest = cashFrom(roll, item, Math.max(wish, day + 1), item.amount - credit);
  return [{ day, kind: "credit_note", amount: credit, reason }, ...rest];
}

/** Paid before the invoice, in full or as a first part. */
function advanced(roll: Roll, item: Item, wish: Day, share: number): readonly Settlement[] {
  const first = Math.round(item.amount * share);
  const advance = cash(item.invoice.issueDay - between(roll, 1, 9), first);
  return share === 1 ? [advance] : [advance, ...cashFrom(roll, item, wish, item.amount - first)];
}

function rollSettlements(roll: Roll, item: Item, wish: Day): readonly Settlement[] {
  const { habit, story, currency, rank } = item.invoice.customer;
  const { terms, issueDay } = item.invoice;
  if (terms.dueDays.length > 1) return cashFrom(roll, item, wish, item.amount);
  if (terms.dueDays[0] === 0 && chance(roll, 0.45)) return advanced(roll, item, wish, 1);
  if (terms.dueDays[0] === 90 && rank < 150 && chance(roll, 0.06)) return advanced(roll, item, wish, 0.3);
  const early = payDayFor(item, issueDay + discountDays - 1);
  const mayDiscount = terms.discountRate > 0 && habit.takesDiscount && distress(story, issueDay) === 0;
  if (mayDiscount && early <= issueDay + discountDays + (chance(roll, 0.12) ? 6 : 0)) return discounted(item, early);
  if (chance(roll, habit.shortPayRate)) return shortPaid(roll, item, wish);
  if (chance(roll, 0.014)) return credited(roll, item, wish);
  if (habit.deductsBankCharge && chance(roll, 0.5)) {
    const fee = currency === "EUR" ? 1_500 : 2_500;
    return withSmallRest(item, wish, {
      day: 0,
      kind: "bank_charge",
      amount: Math.min(fee, Math.floor(item.amount / 10)),
      reason: "correspondent bank fee",
    });
  }
  if (chance(roll, 0.004)) {
    return withSmallRest(item, wish, {
      day: between(roll, 15, 45),
      kind: "other",
      amount: between(roll, 1, 480),
      reason: "rounding difference",
    });
  }
  if (rank >= 40 && item.amount < 300_000 && chance(roll, 0.004)) {
    return [
      {
        day: item.dueDay + between(roll, 150, 210),
        kind: "write_off",
        amount: item.amount,
        reason: "uneconomic to pursue",
      },
    ];
  }
  return cashFrom(roll, item, wish, item.amount);
}

/** After its last payment nothing comes in from a customer; what is open is written off on the days of its story. */
function afterStop(customer: Customer, item: Item, settlements: readonly Settlement[]): readonly Settlement[] {
  const { stopDay, writeOffs } = customer.story;
  if (stopDay === null) return settlements;
  const writeOff = writeOffs.find(({ dueBefore }) => item.dueDay < dueBefore);
  const kept = settlements.filter(
    ({ day, kind }) => day < stopDay || (kind === "credit_note" && day < (writeOff?.day ?? day + 1)),
  );
  const open = kept.reduce((left, { amount }) => left - amount, item.amount);
  if (writeOff === undefined || open === 0) return kept;
  return [...kept, { day: writeOff.day, kind: "write_off", amount: open, reason: "insolvency" }];
}

/** What will become of an item: when and how it is settled, and whether it is disputed first. */
export function planItem(roll: Roll, item: Item): Plan {
  const { customer } = item.invoice;
  const wish = wishDay(roll, item);
  const dispute = item.invoice.terms.dueDays.length === 1 ? rollDispute(roll, item, payDayFor(item, wish)) : null;
  const settlements =
    dispute === null
      ? rollSettlements(roll, item, wish)
      : disputedEvents(roll, item, dispute, (amount) =>
          cashFrom(roll, item, Math.max(wish, dispute.closedDay + between(roll, 1, 9)), amount),
        );
  return { item, settlements: afterStop(customer, item, settlements), dispute, quietFrom: null };
}
