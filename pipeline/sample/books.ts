import { type Customer, createCustomers } from "./customers.ts";
import { lastDay } from "./period.ts";
import type { Dispute } from "./disputes.ts";
import { createRoll } from "./dice.ts";
import { type Contact, type Promise, followUp } from "./followUps.ts";
import { type Invoice, type Item, issueInvoices, itemsOf } from "./invoices.ts";
import { type Order, openOrders } from "./orders.ts";
import { type Adjustment, type Application, type CreditNote, type Payment, receive } from "./payments.ts";
import { type PaymentPlan, agreePlan } from "./paymentPlans.ts";
import { type Plan, planItem } from "./plans.ts";
import { rollRebates } from "./rebates.ts";
import { unidentifiedReceipts } from "./unidentified.ts";

/** All that happened up to the as-of date, each list in order of date. */
export type Books = {
  readonly customers: readonly Customer[];
  readonly items: readonly Item[];
  readonly payments: readonly Payment[];
  readonly creditNotes: readonly CreditNote[];
  readonly applications: readonly Application[];
  readonly adjustments: readonly Adjustment[];
  readonly disputes: readonly Dispute[];
  readonly promises: readonly Promise[];
  readonly contacts: readonly Contact[];
  readonly paymentPlans: readonly PaymentPlan[];
  readonly orders: readonly Order[];
};

/** In order of date; what has the same date keeps the order of customers. Later than the as-of date is left out. */
function dated<Entry>(entries: readonly Entry[], dayOfEntry: (entry: Entry) => number): readonly Entry[] {
  return entries
    .filter((entry) => dayOfEntry(entry) <= lastDay)
    .sort((left, right) => dayOfEntry(left) - dayOfEntry(right));
}

function creditNotesOf(customer: Customer, plans: readonly Plan[]): readonly CreditNote[] {
  return plans.flatMap(({ item: { invoice }, settlements }) =>
    settlements
      .filter(({ kind }) => kind === "credit_note")
      .map(({ day, amount, reason }) => ({ customer, day, amount, invoice, reason })),
  );
}

function adjustmentsOf(plans: readonly Plan[]): readonly Adjustment[] {
  return plans.flatMap(({ item: { invoice }, settlements }) =>
    settlements.flatMap(({ kind, day, amount, reason }) =>
      kind === "cash" || kind === "credit_note" ? [] : [{ day, invoice, kind, amount, reason }],
    ),
  );
}

type Life = Omit<Books, "customers">;

function simulate(customer: Customer): Life {
  const roll = createRoll(`books ${customer.rank}`);
  const invoices: readonly Invoice[] = issueInvoices(roll, customer);
  const rolled = invoices.flatMap(itemsOf).map((item) => planItem(roll, item));
  const { plans, agreed } = agreePlan(customer, rolled);
  const rebates = rollRebates(roll, customer, invoices);
  const followUps = plans.map((plan) => followUp(roll, plan));
  return {
    items: plans.map(({ item }) => item),
    ...receive(roll, customer, plans, rebates),
    creditNotes: [...creditNotesOf(customer, plans), ...rebates],
    adjustments: adjustmentsOf(plans),
    disputes: plans.flatMap(({ dispute }) => (dispute === null ? [] : [dispute])),
    promises: followUps.flatMap(({ promises }) => promises),
    contacts: followUps.flatMap(({ contacts }) => contacts),
    paymentPlans: agreed,
    orders: openOrders(roll, customer),
  };
}

/** Plays three years of 400 customers. Deterministic: the dice are seeded by the customer's rank. */
export function keepBooks(): Books {
  const customers = createCustomers();
  const lives = customers.map(simulate);
  const payments = [...lives.flatMap((life) => life.payments), ...unidentifiedReceipts()];
  const items = lives.flatMap((life) => life.items);
  const disputes = lives.flatMap((life) => life.disputes);
  const promises = lives.flatMap((life) => life.promises);
  const ownDay = ({ day }: { readonly day: number }): number => day;
  return {
    customers,
    items: dated(items, ({ invoice }) => invoice.issueDay),
    payments: dated(payments, ownDay),
    creditNotes: dated(
      lives.flatMap((life) => life.creditNotes),
      ownDay,
    ),
    applications: dated(
      lives.flatMap((life) => life.applications),
      ownDay,
    ),
    adjustments: dated(
      lives.flatMap((life) => life.adjustments),
      ownDay,
    ),
    disputes: dated(disputes, ({ openedDay }) => openedDay),
    promises: dated(promises, ({ madeDay }) => madeDay),
    contacts: dated(
      lives.flatMap((life) => life.contacts),
      ownDay,
    ),
    paymentPlans: dated(
      lives.flatMap((life) => life.paymentPlans),
      ({ agreedDay }) => agreedDay,
    ),
    orders: dated(
      lives.flatMap((life) => life.orders),
      ownDay,
    ),
  };
}
