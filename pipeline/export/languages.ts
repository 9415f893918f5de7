import { CountbackError } from "../errors.ts";

/** The languages in which customers are written to: each has its messages, and its statements of account. */
export const languages = ["en", "de", "fr", "es"] as const;

/** One of them. */
export type LanguageCode = (typeof languages)[number];

/** The language of a name; throws a CountbackError (exit 3) for one that nothing is written in. */
export function languageNamed(name: string): LanguageCode {
  const found = languages.find((each) => each === name);
  if (found === undefined) throw new CountbackError(`no texts in language: ${name} (${languages.join(", ")})`, 3);
  return found;
}
