import { html } from "htl";
import { type Bar, barTable, type Stretch } from "./barTable.js";
import { compactMoney, missing, shortDate } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import type { Piece } from "../../writing/rows.js";

/** Cash of one week from one layer: invoices that are open, or not yet issued. */
export type LayerWeek = {
  readonly week_start_date: string;
  readonly layer: string;
  readonly expected_amount: number;
  readonly contractual_amount: number;
  readonly p10_amount: number;
  readonly p90_amount: number;
};

/** What a week should bring from both layers together, four times in five. */
export type WeekBand = { readonly week_start_date: string; readonly p10_amount: number; readonly p90_amount: number };

const layerColors = { open: "var(--line-main)", new: "var(--line-other)" };

/**
 * Expected cash by week: what open invoices bring, after it what invoices not yet issued bring, the band of both together,
 * and what due dates say.
 */
export function cashWeeks(
  weeks: readonly LayerWeek[],
  { caption, bands }: { readonly caption: string; readonly bands: readonly WeekBand[] },
): HTMLElement {
  const dates = [...new Set(weeks.map((week) => week.week_start_date))];
  const bars = dates.map((date) => {
    const own = weeks.filter((week) => week.week_start_date === date);
    return weekBar(date, own, bands.find((band) => band.week_start_date === date) ?? null);
  });
  const labels = ["Week from", "Open invoices", "To be issued", "Together", "P10 to P90", "By due dates"] as const;
  const drawing = document.createElement("div");
  drawing.append(legend() ?? "", barTable(bars, { caption, labels }));
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
    tables: ["cash_forecast", "cash_bands"],
  });
}

function weekBar(date: string, layers: readonly LayerWeek[], band: WeekBand | null): Bar {
  const [first, later] = ["open", "new"].map((layer) => layers.find((week) => week.layer === layer));
  const open = first?.expected_amount ?? 0;
  const issued = later?.expected_amount ?? 0;
  const due = (first?.contractual_amount ?? 0) + (later?.contractual_amount ?? 0);
  const stretches: readonly Stretch[] = [
    { from: 0, to: open, color: layerColors.open },
    { from: open, to: open + issued, color: layerColors.new },
  ];
  const [one, two, both, contractual] = [open, issued, open + issued, due].map((amount) => compactMoney(amount));
  const reach = band === null ? missing : `${compactMoney(band.p10_amount)} to ${compactMoney(band.p90_amount)}`;
  return {
    label: shortDate(date),
    stretches: stretches.filter(({ from, to }) => from !== to),
    band: band === null ? null : { from: band.p10_amount, to: band.p90_amount },
    texts: [one, two, both, reach, contractual].map((text) => text ?? missing),
  };
}

function legend(): Piece {
  return html`<ul class="legend">
    <li><span class="swatch" style=${{ background: layerColors.open }}></span>open invoices</li>
    <li><span class="swatch" style=${{ background: layerColors.new }}></span>not yet issued</li>
    <li><span class="may-key"></span>together, four times in five (P10 to P90)</li>
  </ul>`;
}
