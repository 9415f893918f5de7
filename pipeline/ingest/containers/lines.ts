import { chunksOf } from "./bytes.ts";

/** A line of a text file; lines count from 1. */
export type Line = { readonly line: number; readonly text: string };

/** The lines of a UTF-8 text file, whatever ends them; a byte order mark is no part of the first. */
export async function* linesIn(path: string): AsyncGenerator<Line> {
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
