import type { ExportFile } from "../layouts/exportFile.ts";
import { type Line, linesIn } from "./lines.ts";
import { parseRecord } from "./records.ts";

/** A record of a file with the line it begins on; `rule` says why it does not fit the header, null for a sound one. */
export type FileRecord = {
  readonly line: number;
  readonly fields: readonly string[];
  readonly text: string;
  readonly rule: string | null;
};

/** A quoted field may run over at most this many lines; a quote left open longer is a broken one. */
const longestQuote = 50;
const longestRecord = 1_000_000;

type Shape = Pick<ExportFile, "delimiter" | "header" | "isPadded">;

/** The records below a file's header, blank lines left out. */
export async function* recordsIn(file: ExportFile): AsyncGenerator<FileRecord> {
  let waiting: Line[] = [];
  for await (const { line, text } of linesIn(file.textPath)) {
    if (line <= file.headerLine) continue;
    waiting.push({ line, text });
    const isFull = waiting.length >= longestQuote;
    const together = judge(waiting, file);
    if (together.isOpen && !isFull) continue;
    if (together.rule === null || waiting.length === 1) {
      if (together.text.trim() !== "") yield together;
    } else {
      yield* apart(waiting, file);
    }
    waiting = [];
  }
  yield* apart(waiting, file);
}

/** Lines that do not make one record together are judged one by one. */
function* apart(lines: readonly Line[], shape: Shape): Generator<FileRecord> {
  for (const line of lines) {
    const record = judge([line], shape);
    if (record.text.trim() !== "") yield record;
  }
}

function judge(
  lines: readonly Line[],
  { delimiter, header: { length: width }, isPadded }: Shape,
): FileRecord & { readonly isOpen: boolean } {
  const text = lines.map((each) => each.text).join("\n");
  const { fields, state } = parseRecord(text, delimiter);
  const rule =
    state !== "ok"
      ? "broken_quote"
      : fields.length < width && !isPadded
        ? "half_written_row"
        : fields.slice(width).some((field) => field.trim() !== "")
          ? "too_many_fields"
          : text.length > longestRecord
            ? "too_long_row"
            : null;
  const missing = rule === null ? Math.max(0, width - fields.length) : 0;
  const fitted = [...fields.slice(0, width), ...Array.from({ length: missing }, () => "")];
  return { line: lines[0]?.line ?? 0, fields: fitted, text, rule, isOpen: state === "open" };
}
