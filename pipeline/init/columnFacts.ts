import { isCurrency } from "../ingest/values/currencies.ts";
import type { FileChoices } from "./choices.ts";

/** What the values of one column look like: how many stand, and how many could be of each kind. */
export type ColumnFacts = {
  readonly header: string;
  readonly count: number;
  readonly dates: number;
  readonly amounts: number;
  readonly currencies: number;
  readonly distinct: number;
  /** Values with a blank inside, or without any digit: names rather than codes. */
  readonly wordy: number;
  /** The values, without case and with their counts; null where there are more than 40. */
  readonly words: ReadonlyMap<string, number> | null;
  /** The first different values, as they stand. */
  readonly samples: readonly string[];
  /** The sum of the amounts, as decimals with a point; null where most values are none. */
  readonly sum: string | null;
  /** What a person said that words mean, by the word in lower case. */
  readonly said: FileChoices["words"];
};

const datePattern =
  /^\s*(\d{4}([-/.])\d{1,2}\2\d{1,2}\.?|\d{8}(\.0+)?|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})\.?|\d{1,2}[ .-]*\p{L}{3,}\.?[ .,-]*\d{2,4}|\p{L}{3,} \d{1,2},? \d{4})([ T].*)?$|^\/Date\(-?\d{1,14}([+-]\d{4})?\)\/$/u;
/** What stands for a currency beside a number, as a run reads it (`ingest/macros/amounts.sql`). */
const mark = String.raw`(?:[A-Z]{0,2}\p{Sc}|[A-Z]{3}|[A-Z]{1,2}(?=\s)|S\/|(?:[kK][rR]|[kK][čČ]|[zZ][łŁ]|[fF][tT]|[lL]ei|[rR][sS]|[sS]?[fF][rR]|[rR][pP])\.?)`;
const amountPattern = new RegExp(
  String.raw`^\s*[-+(−–—]*\s*${mark}?\s*[-+(−–—]?\d[\d.,'’\s\u00a0\u202f]*[)−–—-]*\s*(?:${mark}|CR|DR|Cr|Dr)?\.?\s*\)?[-−–—]?$`,
  "u",
);
const mostWords = 40;
const shownSamples = 3;

/** Looks at a column's values, empty ones aside. */
export function factsOf(header: string, column: readonly string[], said: FileChoices["words"] = {}): ColumnFacts {
  const values = column.map((value) => value.trim()).filter((value) => value !== "");
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value.toLowerCase(), (counts.get(value.toLowerCase()) ?? 0) + 1);
  const countOf = (test: (value: string) => boolean): number => values.filter(test).length;
  const isAmount = (value: string): boolean => amountPattern.test(value) && !isDate(value);
  const amounts = countOf(isAmount);
  return {
    header,
    count: values.length,
    dates: countOf(isDate),
    amounts,
    samples: [...new Set(values)].slice(0, shownSamples),
    sum: amounts > 0 && amounts >= values.length * 0.8 ? sumOf(values.filter(isAmount)) : null,
    said,
    currencies: countOf(isCurrency),
    distinct: counts.size,
    wordy: countOf((value) => /\s/.test(value) || !/\d/.test(value)),
    words: counts.size <= mostWords ? counts : null,
  };
}

/** Whether a text reads as a day; eight digits only where they are one (20240131). */
function isDate(value: string): boolean {
  if (!datePattern.test(value)) return false;
  const digits = /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(value);
  return digits === null || (Number(digits[2]) <= 12 && Number(digits[3]) <= 31 && Number(digits[1]) > 1900);
}

/** Sums amounts as they are written in one column, as decimals with a point. */
export function sumOf(values: readonly string[]): string {
  const units = unitsOf(values).reduce((sum, each) => sum + each, 0n);
  const digits = (units < 0n ? -units : units).toString().padStart(5, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, "")}`;
}

/** Amounts of one column in ten-thousandths: the decimals stand after the sign that is not in front of three digits alone. */
export function unitsOf(values: readonly string[]): readonly bigint[] {
  const sign = values.map(decimalSign).find((each) => each !== null) ?? ".";
  return values.map((value) => {
    const [whole = "", part = ""] = value
      .replace(/[^\d.,]/g, "")
      .replace(/[.,]+$/, "")
      .split(sign);
    const size = BigInt(`${whole.replace(/\D/g, "")}${part.replace(/\D/g, "").padEnd(4, "0").slice(0, 4)}` || "0");
    return isBelowZero(value) ? -size : size;
  });
}

/** The sign before an amount's decimals; null where three digits after a lone sign may be thousands. */
function decimalSign(value: string): string | null {
  const [, sign = "", digits = ""] = /([.,])(\d+)\D*$/.exec(value.replace(/[.,]+\s*$/, "")) ?? [];
  const isMixed = /\..*,|,.*\./.test(value);
  return sign === "" || (digits.length === 3 && !isMixed) ? null : sign;
}

/** Whether an amount is written as one below zero. */
export function isBelowZero(text: string): boolean {
  return /^[^\d]*[-(\u2212]|[-\u2212]$|CR$/i.test(text.trim());
}
