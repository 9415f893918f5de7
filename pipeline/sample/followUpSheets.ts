import type { Books } from "./books.ts";
import { isoDate } from "./calendar.ts";
import type { Ids } from "./ids.ts";
import { lastDay } from "./period.ts";
import { type Sheet, money, sheet } from "./writeCsv.ts";

/** Who settles a dispute, by its reason; the sales rep where it is none of these. */
const desks: Readonly<Record<string, string>> = {
  quantity: "Warehouse desk",
  "damaged goods": "Warehouse desk",
  "late delivery": "Logistics desk",
  "missing purchase order": "Billing desk",
  "duplicate invoice": "Billing desk",
};

/** `disputes.csv`: one row a dispute; no closing date while it is open. */
export function disputesSheet({ disputes }: Books, { invoiceId }: Ids): Sheet {
  const columns = "dispute_id invoice_id opened_date closed_date amount reason owner";
  const rows = disputes.map(({ item, openedDay, closedDay, amount, reason }, index) => [
    `D-${7001 + index}`,
    invoiceId(item.invoice),
    isoDate(openedDay),
    closedDay > lastDay ? null : isoDate(closedDay),
    money(amount),
    reason,
    desks[reason] ?? item.invoice.customer.salesRep,
  ]);
  return sheet("disputes.csv", columns, rows);
}

/** `promises.csv`: one row a promise to pay. */
export function promisesSheet({ promises }: Books, { invoiceId }: Ids): Sheet {
  const columns = "promise_id made_date promised_date amount customer_id invoice_id currency";
  const rows = promises.map(({ item: { invoice }, madeDay, promisedDay, amount }, index) => [
    `P-${8001 + index}`,
    isoDate(madeDay),
    isoDate(promisedDay),
    money(amount),
    invoice.customer.customerId,
    invoiceId(invoice),
    invoice.customer.currency,
  ]);
  return sheet("promises.csv", columns, rows);
}

/** `plans.csv`: one row an instalment of a payment plan. */
export function plansSheet({ paymentPlans }: Books, { invoiceId }: Ids): Sheet {
  const columns = "plan_id customer_id agreed_date instalment_date amount currency invoice_ids";
  const rows = paymentPlans.flatMap(({ customer, agreedDay, invoices, instalments }, index) =>
    instalments.map(({ day, amount }) => [
      `PL-${501 + index}`,
      customer.customerId,
      isoDate(agreedDay),
      isoDate(day),
      money(amount),
      customer.currency,
      invoices.map(invoiceId).join(" "),
    ]),
  );
  return sheet("plans.csv", columns, rows);
}

/** `contacts.csv`: one row a collection step taken. */
export function contactsSheet({ contacts }: Books, { invoiceId }: Ids): Sheet {
  const columns = "contact_id customer_id contact_date step invoice_id channel note";
  const rows = contacts.map(({ item: { invoice }, day, step, channel, note }, index) => [
    `K-${10_001 + index}`,
    invoice.customer.customerId,
    isoDate(day),
    step,
    invoiceId(invoice),
    channel,
    note,
  ]);
  return sheet("contacts.csv", columns, rows);
}
