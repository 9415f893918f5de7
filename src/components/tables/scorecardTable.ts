import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { note } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";
import { inUnit, measureName, measureOrder } from "../sentences/scorecardWords.js";

const columns: readonly Column[] = [
  { name: "called", label: "Measure" },
  { name: "method", label: "Method", kind: "name" },
  { name: "now", label: "Now" },
  { name: "month_before", label: "A month before" },
  { name: "year_before", label: "A year before" },
  { name: "goal", label: "Target" },
  { name: "judgement", label: "State" },
  { name: "owner", label: "Owner" },
  { name: "mark", label: "Benchmark, illustrative" },
  { name: "comment", label: "Comment", kind: "long" },
];

const sizes = ["value", "month_before_value", "year_before_value", "target", "warning", "critical", "benchmark"];

/** Every measure beside the month and the year before, its target, its state and its owner; those with a target come first. */
export function scorecardTable(rows: readonly Row[]): Piece {
  const lines: readonly Row[] = rows.map((row) => ({
    ...row,
    called: measureName(String(row["measure"])),
    judgement: row["state"] === "no target" ? "" : (row["state"] ?? ""),
    now: row["value"] === null ? `no answer: ${String(row["reason"])}` : inUnit(row["value"], row),
    month_before: inUnit(row["month_before_value"], row),
    year_before: inUnit(row["year_before_value"], row),
    goal: inUnit(row["target"], row),
    mark: row["benchmark"] === null ? "" : `${inUnit(row["benchmark"], row)} (${String(row["benchmark_source"])})`,
  }));
  const placeOf = (row: Row): number => {
    const place = measureOrder.indexOf(String(row["measure"]));
    return (row["state"] === "no target" ? measureOrder.length : 0) + (place === -1 ? measureOrder.length : place);
  };
  const ordered = [...lines].sort((one, other) => placeOf(one) - placeOf(other));
  const shown = columns.filter(({ name }) => lines.some((row) => row[name] !== "" && row[name] !== null));
  const exact = sizes.map((name): Column => ({
    name,
    label: name.replaceAll("_", " "),
    kind: "decimal",
    isOnlyInDownload: true,
  }));
  return html`<div>
    ${
      rows.some((row) => row["target"] !== null)
        ? ""
        : note(
            "No target is set. Add targets to countback.config.json, each with measure, method, target, warning, critical and owner.",
          )
    }
    ${dataTable(ordered, [...shown, ...exact], { caption: "Scorecard", file: "scorecard.csv", noun: "measure", pageSize: 10 })}
  </div>`;
}
