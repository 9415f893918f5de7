const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** Places of the cell styles in `styles.xml`. */
export const styles = { plain: 0, date: 1, money: 2, percent: 3, decimal: 4, head: 5 } as const;

/** A column of a sheet: its heading, the place of its cells' style, and its width in characters. */
export type SheetColumn = { readonly name: string; readonly style: number; readonly width: number };

/** A sheet of a workbook: its name, columns and how many rows stand under the heading. */
export type Sheet = { readonly name: string; readonly columns: readonly SheetColumn[]; readonly countRows: number };

/** The letters of a spreadsheet column, from 0: A … Z, AA … */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** Text as XML: markup quoted, what XML cannot hold left out, Excel's own escapes (`_x0041_`) kept as they stand. */
export function xmlText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll(/_(x[0-9A-Fa-f]{4}_)/g, "_x005F_$1");
}

/** The parts of a workbook beside its sheets, by path inside the file. */
export function workbookParts(sheets: readonly Sheet[]): Readonly<Record<string, string>> {
  const numbers = sheets.map((_, index) => index + 1);
  const type = (path: string, kind: string): string =>
    `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return {
    "[Content_Types].xml": `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("/xl/workbook.xml", "sheet.main")}${type("/xl/styles.xml", "styles")}${numbers.map((number) => type(`/xl/worksheets/sheet${number}.xml`, "worksheet")).join("")}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packages}/relationships">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets>${filterNames(sheets)}</workbook>`,
    "xl/styles.xml": styleSheet,
  };
}

/** What a sheet begins with: a frozen heading, widths, and the heading itself. */
export function sheetStart({ columns }: Sheet): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const cells = columns.map(
    ({ name }, index) =>
      `<c r="${columnLetters(index)}1" s="${styles.head}" t="inlineStr"><is><t>${xmlText(name)}</t></is></c>`,
  );
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row r="1">${cells.join("")}</row>`;
}

/** What a sheet ends with: its filter. */
export function sheetEnd(sheet: Sheet): string {
  return `</sheetData><autoFilter ref="${rangeOf(sheet)}"/></worksheet>`;
}

function rangeOf({ columns, countRows }: Sheet, mark = ""): string {
  return `${mark}A${mark}1:${mark}${columnLetters(columns.length - 1)}${mark}${countRows + 1}`;
}

/** Excel keeps the range of a sheet's filter under a hidden name. */
function filterNames(sheets: readonly Sheet[]): string {
  const names = sheets.map(
    (sheet, index) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${xmlText(sheet.name)}'!${rangeOf(sheet, "$")}</definedName>`,
  );
  return `<definedNames>${names.join("")}</definedNames>`;
}

const cellStyle = (format: number, font = 0): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;

/** Formats: 164 a date, 165 percent with one decimal; 4 and 2 are built in (#,##0.00 and 0.00). */
const styleSheet = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${cellStyle(0)}${cellStyle(164)}${cellStyle(4)}${cellStyle(165)}${cellStyle(2)}${cellStyle(0, 1)}</cellXfs></styleSheet>`;
