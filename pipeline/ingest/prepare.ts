import { stat, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Warehouse } from "../warehouse.ts";
import { chunksOf, type FileBytes, readBytes } from "./bytes.ts";
import { binaryKind, decodeTo, detectEncoding } from "./encoding.ts";
import type { ExportFile, FoundFile, Recognition } from "./exportFile.ts";
import { addFinding, type Finding } from "./findings.ts";
import type { Profile } from "./profiles/profile.ts";
import { delimiterName, recognise } from "./recognise.ts";

/** What preparing needs to know: the profiles that may apply, and a folder for decoded copies. */
export type Workplace = {
  readonly warehouse: Warehouse;
  readonly profiles: readonly Profile[];
  readonly scratchFolder: string;
};

/** Turns a file into an export whose layout is known, or into a finding that says why it is none (then null). */
export async function prepare(place: Workplace, found: FoundFile, number: number): Promise<ExportFile | null> {
  const say = (finding: Pick<Finding, "severity" | "rule" | "message">): Promise<null> =>
    addFinding(place.warehouse, { ...finding, file: found.name }).then(() => null);
  if (!(await stat(found.path)).isFile()) {
    return say({ severity: "info", rule: "ignored_file", message: "ignored: not a plain file" });
  }
  const bytes = await readBytes(found.path);
  if (bytes.size === 0) return say({ severity: "warning", rule: "empty_file", message: "not read: no bytes at all" });
  const binary = binaryKind(bytes);
  if (binary !== null) {
    return say({ severity: "warning", rule: "binary_file", message: `not read: ${binary}: save it as CSV` });
  }
  const text = await readAsText(place, found, number, bytes);
  const { recognition, closest } = recognise(text.lines, place.profiles);
  if (recognition === null) {
    const message = `no known header in its first lines${closest === null ? "" : `; ${closest}`}`;
    return say({ severity: "warning", rule: "unrecognised_file", message });
  }
  return {
    ...found,
    ...recognition,
    number,
    bytes: bytes.size,
    sha256: bytes.sha256,
    hasOddSpaces: bytes.hasOddSpaces || text.encoding !== "utf-8",
    textPath: text.path,
    isNumbered: false,
    dateOrder: null,
    isComma: false,
    assumptions: [],
    evidence: evidenceOf(recognition, text.encoding),
  };
}

function evidenceOf({ profile, layout, delimiter, headerLine }: Recognition, encoding: string): readonly string[] {
  return [
    `${profile.name}: header line ${headerLine} has ${layout.signature.join(", ")}`,
    `delimiter ${delimiterName(delimiter)}`,
    `encoding ${encoding}`,
  ];
}

type ReadableText = { readonly path: string; readonly encoding: string; readonly lines: readonly string[] };

async function readAsText(
  { warehouse, scratchFolder }: Workplace,
  { name, path }: FoundFile,
  number: number,
  bytes: FileBytes,
): Promise<ReadableText> {
  const encoding = await detectEncoding(path, bytes);
  if (encoding === "utf-8") {
    return {
      path: await plainPath(path, scratchFolder, number),
      encoding,
      lines: linesOf(new TextDecoder().decode(bytes.head)),
    };
  }
  const target = join(scratchFolder, `${number}.utf8.csv`);
  await decodeTo(target, path, encoding);
  if (encoding === "damaged-utf-8" || encoding === "windows-1252") {
    const message =
      encoding === "windows-1252"
        ? "not valid UTF-8: read as Windows-1252"
        : "UTF-8 with broken characters: they were replaced by \ufffd";
    await addFinding(warehouse, { severity: "warning", file: name, rule: "invalid_encoding", message });
  }
  return { path: target, encoding, lines: linesOf(new TextDecoder().decode(await headOf(target))) };
}

/** A path that DuckDB takes as it is: no wildcard in it, no ending that asks for unpacking. */
async function plainPath(path: string, scratchFolder: string, number: number): Promise<string> {
  if (!/[*?[\]{}]|\.(gz|zst)$/.test(path)) return path;
  const link = join(scratchFolder, `${number}.link.csv`);
  await symlink(resolve(path), link);
  return link;
}

async function headOf(path: string): Promise<Buffer> {
  for await (const chunk of chunksOf(path)) return chunk.subarray(0, 65_536);
  return Buffer.alloc(0);
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}
