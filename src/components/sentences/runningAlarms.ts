import { html } from "htl";
import { compactMoney, count, listNames } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "./note.js";
import type { Piece, Row } from "../../writing/rows.js";

/** Alarms that are named on the first page; the others stand on the pages of terms and of collections. */
const named = 5;

/**
 * The alarms that are running: the largest of those on a customer's credit by name, and how many customers, segments and
 * classes pay later than they used to. `alerts` are the largest first.
 */
export function runningAlarms(
  alerts: readonly Row[],
  { running, currency }: { readonly running: readonly Row[]; readonly currency: string },
): Piece {
  const slower = runningText(running);
  if (alerts.length === 0 && slower === "") return emptyState("No alarm is running.");
  return html`<div>
    ${
      alerts.length === 0
        ? ""
        : html`<ul class="alarms">
            ${alerts.slice(0, named).map((row) => line(row, currency))}
          </ul>`
    }
    <p>${tail(alerts.length, slower)}</p>
  </div>`;
}

function line(row: Row, currency: string): Piece {
  const what = `${String(row["kind"])}, ${compactMoney(Number(row["amount"]), currency)}`;
  return html`<li>
    <a href=${customerHref(row)}>${row["customer_name"]}</a> ${String(row["message"])} (${what};
    ${String(row["consequence"])}).
  </li>`;
}

function tail(alerts: number, slower: string): readonly Piece[] {
  const more = alerts > named ? html`<a href="./terms.html#alarms">All ${count(alerts, "credit alarm")}</a>. ` : null;
  if (slower === "") return [more];
  return [more, html`<a href="./collections.html#slowing-payers">${slower}</a>.`];
}

/** How many customers, segments and classes pay later than they used to, by the alarms that are still running; empty where none does. */
export function runningText(counts: readonly Row[]): string {
  const of = (scope: string): number => Number(counts.find((row) => row["scope"] === scope)?.["count_running"] ?? 0);
  const parts = [
    [of("customer"), "customer", "customers"],
    [of("segment"), "segment", "segments"],
    [of("late_class"), "class of customers", "classes of customers"],
  ] as const;
  const named = parts.flatMap(([many, one, more]) => (many === 0 ? [] : [count(many, one, more)]));
  const isOne = parts.reduce((sum, [many]) => sum + many, 0) === 1;
  return named.length === 0 ? "" : `${listNames(named)} ${isOne ? "pays" : "pay"} later than before`;
}
