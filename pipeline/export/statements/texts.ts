import { readFileSync } from "node:fs";
import { z } from "zod";
import type { LanguageCode } from "../languages.ts";

const byTone = <Text extends z.ZodType>(text: Text) =>
  z.strictObject({ polite: text, friendly: text, firm: text, formal: text, plan: text });

const TextsSchema = z.strictObject({
  title: z.string(),
  asOf: z.string(),
  to: z.string(),
  columns: z.array(z.string()).length(6),
  /** Past due, not yet due, not yet applied, balance. */
  sums: z.array(z.string()).length(4),
  credit: z.string(),
  none: z.string(),
  promise: z.string(),
  plan: z.string(),
  close: z.string(),
  /** A message for a phone, and what to ask in a call, by the tone of the step. */
  short: byTone(z.string()),
  script: byTone(z.array(z.string()).min(1)),
});

/** What a statement, a short message and a call say in one language. */
export type Texts = z.infer<typeof TextsSchema>;

/** The texts of a language. */
export function textsOf(language: LanguageCode): Texts {
  return TextsSchema.parse(JSON.parse(readFileSync(new URL(`${language}.json`, import.meta.url), "utf8")));
}
