import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { chunksOf, type FileBytes } from "./bytes.ts";

/** How a file's bytes become text. `damaged-utf-8` is UTF-8 with a few broken characters. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "damaged-utf-8";

/** What a file's first bytes say: text, something that is unpacked first, or why it is refused and what to do instead. */
export type Content = "text" | "gzip" | "zip" | "parquet" | "duckdb" | { readonly refused: string };

const signatures: readonly (readonly [string, Content])[] = [
  ["504b0304", "zip"],
  ["504b0506", "zip"],
  ["1f8b", "gzip"],
  ["50415231", "parquet"],
  [
    "53514c69746520666f726d61742033",
    { refused: "a SQLite file: open it in DuckDB and save its tables as Parquet or CSV (docs/reading.md)" },
  ],
  ["25504446", { refused: "a PDF file: export the same report as XLSX or CSV" }],
  ["d0cf11e0", { refused: "an old Excel file (.xls) or a workbook with a password: save it as .xlsx without one" }],
  ["28b52ffd", { refused: "a zstd file: unpack it, or pack it as gzip or zip" }],
  ["377abcaf271c", { refused: "a 7z archive: pack it as zip" }],
  ["526172211a07", { refused: "a RAR archive: pack it as zip" }],
  ["fd377a585a00", { refused: "an xz file: unpack it, or pack it as gzip or zip" }],
];

/** What a file is by its first bytes, whatever its name. A stray zero byte does not make a text binary. */
export function contentOf(head: Buffer): Content {
  const known = signatures.find(([hex]) => head.toString("hex", 0, hex.length / 2) === hex);
  if (known !== undefined) return known[1];
  if (head.toString("latin1", 8, 12) === "DUCK") return "duckdb";
  if (wideEncoding(head) !== null) return "text";
  const odd = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return odd > head.length / 50 ? { refused: "a binary file: save it as CSV" } : "text";
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
