import { literal } from "../../warehouse/warehouse.ts";
import type { ColumnType } from "../layouts/column.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { lookupIn, type Source } from "../profiles/expressions.ts";
import { wordsOfSide } from "./sides.ts";
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

/** SQL of the side that a word names, as `sideOf` says it; null where it names none. */
export function sideSql(word: string): string {
  const plain = `trim(regexp_replace(lower(strip_accents(${word})), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;
  return `case when ${plain} in ${listOf(wordsOfSide("debit"))} then 'debit'
    when ${plain} in ${listOf(wordsOfSide("credit"))} then 'credit' end`;
}
