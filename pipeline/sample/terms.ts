import type { Day } from "./calendar.ts";

/** Payment terms as they stand on the invoice; several `dueDays` are equal instalments. */
export type Terms = {
  readonly label: string;
  readonly dueDays: readonly number[];
  readonly discountRate: number;
};

const plain = (label: string, ...dueDays: readonly number[]): Terms => ({ label, dueDays, discountRate: 0 });

/** Every kind of terms the company grants. */
export const terms = {
  receipt: plain("Due on receipt", 0),
  net14: plain("Net 14", 14),
  net30: plain("Net 30", 30),
  discount30: { label: "2/10 Net 30", dueDays: [30], discountRate: 0.02 },
  net45: plain("Net 45", 45),
  net60: plain("Net 60", 60),
  net90: plain("Net 90", 90),
  instalments: plain("3 instalments 30/60/90 days", 30, 60, 90),
} as const;

/** Days within which a discount may be taken. */
export const discountDays = 10;

/** Terms from a day on, until the next change. */
export type TermsChange = { readonly from: Day; readonly terms: Terms };

/** The terms in force on a day; the first ones count from the beginning. Throws RangeError when there are none. */
export function termsOn(changes: readonly TermsChange[], day: Day): Terms {
  const current = changes.findLast((change) => change.from <= day) ?? changes[0];
  if (current === undefined) throw new RangeError("invalid terms: no change listed");
  return current.terms;
}
