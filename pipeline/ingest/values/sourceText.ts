import { createHash } from "node:crypto";
import { literal } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import type { Choice, Condition, Lookup, Source } from "../profiles/expressions.ts";
import type { LeaveOut } from "../profiles/profile.ts";
import { fieldOf, headersRead } from "./source.ts";
import { anyOf, listOf, textLiteral } from "../rows/sql.ts";
import { valueOf } from "./sourceValue.ts";

/** SQL of a source's text in a row of a file's records, or null where the file says nothing about it. */
export function textOf(file: ExportFile, source: Source): string | null {
  if (typeof source === "string") return fieldOf(file, source);
  if ("header" in source) return wrap(fieldOf(file, source.header), (field) => `ingest.read_float_id(${field})`);
  if ("constant" in source) return textLiteral(source.constant);
  if ("firstOf" in source) return firstText(file, source.firstOf);
  if ("join" in source) return joinedText(file, source.join, source.with);
  if ("words" in source) return translatedText(file, source);
  if ("match" in source) {
    const pattern = literal(source.match);
    return wrap(cleanText(file, source.of), (text) => `nullif(regexp_extract(${text}, ${pattern}, 1), '')`);
  }
  if ("lookup" in source) return textOf(file, source.by) === null ? null : takenColumn(source, source.take);
  if ("top" in source) return matched(file.preamble.join("\n"), source.top);
  if ("fileName" in source) return matched(file.name, source.fileName);
  if ("sum" in source) return joinedText(file, source.sum, " + ");
  if ("signedBy" in source) return textOf(file, source.of);
  if ("minus" in source) return textOf(file, source.minus);
  if ("inverse" in source) return textOf(file, source.inverse);
  if ("terms" in source) {
    const date = valueOf(file, source, "date");
    return wrap(textOf(file, source.terms), (text) => `case when ${date} is not null then ${text} end`);
  }
  return "when" in source ? chosenText(file, source) : restText(file);
}

/** The same without surrounding space, null where nothing is left. */
export function cleanText(file: ExportFile, source: Source): string | null {
  return wrap(textOf(file, source), (text) => {
    return `ingest.${file.hasOddSpaces ? "read_text" : "read_plain_text"}(${text})`;
  });
}

/** SQL that is true for the rows a condition names, else false; a column that the file lacks is empty. */
export function conditionOf(file: ExportFile, condition: Condition): string {
  if ("all" in condition) return `(${condition.all.map((each) => conditionOf(file, each)).join(" and ")})`;
  if ("any" in condition) return `(${anyOf(condition.any.map((each) => conditionOf(file, each)))})`;
  if ("not" in condition) return `(not ${conditionOf(file, condition.not)})`;
  const text = cleanText(file, condition.of);
  if ("isOneOf" in condition) {
    const words = condition.isOneOf.map((each) => each.trim().toLowerCase());
    return text === null ? "false" : `coalesce(lower(${text}) in ${listOf(words)}, false)`;
  }
  if ("isSameAs" in condition) {
    const other = cleanText(file, condition.isSameAs);
    return `(${text ?? "null"} is not distinct from ${other ?? "null"})`;
  }
  if (condition.is === "empty") return text === null ? "true" : `(${text} is null)`;
  if (condition.is === "present") return text === null ? "false" : `(${text} is not null)`;
  const sign = { negative: "<", positive: ">", zero: "=" }[condition.is];
  const number = valueOf(file, condition.of, "number");
  return number === null ? "false" : `coalesce(${number} ${sign} 0, false)`;
}

/** SQL that is true for the rows a layout leaves out, rule by rule; older versions of a row come first. */
export function leftOutBy(file: ExportFile): readonly (Omit<LeaveOut, "rows"> & { readonly when: string })[] {
  const named = (file.layout.leaveOut ?? []).map(({ rows, ...each }) => ({ ...each, when: conditionOf(file, rows) }));
  return file.layout.latest === undefined ? named : [superseded, ...named];
}

const superseded = {
  rule: "superseded",
  message: "an older version of a row",
  when: "is_superseded",
  once: true,
} as const;

/** The name that a value looked up has beside a row's fields. */
export function takenColumn({ lookup, key, by }: Lookup, take: string): string {
  return `look_${shortHash([lookup, key, by])}_${shortHash([normaliseHeader(take)])}`;
}

/** The name that the key found has beside a row's fields: null where nothing was found. */
export function foundColumn({ lookup, key, by }: Lookup): string {
  return `look_${shortHash([lookup, key, by])}_key`;
}

/** Eight letters that stand for what a profile says, so that it can be part of a name in SQL. */
export function shortHash(value: unknown): string {
  return createHash("md5").update(JSON.stringify(value)).digest("hex").slice(0, 8);
}

function wrap(sql: string | null, work: (sql: string) => string): string | null {
  return sql === null ? null : work(sql);
}

function firstText(file: ExportFile, sources: readonly Source[]): string | null {
  const texts = sources.map((each) => cleanText(file, each)).filter((each) => each !== null);
  return texts.length === 0 ? null : `coalesce(${texts.join(", ")})`;
}

function joinedText(file: ExportFile, sources: readonly Source[], between: string): string | null {
  const texts = sources.map((each) => cleanText(file, each)).filter((each) => each !== null);
  return texts.length === 0 ? null : `nullif(concat_ws(${literal(between)}, ${texts.join(", ")}), '')`;
}

function translatedText(file: ExportFile, source: Extract<Source, { words: unknown }>): string | null {
  const text = cleanText(file, source.of);
  const otherwise = source.otherwise === undefined ? null : textLiteral(source.otherwise);
  const words = Object.entries(source.words);
  if (text === null || words.length === 0) return otherwise;
  const cases = words.map(
    ([word, meaning]) => `when ${textLiteral(word.trim().toLowerCase())} then ${textLiteral(meaning)}`,
  );
  return `case lower(${text}) ${cases.join(" ")} else ${otherwise ?? "null"} end`;
}

function chosenText(file: ExportFile, { when, then, otherwise }: Choice): string | null {
  const texts = [textOf(file, then), otherwise === undefined ? null : textOf(file, otherwise)];
  if (texts.every((each) => each === null)) return null;
  return `case when ${conditionOf(file, when)} then ${texts[0] ?? "null"} else ${texts[1] ?? "null"} end`;
}

function matched(text: string, pattern: string): string | null {
  const found = new RegExp(pattern, "m").exec(text)?.[1]?.trim();
  return found === undefined || found === "" ? null : textLiteral(found);
}

/** A JSON object of the texts under all headers that the layout does not read, in the order of their names. */
function restText(file: ExportFile): string | null {
  const read = headersRead(file.layout);
  const seen = new Set<string>();
  const parts = file.header
    .map((name, index) => ({ name, normal: normaliseHeader(name), text: `ingest.read_text(c${index + 1})` }))
    .filter(({ normal }) => normal !== "" && !read.has(normal) && !seen.has(normal) && seen.add(normal))
    .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
    .map(({ name, text }) => `${textLiteral(`${JSON.stringify(name)}:`)} || to_json(${text})`);
  if (parts.length === 0) return null;
  return `nullif('{' || concat_ws(',', ${parts.join(", ")}) || '}', '{}')`;
}
