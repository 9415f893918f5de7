import { createWriteStream, type WriteStream } from "node:fs";
import { join } from "node:path";
import { decorationOf } from "./decoration.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { type FileRecord, recordsIn } from "../containers/fileRecords.ts";
import { headerIndex } from "../layouts/headers.ts";
import { parseRecord, writeField } from "../containers/records.ts";
import { valueLeaves } from "../values/sourceValue.ts";
import { tableNamed } from "../layouts/tables.ts";
import { finish, write } from "../containers/writing.ts";

/**
 * Copies a file's records with their line number in front, so that every later question about a line has its answer, and
 * sets records that do not fit the header apart. The slow, patient way: only for files in which DuckDB finds a broken row,
 * or whose findings need lines that cannot be counted, and for sheets.
 */
export async function numberFile(file: ExportFile, scratchFolder: string): Promise<ExportFile> {
  const amountIndex = amountIndexOf(file);
  const sink = openNumbered(file, scratchFolder);
  for await (const record of recordsIn(file)) {
    if (record.rule === null) await sink.keep(record.line, record.fields);
    else {
      const amount = amountOf(record, file, amountIndex);
      const cells = parseRecord(record.text, file.delimiter).fields;
      await sink.setApart({ ...record, rule: decorationOf(cells, file, amount) ?? record.rule }, amount);
    }
  }
  return sink.close();
}

/** Where the copy of a file is written: records to keep, and those set apart with a rule and the text of their amount. */
export type Numbered = {
  readonly keep: (line: number, fields: readonly string[]) => Promise<void>;
  readonly setApart: (record: Pick<FileRecord, "line" | "rule" | "text">, amount: string) => Promise<void>;
  readonly close: () => Promise<ExportFile>;
};

/** Opens the numbered copy of a file; the records set apart go to a tab-separated file beside it. */
export function openNumbered(file: ExportFile, scratchFolder: string): Numbered {
  const textPath = join(scratchFolder, `${file.number}.sound.csv`);
  const sound = createWriteStream(textPath);
  const apart = createWriteStream(brokenPathOf(file, scratchFolder));
  return {
    keep: (line, fields) => write(sound, joined([String(line), ...fields], file.delimiter)),
    setApart: ({ line, rule, text }, amount) => {
      return write(apart, joined([String(line), rule ?? "", amount, text.slice(0, 2000)], "\t"));
    },
    close: async () => {
      await Promise.all([sound, apart].map((stream: WriteStream) => finish(stream)));
      return { ...file, textPath, isNumbered: true };
    },
  };
}

/** Where the records of a numbered file lie that were set apart: line, rule, amount as it stands, text. */
export function brokenPathOf({ number }: ExportFile, scratchFolder: string): string {
  return join(scratchFolder, `${number}.broken.tsv`);
}

/** The place among a file's fields of the money that counts, or -1. */
export function amountIndexOf({ layout, header }: Pick<ExportFile, "layout" | "header">): number {
  const [feed] = layout.feeds;
  const amount = feed === undefined ? undefined : tableNamed(feed.table).amount;
  const source = amount === undefined ? undefined : feed?.columns[amount];
  const leaves = source === undefined ? [] : valueLeaves(source);
  const name = layout.report?.amount ?? leaves.find((leaf) => typeof leaf === "string");
  return typeof name === "string" ? headerIndex(header, name) : -1;
}

/** The amount of a record, as far as it can be told. */
export function amountOf({ rule, text, fields }: FileRecord, { delimiter }: ExportFile, index: number): string {
  // Where quotes are broken, cutting at every delimiter tells more than stopping at the quote.
  return (rule === "broken_quote" ? text.split(delimiter) : fields)[index] ?? "";
}

function joined(fields: readonly string[], delimiter: string): string {
  return `${fields.map((field) => writeField(field, delimiter)).join(delimiter)}\n`;
}
