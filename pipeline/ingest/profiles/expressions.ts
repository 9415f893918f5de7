import { z } from "zod";

/** Where a canonical column comes from: a header of the export, or an object of one of these forms (`docs/profiles.md`). */
export type Source =
  | string
  | { readonly header: string; readonly as: "id" }
  | { readonly constant: string }
  | { readonly firstOf: readonly Source[] }
  | { readonly join: readonly Source[]; readonly with: string }
  | { readonly words: Readonly<Record<string, string>>; readonly of: Source; readonly otherwise?: string | undefined }
  | { readonly match: string; readonly of: Source }
  | Lookup
  | { readonly top: string }
  | { readonly fileName: string }
  | { readonly sum: readonly Source[] }
  | { readonly minus: Source }
  | { readonly inverse: Source }
  | { readonly julian: Source }
  | Signed
  | { readonly terms: Source; readonly from: Source }
  | Choice
  | { readonly rest: true };

/** A value from another file of the same profile: `take` where that file's `key` equals `by`. */
export type Lookup = {
  readonly lookup: string;
  readonly key: string;
  readonly by: Source;
  readonly take: string;
  /** Finding nothing is usual: it is not told. */
  readonly optional?: true | undefined;
};

/**
 * Money whose side another source says, by the usual words for debit and credit: below zero on the other side than `positive`,
 * which is debit unless it is said.
 */
export type Signed = { readonly signedBy: Source; readonly of: Source; readonly positive?: "credit" | undefined };

/** One source where a condition holds, another (or nothing) where it does not. */
export type Choice = { readonly when: Condition; readonly then: Source; readonly otherwise?: Source | undefined };

/** Which rows are meant; texts are compared without case and surrounding space. */
export type Condition =
  | { readonly of: Source; readonly isOneOf: readonly string[] }
  | { readonly of: Source; readonly is: "empty" | "present" | "negative" | "positive" | "zero" }
  | { readonly of: Source; readonly isSameAs: Source }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const name = z.string().min(1);
/** A regular expression with one group. */
export const pattern = name.refine(hasOneGroup, "must be a regular expression with one group");
const sources = z.lazy(() => z.array(SourceSchema).min(1));
const source = z.lazy(() => SourceSchema);
const conditions = z.lazy(() => z.array(ConditionSchema).min(1));

/** What a `Source` may look like in a profile. */
export const SourceSchema: z.ZodType<Source> = z.union([
  name,
  z.strictObject({ header: name, as: z.literal("id") }),
  z.strictObject({ constant: z.string() }),
  z.strictObject({ firstOf: sources }),
  z.strictObject({ join: sources, with: z.string() }),
  z.strictObject({ words: z.record(z.string(), z.string()), of: source, otherwise: z.string().optional() }),
  z.strictObject({ match: pattern, of: source }),
  z.strictObject({ lookup: name, key: name, by: source, take: name, optional: z.literal(true).optional() }),
  z.strictObject({ top: pattern }),
  z.strictObject({ fileName: pattern }),
  z.strictObject({ sum: sources }),
  z.strictObject({ minus: source }),
  z.strictObject({ inverse: source }),
  z.strictObject({ julian: source }),
  z.strictObject({ signedBy: source, of: source, positive: z.literal("credit").optional() }),
  z.strictObject({ terms: source, from: source }),
  z.strictObject({ when: z.lazy(() => ConditionSchema), then: source, otherwise: source.optional() }),
  z.strictObject({ rest: z.literal(true) }),
]);

/** What a `Condition` may look like in a profile. */
export const ConditionSchema: z.ZodType<Condition> = z.union([
  z.strictObject({ of: source, isOneOf: z.array(z.string()).min(1) }),
  z.strictObject({ of: source, is: z.enum(["empty", "present", "negative", "positive", "zero"]) }),
  z.strictObject({ of: source, isSameAs: source }),
  z.strictObject({ all: conditions }),
  z.strictObject({ any: conditions }),
  z.strictObject({ not: z.lazy(() => ConditionSchema) }),
]);

/** The sources right inside a source: what it is made from. */
export function partsOf(source: Source): readonly Source[] {
  if (typeof source === "string") return [];
  if ("firstOf" in source) return source.firstOf;
  if ("join" in source) return source.join;
  if ("sum" in source) return source.sum;
  if ("terms" in source) return [source.terms, source.from];
  if ("signedBy" in source) return [source.signedBy, source.of];
  if ("of" in source) return [source.of];
  if ("by" in source) return [source.by];
  if ("minus" in source) return [source.minus];
  if ("when" in source) {
    return [...sourcesIn(source.when), source.then, ...(source.otherwise === undefined ? [] : [source.otherwise])];
  }
  if ("julian" in source) return [source.julian];
  return "inverse" in source ? [source.inverse] : [];
}

/** A source and all that it is made from, inner ones first. */
export function withParts(source: Source): readonly Source[] {
  return [...partsOf(source).flatMap(withParts), source];
}

/** The outermost lookup in a source, if there is one. */
export function lookupIn(source: Source): Lookup | undefined {
  return withParts(source).findLast((each): each is Lookup => typeof each !== "string" && "lookup" in each);
}

/** The sources that a condition asks. */
export function sourcesIn(condition: Condition): readonly Source[] {
  if ("isSameAs" in condition) return [condition.of, condition.isSameAs];
  if ("of" in condition) return [condition.of];
  if ("not" in condition) return sourcesIn(condition.not);
  return ("all" in condition ? condition.all : condition.any).flatMap(sourcesIn);
}

function hasOneGroup(text: string): boolean {
  try {
    return new RegExp(`${text}|`).exec("")?.length === 2;
  } catch {
    return false;
  }
}
