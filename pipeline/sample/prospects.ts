import { type Day, dayOf } from "./calendar.ts";

/** A customer that has ordered and was never invoiced, as the export shows it. Money in cents. */
export type Prospect = {
  readonly row: readonly (string | null)[];
  readonly orderDay: Day;
  readonly orderAmount: number;
  readonly customerId: string;
  readonly currency: string;
};

const prospect = (
  customerId: string,
  [name, segment, region, country, currency, rating, salesRep, email, contact, phone, language]: readonly string[],
  [orderDate, orderAmount]: readonly [string, number],
): Prospect => ({
  customerId,
  currency: currency ?? "USD",
  orderDay: dayOf(orderDate),
  orderAmount,
  row: [
    customerId,
    name ?? null,
    null,
    segment ?? null,
    region ?? null,
    country ?? null,
    currency ?? null,
    null,
    null,
    null,
    rating ?? null,
    salesRep ?? null,
    email ?? null,
    contact ?? null,
    phone ?? null,
    language ?? null,
  ],
});

/** Three customers without history, one each of good, middling and weak rating; they stand last in the files. */
export const prospects: readonly Prospect[] = [
  prospect("C1401", ["Ardencroft Clinics", "Healthcare", "Northeast", "US", "USD", "AA", "Marisol Eddery", "ap@ardencroft-clinics.example", "Mara Lindqvell", "+1 202 555 0141", "en"], ["2026-06-24", 1_240_000]),
  prospect("C1402", ["Wexhollow Inns LLC", "Hospitality", "South", "US", "USD", "B", "Hollis Trewin", "ap@wexhollow-inns.example", "Kim Tarrowby", "+1 202 555 0142", "en"], ["2026-06-26", 1_865_000]),
  prospect("C1403", ["Tannenholt Kantinen GmbH", "Food production", "Germany", "DE", "EUR", "CCC", "Anke Vollmering", "ap@tannenholt-kantinen.example", "Sascha Wendelin", "+49 30 23125 043", "de"], ["2026-06-29", 910_000]),
]; // prettier-ignore
