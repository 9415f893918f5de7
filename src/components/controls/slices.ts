import type { Row } from "../../writing/rows.js";
import { select } from "./select.js";

/** What the customers of the aging can be sliced by beside their segment, each by the column and the name in the address. */
export const sliceNames = ["region", "sales_rep", "risk_class"] as const;

/** A slice: the chosen value by column; empty where nothing is chosen. */
export type Slice = Readonly<Record<(typeof sliceNames)[number], string>>;

const labels: Readonly<Record<(typeof sliceNames)[number], string>> = {
  region: "Region",
  sales_rep: "Sales rep",
  risk_class: "Class",
};

/** The selector of one column's values among the customers; hidden where the export names fewer than two. */
export function sliceSelect(rows: readonly Row[], name: (typeof sliceNames)[number]): ReturnType<typeof select> {
  const values = [...new Set(rows.map((row) => String(row[name] ?? "")))].filter((value) => value !== "").sort();
  return select(
    values.length < 2 ? [] : [{ value: "", label: "all" }, ...values.map((value) => ({ value, label: value }))],
    { label: labels[name], name },
  );
}

/** The rows of a slice. */
export function inSlice(rows: readonly Row[], slice: Slice): readonly Row[] {
  return rows.filter((row) => sliceNames.every((name) => slice[name] === "" || row[name] === slice[name]));
}

/** Whether anything is chosen. */
export function isSliced(slice: Slice): boolean {
  return sliceNames.some((name) => slice[name] !== "");
}

/** What is chosen, in words: `Region South, class E`. */
export function sliceText(slice: Slice): string {
  const parts = sliceNames.flatMap((name) =>
    slice[name] === "" ? [] : [`${labels[name].toLowerCase()} ${slice[name]}`],
  );
  return parts.join(", ");
}

const amounts = [
  "bucket_0",
  "bucket_1",
  "bucket_2",
  "bucket_3",
  "bucket_4",
  "bucket_5",
  "unapplied_amount",
  "disputed_amount",
];

/**
 * Customers one by one and, in one row without a name, what `places` (the largest and all others together) hold beyond
 * them; without that row where the customers are all there are.
 */
export function withRest(customers: readonly Row[], places: readonly Row[]): readonly Row[] {
  const sum = (rows: readonly Row[], name: string): number =>
    rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  const count_customers = sum(places, "count_customers") - customers.length;
  if (count_customers <= 0) return customers;
  const rest = amounts.map((name) => [name, Math.round(100 * (sum(places, name) - sum(customers, name))) / 100]);
  return [...customers, { customer_id: null, customer_name: null, count_customers, ...Object.fromEntries(rest) }];
}
