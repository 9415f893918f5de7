import type { Day } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import { type Roll, between, chance, pickWeighted } from "./dice.ts";
import type { Invoice, Item } from "./invoices.ts";
import type { Plan } from "./plans.ts";
import type { AdjustmentKind } from "./settlement.ts";

/** Money in. `invoice` is set where it pays exactly one and nothing else need be said. Money in cents. */
export type Payment = {
  readonly customer: Customer | null;
  readonly currency: string;
  readonly day: Day;
  readonly amount: number;
  readonly invoice: Invoice | null;
  readonly method: string;
  readonly reference: string | null;
};

/** A credit given: for one invoice, or on account. */
export type CreditNote = {
  readonly customer: Customer;
  readonly day: Day;
  readonly amount: number;
  readonly invoice: Invoice | null;
  readonly reason: string | null;
};

/** What a payment or credit note settles of an item, and when it was allocated. */
export type Application = {
  readonly day: Day;
  readonly source: Payment | CreditNote;
  readonly item: Item;
  readonly amount: number;
};

/** What an invoice is reduced by without cash or credit note. */
export type Adjustment = {
  readonly day: Day;
  readonly invoice: Invoice;
  readonly kind: AdjustmentKind;
  readonly amount: number;
  readonly reason: string | null;
};

/** What one customer's money leaves in the books. */
export type Receipts = { readonly payments: readonly Payment[]; readonly applications: readonly Application[] };

type Line = { readonly day: Day; readonly item: Item; readonly amount: number };
type OnAccount = { readonly source: Payment | CreditNote; readonly day: Day; readonly left: number };

/** The cash of all plans, one list a payment: a run's invoices together where the customer pools them. */
function remittances(customer: Customer, plans: readonly Plan[]): readonly (readonly Line[])[] {
  const groups = new Map<string, Line[]>();
  plans.forEach(({ item, settlements }, number) => {
    for (const { day, kind, amount } of settlements) {
      if (kind !== "cash") continue;
      const key = customer.habit.pools && day >= item.invoice.issueDay ? String(day) : `${day} ${number}`;
      groups.set(key, [...(groups.get(key) ?? []), { day, item, amount }]);
    }
  });
  return [...groups.values()].sort((left, right) => (left[0]?.day ?? 0) - (right[0]?.day ?? 0));
}

/** Uses credits on account for the lines, oldest credit first; returns what cash has still to pay. */
function useCredits(lines: readonly Line[], credits: readonly OnAccount[]) {
  const applications: Application[] = [];
  const left = credits.map((credit) => ({ ...credit }));
  const unpaid = lines.map((line) => ({ ...line }));
  for (const credit of left) {
    for (const line of unpaid) {
      const amount = Math.min(credit.left, line.amount);
      if (amount === 0 || credit.day > line.day || line.day < line.item.invoice.issueDay) continue;
      applications.push({ day: line.day, source: credit.source, item: line.item, amount });
      credit.left -= amount;
      line.amount -= amount;
    }
  }
  return {
    applications,
    credits: left.filter((credit) => credit.left > 0),
    lines: unpaid.filter((line) => line.amount > 0),
  };
}

/** What a customer pays too much, in cents: an invoice twice, a round sum, or a few units. Mostly nothing. */
function rollExcess(roll: Roll, customer: Customer, lines: readonly Line[], total: number): number {
  if (!chance(roll, customer.habit.overpayRate)) return 0;
  const twice = lines[0]?.amount ?? 0;
  return pickWeighted(roll, [
    [twice, 25],
    [100_000 - (total % 100_000), 25],
    [between(roll, 100, 20_000), 50],
  ]);
}

/** One payment for the lines; most name their invoice or are allocated at once, a few lie unallocated for days. */
function remit(roll: Roll, customer: Customer, lines: readonly Line[]) {
  const day = Math.max(...lines.map((line) => line.day));
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const excess = rollExcess(roll, customer, lines, total);
  const delay = chance(roll, 0.035) ? between(roll, 2, 15) : 0;
  const [line] = lines;
  const isPlain = line !== undefined && lines.length === 1 && excess === 0 && delay === 0;
  const payment: Payment = {
    customer,
    currency: customer.currency,
    day,
    amount: total + excess,
    invoice: isPlain && line.item.invoice.terms.dueDays.length === 1 ? line.item.invoice : null,
    method: customer.habit.method,
    reference: customer.habit.method === "check" ? `check ${between(roll, 2000, 9999)}` : null,
  };
  const applications = lines.map(({ item, amount }) => ({
    day: Math.max(day, item.invoice.issueDay) + delay,
    source: payment,
    item,
    amount,
  }));
  return { payment, applications: payment.invoice === null ? applications : [], excess };
}

/**
 * Turns one customer's plans into payments and their allocation. Credits on account (rebates, excess payments) are
 * used in some later run, or lie there.
 */
export function receive(
  roll: Roll,
  customer: Customer,
  plans: readonly Plan[],
  accountCredits: readonly CreditNote[],
): Receipts {
  const payments: Payment[] = [];
  const applications: Application[] = [];
  let credits: readonly OnAccount[] = accountCredits.map((note) => ({
    source: note,
    day: note.day,
    left: note.amount,
  }));
  for (const group of remittances(customer, plans)) {
    const used = chance(roll, 0.3) ? useCredits(group, credits) : { applications: [], credits, lines: group };
    applications.push(...used.applications);
    credits = used.credits;
    if (used.lines.length === 0) continue;
    const { payment, applications: own, excess } = remit(roll, customer, used.lines);
    payments.push(payment);
    applications.push(...own);
    if (excess > 0) credits = [...credits, { source: payment, day: payment.day + 1, left: excess }];
  }
  return { payments, applications };
}
