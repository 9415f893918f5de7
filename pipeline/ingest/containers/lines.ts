import { chunksOf } from "./bytes.ts";

/** A line of a text file; lines count from 1. */
export type Line = { readonly line: number; readonly text: string };

/** No line of an export is as long; what goes on longer is cut there. */
const longestLine = 16_000_000;

/** The lines of a UTF-8 text file, whatever ends them; a byte order mark is no part of the first. */
export async function* linesIn(path: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let [rest, half, line] = ["", "", 0];
  for await (const chunk of chunksOf(path)) {
    const text = half + decoder.decode(chunk, { stream: true });
    // A carriage return at the very end may be half of a line end.
    half = text.endsWith("\r") ? "\r" : "";
    for (const [index, piece] of text
      .slice(0, text.length - half.length)
      .split(/\r\n|\n|\r/)
      .entries()) {
      if (index > 0) {
        yield { line: (line += 1), text: rest };
        rest = "";
      }
      if (rest.length < longestLine) rest += piece;
    }
  }
  if (rest + half !== "") yield { line: line + 1, text: rest };
}
