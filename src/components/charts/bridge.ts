import { type Bar, barTable } from "./barTable.js";
import type { Column } from "../dataTable/columns.js";
import { compactMoney, sentenceCase, signed } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";

/** One month of the roll-forward; each column carries the sign with which it adds. */
export type RollForward = {
  readonly period_end_date: string;
  readonly report_currency: string;
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

type Step = readonly [label: string, size: number];

const movements = [
  "opening",
  "invoices",
  "cash",
  "credits",
  "discounts",
  "write_offs",
  "fx",
  "other",
  "unexplained",
  "closing",
];

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
  return framed(barTable(bars, { caption, labels: ["Movement", "Amount"] }), {
    title: caption,
    rows: [month],
    columns: [
      { name: "period_end_date", label: "Month end", kind: "date" },
      ...movements.map((name): Column => ({ name, label: sentenceCase(name.replace("_", "-")), kind: "money" })),
    ],
    file: "roll-forward.csv",
    tables: ["roll_forward"],
  });
}

/** Bars from an opening level through signed steps to the closing level; steps of nothing are left out. */
export function waterfall(opening: number, steps: readonly Step[], format: (size: number) => string): readonly Bar[] {
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
