import { type Day, dayOf, days, isoDate, monthOf, weekday } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import { firstDay, lastDay } from "./period.ts";
import { type Roll, between, chance, logNormal, pickWeighted } from "./dice.ts";
import { isBusinessDay } from "./holidays.ts";
import type { Segment } from "./names.ts";
import { type Terms, terms, termsOn } from "./terms.ts";

/** An invoice as issued. Money in cents. */
export type Invoice = {
  readonly customer: Customer;
  readonly issueDay: Day;
  readonly deliveryDay: Day;
  readonly amount: number;
  readonly terms: Terms;
  /** The export lost the due date; terms still tell it. */
  readonly hidesDueDate: boolean;
};

/** An invoice or one instalment of it: what falls due, is paid and ages. Money in cents. */
export type Item = {
  readonly invoice: Invoice;
  readonly instalment: number;
  readonly dueDay: Day;
  readonly amount: number;
};

/** Sales of a month against the year's mean, January first. */
const seasons: Readonly<Record<Segment, readonly number[]>> = {
  Hospitality: [0.78, 0.8, 0.92, 1.0, 1.12, 1.22, 1.26, 1.2, 1.02, 0.96, 0.86, 1.06],
  "Food production": [0.92, 0.92, 0.98, 1.0, 1.04, 1.06, 1.06, 1.02, 1.04, 1.08, 1.02, 0.86],
  Retail: [0.82, 0.84, 0.94, 0.98, 0.98, 0.96, 0.94, 0.98, 1.04, 1.14, 1.3, 1.12],
  Healthcare: [1.06, 1.04, 1.04, 1.0, 0.98, 0.96, 0.94, 0.94, 0.98, 1.02, 1.02, 1.02],
  "Public sector": [0.86, 0.9, 1.0, 1.0, 1.04, 1.16, 0.84, 1.02, 1.26, 1.04, 0.96, 0.84],
  Industrial: [0.94, 0.98, 1.06, 1.04, 1.04, 1.04, 0.94, 0.88, 1.04, 1.06, 1.0, 0.94],
};

/** 1 on the first day, 6 % more each year. */
const growth = (day: Day): number => 1 + (0.06 * (day - firstDay)) / 365;

function invoicesOn(roll: Roll, customer: Customer, day: Day): number {
  const season = seasons[customer.segment][monthOf(day) - 1] ?? 1;
  const billsMore = weekday(day) === 5 || isoDate(day + 3).slice(8) <= "03" ? 1.5 : 0.9;
  const expected = (customer.invoicesPerYear / 251) * season * growth(day) * billsMore * 0.97;
  return Math.floor(expected) + (chance(roll, expected % 1) ? 1 : 0);
}

function rollInvoice(roll: Roll, customer: Customer, day: Day): Invoice {
  const base = termsOn(customer.terms, day);
  const amount = Math.max(1_500, Math.round(logNormal(roll, customer.usualAmount * growth(day), 0.62)));
  const splits = amount > 2_500_000 && base.dueDays.includes(60) && chance(roll, 0.22);
  const isLagging = customer.region === "West" && day > dayOf("2025-10-01");
  return {
    customer,
    issueDay: day,
    deliveryDay:
      day -
      (isLagging
        ? between(roll, 4, 11)
        : pickWeighted(roll, [
            [0, 45],
            [1, 35],
            [2, 13],
            [3, 7],
          ])),
    amount,
    terms: splits ? terms.instalments : base,
    hidesDueDate: !splits && chance(roll, 0.0004),
  };
}

/** All invoices of one customer, by issue date: its rhythm, the season, growth, its terms of the day. */
export function issueInvoices(roll: Roll, customer: Customer): readonly Invoice[] {
  const end = Math.min(customer.leftDay ?? lastDay, (customer.story.holdDay ?? lastDay + 1) - 1, lastDay);
  return days(customer.joinedDay, end)
    .filter((day) => isBusinessDay(day, "US"))
    .flatMap((day) => Array.from({ length: invoicesOn(roll, customer, day) }, () => rollInvoice(roll, customer, day)));
}

/** What falls due of an invoice: one item, or equal instalments of which the last takes the odd cents. */
export function itemsOf(invoice: Invoice): readonly Item[] {
  const count = invoice.terms.dueDays.length;
  const share = Math.floor(invoice.amount / count);
  return invoice.terms.dueDays.map((dueDays, index) => ({
    invoice,
    instalment: index + 1,
    dueDay: invoice.issueDay + dueDays,
    amount: index + 1 < count ? share : invoice.amount - share * (count - 1),
  }));
}
