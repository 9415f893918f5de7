import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** What one pass over a file's bytes says. `head` holds the first 64 KiB. */
export type FileBytes = {
  readonly size: number;
  readonly sha256: string;
  readonly isUtf8: boolean;
  /** Whether there are tabs, quoted fields after a line break, or bytes of non-breaking spaces. */
  readonly hasOddSpaces: boolean;
  readonly head: Buffer;
};

/** How many bytes the beginning of a file has: enough for its header. */
export const headSize = 65_536;

/** Reads a file once, in chunks: size, SHA-256, whether it is valid UTF-8, and its head. */
export async function readBytes(path: string): Promise<FileBytes> {
  const hash = createHash("sha256");
  let [size, sound, odd] = [0, true, false];
  let head = Buffer.alloc(0);
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(path)) {
    hash.update(chunk);
    odd ||= chunk.includes(9) || chunk.includes(0xa0) || chunk.includes('\n"');
    size += chunk.length;
    if (head.length < headSize) head = Buffer.concat([head, chunk]).subarray(0, headSize);
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = text.length - unfinishedBytes(text);
    sound &&= isUtf8(text.subarray(0, end));
    rest = Buffer.from(text.subarray(end));
  }
  return { size, hasOddSpaces: odd, sha256: hash.digest("hex"), isUtf8: sound && rest.length === 0, head };
}

/** The chunks of a file, a mebibyte each. */
export async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield Buffer.from(chunk);
}

/** How many bytes at the end begin a UTF-8 character that does not end there. */
function unfinishedBytes(text: Buffer): number {
  for (let back = 1; back <= Math.min(3, text.length); back += 1) {
    const byte = text[text.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
