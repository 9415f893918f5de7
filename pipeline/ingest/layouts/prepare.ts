import { during } from "../../errors.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile, FoundFile, Recognition } from "./exportFile.ts";
import { addFinding } from "../findings/findings.ts";
import { type Table, tableOf } from "../containers/partTable.ts";
import { delimiterName, type Verdict } from "./recognise.ts";
import { withSide } from "../values/signedIn.ts";
import { type Part, unpack } from "../containers/unpack.ts";
import { Unreadable } from "../containers/unreadable.ts";

/** What preparing needs: who tells what a table is, and a folder for decoded copies. */
export type Workplace = {
  readonly warehouse: Warehouse;
  readonly identify: (table: Table, name: string) => Verdict;
  readonly scratchFolder: string;
};

/** As many as a sheet of Excel has. */
const mostColumns = 16_384;

/**
 * Turns the files found into exports whose layout is known, each archive's members and each workbook's sheets on their own;
 * what is none becomes a finding that says why.
 */
export async function prepare(place: Workplace, found: readonly FoundFile[]): Promise<readonly ExportFile[]> {
  const files: ExportFile[] = [];
  let number = 0;
  for (const file of found) {
    for (const part of await during(`unpacking ${file.name}`, () => unpack(place, file))) {
      number += 1;
      const prepared = await during(`reading ${part.name}`, () => prepareOrTell(place, part, number));
      if (prepared !== null) files.push(prepared);
    }
  }
  return files;
}

async function prepareOrTell(place: Workplace, part: Part, number: number): Promise<ExportFile | null> {
  try {
    return await preparePart(place, part, number);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { rule, message } = error;
    await addFinding(place.warehouse, { severity: "warning", file: part.name, rule, message });
    return null;
  }
}

async function preparePart(place: Workplace, part: Part, number: number): Promise<ExportFile | null> {
  const table = await tableOf(place, part, number);
  const { recognition, closest } = place.identify(table, part.name);
  if (recognition === null) throw unrecognised(table, closest);
  const { name, path, bytes, packing } = part;
  const columns = (table.names ?? recognition.header).length;
  if (columns > mostColumns) {
    const message = `not read: ${columns} columns, more than the ${mostColumns} of a sheet: leave out those that nobody needs`;
    throw new Unreadable("too_many_columns", message);
  }
  return table.read({
    name,
    path,
    ...recognition,
    layout: withSide(recognition.layout, recognition.header),
    ...(table.names === undefined ? {} : { header: table.names, headerLine: 0 }),
    number,
    bytes: bytes.size,
    sha256: bytes.sha256,
    hasOddSpaces: table.hasOddSpaces,
    textPath: table.path,
    isNumbered: false,
    isPadded: false,
    grandTotal: null,
    dateOrder: null,
    isComma: false,
    hasMarks: false,
    statedDay: null,
    isUndated: false,
    assumptions: [],
    evidence: [
      headerEvidence(recognition, table),
      ...packing,
      ...delimiterEvidence(recognition, table),
      ...table.origin,
    ],
  });
}

function headerEvidence({ profile, layout, headerLine }: Recognition, { names }: Table): string {
  const rows = layout.report?.headerRows === 2 ? `lines ${headerLine - 1} and ${headerLine}` : `line ${headerLine}`;
  return `${profile.name}: header ${names === undefined ? `${rows} ` : ""}has ${layout.signature.join(", ")}`;
}

function delimiterEvidence({ delimiter }: Recognition, { delimiters }: Table): readonly string[] {
  return delimiters === undefined ? [`delimiter ${delimiterName(delimiter)}`] : [];
}

function unrecognised({ lines }: Table, closest: string | null): Unreadable {
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(lines[0] ?? "")) {
    return new Unreadable("refused_file", "not read: a web page or XML: open it in a spreadsheet and save it as .xlsx");
  }
  if (lines.length === 0) {
    const message = "not read: its first line is longer than the 65,536 characters that a header may have";
    throw new Unreadable("too_many_columns", message);
  }
  const message = `no known header in its first lines${closest === null ? "" : `; ${closest}`}`;
  return new Unreadable("unrecognised_file", message);
}
