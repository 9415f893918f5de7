import { html } from "htl";
import { ageColor } from "./colors.js";
import { scrollBox } from "./dataTable.js";
import { bucketName, compactMoney, count } from "./format.js";
import type { Piece } from "./rows.js";

/** What one customer (or, at the last place, all others together) owes in one bucket; `unapplied` stands negative. */
export type BucketAmount = {
  readonly place: number;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly count_customers: number;
  readonly bucket: string;
  readonly amount: number;
};

type Options = {
  readonly caption: string;
  readonly buckets: readonly string[];
  readonly href: (customerId: string) => string;
};

/** Customers by buckets; a cell is the deeper in the colour of its age, the more is owed in it. */
export function heatTable(cells: readonly BucketAmount[], { caption, buckets, href }: Options): HTMLElement {
  const places = [...new Set(cells.map((cell) => cell.place))].sort((one, other) => one - other);
  const customers = places.map((place) => cells.filter((cell) => cell.place === place));
  const largest = Math.max(...cells.filter((cell) => cell.customer_id !== null).map((cell) => cell.amount), 0);
  const hasUnapplied = cells.some((cell) => cell.bucket === "unapplied");
  const draw = (label: string | Piece, own: readonly BucketAmount[], scale: number): readonly Piece[] =>
    line(label, own, { buckets, hasUnapplied, largest: scale });
  return scrollBox(
    caption,
    html`<table class="heat">
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          ${buckets.map(bucketHeading)}${hasUnapplied ? html`<th scope="col" class="number">unapplied</th>` : ""}
          <th scope="col" class="number">${hasUnapplied ? "Net" : "Total"}</th>
        </tr>
      </thead>
      <tbody>
        ${customers.map(
          (own) =>
            html`<tr>
              ${draw(customerLabel(own[0], href), own, largest)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          ${draw("All customers", cells, Infinity)}
        </tr>
      </tfoot>
    </table>`,
  );
}

function bucketHeading(bucket: string, place: number): Piece {
  const style = { boxShadow: `inset 0 -3px ${ageColor(place)}` };
  return html`<th scope="col" class="number" style=${style}>${bucketName(bucket)}</th>`;
}

/** The cells of one line; colours are relative to the largest amount of a single customer. */
function line(
  label: string | Piece,
  cells: readonly BucketAmount[],
  columns: { readonly buckets: readonly string[]; readonly hasUnapplied: boolean; readonly largest: number },
): readonly Piece[] {
  const amountIn = (bucket: string): number => sum(cells.filter((cell) => cell.bucket === bucket));
  const aged = columns.buckets.map((bucket, place) =>
    heatCell(amountIn(bucket), place, amountIn(bucket) / columns.largest),
  );
  const unapplied = columns.hasUnapplied ? [heatCell(amountIn("unapplied"), 0, 0)] : [];
  return [
    html`<th scope="row">${label}</th>`,
    ...aged,
    ...unapplied,
    html`<td class="number">${compactMoney(sum(cells))}</td>`,
  ];
}

function customerLabel(cell: BucketAmount | undefined, href: (customerId: string) => string): string | Piece {
  if (cell === undefined) return "";
  if (cell.customer_id === null) return `${count(cell.count_customers, "other customer")}`;
  return html`<a href=${href(cell.customer_id)}>${cell.customer_name ?? cell.customer_id}</a>`;
}

function heatCell(amount: number, place: number, share: number): Piece {
  const depth = Math.min(1, Math.sqrt(Math.max(0, share)));
  const background = `color-mix(in srgb, ${ageColor(place)} ${Math.round(depth * 60)}%, transparent)`;
  return html`<td class="number" style=${amount === 0 ? {} : { background }}>
    ${amount === 0 ? "\u2013" : compactMoney(amount)}
  </td>`;
}

function sum(cells: readonly BucketAmount[]): number {
  return cells.reduce((total, cell) => total + cell.amount, 0);
}
