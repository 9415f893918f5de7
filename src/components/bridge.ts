import { type Bar, barTable } from "./barTable.js";
import { compactMoney, signed } from "./format.js";

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

/** The receivables bridge of one month: opening, what added, what took away, closing. Steps of nothing are left out. */
export function bridge(month: RollForward, { caption }: { readonly caption: string }): HTMLElement {
  const steps: readonly (readonly [string, number])[] = [
    ["Invoices issued", month.invoices],
    ["Cash received", month.cash],
    ["Credit notes", month.credits],
    ["Discounts taken", month.discounts],
    ["Write-offs", month.write_offs],
    ["Currency", month.fx],
    ["Other", month.other],
    ["Unexplained", month.unexplained],
  ];
  const bars: Bar[] = [total("Opening", month.opening)];
  let level = month.opening;
  for (const [label, amount] of steps) {
    if (amount === 0) continue;
    const text = signed(amount, (size) => compactMoney(size));
    const color = amount > 0 ? "var(--bar-up)" : "var(--bar-down)";
    bars.push({ label, stretches: [{ from: level, to: level + amount, color }], texts: [text] });
    level += amount;
  }
  bars.push(total("Closing", month.closing));
  return barTable(bars, { caption, labels: ["Movement", "Amount"] });
}

function total(label: string, amount: number): Bar {
  const stretches = [{ from: 0, to: amount, color: "var(--bar-total)" }];
  return { label, stretches, texts: [compactMoney(amount)], isTotal: true };
}
