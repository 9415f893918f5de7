import { type Day, days, isMonthEnd } from "./calendar.ts";
import type { Books } from "./books.ts";
import { firstDay, lastDay } from "./period.ts";

/** The receivables account of a currency at a month end, in that currency. Money in cents. */
export type GlBalance = {
  readonly day: Day;
  readonly account: string;
  readonly currency: string;
  readonly balance: number;
};

const accounts = [
  { account: "1200", currency: "USD" },
  { account: "1210", currency: "EUR" },
] as const;

type Movement = { readonly day: Day; readonly currency: string; readonly amount: number };

/**
 * Net receivables, open less unapplied: invoices − payments − credit notes − adjustments up to the day. How credits
 * are applied does not matter to it, so the general ledger is independent of the sub-ledger's allocation.
 */
function movements({ items, payments, creditNotes, adjustments }: Books): readonly Movement[] {
  return [
    ...items.map(({ invoice, amount }) => ({ day: invoice.issueDay, currency: invoice.customer.currency, amount })),
    ...payments.map(({ day, currency, amount }) => ({ day, currency, amount: -amount })),
    ...creditNotes.map(({ day, customer, amount }) => ({ day, currency: customer.currency, amount: -amount })),
    ...adjustments.map(({ day, invoice, amount }) => ({ day, currency: invoice.customer.currency, amount: -amount })),
  ];
}

/** One balance a month end and currency, in order of day, then account. */
export function glBalances(books: Books): readonly GlBalance[] {
  const all = movements(books);
  return days(firstDay, lastDay)
    .filter(isMonthEnd)
    .flatMap((day) =>
      accounts.map(({ account, currency }) => ({
        day,
        account,
        currency,
        balance: all.reduce(
          (sum, entry) => (entry.currency === currency && entry.day <= day ? sum + entry.amount : sum),
          0,
        ),
      })),
    );
}
