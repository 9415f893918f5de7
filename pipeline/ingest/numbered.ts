import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { chunksOf } from "./bytes.ts";
import type { ExportFile } from "./exportFile.ts";
import { headerIndex } from "./headers.ts";
import { parseRecord, writeField } from "./records.ts";
import { tableNamed } from "./tables.ts";

/** Where `writeNumbered` put the sound records, and where the broken ones. */
export type Numbered = { readonly soundPath: string; readonly brokenPath: string; readonly brokenRows: number };

/** A quoted field may run over at most this many lines; a quote left open longer is a broken one. */
const longestQuote = 50;
const longestRecord = 1_000_000;

/**
 * Copies a file's records with their line number in front, so that every later question about a line has its answer, and
 * sets records that do not fit the header apart. The slow, patient way: only for files in which DuckDB finds a broken row,
 * or whose findings need lines that cannot be counted.
 * Broken rows are written as tab-separated line, rule, amount as far as it can be told, text.
 */
export async function writeNumbered(file: ExportFile, soundPath: string, brokenPath: string): Promise<Numbered> {
  const sound = createWriteStream(soundPath);
  const broken = createWriteStream(brokenPath);
  const amountIndex = amountFieldOf(file);
  let brokenRows = 0;
  for await (const record of recordsIn(file)) {
    if (record.rule === null) {
      const fields = [String(record.line), ...record.fields].map((field) => writeField(field, file.delimiter));
      await write(sound, `${fields.join(file.delimiter)}\n`);
    } else {
      brokenRows += 1;
      // Where quotes are broken, cutting at every delimiter tells more than stopping at the quote.
      const fields = record.rule === "broken_quote" ? record.text.split(file.delimiter) : record.fields;
      const amount = fields[amountIndex] ?? "";
      const row = [String(record.line), record.rule, amount, record.text.slice(0, 200)];
      await write(broken, `${row.map((field) => writeField(field, "\t")).join("\t")}\n`);
    }
  }
  await Promise.all([sound, broken].map((stream) => finish(stream)));
  return { soundPath, brokenPath, brokenRows };
}

/** The place of the first feed's amount among a file's fields, or -1. */
function amountFieldOf({ layout, header }: ExportFile): number {
  const [feed] = layout.feeds;
  const amount = feed === undefined ? undefined : tableNamed(feed.table).amount;
  const source = amount === undefined ? undefined : feed?.columns[amount];
  return typeof source === "string" ? headerIndex(header, source) : -1;
}

type NumberedRecord = {
  readonly line: number;
  readonly fields: readonly string[];
  readonly text: string;
  /** Null for a sound record. */
  readonly rule: string | null;
};

async function* recordsIn({ textPath, delimiter, headerLine, header }: ExportFile): AsyncGenerator<NumberedRecord> {
  let waiting: { line: number; text: string }[] = [];
  for await (const { line, text } of linesIn(textPath)) {
    if (line <= headerLine) continue;
    waiting.push({ line, text });
    const isFull = waiting.length >= longestQuote;
    const joined = judge(waiting, delimiter, header.length);
    if (joined.rule === "broken_quote" && joined.isOpen && !isFull) continue;
    if (joined.rule === null || waiting.length === 1) {
      if (joined.text.trim() !== "") yield joined;
      waiting = [];
    } else {
      yield* apart(waiting, delimiter, header.length);
      waiting = [];
    }
  }
  yield* apart(waiting, delimiter, header.length);
}

/** Lines that do not make one record together are judged one by one. */
function* apart(
  lines: readonly { line: number; text: string }[],
  delimiter: string,
  width: number,
): Generator<NumberedRecord> {
  for (const line of lines) {
    const record = judge([line], delimiter, width);
    if (record.text.trim() !== "") yield record;
  }
}

function judge(
  lines: readonly { line: number; text: string }[],
  delimiter: string,
  width: number,
): NumberedRecord & { readonly isOpen: boolean } {
  const text = lines.map((each) => each.text).join("\n");
  const { fields, state } = parseRecord(text, delimiter);
  const surplus = fields.slice(width).some((field) => field.trim() !== "");
  const rule =
    state !== "ok"
      ? "broken_quote"
      : fields.length < width
        ? "half_written_row"
        : surplus
          ? "too_many_fields"
          : text.length > longestRecord
            ? "too_long_row"
            : null;
  return { line: lines[0]?.line ?? 0, fields: fields.slice(0, width), text, rule, isOpen: state === "open" };
}

async function* linesIn(path: string): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  for await (const chunk of chunksOf(path)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    // A carriage return at the very end may be half of a line end.
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + text.slice(end);
    for (const each of lines) yield { line: (line += 1), text: each };
  }
  if (rest !== "") yield { line: line + 1, text: rest.replace(/\r$/, "") };
}

async function write(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}

async function finish(stream: WriteStream): Promise<void> {
  stream.end();
  await once(stream, "finish");
}
