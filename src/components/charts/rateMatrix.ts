import { html } from "htl";
import { heatColor, settledColor } from "./colors.js";
import { scrollBox } from "../dataTable/scrollBox.js";
import { bucketName, percent, sentenceCase } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import type { Piece } from "../../writing/rows.js";

/** The share of a bucket's amount that was in a state a month later. */
export type RollRate = { readonly from_bucket: string; readonly to_state: string; readonly rate: number | null };

const settled = ["paid", "credited", "written_off"];

/** From which bucket to which state within a month: every line adds up to all of the bucket's amount. */
export function rateMatrix(
  rates: readonly RollRate[],
  {
    buckets,
    caption,
    bucketHref,
  }: {
    readonly buckets: readonly string[];
    readonly caption: string;
    /** Where what stands in a bucket today leads. */
    readonly bucketHref: (bucket: string) => string;
  },
): HTMLElement {
  const states = [...settled, ...buckets];
  const rateOf = (from: string, to: string): number | null =>
    rates.find((rate) => rate.from_bucket === from && rate.to_state === to)?.rate ?? null;
  const line = (from: string): Piece =>
    html`<tr>
      <th scope="row"><a href=${bucketHref(from)}>${sentenceCase(bucketName(from))}</a></th>
      ${states.map((to) => rateCell(rateOf(from, to), stateColor(to, buckets)))}
    </tr>`;
  const table = scrollBox(
    caption,
    html`<table class="heat">
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          ${states.map((state) => html`<th scope="col" class="number">${stateName(state)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${buckets.map(line)}
      </tbody>
    </table>`,
  );
  return framed(table, {
    title: caption,
    rows: rates,
    columns: [
      { name: "from_bucket", label: "From", kind: "name" },
      { name: "to_state", label: "To", kind: "name" },
      { name: "rate", label: "Share", kind: "percent" },
    ],
    file: "roll-rates.csv",
    tables: ["roll_rates_latest"],
  });
}

function stateName(state: string): string {
  return settled.includes(state) ? state.replace("_", " ") : bucketName(state);
}

function stateColor(state: string, buckets: readonly string[]): string {
  if (state === "written_off") return heatColor(buckets.length - 1);
  return settled.includes(state) ? settledColor : heatColor(buckets.indexOf(state));
}

function rateCell(rate: number | null, color: string): Piece {
  if (rate === null || rate === 0) return html`<td class="number">${"\u2013"}</td>`;
  const background = `color-mix(in srgb, ${color} ${Math.round(Math.sqrt(rate) * 100)}%, transparent)`;
  return html`<td class="number" style=${{ background }}>${percent(rate, rate < 0.1 ? 1 : 0)}</td>`;
}
