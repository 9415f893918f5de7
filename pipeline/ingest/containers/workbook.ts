import { posix } from "node:path";
import type { Entry } from "yauzl";
import { type Archive, readMember } from "./archive.ts";
import { type NumberStyle, numberStyle, unescapeText } from "./cellText.ts";
import { Unreadable } from "./unreadable.ts";
import { readXml, type XmlHandlers } from "./xml.ts";

/** A sheet as the workbook lists it; `member` holds its cells. Charts and macros are no sheets. */
export type SheetEntry = { readonly name: string; readonly isHidden: boolean; readonly member: string };

/** What all sheets of a workbook share: texts and number styles by their index, and which calendar its days count in. */
export type Workbook = {
  readonly archive: Archive;
  readonly sheets: readonly SheetEntry[];
  readonly texts: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly is1904: boolean;
};

type Relation = { readonly type: string; readonly target: string };

/** Whether a zip file is an office document: a workbook, or another one. */
export function isOfficeFile({ members }: Archive): boolean {
  return members.some(({ fileName }) => fileName === "[Content_Types].xml" || fileName === "mimetype");
}

/**
 * Reads everything of a workbook [ECMA-376 part 1, 18] but its cells. A reader of our own on a kept zip and a kept XML
 * reader: it tells hidden sheets and error cells, keeps numbers as they stand and holds no sheet in memory, which the kept
 * workbook readers do not. Throws `Unreadable` for an office file that is no .xlsx workbook.
 */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const [main] = [...(await relationsOf(archive, "")).values()].filter(({ type }) => type === "officeDocument");
  if (main === undefined || !/workbook\.xml$/i.test(main.target)) {
    const message = "not read: an office file that is no .xlsx workbook: save it as .xlsx or CSV";
    throw new Unreadable("refused_file", message);
  }
  const relations = await relationsOf(archive, main.target);
  const partOf = (wanted: string): string | undefined =>
    [...relations.values()].find(({ type }) => type === wanted)?.target;
  return {
    archive,
    ...(await readSheetList(archive, main.target, relations)),
    texts: await readTexts(archive, partOf("sharedStrings")),
    styles: await readStyles(archive, partOf("styles")),
  };
}

/** The relations of a part by their id: kind, and target as a member's name. */
async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  const folder = posix.dirname(part);
  await readPart(archive, posix.join(folder, "_rels", `${posix.basename(part)}.rels`), {
    open: (name, { Id: id = "", Type: type = "", Target: target = "" }) => {
      if (name !== "Relationship") return;
      const member = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      relations.set(id, { type: type.slice(type.lastIndexOf("/") + 1), target: member });
    },
  });
  return relations;
}

async function readSheetList(
  archive: Archive,
  part: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<Pick<Workbook, "sheets" | "is1904">> {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  await readPart(archive, part, {
    open: (name, attributes) => {
      if (name === "workbookPr") is1904 = /^(1|true|on)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const [, id = ""] = Object.entries(attributes).find(([each]) => each.endsWith(":id")) ?? [];
      const relation = relations.get(id);
      if (relation?.type !== "worksheet") return;
      const isHidden = (attributes["state"] ?? "visible") !== "visible";
      sheets.push({ name: attributes["name"] ?? id, isHidden, member: relation.target });
    },
  });
  return { sheets, is1904 };
}

async function readTexts(archive: Archive, part: string | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  let [text, isText, isReading] = ["", false, false];
  await readPart(archive, part, {
    open: (name) => {
      if (name === "si") text = "";
      // `rPh` holds how a text is spoken, not what it says.
      if (name === "rPh") isReading = true;
      isText = name === "t" && !isReading;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") isReading = false;
      if (name === "si") texts.push(unescapeText(text));
    },
  });
  return texts;
}

async function readStyles(archive: Archive, part: string | undefined): Promise<readonly NumberStyle[]> {
  const codes = new Map<string, string>();
  const styles: NumberStyle[] = [];
  let isCellFormats = false;
  await readPart(archive, part, {
    open: (name, { numFmtId: id = "0", formatCode: code = "" }) => {
      if (name === "numFmt") codes.set(id, code);
      if (name === "cellXfs") isCellFormats = true;
      if (name === "xf" && isCellFormats) styles.push(numberStyle(Number(id), codes.get(id)));
    },
    close: (name) => {
      if (name === "cellXfs") isCellFormats = false;
    },
  });
  return styles;
}

/** Reads a part of the workbook; one that is not there says nothing. */
export async function readPart(archive: Archive, part: string | undefined, handlers: XmlHandlers): Promise<void> {
  const member = archive.members.find(({ fileName }: Entry) => fileName === part);
  if (member !== undefined) await readMember(archive, member, (chunks) => readXml(chunks, handlers));
}
