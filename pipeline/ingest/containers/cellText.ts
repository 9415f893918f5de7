/** How a workbook shows the numbers of a style: as they are, as a date or time, filled with zeros to a width, or as money of a currency. */
export type NumberStyle = "number" | "date" | { readonly width: number } | { readonly mark: string };

/** Number formats that Excel knows without spelling them out [ECMA-376 part 1, 18.8.30]: dates and times. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]); // prettier-ignore

/** The day after 31 December 9999, the last that Excel shows as a date. */
const latestDay = 2_958_466;

/** The style that a number format means: its id, and its code where the workbook spells it out. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return builtInDates.has(id) ? "date" : "number";
  const [first = ""] = code.replace(/"[^"]*"|\\.|_.|\*./g, "").split(";");
  // `[h]` counts hours beyond a day: an amount of time, no date.
  if (/\[[hms]+\]/i.test(first)) return "number";
  const bare = first.replace(/\[[^\]]*\]/g, "");
  if (/^0{2,}$/.test(bare)) return { width: bare.length };
  if (/[ymdhs]/i.test(bare) && !/general/i.test(bare)) return "date";
  const mark = /[0#]/.test(bare) ? markIn(code.split(";")[0] ?? "") : null;
  return mark === null ? "number" : { mark };
}

/** Whose dollar a format means by its locale [MS-LCID]. */
const dollars: Readonly<Record<string, string>> = { "409": "US$", "1009": "CA$", C09: "A$", "1409": "NZ$" };

/** The currency that a format names: `[$€-407]`, `"EUR"`, `£`. A bare dollar is what Excel offers first, and says nothing. */
function markIn(format: string): string | null {
  const [, symbol = "", locale = ""] = /\[\$([^\]-]+)(?:-0*([0-9A-F]+))?\]/i.exec(format) ?? [];
  const written = symbol.trim() || /"\s*([A-Z]{3})\s*"|((?!\$)\p{Sc})/u.exec(format)?.slice(1).find(Boolean) || "";
  if (written === "$") return dollars[locale.toUpperCase()] ?? (symbol === "" ? null : "$");
  return /^([A-Z]{3}|[A-Z]{0,2}\p{Sc}|kr\.?|zł|Kč|Ft|lei)$/u.test(written) ? written : null;
}

/** The text of a number cell: `stored` is the number as the workbook holds it. */
export function numberText(stored: string, style: NumberStyle, { is1904 }: { readonly is1904: boolean }): string {
  const number = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(number)) return stored;
  if (style === "date" && number >= 0 && number < latestDay) return serialText(number, is1904);
  // The shortest text that means the same number: `79656.600000000006` is what a cell of 79656.6 may hold.
  const shortest = String(number);
  if (typeof style !== "object") return shortest;
  if ("mark" in style) return `${shortest} ${style.mark}`;
  return /^\d+$/.test(shortest) ? shortest.padStart(style.width, "0") : shortest;
}

/**
 * A day number with its part of a day as `YYYY-MM-DD`, with `HH:MM:SS` where there is one. Day 60 of the 1900 calendar is
 * 29 February 1900, which never was; day 0 is a time alone, or `1900-01-00`, as Excel shows it.
 */
function serialText(serial: number, is1904: boolean): string {
  const seconds = Math.round(serial * 86_400) + (is1904 ? 1462 * 86_400 : 0);
  const [day, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
  const time = rest === 0 ? "" : isoText(rest * 1000).slice(11, 19);
  if (day === 0) return time === "" ? "1900-01-00" : time;
  const date =
    day === 60 ? "1900-02-29" : isoText(Date.UTC(1899, 11, 30) + (day < 60 ? day + 1 : day) * 86_400_000).slice(0, 10);
  return time === "" ? date : `${date} ${time}`;
}

function isoText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Text as it was typed: characters that XML cannot hold stand in workbooks as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}
