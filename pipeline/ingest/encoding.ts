import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { chunksOf, type FileBytes } from "./bytes.ts";

/** How a file's bytes become text. `damaged-utf-8` is UTF-8 with a few broken characters. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "damaged-utf-8";

const signatures = [
  ["an XLSX or zip file", "504b0304"],
  ["a gzip file", "1f8b"],
  ["a PDF file", "25504446"],
  ["a Parquet file", "50415231"],
  ["an old Excel file", "d0cf11e0"],
] as const;

/** What a binary file is in words, or null for text. A stray zero byte does not make a text binary. */
export function binaryKind({ head }: FileBytes): string | null {
  const known = signatures.find(([, hex]) => head.toString("hex", 0, hex.length / 2) === hex);
  if (known !== undefined) return known[0];
  if (wideEncoding(head) !== null) return null;
  const odd = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return odd > head.length / 50 ? "a binary file" : null;
}

/** The encoding of a text file, from its byte order mark and its bytes. */
export async function detectEncoding(path: string, { head, isUtf8 }: FileBytes): Promise<Encoding> {
  const wide = wideEncoding(head);
  if (wide !== null) return wide;
  if (isUtf8) return "utf-8";
  const decoder = new TextDecoder("utf-8");
  let [broken, sound] = [0, 0];
  for await (const chunk of chunksOf(path)) {
    for (const character of decoder.decode(chunk, { stream: true }).match(/[^\x00-\x7f]/gu) ?? []) {
      if (character === "\ufffd") broken += 1;
      else sound += 1;
    }
  }
  return sound > broken ? "damaged-utf-8" : "windows-1252";
}

/** Writes a file's text as UTF-8 to `target`, in chunks. Broken characters become U+FFFD. */
export async function decodeTo(target: string, path: string, encoding: Encoding): Promise<void> {
  const decoder = new TextDecoder(encoding === "damaged-utf-8" ? "utf-8" : encoding);
  const output = createWriteStream(target);
  for await (const chunk of chunksOf(path)) {
    if (!output.write(decoder.decode(chunk, { stream: true }))) await once(output, "drain");
  }
  output.end(decoder.decode());
  await once(output, "finish");
}

function wideEncoding(head: Buffer): "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 4;
  if (odd > many && even < odd / 10) return "utf-16le";
  return even > many && odd < even / 10 ? "utf-16be" : null;
}
