import type { Dated } from "./split.ts";

/**
 * Bins of days past the last good date. The first bin of the curve, "on or before", ends on that date; these follow it.
 * The last one is open: it repeats, 30 days at a time, with one hazard.
 */
export const lastDays = [7, 14, 30, 60, 90] as const;

const tailDays = 30;
const longestTail = 12;

/** What is known of one late invoice at a cut-off, in days past its last good date. */
export type LateSpell = {
  /** Day it was paid, or null while open or where something else than cash closed it. */
  readonly paidAfter: number | null;
  /** Last day on which it is known whether it was paid. */
  readonly observedUntil: number;
};

/** One (invoice, bin) row: paid in the bin, given that it was open when the bin began. */
export type BinRow = {
  readonly invoice: number;
  readonly bin: number;
  readonly isPaid: boolean;
  /** Last day of the bin, in days past the last good date. */
  readonly lastDay: number;
};

/**
 * Lays a late spell out in (invoice, bin) rows. A bin counts only once it is over, paid or not: a bin that the cut-off
 * divides would show the quick payers alone.
 */
export function binRows({ paidAfter, observedUntil }: LateSpell, invoice: number): readonly BinRow[] {
  const rows: BinRow[] = [];
  for (let bin = 0, end: number = lastDays[0]; end <= observedUntil; bin += 1) {
    const isPaid = paidAfter !== null && paidAfter <= end;
    rows.push({ invoice, bin: Math.min(bin, lastDays.length), isPaid, lastDay: end });
    if (isPaid || bin >= lastDays.length + longestTail) break;
    end = lastDays[bin + 1] ?? end + tailDays;
  }
  return rows;
}

/** When each row is known, for forward validation: from the end of its bin on, whatever it shows. */
export function datedRows(rows: readonly BinRow[], dates: readonly Dated[]): readonly Dated[] {
  return rows.map(({ invoice, lastDay }) => {
    const { issueDay, labelDay } = dates[invoice] ?? { issueDay: 0, labelDay: 0 };
    return { issueDay, labelDay: labelDay + lastDay };
  });
}
