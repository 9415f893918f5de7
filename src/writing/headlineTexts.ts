import { compactMoney, days, decimal, percent } from "./format.js";

/** How a headline measure is named, written and judged. */
export type Wording = {
  readonly label: string;
  readonly format: (value: number | null, currency: string) => string;
  readonly change: (size: number) => string;
  readonly lessIsBetter: boolean | null;
  readonly href: string;
  readonly linkText: string;
};

const amount = { format: compactMoney, change: (size: number): string => compactMoney(size) };
const dayCount = {
  format: (value: number | null): string => days(value),
  change: (size: number): string => days(size),
};

/** The wording of each headline measure that stands on the overview. */
export const wordings: Readonly<Record<string, Wording>> = {
  receivables: {
    label: "Net receivables",
    ...amount,
    lessIsBetter: null,
    href: "./aging.html",
    linkText: "Aging by customer",
  },
  overdue: { label: "Overdue", ...amount, lessIsBetter: true, href: "./aging.html", linkText: "Who is overdue" },
  overdue_rate: {
    label: "Overdue share",
    format: (value) => percent(value, 1),
    change: (size) => `${decimal(size * 100, 1)}\u00a0pts`,
    lessIsBetter: true,
    href: "./aging.html#history",
    linkText: "By age over time",
  },
  dso: {
    label: "DSO, 90 days",
    ...dayCount,
    lessIsBetter: true,
    href: "./collections.html#dso",
    linkText: "DSO by method",
  },
  cei: {
    label: "Collection effectiveness",
    format: (value) => (value === null ? decimal(value) : `${decimal(value, 1)}\u00a0%`),
    change: (size) => `${decimal(size, 1)}\u00a0pts`,
    lessIsBetter: false,
    href: "./collections.html#cei",
    linkText: "CEI by month",
  },
};

/** A headline measure's name and value as text; null for a measure that stands inside another's detail. */
export function bigNumberTexts(headline: {
  readonly measure: string;
  readonly value: number | null;
  readonly report_currency: string;
}): { readonly label: string; readonly value: string } | null {
  const wording = wordings[headline.measure];
  return wording === undefined
    ? null
    : { label: wording.label, value: wording.format(headline.value, headline.report_currency) };
}
