import { html } from "htl";
import { dataTable } from "../dataTable/dataTable.js";
import { customerHref } from "../controls/links.js";
import { compactMoney, count, days, percent } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

/** A customer whose money is slow: past due, or likely to come late. */
export type SlowCustomer = Row & {
  readonly slow_amount: number;
  readonly all_slow_amount: number;
  readonly late_rate: number | null;
  readonly count_judged: number;
  readonly mean_delay_days: number | null;
};

/** In a sentence: how much is slow in all, and how few customers hold half of it. */
export function slowSentence(customers: readonly SlowCustomer[], { currency }: { readonly currency: string }): Piece {
  const all = customers[0]?.all_slow_amount ?? 0;
  if (all <= 0) return html`<p>Nothing is past due, and nothing is likely to come late.</p>`;
  let running = 0;
  const place = customers.findIndex((row) => (running += row.slow_amount) >= all / 2);
  return html`<p>
    ${compactMoney(all, currency)} is past due or likely to come late; ${count(place + 1, "customer")}
    ${place === 0 ? "holds" : "hold"} ${percent(running / all)} of it.
  </p>`;
}

/** How a customer has paid, in a sentence. */
export function habitText({ late_rate, count_judged, mean_delay_days }: SlowCustomer): string {
  if (late_rate === null || count_judged === 0) return "No earlier invoice of it has been judged yet.";
  const share = `${percent(late_rate)} of ${count(count_judged, "invoice")} ${count_judged === 1 ? "was" : "were"} late`;
  if (mean_delay_days === null) return `${share}.`;
  const when = Math.round(Math.abs(mean_delay_days));
  if (when === 0) return `${share}; in the mean on the due date.`;
  return `${share}; in the mean ${days(when, 0)} ${mean_delay_days < 0 ? "before" : "after"} the due date.`;
}

/** Customers by what is past due and what is likely to come late, the most first. */
export function slowCustomers(
  customers: readonly SlowCustomer[],
  [some, many]: readonly [number, number],
): HTMLElement {
  const told = customers.map((row) => ({ ...row, habit: habitText(row) }));
  return dataTable(
    told,
    [
      { name: "customer_name", label: "Customer", href: customerHref },
      { name: "slow_amount", label: "Past due or slow", kind: "number" },
      { name: "overdue_amount", label: "Past due", kind: "number" },
      { name: "not_due_amount", label: "Not yet due", kind: "number" },
      { name: "delayed_amount", label: `of it over ${some} days late`, kind: "number" },
      { name: "long_delayed_amount", label: `over ${many} days late`, kind: "number" },
      { name: "risk_class", label: "Class" },
      { name: "habit", label: "How it has paid", kind: "long" },
      { name: "sales_rep", label: "Owner", isFilter: true, isOnlyInDownload: true },
    ],
    {
      caption: "Customers by money past due or likely to come late",
      file: "slow-customers.csv",
      noun: "customer",
      pageSize: 15,
      tables: ["risk_customers"],
    },
  );
}
