import { readFileSync } from "node:fs";
import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { languageNamed } from "../languages.ts";

const MessageSchema = z.strictObject({ subject: z.string(), body: z.string() });
const LanguageSchema = z.strictObject({
  columns: z.array(z.string()).length(6),
  /** The title of a statement of account, and the names of its four sums. */
  statement: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]),
  steps: z.record(z.string(), MessageSchema),
});

const folder = new URL("messages/", import.meta.url);

const read = new Map<string, Language>();

/** What a draft says in one language: the headings of its list of invoices, the words of a statement, and a message for each step or tone. */
export type Language = z.infer<typeof LanguageSchema>;

/** A message with its blanks filled in. */
export type Message = z.infer<typeof MessageSchema>;

/** The messages of a language; throws a CountbackError (exit 3) for one that has none. */
export function languageOf(name: string): Language {
  const code = languageNamed(name);
  const found =
    read.get(code) ?? LanguageSchema.parse(JSON.parse(readFileSync(new URL(`${code}.json`, folder), "utf8")));
  read.set(code, found);
  return found;
}

/** The message of a step, else that of its tone, with `{name}` blanks filled in; a blank without a value stays. */
export function messageOf(
  { steps }: Language,
  step: string,
  { tone, blanks }: { readonly tone: string; readonly blanks: Readonly<Record<string, string>> },
): Message {
  const message = steps[step] ?? steps[tone];
  if (message === undefined) throw new CountbackError(`no message for step: ${step}`, 3);
  return { subject: oneLine(filled(message.subject, blanks)), body: filled(message.body, blanks) };
}

/** A text with its `{name}` blanks filled in. */
export function filled(text: string, blanks: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (blank, name) => blanks[name] ?? blank);
}

/** Text without line breaks and control characters: nothing from an export can add a line to a heading. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
}
