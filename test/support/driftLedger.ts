import { dayOf } from "./decisions.ts";

type Row = Readonly<Record<string, string>>;

/** What changes in a ledger while it runs. */
export const drifts = ["slowing", "terms", "recession", "newcomers", "season"] as const;

/** How one kind of customer bills and pays on a day from 2024-01-01 on. */
type Course = {
  readonly firstDay: number;
  readonly termsOn: (day: number) => number;
  readonly extraDelayOn: (day: number) => number;
  readonly sizeOn: (day: number) => number;
};

const steady: Course = { firstDay: -365, termsOn: () => 30, extraDelayOn: () => 0, sizeOn: () => 1 };

const courses: Readonly<Record<(typeof drifts)[number], Course>> = {
  slowing: { ...steady, extraDelayOn: (day) => (day > 150 ? 35 : 0) },
  terms: { ...steady, termsOn: (day) => (day > 60 ? 60 : 30) },
  recession: { ...steady, extraDelayOn: (day) => (day > -120 && day < 100 ? 40 : 0) },
  newcomers: { ...steady, firstDay: 250 },
  season: { ...steady, sizeOn: (day) => ([300, -66].some((start) => day >= start && day < start + 60) ? 3 : 1) },
};

/** A number from 0 to 1 that looks like chance and is the same in every run. */
const noise = (seed: number): number => ((((seed * 9301 + 49_297) % 233_280) + 233_280) % 233_280) / 233_280;

/**
 * A generated ledger of two years to 2024-12-31 in canonical tables: of each drift some customers, whose names begin with it, in a segment of
 * its own. They bill every twelve days and pay from five days early to thirty days late, each in its own way; one in twenty
 * invoices is never paid, and one in three customers has a limit.
 */
export function driftLedger({ each = 12 }: { readonly each?: number } = {}): Readonly<Record<string, readonly Row[]>> {
  const customers = drifts.flatMap((drift, place) =>
    Array.from({ length: each }, (_, index) => ({
      customer_id: `${drift}-${index}`,
      segment: drift,
      credit_limit: index % 3 === 0 ? String(4000 * (1 + (index % 4))) : "",
      seed: place * 1000 + index,
      drift,
      index,
    })),
  );
  const invoices: Row[] = [];
  const payments: Row[] = [];
  for (const { customer_id, drift, index, seed } of customers) {
    const { firstDay, termsOn, extraDelayOn, sizeOn } = courses[drift];
    for (let day = firstDay + (index % 12); day <= 365; day += 12) {
      const chance = noise(seed * 97 + day);
      const amount = (sizeOn(day) * (400 + 1600 * noise(seed + day))).toFixed(2);
      const due = day + termsOn(day);
      const paid = due + Math.round((index % 7) * 5 - 5 + 6 * chance) + extraDelayOn(day);
      const id = `${customer_id}-${day}`;
      const row = { customer_id, amount, currency: "USD" };
      invoices.push({ invoice_id: id, issue_date: dayOf(day), due_date: dayOf(due), ...row });
      if (chance > 0.05 && paid <= 365) {
        payments.push({ payment_id: id, payment_date: dayOf(paid), invoice_id: id, ...row });
      }
    }
  }
  return {
    customers: customers.map(({ customer_id, segment, credit_limit }) => ({ customer_id, segment, credit_limit })),
    invoices,
    payments,
  };
}
