import { html } from "htl";
import { ageColor, heatColor } from "../charts/colors.js";
import type { Column } from "../dataTable/columns.js";
import { scrollBox } from "../dataTable/scrollBox.js";
import { tableTools } from "../dataTable/tableTools.js";
import { asked, keepInAddress } from "../controls/address.js";
import { button } from "../controls/button.js";
import { bucketName, count, decimal } from "../../writing/format.js";
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
  /** Where an amount of all but the customers shown leads. */
  readonly restHref: (bucket: string, besides: readonly string[]) => string | null;
};

/** What the lines are sorted by, the most first; by what is open in all where nothing is asked. */
const sortKey = "debtors.sort";

/** Customers that stand on the page; all others stand together in the line below them. */
const shownPlaces = 20;

/** Above this an amount is shown in thousands, so that a column needs no more room. */
const largestInUnits = 1e8;

/**
 * Customers by buckets, the largest first and all others together last; a heading sorts by its column. A cell is the deeper in
 * the colour of its age, the more is owed in it. Amounts are whole, in one unit. Unapplied credits stand apart and are
 * taken off in the net; what is disputed is part of the buckets.
 */
export function agingTable(places: readonly Row[], options: Options): HTMLElement {
  const { caption, buckets, table } = options;
  const total = totalOf(places, buckets);
  const unit =
    Math.max(...columnsOf(total, buckets).map(({ name }) => Math.abs(valueOf(total, name, buckets)))) >= largestInUnits
      ? 1000
      : 1;
  const box = document.createElement("div");
  const names = columnsOf(total, buckets).map(({ name }) => name);
  const asksFor = asked(sortKey) ?? "";
  let sortBy = names.includes(asksFor) ? asksFor : "";
  const draw = (): void => {
    const lines = orderedPlaces(places, sortBy, buckets);
    const besides = lines.flatMap(({ customer_id: id }) => (typeof id === "string" ? [id] : []));
    box.replaceChildren(drawnTable(lines, total, { ...options, unit, sortBy, sort, besides }));
  };
  const sort = (name: string): void => {
    sortBy = sortBy === name ? "" : name;
    keepInAddress({ [sortKey]: sortBy });
    draw();
    box.querySelector<HTMLElement>(`[data-key="${name}"]`)?.focus();
  };
  draw();
  const tools = document.createElement("div");
  tools.className = "tools";
  const handed = document.createElement("span");
  handed.className = "handed";
  handed.append(
    ...tableTools(() => orderedPlaces(places, sortBy, buckets), numbers(buckets), {
      file: "largest-debtors.csv",
      caption,
    }),
  );
  tools.append(unit === 1 ? "" : "Amounts in thousands", handed);
  const content = document.createElement("div");
  content.className = "debtors data-table";
  content.append(tools, box);
  return framed(content, {
    title: caption,
    rows: places,
    columns: numbers(buckets),
    file: "largest-debtors.csv",
    tables: [table],
  });
}

/** The lines of the table: customers by what is asked for, then all others together. */
export function orderedPlaces(places: readonly Row[], sortBy: string, buckets: readonly string[]): readonly Row[] {
  const single = places.filter((place) => place["customer_id"] !== null);
  const rest = places.filter((place) => place["customer_id"] === null);
  const sorted =
    sortBy === ""
      ? single
      : [...single].sort((one, other) => valueOf(other, sortBy, buckets) - valueOf(one, sortBy, buckets));
  const others = [...sorted.slice(shownPlaces), ...rest];
  if (others.length === 0) return sorted;
  const together = { ...totalOf(others, buckets), customer_id: null, customer_name: null };
  const count_customers = others.reduce(
    (sum, place) => sum + (place["customer_id"] === null ? amountOf(place, "count_customers") : 1),
    0,
  );
  return [...sorted.slice(0, shownPlaces), { ...together, count_customers }];
}

/** The columns of amounts: the buckets, what of them is past due, then what stands apart where there is any. */
function columnsOf(
  total: Row,
  buckets: readonly string[],
): readonly { readonly name: string; readonly label: string }[] {
  const hasUnapplied = amountOf(total, "unapplied_amount") !== 0;
  return [
    ...buckets.map((bucket, place) => ({ name: `bucket_${place}`, label: bucketName(bucket) })),
    { name: "overdue", label: "Past due" },
    ...(hasUnapplied ? [{ name: "unapplied_amount", label: "Unapplied" }] : []),
    { name: "net", label: hasUnapplied ? "Net" : "Total" },
    ...(amountOf(total, "disputed_amount") === 0 ? [] : [{ name: "disputed_amount", label: "of it disputed" }]),
  ];
}

function valueOf(place: Row, name: string, buckets: readonly string[]): number {
  const open = buckets.reduce((sum, _, index) => sum + inBucket(place, index), 0);
  if (name === "net") return open - amountOf(place, "unapplied_amount");
  if (name === "overdue") return open - inBucket(place, 0);
  return amountOf(place, name);
}

type Drawn = Options & {
  /** The customers that stand on the page. */
  readonly besides: readonly string[];
  readonly unit: number;
  readonly sortBy: string;
  readonly sort: (name: string) => void;
};

function drawnTable(lines: readonly Row[], total: Row, options: Drawn): HTMLElement {
  const { caption, buckets, sortBy, sort } = options;
  const columns = columnsOf(total, buckets);
  const single = lines.filter((place) => place["customer_id"] !== null);
  const largest = Math.max(0, ...single.flatMap((place) => buckets.map((_, index) => inBucket(place, index))));
  const heading = ({ name, label }: { readonly name: string; readonly label: string }, place: number): Piece => {
    const style = { boxShadow: place < buckets.length ? `inset 0 -3px ${ageColor(place)}` : null };
    const press = button(`${label}${sortBy === name ? " \u2193" : ""}`, () => sort(name), { key: name });
    return html`<th scope="col" class="number" style=${style} aria-sort=${sortBy === name ? "descending" : null}>
      ${press}
    </th>`;
  };
  return scrollBox(
    caption,
    html`<table class="heat">
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          ${columns.map(heading)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (place) =>
            html`<tr>
              ${line(place, columns, { ...options, largest })}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          ${line(total, columns, { ...options, largest: Infinity })}
        </tr>
      </tfoot>
    </table>`,
  );
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

/** The cells of one line; colours are relative to the largest amount of a single customer. */
function line(
  place: Row,
  columns: readonly { readonly name: string; readonly label: string }[],
  options: Drawn & { readonly largest: number },
): readonly Piece[] {
  const { buckets, largest } = options;
  const cells = columns.map(({ name, label: heading }, index) => {
    const amount = (name === "unapplied_amount" ? -1 : 1) * valueOf(place, name, buckets);
    const bucket = buckets[index];
    const href = bucket === undefined ? null : hrefOf(place, bucket, options);
    const share = bucket === undefined ? 0 : amount / largest;
    return amountCell(amount, { index, href, share, label: heading, unit: options.unit });
  });
  return [html`<th scope="row">${label(place, options)}</th>`, ...cells];
}

function hrefOf(place: Row, bucket: string, options: Drawn): string | null {
  const id = place["customer_id"];
  if (id === null) return options.restHref(bucket, options.besides);
  return options.invoicesHref(id === "" || id === undefined ? null : String(id), bucket);
}

function label(place: Row, { customerHref }: Options): string | Piece {
  if (place["customer_id"] === "") return "All customers";
  if (place["customer_id"] === null) return count(amountOf(place, "count_customers"), "other customer");
  return html`<a href=${customerHref(place)}>${String(place["customer_name"] ?? place["customer_id"])}</a>`;
}

function amountCell(
  amount: number,
  {
    index,
    href,
    share,
    label,
    unit,
  }: {
    readonly index: number;
    readonly href: string | null;
    readonly share: number;
    readonly label: string;
    readonly unit: number;
  },
): Piece {
  if (amount === 0) return html`<td class="number blank" data-label=${label}>${"\u2013"}</td>`;
  const depth = Math.min(1, Math.sqrt(Math.max(0, share)));
  const background =
    share > 0 ? `color-mix(in srgb, ${heatColor(index)} ${Math.round(depth * 100)}%, transparent)` : null;
  const text = decimal(amount / unit);
  return html`<td class="number" data-label=${label} style=${{ background }}>
    ${href === null ? text : html`<a href=${href}>${text}</a>`}
  </td>`;
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
