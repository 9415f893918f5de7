import { html } from "htl";
import { settledColor } from "./colors.js";
import type { Column } from "../dataTable/columns.js";
import { scrollBox } from "../dataTable/scrollBox.js";
import { framed } from "../frame/frameFoot.js";
import { cohortTitle } from "../sentences/findingTitles.js";
import { compactMoney, monthName, percent } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

const daysSince = [15, 30, 60, 90];

/** The newest months that stand on the page; all of them stand in its numbers. */
const shownMonths = 13;

const columns: readonly Column[] = [
  { name: "month_end_date", label: "Month of issue to", kind: "date" },
  { name: "days_since", label: "Days since the invoice", kind: "number" },
  { name: "paid_rate", label: "Paid by then", kind: "percent" },
  { name: "invoiced_amount", label: "Invoiced", kind: "money" },
  { name: "count_items", label: "Invoices", kind: "number" },
];

/** A line a month of issue, the newest first: the share of its invoices that was paid by each day; the deeper the colour, the more. */
export function payCohorts(cohorts: readonly Row[]): HTMLElement {
  const months = [...new Set(cohorts.map((row) => String(row["month_end_date"])))].reverse();
  const title = cohortTitle(cohorts);
  const line = (month: string): Piece => {
    const own = cohorts.filter((row) => row["month_end_date"] === month);
    return html`<tr>
      <th scope="row">${monthName(month)}</th>
      <td class="number">${compactMoney(Number(own[0]?.["invoiced_amount"] ?? 0))}</td>
      ${daysSince.map((day) => shareCell(own.find((row) => row["days_since"] === day)?.["paid_rate"] ?? null))}
    </tr>`;
  };
  const table = html`<table class="heat">
    <caption class="hidden">
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">Invoices of</th>
        <th scope="col" class="number">Invoiced</th>
        ${daysSince.map((day) => html`<th scope="col" class="number">by day ${day}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${months.slice(0, shownMonths).map(line)}
    </tbody>
  </table>`;
  const body = html`<div>
    <h3>${title}</h3>
    ${scrollBox(title, table)}
  </div>`;
  return framed(body, { title, rows: cohorts, columns, file: "pay-cohorts.csv", tables: ["pay_cohorts"] });
}

function shareCell(rate: unknown): Piece {
  if (typeof rate !== "number") return html`<td class="number">${"\u2013"}</td>`;
  const background = `color-mix(in srgb, ${settledColor} ${Math.round(Math.min(1, rate) * 100)}%, transparent)`;
  return html`<td class="number" style=${{ background }}>${percent(rate)}</td>`;
}
