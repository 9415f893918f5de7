import { literal } from "../../warehouse/warehouse.ts";

/** Conditions joined by `or`; none is false. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "false" : conditions.map((condition) => `(${condition})`).join(" or ");
}

/** A text as SQL. SQL text cannot hold a zero byte, a damaged export can. */
export function textLiteral(value: string): string {
  return value
    .split("\0")
    .map((part) => literal(part))
    .join(" || chr(0) || ");
}

/** A list of texts as SQL: `('a', 'b')`; of numbers likewise. An empty list holds nothing. */
export function listOf(values: readonly (string | number)[]): string {
  if (values.length === 0) return "(select null where false)";
  return `(${values.map((value) => (typeof value === "number" ? String(value) : textLiteral(value))).join(", ")})`;
}
