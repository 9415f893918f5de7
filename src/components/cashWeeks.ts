import { html } from "htl";
import { type Bar, barTable, type Stretch } from "./barTable.js";
import { compactMoney, shortDate } from "./format.js";
import { framed } from "./frameFoot.js";

/** Cash of one week from one layer: invoices that are open, or not yet issued. */
export type LayerWeek = {
  readonly week_start_date: string;
  readonly layer: string;
  readonly expected_amount: number;
  readonly contractual_amount: number;
  readonly p10_amount: number;
  readonly p90_amount: number;
};

const layerColors = { open: "var(--line-main)", new: "var(--line-other)" };

/** Expected cash by week: what open invoices bring, after it what invoices not yet issued bring, and what due dates say. */
export function cashWeeks(weeks: readonly LayerWeek[], { caption }: { readonly caption: string }): HTMLElement {
  const dates = [...new Set(weeks.map((week) => week.week_start_date))];
  const weekOf = (date: string, layer: string): LayerWeek | undefined =>
    weeks.find((week) => week.week_start_date === date && week.layer === layer);
  const bars = dates.map((date): Bar => {
    const [first, later] = [weekOf(date, "open"), weekOf(date, "new")];
    const open = first?.expected_amount ?? 0;
    const issued = later?.expected_amount ?? 0;
    const due = (first?.contractual_amount ?? 0) + (later?.contractual_amount ?? 0);
    const stretches: readonly Stretch[] = [
      { from: 0, to: open, color: layerColors.open },
      { from: open, to: open + issued, color: layerColors.new },
    ];
    const texts = [open, issued, open + issued, due].map((amount) => compactMoney(amount));
    return { label: shortDate(date), stretches: stretches.filter(({ from, to }) => from !== to), texts };
  });
  const labels = ["Week from", "Open invoices", "To be issued", "Together", "By due dates"] as const;
  const key = html`<ul class="legend">
    <li><span class="swatch" style=${{ background: layerColors.open }}></span>open invoices</li>
    <li><span class="swatch" style=${{ background: layerColors.new }}></span>not yet issued</li>
  </ul>`;
  const drawing = document.createElement("div");
  drawing.append(key ?? "", barTable(bars, { caption, labels }));
  return framed(drawing, {
    title: caption,
    rows: weeks,
    columns: [
      { name: "week_start_date", label: "Week from", kind: "date" },
      { name: "layer", label: "Layer" },
      { name: "contractual_amount", label: "By due date", kind: "money" },
      { name: "expected_amount", label: "Expected", kind: "money" },
      { name: "p10_amount", label: "P10", kind: "money" },
      { name: "p90_amount", label: "P90", kind: "money" },
    ],
    file: "cash-weeks.csv",
    tables: ["cash_forecast"],
  });
}
