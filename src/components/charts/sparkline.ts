import { svg } from "htl";
import type { Piece } from "../../writing/rows.js";

/**
 * A small line of values over time with its last point marked; it starts where values start.
 * Decoration beside a number that says the same in words, so it is hidden from screen readers.
 */
export function sparkline(values: readonly (number | null)[], { width = 160, height = 32 } = {}): Piece {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  const sizes = known.map((point) => point.value);
  const low = Math.min(...sizes);
  const high = Math.max(...sizes);
  if (known.length < 2) return null;
  const x = (index: number): number => 3 + ((width - 6) * index) / (values.length - 1);
  const y = (value: number): number => (high === low ? height / 2 : 3 + ((height - 6) * (high - value)) / (high - low));
  const path = known.map(
    ({ index, value }, step) => `${step === 0 ? "M" : "L"}${x(index).toFixed(1)},${y(value).toFixed(1)}`,
  );
  const last = known.at(-1);
  return svg`<svg class="sparkline" viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">
    <path d=${path.join("")} fill="none" stroke="currentColor" stroke-width="1.5"></path>
    <circle cx=${x(last?.index ?? 0)} cy=${y(last?.value ?? 0)} r="2.5" fill="currentColor"></circle>
  </svg>`;
}
