import { decorationOf } from "./decoration.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { recordsIn } from "../containers/fileRecords.ts";
import { headerIndex } from "../layouts/headers.ts";
import { amountIndexOf, amountOf, openNumbered } from "./numbered.ts";
import type { Report } from "../profiles/profile.ts";

/** What a row of a printed report is: a row to keep, a total, or a heading or blank that holds no money. */
export type ReportRow =
  | { readonly kind: "row"; readonly fields: readonly string[] }
  | { readonly kind: "total"; readonly isGrand: boolean; readonly isInside: boolean; readonly isNamed: boolean }
  | { readonly kind: "heading" };

/** The file with its header as its rows will be: with the party that a report names above them. */
export function withParty<T extends Pick<ExportFile, "header" | "layout">>(file: T): T {
  const { report } = file.layout;
  return report?.party === undefined ? file : { ...file, header: [...file.header, report.party] };
}

/**
 * Copies the rows of a printed report with their line numbers, each with the party named above it; totals are set apart
 * under the rule `report_total`, headings hold nothing. `file` has the header as it stands, the copy the one of its rows.
 */
export async function unrollReport(file: ExportFile, report: Report, scratchFolder: string): Promise<ExportFile> {
  const judge = reportReader(report, file.header);
  // The first party may stand above the header.
  if (report.partyLine !== undefined) for (const line of file.preamble) judge([line]);
  const amountIndex = amountIndexOf(file);
  const sink = openNumbered(file, scratchFolder);
  let grandTotal: (NonNullable<ExportFile["grandTotal"]> & { readonly isWeak: boolean }) | null = null;
  for await (const record of recordsIn({ ...file, isPadded: true })) {
    const amount = amountOf(record, file, amountIndex);
    const decoration = decorationOf(record.fields, file, amount);
    const isOfPage = decoration === "page_line" || decoration === "repeated_header";
    const row = record.rule === null && !isOfPage ? judge(record.fields) : null;
    if (row === null) await sink.setApart({ ...record, rule: isOfPage ? decoration : record.rule }, amount);
    else if (row.kind === "row") {
      await sink.keep(record.line, row.fields);
      grandTotal = null;
    } else if (row.kind === "total") {
      await sink.setApart({ ...record, rule: "report_total" }, amount);
      // Below the last row the first total of no party and no name is meant: percentages may follow it.
      if (row.isGrand && amount.trim() !== "" && (grandTotal === null || grandTotal.isWeak)) {
        grandTotal = { line: record.line, text: amount, isWeak: row.isInside || row.isNamed };
      }
    }
  }
  return withParty({ ...(await sink.close()), isPadded: true, grandTotal });
}

/** Judges a report's rows from top to bottom; parties may stand inside parties. */
export function reportReader(
  { totals, party, partyLine, amount }: Report,
  header: readonly string[],
): (fields: readonly string[]) => ReportRow {
  const amountIndex = headerIndex(header, amount);
  const headings = new Set<string>();
  let open: readonly string[] = [];
  return (fields) => {
    const cells = fields.map((field) => field.trim()).filter((field) => field !== "");
    const [first, ...others] = cells;
    if (first === undefined) return { kind: "heading" };
    const named = partyLine === undefined ? undefined : new RegExp(partyLine, "u").exec(cells.join(" "))?.[1]?.trim();
    if (named !== undefined) {
      open = [named];
      return { kind: "heading" };
    }
    const hasAmount = (fields[amountIndex] ?? "").trim() !== "";
    // With nothing to its left that says of what it is, an amount is a sub-total without a word.
    const isBare = amountIndex > 1 && fields.slice(0, amountIndex).every((field) => field.trim() === "");
    if (isBare && hasAmount && cells.every((cell) => !/\p{L}{4}/u.test(cell))) {
      return { kind: "total", isGrand: false, isInside: true, isNamed: true };
    }
    const rest = afterPrefix(first, totals);
    if (rest !== null && (hasAmount || party === undefined || rest === "" || headings.has(rest))) {
      const isInside = rest === "" && open.length > 0;
      open = rest === "" ? open.slice(0, -1) : closed(open, rest);
      return { kind: "total", isGrand: !headings.has(rest), isInside, isNamed: rest !== "" && !ofAll.test(rest) };
    }
    // A heading stands alone; beside a party's name there may be words, but nothing that counts.
    if (!hasAmount && others.every((text) => party !== undefined && !/\d/.test(text))) {
      if (partyLine === undefined) {
        headings.add(first.toLowerCase());
        open = [...open, first];
      }
      return { kind: "heading" };
    }
    return { kind: "row", fields: party === undefined ? fields : [...fields, open.at(-1) ?? ""] };
  };
}

/** What a total of all rows may say after its word. */
const ofAll =
  /^(g[eé]n[eé]ral|generale|geral|overall|open|unpaid|outstanding|due|amount|balance|offen|ouvert|abierto|aperto)/;

/** What a label says after the word that makes it a total's, or null where it is none: `Total for ACME` is of `acme`. */
function afterPrefix(label: string, totals: readonly string[]): string | null {
  const text = label.toLowerCase();
  const prefix = totals
    .map((each) => each.trim().toLowerCase())
    .filter((each) => text.startsWith(each) && !/^[\p{L}\p{N}]/u.test(text.slice(each.length)))
    .reduce<string | null>((longest, each) => (each.length > (longest ?? "").length ? each : longest), null);
  return prefix === null ? null : text.slice(prefix.length).replace(/^[\s:]+|[\s:]+$/g, "");
}

/** The parties still open after the total of one of them. */
function closed(open: readonly string[], name: string): readonly string[] {
  const place = open.findLastIndex((each) => each.toLowerCase() === name);
  return place === -1 ? open : open.slice(0, place);
}
