import { html } from "htl";
import { type Bar, barTable } from "./barTable.js";
import {
  compactMoney,
  days,
  isInsideMonth,
  monthName,
  monthSpan,
  sentenceCase,
  shortDate,
  signed,
} from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import { emptyState } from "../sentences/note.js";
import type { Piece } from "../../writing/rows.js";

/** One bar of a DSO bridge: its two ends first and last, in days and in the money behind them. */
export type DsoStep = {
  readonly period_end_date: string;
  readonly kind: string;
  readonly bar: string;
  readonly days: number | null;
  readonly amount: number | null;
  readonly reason: string | null;
};

const ends = ["opening", "closing", "best_possible", "actual"];
const names: Readonly<Record<string, string>> = {
  fx: "Currency",
  best_possible: "Best possible DSO",
  actual: "Actual DSO",
};

/**
 * What moved DSO from one month end to the next, or from the best possible to the actual (`kind` best_possible): each bar in
 * days and in money. The rows are of one date and one kind, in the order of their bars.
 */
export function dsoBridge(rows: readonly DsoStep[]): Piece {
  const first = rows[0];
  if (first === undefined || first.days === null) {
    return emptyState(
      first?.reason === undefined
        ? "There is no DSO of the month before to compare with."
        : `No DSO bridge: ${first.reason}.`,
    );
  }
  const date = first.period_end_date;
  const end = isInsideMonth(date) ? `on ${shortDate(date)}` : `at the end of ${monthName(date)}`;
  const caption =
    first.kind === "month" ? `What moved DSO in ${monthSpan(date)}` : `From best possible to actual DSO ${end}`;
  const figure = framed(
    barTable(barsOf(rows), { caption, labels: [first.kind === "month" ? "Cause" : "Delay", "Days", "Money"] }),
    {
      title: caption,
      rows,
      columns: [
        { name: "period_end_date", label: "Month end", kind: "date" },
        { name: "bar", label: "Cause", kind: "name" },
        { name: "days", label: "Days", kind: "days" },
        { name: "amount", label: "Money", kind: "money" },
      ],
      file: first.kind === "month" ? "dso-bridge.csv" : "dso-gap.csv",
      tables: ["dso_bridge"],
    },
  );
  return html`<div>
    <h3>${caption}</h3>
    ${figure}
  </div>`;
}

function barsOf(rows: readonly DsoStep[]): readonly Bar[] {
  let level = rows[0]?.days ?? 0;
  return rows.flatMap((row): readonly Bar[] => {
    const size = row.days ?? 0;
    const label = names[row.bar] ?? sentenceCase(row.bar.replaceAll("_", " "));
    if (ends.includes(row.bar)) {
      const stretches = [{ from: 0, to: size, color: "var(--bar-total)" }];
      return [{ label, stretches, texts: [days(size), compactMoney(row.amount)], isTotal: true }];
    }
    const from = level;
    level += size;
    const texts = [signed(size, (value) => days(value)), signed(row.amount, (value) => compactMoney(value))];
    if (!texts.some((text) => /[1-9]/.test(text))) return [];
    return [{ label, stretches: [{ from, to: level, color: size > 0 ? "var(--bar-up)" : "var(--bar-down)" }], texts }];
  });
}
