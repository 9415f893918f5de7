import { literal } from "../warehouse.ts";

/** Conditions joined by `or`; none is false. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "false" : conditions.map((condition) => `(${condition})`).join(" or ");
}

/** A list of texts as SQL: `('a', 'b')`. SQL text cannot hold a zero byte, a damaged export can. */
export function listOf(values: readonly string[]): string {
  return `(${values
    .map((value) =>
      value
        .split("\0")
        .map((part) => literal(part))
        .join(" || chr(0) || "),
    )
    .join(", ")})`;
}
