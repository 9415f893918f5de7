import { inputs, type Group } from "../features/columns.ts";
import type { Design } from "./design.ts";
import { thinned } from "./split.ts";

/**
 * One column of the model: an input as it stands, what an input exceeds a knot by (a bend of its effect), or the product of
 * two inputs counted from their means (one input's effect at another's level).
 */
export type ModelTerm =
  | { readonly kind: "input"; readonly name: string; readonly group: Group; readonly input: string }
  | {
      readonly kind: "bend";
      readonly name: string;
      readonly group: Group;
      readonly input: string;
      readonly knot: number;
    }
  | {
      readonly kind: "product";
      readonly name: string;
      readonly group: Group;
      readonly inputs: readonly [string, string];
      readonly centres: readonly [number, number];
      /** Where the training's products end: further out, the effect stays what it is there. */
      readonly bounds: readonly [number, number];
    };

const bent = [
  "customer_rate",
  "customer_weekend_rate",
  "customer_weekday_rate",
  "customer_terms_weekday_rate",
] as const;
const moderators = ["amount", "terms", "count_open", "count_issued"] as const;
const knotShares = [0.25, 0.5, 0.75] as const;

/** Every input as it stands. */
export const plainTerms: readonly ModelTerm[] = inputs.map(({ name, group }) => ({
  kind: "input",
  name,
  group,
  input: name,
}));

const fewest: ReadonlySet<string> = new Set([
  "customer_rate",
  "customer_weekday_rate",
  "customer_terms_weekday_rate",
  "recent_customer_rate",
  "mean_delay",
  "recent_delay",
  "delay_spread",
  "days_since_payment",
  "count_open",
  "overdue_share",
  "count_issued",
  "amount",
  "relative_amount",
  "terms",
  "is_electronic",
]);

/** One or two inputs of a kind, for ledgers with too few invoices to tell all of them apart. */
export const leanTerms: readonly ModelTerm[] = plainTerms.filter(({ name }) => fewest.has(name));

/**
 * The plain terms, bends of the main rates at their quartiles, and products of the main rates with amount, terms, open and
 * billed counts, and of these with each other. Knots and centres are those of the chosen rows of a design of inputs.
 */
export function curvedTerms(design: Design, rows: readonly number[]): readonly ModelTerm[] {
  const names: readonly string[] = [...bent, ...moderators];
  const summaries = new Map(names.map((name) => [name, summaryOf(design, rows, name)]));
  const centre = (name: string) => summaries.get(name)?.mean ?? 0;
  const pairs: readonly (readonly [string, string])[] = [
    ...bent.flatMap((rate) => moderators.map((moderator) => [rate, moderator] as const)),
    ...moderators.flatMap((one, index) => moderators.slice(index).map((two) => [one, two] as const)),
  ];
  const bends = bent.flatMap((input): ModelTerm[] =>
    [...new Set(summaries.get(input)?.knots ?? [])].map((knot, index) => ({
      kind: "bend",
      name: `${input}_above_${index + 1}`,
      group: groupOf(input),
      input,
      knot,
    })),
  );
  const products = pairs.map(([one, two]): ModelTerm => {
    const centres = [centre(one), centre(two)] as const;
    const product = {
      kind: "product",
      name: `${one}_by_${two}`,
      group: groupOf(one),
      inputs: [one, two],
      centres,
    } as const;
    return { ...product, bounds: boundsOf(design, thinned(rows, 5000), { ...product, bounds: [-Infinity, Infinity] }) };
  });
  return [...plainTerms, ...bends, ...products];
}

/** The columns of the terms, row after row, from a design of inputs. */
export function expandTerms({ rows, columns, values }: Design, terms: readonly ModelTerm[]): Design {
  const result = new Float64Array(rows * terms.length);
  terms.forEach((term, column) => {
    const [one, two] = positionsOf(term);
    for (let row = 0; row < rows; row += 1) {
      const value = values[row * columns + one] ?? 0;
      const other = values[row * columns + two] ?? 0;
      result[row * terms.length + column] = valueOf(term, value, other);
    }
  });
  return { rows, columns: terms.length, values: result };
}

function valueOf(term: ModelTerm, value: number, other: number): number {
  if (term.kind === "input") return value;
  if (term.kind === "bend") return Math.max(0, value - term.knot);
  const product = (value - term.centres[0]) * (other - term.centres[1]);
  return Math.max(term.bounds[0], Math.min(term.bounds[1], product));
}

/** The half and the 99½ % points of a term over the chosen rows. */
function boundsOf({ columns, values }: Design, rows: readonly number[], term: ModelTerm): readonly [number, number] {
  const [one, two] = positionsOf(term);
  const sorted = Float64Array.from(rows, (row) =>
    valueOf(term, values[row * columns + one] ?? 0, values[row * columns + two] ?? 0),
  ).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.005), at(0.995)];
}

function positionsOf(term: ModelTerm): readonly [number, number] {
  const [one, two] = term.kind === "product" ? term.inputs : [term.input, term.input];
  return [positionOf(one), positionOf(two)];
}

function positionOf(name: string): number {
  const position = inputs.findIndex((input) => input.name === name);
  if (position < 0) throw new Error(`no such input: ${name}`);
  return position;
}

function groupOf(name: string): Group {
  return inputs[positionOf(name)]?.group ?? "history";
}

function summaryOf(
  { columns, values }: Design,
  rows: readonly number[],
  name: string,
): { readonly mean: number; readonly knots: readonly number[] } {
  const at = positionOf(name);
  const sorted = Float64Array.from(rows, (row) => values[row * columns + at] ?? 0).sort();
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length),
    knots: knotShares.map((share) => sorted[Math.floor(share * sorted.length)] ?? 0),
  };
}
