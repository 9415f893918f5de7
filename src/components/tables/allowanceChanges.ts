import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { bucketName, percent, sentenceCase, shortDate } from "../../writing/format.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

/** What changed since the last run, bucket by bucket: by what is open, and by its loss rate. */
export function sinceTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("There is no earlier run in the history to compare with.");
  const date = shortDate(String(rows[0]?.["previous_date"]));
  const words: Readonly<Record<string, string>> = { individual: "individually assessed", insured: "insured" };
  const provided = rows.filter((row) => row["allowance_amount"] !== 0 || row["previous_allowance_amount"] !== 0);
  if (provided.length === 0) return emptyState("Nothing was provided for then, and nothing is now.");
  const told = provided.map((row) => {
    const part = words[String(row["part"])];
    const bucket = sentenceCase(bucketName(String(row["bucket"])));
    return { ...row, name: row["part"] === "overlay" ? "Overlay" : part === undefined ? bucket : `${bucket}, ${part}` };
  });
  const columns: readonly Column[] = [
    { name: "name", label: "Part" },
    { name: "previous_allowance_amount", label: `Allowance on ${date}`, kind: "money" },
    { name: "exposure_change_amount", label: "By what is open", kind: "money" },
    { name: "rate_change_amount", label: "By loss rates", kind: "money" },
    { name: "allowance_amount", label: "Allowance now", kind: "money" },
  ];
  return dataTable(told, columns, {
    caption: `Allowance since the run of ${date}`,
    file: "allowance-since.csv",
    noun: "line",
    tables: ["allowance_since"],
  });
}

/** The allowance if loss rates, outlook or recovery were otherwise. */
export function sensitivityTable(rows: readonly Row[], settings: SensitivitySettings): Piece {
  if (rows.length === 0) return emptyState("Without loss rates there is nothing to vary.");
  const { sensitivity, recoveryRate, forwardFactor } = settings;
  const step = percent(sensitivity.lossRate);
  const words: Readonly<Record<string, string>> = {
    "as provided": "As provided",
    "loss rates higher": `Every loss rate ${step} higher`,
    "loss rates lower": `Every loss rate ${step} lower`,
    "outlook worse": `Outlook factor ${(forwardFactor + sensitivity.forwardFactor).toFixed(2)} in place of ${forwardFactor.toFixed(2)}`,
    "outlook better": `Outlook factor ${Math.max(0, forwardFactor - sensitivity.forwardFactor).toFixed(2)} in place of ${forwardFactor.toFixed(2)}`,
    "recovery lower": `Recovery ${percent(Math.max(0, recoveryRate - sensitivity.recovery))} in place of ${percent(recoveryRate)}`,
    "recovery higher": `Recovery ${percent(Math.min(1, recoveryRate + sensitivity.recovery))} in place of ${percent(recoveryRate)}`,
  };
  const columns: readonly Column[] = [
    { name: "name", label: "If" },
    { name: "matrix_amount", label: "Provision matrix", kind: "money" },
    { name: "apart_amount", label: "Individual and overlay", kind: "money" },
    { name: "allowance_amount", label: "Allowance", kind: "money" },
    { name: "change_amount", label: "Change", kind: "money" },
  ];
  const isAtEnd = (row: Row): boolean =>
    (row["sensitivity"] === "recovery lower" && recoveryRate === 0) ||
    (row["sensitivity"] === "recovery higher" && recoveryRate === 1) ||
    (row["sensitivity"] === "outlook better" && forwardFactor === 0);
  const cases = rows.filter((row) => !isAtEnd(row));
  const told = cases.map((row) => ({ ...row, name: words[String(row["sensitivity"])] ?? String(row["sensitivity"]) }));
  return dataTable(told, columns, {
    caption: "Sensitivity of the allowance",
    file: "allowance-sensitivity.csv",
    noun: "case",
    tables: ["allowance_sensitivity"],
  });
}

/** The settings that the sensitivity is about. */
export type SensitivitySettings = {
  readonly recoveryRate: number;
  readonly forwardFactor: number;
  readonly sensitivity: { readonly lossRate: number; readonly forwardFactor: number; readonly recovery: number };
};
