import { readFileSync } from "node:fs";
import { z } from "zod";
import { CountbackError } from "../../errors.ts";

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

/** The languages there are. */
export const languages = ["en", "de", "fr", "es"] as const;

/** One of them. */
export type LanguageCode = (typeof languages)[number];

const homes: Readonly<Record<string, LanguageCode>> = {
  DE: "de", AT: "de", LI: "de", CH: "de", FR: "fr", LU: "fr", MC: "fr", ES: "es", MX: "es", AR: "es", CL: "es", CO: "es", PE: "es",
}; // prettier-ignore

/** The texts of a language. */
export function textsOf(language: LanguageCode): Texts {
  return TextsSchema.parse(JSON.parse(readFileSync(new URL(`${language}.json`, import.meta.url), "utf8")));
}

/** The language asked for, else that of the customer, else that of its country, else English. Throws a CountbackError (exit 3) for one that has no texts. */
export function languageFor(asked: string | undefined, own: string | null, country: string | null): LanguageCode {
  if (asked !== undefined) {
    const found = languages.find((each) => each === asked);
    if (found === undefined) throw new CountbackError(`no texts in language: ${asked} (${languages.join(", ")})`, 3);
    return found;
  }
  const stated = languages.find((each) => each === own?.toLowerCase().slice(0, 2));
  return stated ?? homes[country?.toUpperCase() ?? ""] ?? "en";
}
