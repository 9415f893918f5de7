let locale = localeOfPage();
const numberFormats = new Map<number, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const space = "\u00a0";

/** What stands where there is no number. */
export const missing = "n/a";

type Value = number | null | undefined;

/** Sets how numbers and dates are written, as a language tag; a page takes it from its head, so only the pipeline calls this. */
export function setLocale(tag: string): void {
  locale = `${tag}-u-nu-latn`;
  numberFormats.clear();
  dateFormats.clear();
}

function localeOfPage(): string {
  const meta = typeof document === "undefined" ? null : document.querySelector('meta[name="countback-locale"]');
  return `${meta?.getAttribute("content") ?? "en-GB"}-u-nu-latn`;
}

/** A whole or decimal number with thousands separators and a true minus sign. */
export function decimal(value: Value, digits = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing;
  const rounded = numberFormat(digits).format(value);
  return rounded.replace(/^-(?=[0.,]*$)/, "").replace("-", "\u2212");
}

/** A currency's code before an amount; nothing where the export names no currency. */
export function currencyPrefix(currency: string | null): string {
  return currency === null || currency === "XXX" || currency === "" ? "" : `${currency}${space}`;
}

/** The currency at the end of a heading: `, in EUR`; nothing where the export names none. */
export function inCurrencyText(currency: string | null): string {
  const code = currencyPrefix(currency).trim();
  return code === "" ? "" : `, in ${code}`;
}

/** A currency's name for axes and selectors. */
export function currencyName(currency: string | null): string {
  return currencyPrefix(currency).trim() || "no currency given";
}

/** An exact amount with two decimals: `EUR 1,234.50`. */
export function money(value: Value, currency: string | null = null): string {
  return value === null || value === undefined ? missing : currencyPrefix(currency) + decimal(value, 2);
}

/** An amount for reading, three digits: `EUR 3.14 M`, `EUR 412 k`. */
export function compactMoney(value: Value, currency: string | null = null): string {
  if (value === null || value === undefined) return missing;
  const size = Math.abs(value);
  const [unit, name] =
    size >= 999.5e6 ? [1e9, "bn"] : size >= 999.5e3 ? [1e6, "M"] : size >= 1e4 ? [1e3, "k"] : [1, ""];
  const scaled = value / unit;
  const whole = Math.abs(scaled);
  const digits = unit === 1 ? 0 : whole >= 99.95 ? 0 : whole >= 9.995 ? 1 : 2;
  return currencyPrefix(currency) + decimal(scaled, digits) + (name === "" ? "" : space + name);
}

/** A rate from 0 to 1 as percent: `18 %`. */
export function percent(rate: Value, digits = 0): string {
  return rate === null || rate === undefined ? missing : `${decimal(rate * 100, digits)}${space}%`;
}

/** A probability as percent; what is not certain never reads as if it were: `> 99 %`, `< 1 %`. */
export function chance(probability: Value): string {
  if (probability === null || probability === undefined || probability === 0 || probability === 1)
    return percent(probability);
  if (probability > 0.995) return `>${space}99${space}%`;
  return probability < 0.005 ? `<${space}1${space}%` : percent(probability);
}

/** A number of days: `46.9 days`. */
export function days(value: Value, digits = 1): string {
  if (value === null || value === undefined) return missing;
  const text = decimal(value, digits);
  return `${text}${space}${text === "1" || text === "\u22121" ? "day" : "days"}`;
}

/** A change with its sign: `+412 k`; the text of `unsigned` is put behind a plus or a true minus sign. */
export function signed(value: Value, format: (size: number) => string): string {
  if (value === null || value === undefined) return missing;
  const text = format(Math.abs(value));
  return /[1-9]/.test(text) ? `${value < 0 ? "\u2212" : "+"}${text}` : text;
}

/** A date for reading: `31 October 2025`. */
export function longDate(date: string | null | undefined): string {
  return formatDate(date, { day: "numeric", month: "long", year: "numeric" });
}

/** A date for tables and labels: `31 Oct 2025`. */
export function shortDate(date: string | null | undefined): string {
  return formatDate(date, { day: "numeric", month: "short", year: "numeric" });
}

/** A month: `Oct 2025`. */
export function monthName(date: string | null | undefined): string {
  return formatDate(date, { month: "short", year: "numeric" });
}

/** Whether a date lies inside a month, so that what is counted to it is part of one. */
export function isInsideMonth(date: string): boolean {
  return new Date(toDate(date).getTime() + 86_400_000).getUTCDate() !== 1;
}

/** The days of a month up to a date: `1–7 Oct 2019`; the whole of it is `Oct 2019`. */
export function monthSpan(date: string | null | undefined): string {
  if (date === null || date === undefined || !isInsideMonth(date)) return monthName(date);
  return date.endsWith("-01") ? shortDate(date) : `1\u2013${shortDate(date)}`;
}

/** A day as a Date at midnight UTC, for the axis of a chart. */
export function toDate(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** A number of things: `1 invoice`, `3 invoices`. */
export function count(value: Value, one: string, many = `${one}s`): string {
  return value === null || value === undefined ? missing : `${decimal(value)}${space}${value === 1 ? one : many}`;
}

/** Names as a sentence reads them: `A, B and C`. */
export function listNames(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}

/** A bucket's name for a heading: `not_due` → `not due`, `1-30` → `1–30 days`, `2 weeks` as it is. */
export function bucketName(bucket: string): string {
  const unit = /[a-z]$/.test(bucket) ? "" : " days";
  return bucket === "not_due" ? "not due" : `${bucket.replace("-", "\u2013")}${unit}`;
}

/** A text with its first letter large, as a sentence begins. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function formatDate(date: string | null | undefined, options: Intl.DateTimeFormatOptions): string {
  return date === null || date === undefined
    ? missing
    : dateFormat(options).format(toDate(date)).replace("Sept ", "Sep ");
}

/** The formatter of so many decimals; kept, since making one costs more than using it a hundred times. */
function numberFormat(digits: number): Intl.NumberFormat {
  const format =
    numberFormats.get(digits) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  numberFormats.set(digits, format);
  return format;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify(options);
  const format = dateFormats.get(name) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  dateFormats.set(name, format);
  return format;
}
