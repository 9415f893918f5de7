import { inputs } from "../features/columns.ts";
import type { LinearScore } from "./ridge.ts";

/** A number as a DuckDB double literal that keeps every digit. */
export function double(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`invalid coefficient: ${value}`);
  return value.toExponential();
}

/** A linear score as SQL over the columns of `features.inputs`; inputs that do not count are left out. */
export function scoreExpression({ intercept, coefficients }: LinearScore): string {
  const terms = inputs.flatMap(({ name }, index) => {
    const coefficient = coefficients[index] ?? 0;
    return coefficient === 0 ? [] : [`(${double(coefficient)}) * ${name}`];
  });
  return [`(${double(intercept)})`, ...terms].join(" + ");
}

/** The part of a linear score, against the average invoice, that one group of inputs makes. */
export function groupExpression({ coefficients, means }: LinearScore, group: string): string {
  const terms = inputs.flatMap((input, index) => {
    const coefficient = coefficients[index] ?? 0;
    if (input.group !== group || coefficient === 0) return [];
    return [`(${double(coefficient)}) * (${input.name} - (${double(means[index] ?? 0)}))`];
  });
  return terms.length === 0 ? "0e0" : terms.join(" + ");
}
