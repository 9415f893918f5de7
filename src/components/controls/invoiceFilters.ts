import { html } from "htl";
import { asked } from "./address.js";
import { bucketName, compactMoney, count, longDate } from "../../writing/format.js";
import { invoiceCuts, type InvoiceTotal } from "../records/invoiceList.js";
import type { InvoiceFilter } from "./links.js";
import type { Piece, Row } from "../../writing/rows.js";
import { select } from "./select.js";

const labels: Readonly<Record<string, string>> = {
  segment: "Segment",
  region: "Region",
  country: "Country",
  sales_rep: "Sales rep",
  risk_class: "Class",
};

/** Stands for "no choice" in a selector, where an empty text is a choice: the invoices without a segment. */
const all = "(all)";

/** One selector for age and one for each cut, each kept in the address; the value is the filter that they make together. */
export function invoiceFilters(
  totals: readonly Row[],
  { buckets }: { readonly buckets: readonly string[] },
): HTMLElement & { value: InvoiceFilter } {
  const wanted = asked("bucket");
  const present = buckets.filter((bucket) => bucket === wanted || totals.some((row) => row["bucket"] === bucket));
  const ages = [
    { value: all, label: "any" },
    { value: "overdue", label: "all past due" },
    ...present.map((value) => ({ value, label: bucketName(value) })),
  ];
  const inputs = [
    { name: "bucket", input: select(ages, { label: "Age", name: "bucket" }) },
    ...invoiceCuts.map((name) => ({
      name,
      input: select(choicesOf(totals, name), { label: labels[name] ?? name, name }),
    })),
  ];
  const read = (): InvoiceFilter =>
    Object.fromEntries(
      inputs.flatMap(({ name, input: { value = all } }) => (value === all ? [] : [[name, value] as const])),
    );
  const root = Object.assign(document.createElement("span"), { value: read() });
  root.className = "filters";
  root.append(...inputs.map(({ input }) => input));
  root.addEventListener("input", () => (root.value = read()), { capture: true });
  return root;
}

function choicesOf(totals: readonly Row[], cut: string): readonly { readonly value: string; readonly label: string }[] {
  const values = new Set(totals.filter((row) => row["cut"] === cut).map((row) => String(row["cut_value"])));
  const choices = [...values].sort().map((value) => ({ value, label: value === "" ? "(none)" : value }));
  return [{ value: all, label: "any" }, ...(choices.length < 2 ? [] : choices)];
}

/** The first paragraph of the list: how many open invoices fit, and how much they come to. */
export function invoiceSentence(
  total: InvoiceTotal,
  { filter, date }: { readonly filter: InvoiceFilter; readonly date: string },
): Piece {
  const { bucket, currency = "XXX", besides = [] } = filter;
  const age =
    bucket === undefined
      ? ""
      : bucket === "overdue"
        ? " past due"
        : bucket === "not_due"
          ? " not yet due"
          : ` ${bucketName(bucket)} past due`;
  const cuts = invoiceCuts.flatMap((name) =>
    filter[name] === undefined
      ? []
      : [`${(labels[name] ?? name).toLowerCase()} ${filter[name] === "" ? "unknown" : filter[name]}`],
  );
  const of = cuts.length === 0 ? "" : `, ${cuts.join(", ")}`;
  const what =
    total === null
      ? html`these invoices were open${age}${of}${besides.length === 0 ? "" : besidesText(besides.length)}`
      : html`${count(total.count, "item")} ${total.count === 1 ? "was" : "were"} open${age}${of}:
          <strong>${compactMoney(total.amount, currency)}</strong>. Each invoice, or instalment of one, is an item`;
  return html`<p class="lead">On ${longDate(date)} ${what}.</p>`;
}

/** Whose invoices are left out, with a way back to all of them. */
function besidesText(many: number): Piece {
  const whole = new URL(location.href);
  whole.searchParams.delete("besides");
  return html`, besides those of ${many === 1 ? "one customer" : `${many} customers`} (<a
      href=${whole.search === "" ? "./invoices.html" : whole.search}
      >show theirs as well</a
    >)`;
}
