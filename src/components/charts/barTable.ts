import { html } from "htl";
import { scrollBox } from "../dataTable/scrollBox.js";
import type { Piece } from "../../writing/rows.js";

/** A stretch of a bar on the shared axis. */
export type Stretch = { readonly from: number; readonly to: number; readonly color: string };

/** One line of a bar table: what it is, the stretches of its bar, and its amounts as text. */
export type Bar = {
  readonly label: string;
  readonly stretches: readonly Stretch[];
  readonly texts: readonly string[];
  /** From where to where the end of the bar may lie. */
  readonly band?: { readonly from: number; readonly to: number } | null;
  readonly href?: string | null;
  readonly isTotal?: boolean;
};

/** A bar table under its finding. */
export function titledBars(title: string, bars: readonly Bar[], labels: readonly [string, ...string[]]): HTMLElement {
  return html`<div>
    <h3>${title}</h3>
    ${barTable(bars, { caption: title, labels })}
  </div>`;
}

/**
 * Bars as a real table: the chart is its own text alternative, reads on a phone and copies into a spreadsheet.
 * All bars share one axis, which holds zero.
 */
export function barTable(
  bars: readonly Bar[],
  options: { readonly caption: string; readonly labels: readonly [string, ...string[]] },
): HTMLElement {
  const { caption, labels } = options;
  const ends = bars.flatMap(({ stretches, band }) =>
    [...stretches, ...(band ? [band] : [])].flatMap(({ from, to }) => [from, to]),
  );
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const scale = (value: number): number => (high === low ? 0 : (100 * (value - low)) / (high - low));
  return scrollBox(
    caption,
    html`<table class="bars">
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${labels[0]}</th>
          <td class="bar"></td>
          ${labels.slice(1).map((label) => html`<th scope="col" class="number">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${bars.map((bar) => line(bar, scale))}
      </tbody>
    </table>`,
  );
}

function line(bar: Bar, scale: (value: number) => number): Piece {
  const { label, href, texts, band, isTotal = false } = bar;
  return html`<tr class=${isTotal ? "total" : ""}>
    <th scope="row">${href === undefined || href === null ? label : html`<a href=${href}>${label}</a>`}</th>
    <td class="bar">
      <span class="track"
        >${bar.stretches.map((stretch) => drawStretch(stretch, scale))}${band ? drawBand(band, scale) : null}</span
      >
    </td>
    ${texts.map((text) => html`<td class="number">${text}</td>`)}
  </tr>`;
}

function drawStretch({ from, to, color }: Stretch, scale: (value: number) => number): Piece {
  const left = scale(Math.min(from, to));
  const width = Math.max(0.4, scale(Math.max(from, to)) - left);
  return html`<span style=${{ left: `${left.toFixed(2)}%`, width: `${width.toFixed(2)}%`, background: color }}></span>`;
}

function drawBand(
  { from, to }: { readonly from: number; readonly to: number },
  scale: (value: number) => number,
): Piece {
  const left = scale(from);
  return html`<span
    class="may"
    style=${{ left: `${left.toFixed(2)}%`, width: `${(scale(to) - left).toFixed(2)}%` }}
  ></span>`;
}
