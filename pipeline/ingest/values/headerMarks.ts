import { isoCurrencies } from "./currencies.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { headerIndex } from "../layouts/headers.ts";
import type { Source } from "../profiles/expressions.ts";
import { cleanText, conditionOf } from "./sourceText.ts";
import { textLiteral } from "../rows/sql.ts";

/** Codes of currencies that are words, too: they stand for one in brackets alone. */
const alsoWords = new Set(["ALL", "TOP", "TRY", "CUP", "PEN", "SOS", "MOP", "BAM", "LAK", "MAD", "GEL", "NAD", "COP", "XXX", "XPT", "STD"]); // prettier-ignore
/** Signs and names that stand for a currency at either end of a header, as amounts' texts hold them in capitals. */
const names: Readonly<Record<string, string>> = {
  EURO: "EUR", EUROS: "EUR", DOLLAR: "$", DOLLARS: "$", POUNDS: "£", KR: "KR", "ZŁ": "ZŁ", "KČ": "KČ", RS: "RS", RUPEES: "RS",
}; // prettier-ignore
const sign = /[A-Z]{0,2}\p{Sc}/gu;

/** The mark of the currency that a header names: `Amount (EUR)`, `Betrag in EUR`, `amount_usd`, `Balance €`; null where none or two. */
export function markInHeader(header: string): string | null {
  const found = new Set([...signsIn(header), ...wordsIn(header).map(({ mark }) => mark)]);
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** A header without the currency that it names, so that `Amount (EUR)` is compared as `Amount`. */
export function withoutMark(header: string): string {
  if (markInHeader(header) === null) return header;
  const words = wordsIn(header).map(({ word }) => word);
  const bare = words.reduce((text, word) => text.replace(word, " "), header.replace(sign, " "));
  return bare.replace(/[^\p{L}\p{N}]+in[^\p{L}\p{N}]*$/iu, "").replace(/[()[\]]/g, " ");
}

function signsIn(header: string): readonly string[] {
  return [...header.matchAll(sign)].map(([mark]) => mark);
}

function wordsIn(header: string): readonly { readonly word: string; readonly mark: string }[] {
  const words = header.match(/\p{L}+/gu) ?? [];
  return words.flatMap((word, place) => {
    const isEnd = words.length > 1 && (place === 0 || place === words.length - 1);
    const isInBrackets = new RegExp(`[([]\\s*${word}\\.?\\s*[)\\]]`, "u").test(header);
    const upper = word.toUpperCase();
    if (!isEnd && !isInBrackets && word !== upper) return [];
    if (isoCurrencies.has(upper) && (isInBrackets || !alsoWords.has(upper))) return [{ word, mark: upper }];
    const mark = names[upper];
    return mark === undefined ? [] : [{ word, mark }];
  });
}

/**
 * SQL of the mark of the currency that the header of a row's money names: of several columns, that of the one it is taken
 * from, of a sum those of all its parts. Null where no header of the file names one.
 */
export function headerMark(file: ExportFile, source: Source): string | null {
  if (typeof source === "string" || "header" in source) {
    const name = typeof source === "string" ? source : source.header;
    const mark = markInHeader(file.header[headerIndex(file.header, name)] ?? "");
    return mark === null ? null : `case when ${cleanText(file, source)} is not null then ${textLiteral(mark)} end`;
  }
  if ("minus" in source) return headerMark(file, source.minus);
  if ("signedBy" in source) return headerMark(file, source.of);
  if ("sum" in source) {
    const marks = source.sum.flatMap((each) => headerMark(file, each) ?? []);
    return marks.length === 0 ? null : `ingest.joined_marks([${marks.join(", ")}])`;
  }
  if ("firstOf" in source) {
    const marks = source.firstOf.map((each) => ({ text: cleanText(file, each), mark: headerMark(file, each) }));
    if (marks.every(({ mark }) => mark === null)) return null;
    const cases = marks.filter(({ text }) => text !== null);
    return `case ${cases.map(({ text, mark }) => `when ${text} is not null then ${mark ?? "null"}`).join(" ")} end`;
  }
  if (!("when" in source)) return null;
  const then = headerMark(file, source.then);
  const otherwise = source.otherwise === undefined ? null : headerMark(file, source.otherwise);
  if (then === null && otherwise === null) return null;
  return `case when ${conditionOf(file, source.when)} then ${then ?? "null"} else ${otherwise ?? "null"} end`;
}
