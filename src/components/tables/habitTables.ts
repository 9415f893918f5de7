import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { decimal, percent } from "../../writing/format.js";
import { customerLink } from "../controls/links.js";
import { runningText } from "../sentences/runningAlarms.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const cuts: Readonly<Record<string, string>> = {
  customer: "customer",
  group: "parent with its children",
  country: "country",
  currency: "currency",
};

/** How much of what is open and overdue stands at few: top shares, HHI and the number of equal holders it amounts to. */
export function concentrationTable(rows: readonly Row[]): Piece {
  const customers = rows.find((row) => row["cut"] === "customer" && row["scope"] === "open");
  if (customers === undefined || customers["hhi"] === null)
    return emptyState("Nothing is open, so nothing is concentrated.");
  const columns: readonly Column[] = [
    { name: "by", label: "By" },
    { name: "scope", label: "Of what is" },
    { name: "count_holders", label: "n", kind: "number" },
    { name: "amount", label: "Amount", kind: "money" },
    { name: "top_1_share", label: "Largest", kind: "percent" },
    { name: "top_5_share", label: "Top 5", kind: "percent" },
    { name: "top_10_share", label: "Top 10", kind: "percent" },
    { name: "hhi", label: "HHI", kind: "number" },
    { name: "effective_count", label: "As many equal ones", kind: "number" },
  ];
  const named = rows.map((row) => ({ ...row, by: cuts[String(row["cut"])] ?? row["cut"] ?? "" }));
  return html`<div>
    <p>
      The largest customer holds ${percent(Number(customers["top_1_share"]))} of what is open, the ten largest
      ${percent(Number(customers["top_10_share"]))}: as concentrated as ${decimal(Number(customers["effective_count"]))}
      customers of one size.
    </p>
    ${dataTable(named, columns, { caption: "Concentration", file: "concentration.csv", noun: "line" })}
  </div>`;
}

/** Alarms that somebody pays later than before, the running ones first, always cut by class too so that mix does not hide it; `counts` are those still running by kind. */
export function slowingTable(rows: readonly Row[], counts: readonly Row[]): Piece {
  if (rows.length === 0)
    return emptyState(
      "Nobody pays later than before.",
      "Alarms need enough paid invoices of a customer to know its habit.",
    );
  const running = rows.filter((row) => row["is_running"] === true);
  const columns: readonly Column[] = [
    { name: "alarm_date", label: "Since", kind: "date" },
    { name: "scope", label: "Who", kind: "name" },
    {
      name: "message",
      label: "What",
      kind: "long",
      href: (row) => (row["scope"] === "customer" ? customerLink(String(row["id"])) : null),
    },
    { name: "baseline_days", label: "Days late before", kind: "days" },
    { name: "recent_days", label: "Lately", kind: "days" },
    { name: "running", label: "Still so" },
  ];
  const named = [...running, ...rows.filter((row) => row["is_running"] !== true)].map((row) => ({
    ...row,
    running: row["is_running"] === true ? "yes" : "no",
  }));
  return html`<div>
    <p>
      ${runningText(counts) === "" ? "Nobody pays later than before: no alarm is still running" : runningText(counts)}.
    </p>
    ${dataTable(named, columns, { caption: "Slowing payers", file: "slowing-payers.csv", noun: "alarm", pageSize: 8 })}
  </div>`;
}
