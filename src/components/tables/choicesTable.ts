import { dataTable } from "../dataTable/dataTable.js";
import type { Row } from "../../writing/rows.js";

/** The points on which others decide otherwise, with the setting that changes ours. */
export function choicesTable(rows: readonly Row[]): HTMLElement {
  return dataTable(
    rows,
    [
      { name: "question", label: "Question" },
      { name: "ours", label: "Here", kind: "long" },
      { name: "others", label: "Elsewhere", kind: "long" },
      { name: "setting", label: "Setting" },
    ],
    { caption: "Contestable choices", file: "choices.csv", noun: "choice" },
  );
}
