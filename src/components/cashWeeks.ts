import { type Bar, barTable, type Stretch } from "./barTable.js";
import { compactMoney, shortDate } from "./format.js";

/** Cash of one week from one layer: invoices that are open, or not yet issued. */
export type LayerWeek = {
  readonly week_start_date: string;
  readonly layer: string;
  readonly expected_amount: number;
};

const layerColors = { open: "var(--line-main)", new: "var(--line-other)" };

/** Expected cash by week: what open invoices bring, and after it what invoices not yet issued bring. */
export function cashWeeks(weeks: readonly LayerWeek[], { caption }: { readonly caption: string }): HTMLElement {
  const dates = [...new Set(weeks.map((week) => week.week_start_date))];
  const amountOf = (date: string, layer: string): number =>
    weeks.find((week) => week.week_start_date === date && week.layer === layer)?.expected_amount ?? 0;
  const bars = dates.map((date): Bar => {
    const open = amountOf(date, "open");
    const issued = amountOf(date, "new");
    const stretches: readonly Stretch[] = [
      { from: 0, to: open, color: layerColors.open },
      { from: open, to: open + issued, color: layerColors.new },
    ];
    const texts = [open, issued, open + issued].map((amount) => compactMoney(amount));
    return { label: shortDate(date), stretches: stretches.filter(({ from, to }) => from !== to), texts };
  });
  return barTable(bars, { caption, labels: ["Week from", "Open invoices", "To be issued", "Together"] });
}
