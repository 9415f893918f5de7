import { type Bar, barTable } from "./barTable.js";
import { compactMoney, days, sentenceCase, shortDate, signed } from "./format.js";

/** One month of the roll-forward; each column carries the sign with which it adds. */
export type RollForward = {
  readonly month_end_date: string;
  readonly currency: string;
  readonly opening: number;
  readonly invoices: number;
  readonly cash: number;
  readonly credits: number;
  readonly discounts: number;
  readonly write_offs: number;
  readonly fx: number;
  readonly other: number;
  readonly closing: number;
  readonly unexplained: number;
};

/** One bar of the DSO bridge in days: the opening first, the closing last. */
export type DsoStep = { readonly month_end_date: string; readonly bar: string; readonly days: number | null };

type Step = readonly [label: string, size: number];

/** The receivables bridge of one month: opening, what added, what took away, closing. */
export function bridge(month: RollForward, { caption }: { readonly caption: string }): HTMLElement {
  const steps: readonly Step[] = [
    ["Invoices issued", month.invoices],
    ["Cash received", month.cash],
    ["Credit notes", month.credits],
    ["Discounts taken", month.discounts],
    ["Write-offs", month.write_offs],
    ["Currency", month.fx],
    ["Other", month.other],
    ["Unexplained", month.unexplained],
  ];
  const bars = waterfall(month.opening, steps, (size) => compactMoney(size));
  return barTable(bars, { caption, labels: ["Movement", "Amount"] });
}

/** What moved DSO from one month end to the next, in days. */
export function dsoBridge(rows: readonly DsoStep[]): HTMLElement {
  const opening = rows.find((row) => row.bar === "opening")?.days ?? 0;
  const steps = rows
    .filter((row) => row.bar !== "opening" && row.bar !== "closing")
    .map((row): Step => [row.bar === "fx" ? "Currency" : sentenceCase(row.bar.replaceAll("_", " ")), row.days ?? 0]);
  const caption = `What moved DSO in the month to ${shortDate(rows[0]?.month_end_date)}`;
  return barTable(
    waterfall(opening, steps, (size) => days(size)),
    { caption, labels: ["Cause", "Days"] },
  );
}

/** Bars from an opening level through signed steps to the closing level; steps of nothing are left out. */
function waterfall(opening: number, steps: readonly Step[], format: (size: number) => string): readonly Bar[] {
  let level = opening;
  const moved = steps.flatMap(([label, size]): readonly Bar[] => {
    if (!/[1-9]/.test(format(Math.abs(size)))) return [];
    const from = level;
    level += size;
    const color = size > 0 ? "var(--bar-up)" : "var(--bar-down)";
    return [{ label, stretches: [{ from, to: level, color }], texts: [signed(size, format)] }];
  });
  const closing = steps.reduce((sum, [, size]) => sum + size, opening);
  return [total("Opening", opening, format), ...moved, total("Closing", closing, format)];
}

function total(label: string, level: number, format: (size: number) => string): Bar {
  const stretches = [{ from: 0, to: level, color: "var(--bar-total)" }];
  return { label, stretches, texts: [format(level)], isTotal: true };
}
