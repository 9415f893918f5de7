import type { Cell, Row } from "../../writing/rows.js";

/** The reasons of a score in one line: what raises it stands as it is, what lowers it says so. */
export function reasonsText(row: Row): string {
  const reasons: readonly (Cell | undefined)[] = [row["reason_1"], row["reason_2"], row["reason_3"]];
  return reasons
    .filter((reason) => typeof reason === "string" && reason !== "")
    .map((reason) => String(reason).replace(": raises the risk", "").replace(": lowers the risk", " (lowers it)"))
    .join("; ");
}

/** The one change that would better an invoice's class, with the classes: `Class D → C if …`; empty where none would. */
export function whatIfText(row: Row): string {
  const [change, better] = [row["what_if"], row["what_if_class"]];
  if (typeof change !== "string" || change === "") return "";
  return `Class ${String(row["risk_class"])} \u2192 ${String(better)} ${change}`;
}
