import { html } from "htl";
import { ageColor, heatColor } from "../charts/colors.js";
import type { Column } from "../dataTable/columns.js";
import { scrollBox } from "../dataTable/scrollBox.js";
import { bucketName, compactMoney, count } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import type { Piece, Row } from "../../writing/rows.js";

type Options = {
  readonly caption: string;
  /** The published table the rows are of. */
  readonly table: string;
  readonly buckets: readonly string[];
  readonly customerHref: (row: Row) => string;
  /** Where an amount leads: the invoices of a customer (null: of all) in a bucket; null where they are not listed. */
  readonly invoicesHref: (customerId: string | null, bucket: string) => string | null;
  /** Where an amount of all others leads. */
  readonly restHref: (bucket: string) => string | null;
};

/**
 * Customers by buckets, the largest first and all others together last; a cell is the deeper in the colour of its age, the
 * more is owed in it. Unapplied credits stand apart and are taken off in the net; what is disputed is part of the buckets.
 */
export function agingTable(places: readonly Row[], options: Options): HTMLElement {
  const { caption, buckets, table } = options;
  const hasUnapplied = places.some((place) => place["unapplied_amount"] !== 0);
  const hasDisputed = places.some((place) => place["disputed_amount"] !== 0);
  const single = places.filter((place) => place["customer_id"] !== null);
  const largest = Math.max(0, ...single.flatMap((place) => buckets.map((_, index) => inBucket(place, index))));
  const total = totalOf(places, buckets);
  const draw = (place: Row, scale: number): readonly Piece[] =>
    line(place, { ...options, hasUnapplied, hasDisputed, largest: scale });
  const content = scrollBox(
    caption,
    html`<table class="heat">
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          ${buckets.map(bucketHeading)}${heading(hasUnapplied, "unapplied")}${heading(true, hasUnapplied ? "Net" : "Total")}${heading(hasDisputed, "of it disputed")}
        </tr>
      </thead>
      <tbody>
        ${places.map(
          (place) =>
            html`<tr>
              ${draw(place, largest)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          ${draw(total, Infinity)}
        </tr>
      </tfoot>
    </table>`,
  );
  return framed(content, {
    title: caption,
    rows: places,
    columns: numbers(buckets),
    file: "largest-debtors.csv",
    tables: [table],
  });
}

function numbers(buckets: readonly string[]): readonly Column[] {
  return [
    { name: "customer_name", label: "Customer" },
    { name: "count_customers", label: "Customers", kind: "number" },
    ...buckets.map((bucket, place): Column => ({ name: `bucket_${place}`, label: bucketName(bucket), kind: "money" })),
    { name: "unapplied_amount", label: "Unapplied", kind: "money" },
    { name: "disputed_amount", label: "Disputed", kind: "money" },
  ];
}

function heading(isShown: boolean, text: string): Piece {
  return isShown ? html`<th scope="col" class="number">${text}</th>` : null;
}

function bucketHeading(bucket: string, place: number): Piece {
  const style = { boxShadow: `inset 0 -3px ${ageColor(place)}` };
  return html`<th scope="col" class="number" style=${style}>${bucketName(bucket)}</th>`;
}

/** The cells of one line; colours are relative to the largest amount of a single customer. */
function line(
  place: Row,
  options: Options & { readonly hasUnapplied: boolean; readonly hasDisputed: boolean; readonly largest: number },
): readonly Piece[] {
  const { buckets, hasUnapplied, hasDisputed, largest } = options;
  const isRest = place["customer_id"] === null;
  const id = isRest ? null : String(place["customer_id"]);
  const isTotal = place["customer_id"] === "";
  const cells = buckets.map((bucket, index) => {
    const href = isRest ? options.restHref(bucket) : options.invoicesHref(isTotal ? null : id, bucket);
    return heatCell(inBucket(place, index), { index, href, share: inBucket(place, index) / largest });
  });
  const net = buckets.reduce((sum, _, index) => sum + inBucket(place, index), -amountOf(place, "unapplied_amount"));
  return [
    html`<th scope="row">${label(place, options)}</th>`,
    ...cells,
    hasUnapplied ? plainCell(-amountOf(place, "unapplied_amount")) : null,
    plainCell(net),
    hasDisputed ? plainCell(amountOf(place, "disputed_amount")) : null,
  ];
}

function label(place: Row, { customerHref }: Options): string | Piece {
  if (place["customer_id"] === "") return "All customers";
  if (place["customer_id"] === null) return count(amountOf(place, "count_customers"), "other customer");
  return html`<a href=${customerHref(place)}>${String(place["customer_name"] ?? place["customer_id"])}</a>`;
}

function heatCell(
  amount: number,
  { index, href, share }: { readonly index: number; readonly href: string | null; readonly share: number },
): Piece {
  if (amount === 0) return plainCell(0);
  const depth = Math.min(1, Math.sqrt(Math.max(0, share)));
  const background = `color-mix(in srgb, ${heatColor(index)} ${Math.round(depth * 100)}%, transparent)`;
  const text = compactMoney(amount);
  return html`<td class="number" style=${{ background }}>
    ${href === null ? text : html`<a href=${href}>${text}</a>`}
  </td>`;
}

function plainCell(amount: number): Piece {
  return html`<td class="number">${amount === 0 ? "\u2013" : compactMoney(amount)}</td>`;
}

function inBucket(place: Row, index: number): number {
  return amountOf(place, `bucket_${index}`);
}

function amountOf(place: Row, name: string): number {
  const amount = place[name];
  return typeof amount === "number" ? amount : 0;
}

/** The line of all customers: its id is empty. */
function totalOf(places: readonly Row[], buckets: readonly string[]): Row {
  const names = [...buckets.map((_, index) => `bucket_${index}`), "unapplied_amount", "disputed_amount"];
  const sums = names.map((name) => [name, places.reduce((sum, place) => sum + amountOf(place, name), 0)]);
  return { ...Object.fromEntries(sums), customer_id: "" };
}
