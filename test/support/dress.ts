import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Row, Tables } from "./randomLedger.ts";
import { workbookOf } from "./workbook.ts";
import { zipOf } from "./zip.ts";

/** How the same ledger may be written down: none of it is part of what it says. */
export type Dress = {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly end: "\n" | "\r\n";
  readonly encoding: "utf8" | "utf8-bom" | "utf16le" | "latin1";
  readonly dates: "iso" | "dmy" | "mdy" | "words" | "digits" | "timestamp";
  readonly amounts: "plain" | "grouped" | "comma" | "currency";
  readonly container: "plain" | "gzip" | "zip" | "workbook" | "folder";
  readonly parts: 1 | 2;
  readonly order: readonly number[];
};

/** As the canonical exports are written, row by row in order. */
export const plain: Dress = {
  delimiter: ",",
  end: "\n",
  encoding: "utf8",
  dates: "iso",
  amounts: "plain",
  container: "plain",
  parts: 1,
  order: [0],
};

/** Any dress. `order` shuffles rows, columns and files. */
export const anyDress: fc.Arbitrary<Dress> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  end: fc.constantFrom("\n", "\r\n"),
  encoding: fc.constantFrom("utf8", "utf8-bom", "utf16le", "latin1"),
  dates: fc.constantFrom("iso", "dmy", "mdy", "words", "digits", "timestamp"),
  amounts: fc.constantFrom("plain", "grouped", "comma", "currency"),
  container: fc.constantFrom("plain", "gzip", "zip", "workbook", "folder"),
  parts: fc.constantFrom(1, 2),
  order: fc.array(fc.nat(), { minLength: 97, maxLength: 97 }),
});

/** The files of a ledger in a dress, by path. */
export function dressed(ledger: Tables, dress: Dress): Readonly<Record<string, Uint8Array>> {
  const files = Object.entries(ledger)
    .filter(([, rows]) => rows.length > 0)
    .flatMap(([table, rows]) => {
      const columns = shuffled([...new Set(rows.flatMap((row) => Object.keys(row)))], dress.order);
      const lines = shuffled(rows, dress.order).map((row) => columns.map((name) => written(name, row, dress)));
      const cut = dress.parts === 1 ? lines.length : Math.ceil(lines.length / 2);
      return [lines.slice(0, cut), lines.slice(cut)]
        .filter((part) => part.length > 0)
        .map((part, index) => ({ name: `${dress.order[index] ?? 0}-${table}`, cells: [columns, ...part] }));
    });
  return packed(files, dress);
}

type Sheet = { readonly name: string; readonly cells: readonly (readonly string[])[] };

function packed(files: readonly Sheet[], dress: Dress): Readonly<Record<string, Uint8Array>> {
  const texts = files.map(({ name, cells }) => [`${name}.csv`, encoded(cells, dress)] as const);
  switch (dress.container) {
    case "plain":
      return Object.fromEntries(texts);
    case "folder":
      return Object.fromEntries(texts.map(([name, bytes], index) => [`2024-0${index + 1}/${name}`, bytes]));
    case "gzip":
      return Object.fromEntries(texts.map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]));
    case "zip":
      return { "export.zip": zipOf(Object.fromEntries(texts)) };
    case "workbook":
      return { "export.xlsx": workbookOf(Object.fromEntries(files.map(({ name, cells }) => [name, cells]))) };
  }
}

function encoded(cells: readonly (readonly string[])[], { delimiter, end, encoding }: Dress): Buffer {
  const quoted = (field: string): string =>
    /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
  const text = cells.map((line) => line.map(quoted).join(delimiter) + end).join("");
  if (encoding === "utf8" || encoding === "latin1") return Buffer.from(text, encoding);
  return Buffer.from(`\ufeff${text}`, encoding === "utf16le" ? "utf16le" : "utf8");
}

function written(name: string, row: Row, { dates, amounts }: Dress): string {
  const value = row[name] ?? "";
  if (value === "") return value;
  if (name.endsWith("_date")) return writtenDate(value, dates);
  return name === "amount" ? writtenAmount(value, amounts, row["currency"] ?? "USD") : value;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function writtenDate(iso: string, style: Dress["dates"]): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  switch (style) {
    case "iso":
      return iso;
    case "dmy":
      return `${Number(day)}/${Number(month)}/${year}`;
    case "mdy":
      return `${month}/${day}/${year}`;
    case "words":
      return `${day}-${months[Number(month) - 1]}-${year}`;
    case "digits":
      return `${year}${month}${day}`;
    case "timestamp":
      return `${iso}T00:00:00Z`;
  }
}

function writtenAmount(plain: string, style: Dress["amounts"], currency: string): string {
  const [whole = "", cents = ""] = plain.split(".");
  const grouped = (by: string): string => whole.replace(/\B(?=(\d{3})+$)/g, by);
  switch (style) {
    case "plain":
      return plain;
    case "grouped":
      return `${grouped(",")}.${cents}`;
    case "comma":
      return `${grouped(".")},${cents}`;
    case "currency":
      return `${currency} ${grouped(",")}.${cents}`;
  }
}

function shuffled<T>(items: readonly T[], order: readonly number[]): readonly T[] {
  return items
    .map((item, index) => ({ item, key: order[index % order.length] ?? 0, index }))
    .sort((left, right) => left.key - right.key || left.index - right.index)
    .map(({ item }) => item);
}
