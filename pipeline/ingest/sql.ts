import { literal } from "../warehouse.ts";

/** A name as SQL text: `a"b` becomes `"a""b"`. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Conditions joined by `or`; none is false. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "false" : conditions.map((condition) => `(${condition})`).join(" or ");
}

/** A list of texts as SQL: `('a', 'b')`. */
export function listOf(values: readonly string[]): string {
  return `(${values.map((value) => literal(value)).join(", ")})`;
}
