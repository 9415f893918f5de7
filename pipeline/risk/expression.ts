import type { LinearScore } from "./ridge.ts";
import type { ModelTerm } from "./modelTerms.ts";

/** A number as a DuckDB double literal that keeps every digit. */
export function double(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`invalid coefficient: ${value}`);
  return value.toExponential();
}

/** A term as SQL over the columns of `features.inputs`. */
export function termExpression(term: ModelTerm): string {
  if (term.kind === "input") return term.input;
  if (term.kind === "bend") return `greatest(0e0, ${term.input} - (${double(term.knot)}))`;
  const [one, two] = term.inputs;
  const product = `(${one} - (${double(term.centres[0])})) * (${two} - (${double(term.centres[1])}))`;
  return `greatest(${double(term.bounds[0])}, least(${double(term.bounds[1])}, ${product}))`;
}

/** A linear score as SQL over the columns of `features.inputs`; terms that do not count are left out. */
export function scoreExpression({ terms, intercept, coefficients }: LinearScore): string {
  const parts = terms.flatMap((term, index) => {
    const coefficient = coefficients[index] ?? 0;
    return coefficient === 0 ? [] : [`(${double(coefficient)}) * ${termExpression(term)}`];
  });
  return [`(${double(intercept)})`, ...parts].join(" + ");
}

/** The part of a linear score, against the average invoice, that one group of inputs makes. */
export function groupExpression({ terms, coefficients, means }: LinearScore, group: string): string {
  const parts = terms.flatMap((term, index) => {
    const coefficient = coefficients[index] ?? 0;
    if (term.group !== group || coefficient === 0) return [];
    return [`(${double(coefficient)}) * (${termExpression(term)} - (${double(means[index] ?? 0)}))`];
  });
  return parts.length === 0 ? "0e0" : parts.join(" + ");
}
