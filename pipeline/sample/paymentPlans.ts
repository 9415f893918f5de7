import { type Day, dayOf } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import type { Invoice } from "./invoices.ts";
import { lastDay } from "./period.ts";
import type { Plan } from "./plans.ts";
import type { Settlement } from "./settlement.ts";

/** What is agreed with a customer for what it owes past due: so much on each day. Money in cents. */
export type PaymentPlan = {
  readonly customer: Customer;
  readonly agreedDay: Day;
  readonly invoices: readonly Invoice[];
  readonly instalments: readonly { readonly day: Day; readonly amount: number }[];
};

/** A plan by the rank of its customer: instalments on the same day of each month, and how many days late each comes; fewer come than are agreed where it is broken. */
type Agreement = { readonly agreed: string; readonly days: readonly string[]; readonly lateness: readonly number[] };

const agreements: ReadonlyMap<number, Agreement> = new Map([
  // Kept, and completed in June.
  [35, { agreed: "2026-02-02", days: ["2026-02-16", "2026-03-16", "2026-04-16", "2026-05-15", "2026-06-16"], lateness: [0, 1, 0, 0, 2] }],
  // Kept so far.
  [71, { agreed: "2026-03-02", days: ["2026-03-17", "2026-04-17", "2026-05-18", "2026-06-17", "2026-07-17", "2026-08-17"], lateness: [0, 0, 2, 1] }],
  // An instalment late: that of 22 June has not come.
  [108, { agreed: "2026-04-07", days: ["2026-04-22", "2026-05-22", "2026-06-22", "2026-07-22"], lateness: [1, 6] }],
  // Broken: nothing since the first.
  [67, { agreed: "2026-03-02", days: ["2026-03-16", "2026-04-16", "2026-05-18", "2026-06-16"], lateness: [3] }],
]); // prettier-ignore

const openOn = ({ item, settlements }: Plan, day: Day): number =>
  settlements.reduce((left, each) => (each.day <= day ? left - each.amount : left), item.amount);

/** Whether the plan is about an item: past due, undisputed and unpaid on the day it is agreed. */
function isAgreed(plan: Plan, agreedDay: Day): boolean {
  const { item, dispute } = plan;
  const isDisputed = dispute !== null && dispute.openedDay <= agreedDay && agreedDay < dispute.closedDay;
  return item.dueDay < agreedDay && !isDisputed && openOn(plan, agreedDay) > 0;
}

/** In place of what would have become of it, the items of a plan are paid by its instalments, the oldest first. */
function poured(
  plans: readonly Plan[],
  agreedDay: Day,
  cash: readonly { readonly day: Day; readonly amount: number }[],
) {
  const left = cash.map((each) => ({ ...each }));
  return plans.map((plan): Plan => {
    let open = openOn(plan, agreedDay);
    const settlements: Settlement[] = plan.settlements.filter(({ day }) => day <= agreedDay);
    for (const instalment of left) {
      const amount = Math.min(open, instalment.amount);
      if (amount === 0) continue;
      settlements.push({ day: instalment.day, kind: "cash", amount, reason: null });
      instalment.amount -= amount;
      open -= amount;
    }
    return { ...plan, settlements, quietFrom: agreedDay };
  });
}

/** What becomes of a customer's items where a payment plan is agreed; most have none. */
export function agreePlan(
  customer: Customer,
  plans: readonly Plan[],
): { readonly plans: readonly Plan[]; readonly agreed: readonly PaymentPlan[] } {
  const agreement = agreements.get(customer.rank);
  if (agreement === undefined) return { plans, agreed: [] };
  const agreedDay = dayOf(agreement.agreed);
  const under = plans.filter((plan) => isAgreed(plan, agreedDay)).sort((one, two) => one.item.dueDay - two.item.dueDay);
  const total = under.reduce((sum, plan) => sum + openOn(plan, agreedDay), 0);
  const share = Math.floor(total / agreement.days.length);
  const instalments = agreement.days.map((date, index) => ({
    day: dayOf(date),
    amount: index + 1 < agreement.days.length ? share : total - share * (agreement.days.length - 1),
  }));
  const cash = agreement.lateness.flatMap((late, index) => {
    const instalment = instalments[index];
    return instalment === undefined
      ? []
      : [{ day: Math.min(instalment.day + late, lastDay), amount: instalment.amount }];
  });
  const paid = new Map(poured(under, agreedDay, cash).map((plan) => [plan.item, plan]));
  const invoices = [...new Set(under.map(({ item }) => item.invoice))];
  return {
    plans: plans.map((plan) => paid.get(plan.item) ?? plan),
    agreed: [{ customer, agreedDay, invoices, instalments }],
  };
}
