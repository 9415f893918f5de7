import { literal } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import type { Choice, Condition, Signed, Source } from "../profiles/expressions.ts";
import type { LeaveOut } from "../profiles/profile.ts";
import { fieldOf, headersRead } from "./source.ts";
import { anyOf, listOf, textLiteral } from "../rows/sql.ts";
import { type ComputedType, readingOf, sideSql } from "./sourceValue.ts";
import { takenColumn } from "../layouts/lookupColumns.ts";
import { duckdbTypes } from "../layouts/column.ts";

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
  if ("julian" in source) return wrap(cleanText(file, source.julian), (text) => `ingest.julian_text(${text})`);
  if ("terms" in source) {
    const date = valueOf(file, source, "date");
    return wrap(textOf(file, source.terms), (text) => `case when ${date} is not null then ${text} end`);
  }
  return "when" in source ? chosenText(file, source) : restText(file);
}

/** SQL of a source's value of a type in a row of a file's records, or null where the file says nothing about it. */
export function valueOf(file: ExportFile, source: Source, type: ComputedType): string | null {
  if (typeof source !== "string") {
    if ("firstOf" in source) return firstValue(file, source.firstOf, type);
    if ("when" in source) return chosenValue(file, source, type);
    if ("sum" in source) return summedValue(file, source.sum, type);
    if ("signedBy" in source) return signedValue(file, source, type);
    if ("minus" in source) return wrap(valueOf(file, source.minus, type), (value) => `-(${value})`);
    if ("inverse" in source) {
      const inverted = (value: string): string => `try_cast(1 / cast(${value} as double) as ${duckdbTypes[type]})`;
      return wrap(valueOf(file, source.inverse, type), inverted);
    }
    if ("terms" in source) {
      const from = valueOf(file, source.from, "date");
      // A list of one names the parts once: the macro asks for them many times, and they may be long.
      const due = (text: string): string =>
        `list_transform([{day: ${from ?? "cast(null as date)"}, words: ingest.read_float_id(${text})}],
          lambda each: terms_due_date(each.day, each.words))[1]`;
      return wrap(textOf(file, source.terms), due);
    }
  }
  return wrap(textOf(file, source), (text) => readingOf(file, source, text, type));
}

/** The text of a source without surrounding space, null where nothing is left. */
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

function firstValue(file: ExportFile, sources: readonly Source[], type: ComputedType): string | null {
  const cases = sources.flatMap((source) => {
    const value = valueOf(file, source, type);
    const text = type === "date" ? `ingest.date_text(${cleanText(file, source)})` : cleanText(file, source);
    return value === null ? [] : [`when ${text} is not null then ${value}`];
  });
  return cases.length === 0 ? null : `case ${cases.join(" ")} end`;
}

function chosenValue(file: ExportFile, { when, then, otherwise }: Choice, type: ComputedType): string | null {
  const values = [valueOf(file, then, type), otherwise === undefined ? null : valueOf(file, otherwise, type)];
  if (values.every((each) => each === null)) return null;
  return `case when ${conditionOf(file, when)} then ${values[0] ?? "null"} else ${values[1] ?? "null"} end`;
}

/** What has a sign already keeps it: on its other side, money is below zero either way. */
function signedValue(file: ExportFile, { signedBy, of, positive }: Signed, type: ComputedType): string | null {
  const [word, value] = [cleanText(file, signedBy), valueOf(file, of, type)];
  if (word === null || value === null) return value;
  const below = positive === "credit" ? "debit" : "credit";
  return `case when ${sideSql(word)} = '${below}' then -abs(${value}) else ${value} end`;
}

/** An empty part counts as nothing, an unreadable one makes the sum unreadable, no part at all gives no sum. */
function summedValue(file: ExportFile, sources: readonly Source[], type: ComputedType): string | null {
  const parts = sources.flatMap((source) => {
    const [text, value] = [cleanText(file, source), valueOf(file, source, type)];
    return text === null || value === null ? [] : [{ text, value }];
  });
  if (parts.length === 0) return null;
  const nothing = `cast(0 as ${duckdbTypes[type]})`;
  const values = parts.map(({ text, value }) => `case when ${text} is null then ${nothing} else ${value} end`);
  const isEmpty = parts.map(({ text }) => `${text} is null`).join(" and ");
  return `case when not (${isEmpty}) then try_cast(${values.join(" + ")} as ${duckdbTypes[type]}) end`;
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
    .map((name, index) => ({ name, normal: normaliseHeader(name), text: `c${index + 1}` }))
    .filter(({ normal }) => normal !== "" && !read.has(normal) && !seen.has(normal) && seen.add(normal))
    .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
    .map(({ name, text }) => ({ key: textLiteral(`${JSON.stringify(name)}:`), text }));
  if (parts.length === 0) return null;
  return `nullif('{' || ${membersText(parts)} || '}', '{}')`;
}

/** So many members are written out one by one: the quickest for few, but planning them takes the square of their number. */
const fewMembers = 100;

function membersText(parts: readonly { readonly key: string; readonly text: string }[]): string {
  if (parts.length <= fewMembers)
    return `concat_ws(',', ${parts.map(({ key, text }) => `${key} || to_json(ingest.read_text(${text}))`).join(", ")})`;
  const [keys, texts] = [parts.map(({ key }) => key), parts.map(({ text }) => text)];
  return `array_to_string(list_transform(list_zip([${keys.join(", ")}], [${texts.join(", ")}]),
    lambda member: member[1] || to_json(ingest.read_text(member[2]))), ',')`;
}
