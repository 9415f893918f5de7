import { zipOf } from "./zip.ts";

/** A cell of a workbook: text, number, boolean, nothing, or XML of its own (`{ xml: '<c t="e"><v>#N/A</v></c>' }`). */
export type SheetCell = string | number | boolean | null | { readonly date: number } | { readonly xml: string };

/** A sheet by its rows; `state` may hide it. */
export type TestSheet = { readonly rows: readonly (readonly SheetCell[])[]; readonly state?: string };

const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The bytes of an .xlsx workbook. Cell style 1 is a date, 2 a number filled with zeros to eight digits, 3 money in euro. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly SheetCell[])[] | TestSheet>>,
  { is1904 = false }: { readonly is1904?: boolean } = {},
): Buffer {
  const texts: string[] = [];
  const all = Object.entries(sheets).map(([name, sheet]) => ({
    name,
    sheet: "rows" in sheet ? sheet : { rows: sheet },
  }));
  const sheetXml = all.map(
    ({ sheet }) => `<worksheet ${namespaces}><sheetData>${rowsXml(sheet.rows, texts)}</sheetData></worksheet>`,
  );
  const listed = all.map(({ name, sheet }, index) => {
    const state = sheet.state === undefined ? "" : ` state="${sheet.state}"`;
    return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const relations = [
    ...all.map((_, index) => relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`)),
    relation("rIdS", "styles", "styles.xml"),
    relation("rIdT", "sharedStrings", "sharedStrings.xml"),
  ];
  return zipOf({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships>${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook ${namespaces}><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${namespaces}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="00000000"/><numFmt numFmtId="166" formatCode="#,##0.00 [$€-407]"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${namespaces}>${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
    ...Object.fromEntries(sheetXml.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml])),
  });
}

function rowsXml(rows: readonly (readonly SheetCell[])[], texts: string[]): string {
  return rows
    .map((row, index) => {
      const cells = row.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${index + 1}`, texts));
      return `<row r="${index + 1}">${cells.join("")}</row>`;
    })
    .join("");
}

function cellXml(cell: SheetCell, place: string, texts: string[]): string {
  if (cell === null) return "";
  if (typeof cell === "string") return `<c r="${place}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  return "date" in cell ? `<c r="${place}" s="1"><v>${cell.date}</v></c>` : cell.xml.replace("<c", `<c r="${place}"`);
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${kind}/${type}" Target="${target}"/>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
