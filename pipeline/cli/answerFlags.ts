import type { AnswerFormat } from "../ask/answer.ts";
import { CountbackError } from "../errors.ts";

/** The flags that say how rows are printed, each with its help. */
export const answerOptions = [
  ["--csv", "print all rows as CSV"],
  ["--json", "print all rows as JSON"],
  ["--rows <number>", "rows to print (default: 10, with --csv and --json all)"],
] as const;

/** What was given of them. */
export type AnswerFlags = { readonly csv?: boolean; readonly json?: boolean; readonly rows?: string };

/** The format asked for: text, unless one of the others is. Throws with exit code 3 on both. */
export function formatOf({ csv, json }: AnswerFlags): AnswerFormat {
  if (csv === true && json === true) throw new CountbackError("invalid format: --csv and --json (one of them)", 3);
  return csv === true ? "csv" : json === true ? "json" : "text";
}

/** How many rows to print; null for all. Throws with exit code 3 on what is no number. */
export function rowsOf({ csv, json, rows }: AnswerFlags): number | null {
  if (rows === undefined) return csv === true || json === true ? null : 10;
  if (!/^\d{1,9}$/.test(rows)) throw new CountbackError(`invalid rows: ${rows}`, 3);
  return Number(rows);
}
