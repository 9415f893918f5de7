import { literal } from "../../warehouse/warehouse.ts";
import { type ColumnType, duckdbTypes } from "../layouts/column.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { type Choice, lookupIn, type Signed, type Source } from "../profiles/expressions.ts";
import { wordsOfSide } from "./sides.ts";
import { cleanText, conditionOf, textOf } from "./sourceText.ts";
import { listOf } from "../rows/sql.ts";

/** The types of values that a profile can compute. */
export type ComputedType = Extract<ColumnType, "money" | "number" | "date" | "rate">;

/**
 * SQL of what the text of a source means as a value of a type, null where it cannot be read. What is looked up is written as
 * the other file writes it.
 */
export function readingOf(file: ExportFile, source: Source, text: string, type: ComputedType): string {
  const { dateOrder, isComma } = file.lookedUp?.[lookupIn(source)?.lookup ?? ""] ?? file;
  switch (type) {
    case "date":
      return `ingest.read_date(${text}, ${literal(dateOrder)})`;
    case "money":
      return file.layout.minorUnits !== undefined
        ? `ingest.read_minor_money(${text}, money_digits, ${isComma})`
        : `ingest.read_money(${text}, money_digits, ${isComma})`;
    case "number":
      return `ingest.read_number(${text}, ${isComma})`;
    case "rate":
      return `ingest.read_rate(${text}, ${isComma})`;
  }
}

/** Whether a source says how a value is computed, or chooses among files, so that its text alone does not give the value. */
export function isComputed(source: Source): boolean {
  if (typeof source === "string") return false;
  const choices = "firstOf" in source ? source.firstOf : "when" in source ? [source.then, source.otherwise ?? ""] : [];
  if (choices.some((each) => isComputed(each) || lookupIn(each) !== undefined)) return true;
  return "sum" in source || "minus" in source || "inverse" in source || "signedBy" in source || "terms" in source;
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

/** The sources whose texts are read as values when a source is: the leaves of what it computes. */
export function valueLeaves(source: Source): readonly Source[] {
  if (typeof source === "string") return [source];
  if ("firstOf" in source) return source.firstOf.flatMap(valueLeaves);
  if ("when" in source)
    return [source.then, ...(source.otherwise === undefined ? [] : [source.otherwise])].flatMap(valueLeaves);
  if ("sum" in source) return source.sum.flatMap(valueLeaves);
  if ("signedBy" in source) return valueLeaves(source.of);
  if ("minus" in source) return valueLeaves(source.minus);
  if ("inverse" in source) return valueLeaves(source.inverse);
  return "terms" in source ? valueLeaves(source.from) : [source];
}

function wrap(sql: string | null, work: (sql: string) => string): string | null {
  return sql === null ? null : work(sql);
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

/** SQL of the side that a word names, as `sideOf` says it; null where it names none. */
export function sideSql(word: string): string {
  const plain = `trim(regexp_replace(lower(strip_accents(${word})), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;
  return `case when ${plain} in ${listOf(wordsOfSide("debit"))} then 'debit'
    when ${plain} in ${listOf(wordsOfSide("credit"))} then 'credit' end`;
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
