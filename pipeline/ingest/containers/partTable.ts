import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { chunksOf, headSize } from "./bytes.ts";
import { decodeTo, detectEncoding, type Encoding } from "./encoding.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { addFinding } from "../findings/findings.ts";
import { isJson, isJsonList } from "./json.ts";
import { jsonHead, numberJson } from "./jsonFile.ts";
import { numberFile } from "../rows/numbered.ts";
import { numberParquet, parquetHead } from "./parquet.ts";
import { parseRecord, writeField } from "./records.ts";
import { unrollReport } from "../rows/report.ts";
import type { TableHead } from "./tableHead.ts";
import type { Part } from "./unpack.ts";

/** A part as a table of text: its first lines, and how the export is read once its layout is known. */
export type Table = {
  readonly path: string;
  readonly lines: readonly string[];
  readonly delimiters?: readonly string[];
  /** How its text came to be, in words. */
  readonly origin: readonly string[];
  readonly hasOddSpaces: boolean;
  /** The names of its columns where they stand nowhere in its text. */
  readonly names?: readonly string[];
  readonly read: (file: ExportFile) => Promise<ExportFile>;
};

type Place = { readonly warehouse: Warehouse; readonly scratchFolder: string };

/** A part as a table, decoded and unfolded as far as its header; damaged and empty ones throw `Unreadable`. */
export function tableOf(place: Place, part: Part, number: number): Promise<Table> {
  switch (part.kind) {
    case "parquet":
      return parquetTable(place, part, number);
    case "sheet":
      return Promise.resolve(sheetTable(place, part));
    case "text":
      return textTable(place, part, number);
  }
}

async function parquetTable(place: Place, part: Part, number: number): Promise<Table> {
  const path = await plainPath(part.path, place.scratchFolder, number);
  const { nested, ...head } = await parquetHead(path);
  if (nested.length > 0) {
    const message = `columns not read, for they hold lists or structures: ${nested.join(", ")}`;
    await warn(place, part, "nested_column", message);
  }
  return {
    ...namedTable(path, head),
    origin: ["Parquet: lines count its rows"],
    read: (file) => numberParquet(file, path, place.scratchFolder),
  };
}

function sheetTable({ scratchFolder }: Place, { path, bytes, width = 0 }: Part): Table {
  return {
    path,
    lines: linesOf(bytes.head),
    delimiters: [","],
    origin: [],
    hasOddSpaces: true,
    read: (file) => {
      const unnamed = Array.from({ length: Math.max(0, width - file.header.length) }, () => "");
      const sheet = { ...file, header: [...file.header, ...unnamed], isPadded: true };
      return numberOrUnroll(sheet, scratchFolder);
    },
  };
}

async function textTable(place: Place, part: Part, number: number): Promise<Table> {
  const encoding = await detectEncoding(part.path, part.bytes);
  const isPlain = encoding === "utf-8";
  const path = isPlain
    ? await plainPath(part.path, place.scratchFolder, number)
    : await decoded(place, part, number, encoding);
  const head = isPlain ? part.bytes.head : await headOf(path);
  const text = new TextDecoder().decode(head);
  const origin = [`encoding ${encoding}`];
  if (isJson(text)) {
    const shape = { path, isList: isJsonList(text) };
    return {
      ...namedTable(path, await jsonHead(shape)),
      origin: [shape.isList ? "JSON list: lines count its objects" : "JSON, one object a line", ...origin],
      read: (file) => numberJson(file, shape, place.scratchFolder),
    };
  }
  const lines = linesOf(head);
  return {
    path,
    lines,
    origin,
    hasOddSpaces: part.bytes.hasOddSpaces || !isPlain,
    read: (file) =>
      file.layout.report === undefined && isPlainHead(lines, file)
        ? Promise.resolve(file)
        : numberOrUnroll(file, place.scratchFolder),
  };
}

/** Whether every line down to the header is a record of its own: DuckDB skips records, not lines. */
function isPlainHead(lines: readonly string[], { headerLine, delimiter }: ExportFile): boolean {
  return lines.slice(0, headerLine).every((line) => {
    return parseRecord(line, delimiter).state === "ok" && line.split('"').length % 2 === 1;
  });
}

function namedTable(path: string, { names, rows }: TableHead): Omit<Table, "origin" | "read"> {
  const lines = [names, ...rows].map((fields) => fields.map((field) => writeField(field, ",")).join(","));
  return { path, lines, delimiters: [","], hasOddSpaces: true, names };
}

function numberOrUnroll(file: ExportFile, scratchFolder: string): Promise<ExportFile> {
  const { report } = file.layout;
  return report === undefined ? numberFile(file, scratchFolder) : unrollReport(file, report, scratchFolder);
}

async function decoded(place: Place, part: Part, number: number, encoding: Encoding): Promise<string> {
  const target = join(place.scratchFolder, `${number}.utf8.csv`);
  await decodeTo(target, part.path, encoding);
  if (encoding === "damaged-utf-8" || encoding === "windows-1252") {
    const message =
      encoding === "windows-1252"
        ? "not valid UTF-8: read as Windows-1252"
        : "UTF-8 with broken characters: they were replaced by \ufffd";
    await warn(place, part, "invalid_encoding", message);
  }
  return target;
}

/** A path that DuckDB takes as it is: no wildcard in it, no ending that asks for unpacking. */
async function plainPath(path: string, scratchFolder: string, number: number): Promise<string> {
  if (!/[*?[\]{}]|\.(gz|zst)$/.test(path)) return path;
  const link = join(scratchFolder, `${number}.link.csv`);
  await symlink(resolve(path), link);
  return link;
}

async function headOf(path: string): Promise<Buffer> {
  for await (const chunk of chunksOf(path)) return chunk.subarray(0, headSize);
  return Buffer.alloc(0);
}

/** The lines of a head of text; the last one of a longer text is left out, for it may be cut off. */
function linesOf(head: Buffer): readonly string[] {
  const lines = new TextDecoder().decode(head).split(/\r\n|\n|\r/);
  return head.length < headSize ? lines : lines.slice(0, -1);
}

function warn({ warehouse }: Place, { name }: Part, rule: string, message: string): Promise<void> {
  return addFinding(warehouse, { severity: "warning", file: name, rule, message });
}
