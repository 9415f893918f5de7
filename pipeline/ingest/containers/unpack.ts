import { access, constants, mkdtemp, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type Archive, copyMember, openArchive, unpackGzip } from "./archive.ts";
import { type FileBytes, readBytes } from "./bytes.ts";
import { writeDatabase } from "./database.ts";
import { contentOf } from "./encoding.ts";
import type { FoundFile } from "../layouts/exportFile.ts";
import { addFinding, type Finding } from "../findings/findings.ts";
import { ignoredBecause } from "./inputFiles.ts";
import { isSaft, writeSaft } from "./saft.ts";
import { writeSheet } from "./sheet.ts";
import { Unreadable } from "./unreadable.ts";
import { isOfficeFile, readWorkbook, type SheetEntry, type Workbook } from "./workbook.ts";

/** One table's worth of a found file: the file itself, what it unpacks to, or a sheet written as CSV. */
export type Part = FoundFile & {
  readonly kind: "text" | "parquet" | "sheet";
  readonly bytes: FileBytes;
  /** How it was packed, in words: `gzip`, `sheet 2 of book.xlsx`. */
  readonly packing: readonly string[];
  /** How many columns of a sheet hold something. */
  readonly width?: number;
};

type Packed = FoundFile & { readonly packing: readonly string[] };
type Place = { readonly warehouse: Warehouse; readonly scratchFolder: string };

/** An archive in an archive in an archive is as deep as exports go. */
const deepest = 4;

/** Unpacks a found file into its parts: archives into their members, workbooks into their sheets. Tells what it cannot read. */
export async function unpack(place: Place, found: FoundFile): Promise<readonly Part[]> {
  try {
    await access(found.path, constants.R_OK);
  } catch {
    return say(place, found, { severity: "warning", rule: "refused_file", message: "not read: it cannot be opened" });
  }
  if (!(await stat(found.path)).isFile()) {
    return say(place, found, { severity: "info", rule: "ignored_file", message: "ignored: not a plain file" });
  }
  return open(place, { ...found, packing: [] });
}

async function open(place: Place, file: Packed): Promise<readonly Part[]> {
  const bytes = await readBytes(file.path);
  if (bytes.size === 0) {
    return say(place, file, { severity: "warning", rule: "empty_file", message: "not read: no bytes at all" });
  }
  const content = contentOf(bytes.head);
  const isXml = content === "text" && isSaft(bytes.head.toString("utf8", 0, 4096));
  if ((content === "text" && !isXml) || content === "parquet") return [{ ...file, bytes, kind: content }];
  try {
    if (isXml) return await openSaft(place, file, bytes);
    if (typeof content === "object") throw new Unreadable("binary_file", `not read: ${content.refused}`);
    if (file.packing.length >= deepest) throw new Unreadable("refused_file", "not read: packed too often: unpack it");
    if (content === "duckdb") return await openTables(place, file, bytes);
    if (content === "zip") return await openZip(place, file, bytes);
    const path = join(await newFolder(place), "unpacked");
    await unpackGzip(file.path, bytes.size, path);
    return await open(place, { ...file, path, packing: [...file.packing, "gzip"] });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return say(place, file, { severity: "warning", rule: error.rule, message: error.message });
  }
}

async function openZip(place: Place, file: Packed, bytes: FileBytes): Promise<readonly Part[]> {
  const archive = await openArchive(file.path, bytes.size);
  try {
    return isOfficeFile(archive)
      ? await openSheets(place, file, bytes, await readWorkbook(archive))
      : await openMembers(place, file, archive);
  } finally {
    archive.file.close();
  }
}

async function openTables(place: Place, file: Packed, bytes: FileBytes): Promise<readonly Part[]> {
  const tables = await writeDatabase(file.path, await newFolder(place));
  if (tables.length === 0) {
    return say(place, file, {
      severity: "warning",
      rule: "empty_file",
      message: "not read: a database without tables",
    });
  }
  return tables.map(({ name, path }) => ({
    name: `${file.name}/${name}`,
    path,
    kind: "parquet",
    bytes,
    packing: [...file.packing, `a table of ${file.name}`],
  }));
}

async function openSaft(place: Place, file: Packed, bytes: FileBytes): Promise<readonly Part[]> {
  const tables = await writeSaft(file.path, await newFolder(place));
  if (!tables.some(({ name }) => name === "Invoice")) {
    const message = "not read: a SAF-T file without sales invoices: export the kind that holds source documents";
    return say(place, file, { severity: "warning", rule: "refused_file", message });
  }
  if (!tables.some(({ name }) => name === "Payment")) {
    const message =
      "a SAF-T file without receipts: all that was invoiced is owed, unless another file says what is paid";
    await say(place, file, { severity: "warning", rule: "no_receipts", message });
  }
  return Promise.all(
    tables.map(async ({ name, path, width }): Promise<Part> => {
      const { head } = await readBytes(path);
      const packing = [...file.packing, `the ${name} elements of ${file.name}`];
      return { name: `${file.name}/${name}`, path, kind: "sheet", bytes: { ...bytes, head }, packing, width };
    }),
  );
}

async function openMembers(place: Place, file: Packed, archive: Archive): Promise<readonly Part[]> {
  const folder = await newFolder(place);
  const parts: Part[] = [];
  if (archive.members.length === 0) {
    return say(place, file, { severity: "warning", rule: "empty_file", message: "not read: an archive without files" });
  }
  for (const [index, member] of archive.members.entries()) {
    const name = `${file.name}/${member.fileName.replace(/\p{Cc}/gu, "\ufffd")}`;
    const inner = { name, path: join(folder, String(index)), packing: [...file.packing, "zip"] };
    const reason = member.fileName
      .split("/")
      .map(ignoredBecause)
      .find((each) => each !== null);
    if (reason !== undefined) {
      await say(place, inner, { severity: "info", rule: "ignored_file", message: `ignored: ${reason}` });
      continue;
    }
    try {
      await copyMember(archive, member, inner.path);
      parts.push(...(await open(place, inner)));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      await say(place, inner, { severity: "warning", rule: error.rule, message: error.message });
    }
  }
  return parts;
}

async function openSheets(place: Place, file: Packed, bytes: FileBytes, workbook: Workbook): Promise<readonly Part[]> {
  const folder = await newFolder(place);
  const parts: Part[] = [];
  for (const [index, sheet] of workbook.sheets.entries()) {
    const packing = [...file.packing, `sheet ${index + 1} of ${file.name}`];
    const part = { name: `${file.name}/${sheet.name}`, path: join(folder, String(index)), packing };
    const width = await openSheet(place, part, workbook, sheet);
    if (width === 0) continue;
    const { head } = await readBytes(part.path);
    parts.push({ ...part, kind: "sheet", bytes: { ...bytes, head }, width });
  }
  return parts;
}

/** Writes a sheet where it is to be read; gives its width, 0 for a sheet that is not read. */
async function openSheet(place: Place, part: Packed, workbook: Workbook, sheet: SheetEntry): Promise<number> {
  const tell = (severity: Finding["severity"], rule: string, message: string): Promise<readonly Part[]> =>
    say(place, part, { severity, rule, message });
  if (sheet.isHidden) {
    await tell("info", "hidden_sheet", "not read: a hidden sheet: show it in the workbook if it holds data");
    return 0;
  }
  const { width, errors } = await writeSheet(workbook, sheet, part.path);
  const [first] = errors;
  if (first !== undefined) {
    const message = `${errors.length} cells show an error and are read as empty, first ${first.place} ${first.text}`;
    await tell("warning", "error_cell", message);
  }
  if (width === 0) await tell("info", "empty_sheet", "not read: a sheet without any value");
  return width;
}

function newFolder({ scratchFolder }: Place): Promise<string> {
  return mkdtemp(join(scratchFolder, "unpacked-"));
}

async function say(
  { warehouse }: Place,
  { name }: FoundFile,
  finding: Pick<Finding, "severity" | "rule" | "message">,
): Promise<readonly Part[]> {
  await addFinding(warehouse, { ...finding, file: name });
  return [];
}
