import { decorationOf } from "../ingest/rows/decoration.ts";
import type { UnknownTable } from "./proposal.ts";

/** What of a table is a printed report's: the words that begin its total rows, and whether rows name the party below. */
export type ReportRows = { readonly totals: readonly string[]; readonly hasParties: boolean };

const totalWords =
  /^(grand total|sub[ -]?total|total for|total|gesamtsumme|gesamt|summe|zwischensumme|total général|totale|totaal|totalt|suma|summa|delsumma|i alt|yhteens[aä]|razem|celkem|[oö]sszesen|toplam|ukupno)(?![\p{L}\p{N}])/iu;

/** Finds total rows and party rows among a table's rows; null where there are none. A row of one text is a party. */
export function findReportRows({ header, rows }: UnknownTable): ReportRows | null {
  const totals = new Set<string>();
  let parties = 0;
  for (const row of rows) {
    const filled = row.filter((field) => field !== "");
    const word = totalWords.exec(filled[0] ?? "")?.[1];
    if (word !== undefined && filled.length < header.length) totals.add(word);
    else if (filled.length === 1 && header.length > 3 && !/\d/.test(filled[0] ?? "")) parties += 1;
  }
  if (totals.size === 0 && parties === 0) return null;
  return { totals: [...totals].sort(), hasParties: parties > 0 };
}

/** The table without headers that stand once more and other lines of printed pages. */
export function withoutPageRows(table: UnknownTable): UnknownTable {
  const shape = { header: table.header, preamble: [] };
  const rows = table.rows.filter((row) => {
    const decoration = decorationOf(row, shape, "");
    return decoration !== "page_line" && decoration !== "repeated_header";
  });
  return { ...table, rows };
}

/** The table without its total and party rows: what its columns are judged by. */
export function withoutReportRows(table: UnknownTable): UnknownTable {
  const rows = table.rows.filter((row) => {
    const filled = row.filter((field) => field !== "");
    return filled.length > 1 && !(totalWords.test(filled[0] ?? "") && filled.length < table.header.length);
  });
  return { ...table, rows };
}
