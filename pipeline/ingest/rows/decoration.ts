import { z } from "zod";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import type { Feed } from "../profiles/profile.ts";
import { fieldNames, headersIn } from "../values/source.ts";
import { anyOf, listOf } from "./sql.ts";
import { tableNamed } from "../layouts/tables.ts";
import type { Table } from "../layouts/column.ts";
import { mappedColumns } from "./typedRows.ts";

/** What a row of a printed report is that holds no record: it is left out under this rule. */
export type Decoration = "repeated_header" | "page_line" | "report_total";

/** What the finding of each says. */
export const decorationMessages: Readonly<Record<Decoration, string>> = {
  repeated_header: "the header once more: left out",
  page_line: "a line of the printed page, no record: left out",
  report_total: "a total of the rows above it: left out",
};

// Patterns that JavaScript and RE2 read alike; both ignore case.
const edge = "[^\\p{L}\\p{N}]*";
const pageNumber = `^${edge}(page|pg|seite|blatt|página|pagina|pág|sida|side|strona|oldal|sayfa)[ .:]*(no[ .]*)?\\d+( ?(/|of|von|de|sur|di|van|av|af|z) ?\\d+)?${edge}$|^- ?\\d+ ?-$|^[-=_*~.+#| ]{3,}$`;
const pageWords = [
  "^(this )?((report|list|file|page|document) )?(was )?(generated|printed|created|exported|produced|prepared|run|downloaded|extracted|compiled)[ :]*((on|at|by|from|with|using|via)\\b|\\d|:|(mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .,]*\\d)",
  "^(erstellt|gedruckt|ausgedruckt|exportiert|erzeugt|stand|druckdatum)[ :]*((am|um|von|per|vom)\\b|:|\\d)",
  "^(imprimé|édité|généré|exporté|établi|extrait|imprime|edite|genere)e?[ :]*(le|par|à|:|\\d)",
  "^(impreso|generado|emitido|exportado|creado|impresso|gerado|stampato|generato|esportato|creato|emesso)[ :]*(el|por|em|il|da|:|\\d)",
  "^(afgedrukt|gegenereerd|geëxporteerd|aangemaakt|utskriven|utskrevet|udskrevet|genererad|genereret|skapad|wygenerowano|wydrukowano)[ :]*(op|door|den|av|af|dnia|przez|:|\\d)",
  "^(report|run|print|printed|export|generation|creation)( date| time| id| name| title)+( |:|$)",
  "^(as of|as at|stand per)[ :]",
  "^(user|user name|operator|printed by|prepared by|filters?|applied filters?|selection|parameters?|sorted by|sort|notes?|disclaimer|source) ?:",
  "^(prepared|printed) by ",
  `^${edge}(end|ende|fin|fine|einde|koniec|slut)( of| der| des| du| de la| del| di| van het)?( the)? (report|file|list|listing|data|document|berichts?|liste|rapport|informe|listado|elenco|documento|lijst|raportu)${edge}$`,
  "^[-*=# ]{2,}(end|ende|fin|fine|einde|koniec|slut)[-*=# ]{2,}$",
  `^${edge}(strictly |private and )?(confidential|vertraulich|confidentiel|confidencial|riservato|vertrouwelijk|(for )?internal use)`,
  "^(©|\\(c\\)|copyright )",
  "(accrual|cash) basis$",
  "^\\(?\\d+ (rows?|records?|lines?|items?|entries|documents?|invoices?|zeilen|datensätze|einträge|lignes|filas|registros|righe|regels|rader)( (affected|selected|exported|found|listed|returned|printed))?\\)?\\.?$",
  "^((total )?number of|total|no[.]? of) (rows|records|lines|items|entries|documents|invoices) ?[:=]? ?\\d+$",
  "^(row|record|line|item|invoice) count ?[:=]? ?\\d+$",
  "^\\(?(continued|cont'?d|fortsetzung|segue|vervolg)",
].join("|");
const totalWords = [
  "^(grand |report |page |overall |running |final |general |sub[- ]?)*totals?( |:|$)",
  "(^| )totals?:?$",
  "^(gesamt|gesamtsumme|summe|zwischensumme|endsumme|gesamtergebnis|sous[- ]total|subtotale|totale|totaal|subtotaal|totalt|totalsumma|summa|delsumma|i alt|ialt|yhteensä|suma|razem|ogółem|celkem|spolu|összesen|toplam|ukupno|skupaj|итого|всего|合計|合计|총계|übertrag|seitensumme)( |:|$)",
  "^\\*{1,3}$",
  "(^| )(gesamt|summe|ergebnis):?$",
  "^(carried|brought) (forward|over)|^sum:?$",
].join("|");
const amountLike =
  "^[-+(]?\\s*[\\p{L}\\p{Sc}.]{0,4}\\s*[-+(]?\\d[\\d.,'’\\s]*\\)?-?\\s*[\\p{L}\\p{Sc}.]{0,4}\\)?\\s*%?$|^-+$";

/** SQL of what a decoration's finding says. */
export function decorationMessage(rule: string): string {
  return `case ${rule} ${Object.entries(decorationMessages)
    .map(([each, message]) => `when ${literal(each)} then ${literal(message)}`)
    .join(" ")} end`;
}

/** What may stand in a total's row beside amounts: its label, the code of a currency. */
const besideTotal = `${totalWords}|^\\p{L}{3}$`;

type Shape = Pick<ExportFile, "header" | "preamble">;

/**
 * What a row's texts are beside a record, by its words alone, or null: a page's line has no `amount`, of a total no more
 * than its label is text.
 */
export function decorationOf(
  fields: readonly string[],
  { header, preamble }: Shape,
  amount: string,
): Decoration | null {
  const cells = fields.map(plain).filter((cell) => cell !== "");
  if (cells.length === 0) return null;
  const words = cells.join(" ");
  const names = fields.filter((field, place) => plain(field) === "" || isName(field, header[place] ?? ""));
  if (names.length === fields.length && (cells.length > 1 || header.length === 1)) return "repeated_header";
  const isPageLine = matches(pageWords, words) || preamble.some((line) => plain(line) === words);
  if (matches(pageNumber, words) || (isPageLine && !matches(amountLike, plain(amount)))) return "page_line";
  const texts = cells.filter((cell) => !matches(amountLike, cell));
  const isLabelled = texts.some((text) => matches(totalWords, text));
  return isLabelled && texts.every((text) => matches(besideTotal, text)) ? "report_total" : null;
}

/**
 * SQL of a row's `cells`, and of the `rule` of what it is beside a record, over a feed's rows with `row_cells`; null for a
 * file of which every row has what a record must have.
 */
export async function decorationIn(
  warehouse: Warehouse,
  file: ExportFile,
  feed: Feed,
): Promise<{ readonly cells: string; readonly rule: string }> {
  const table = tableNamed(feed.table);
  const names = mappedColumns(file, feed).filter((name) => table.columns[name]?.isRequired === true);
  const repeats = names.flatMap((name) => {
    const [header] = headersIn(feed.columns[name] ?? "");
    return header === undefined || table.columns[name]?.type !== "text" ? [] : [`${name} = ${literal(header)}`];
  });
  const lacking = lackingSql(table, names);
  const bare = namelessSql(file, feed, "stored");
  const sum = (which: string): string => `sum(${table.amount ?? "null"}) filter (${which})`;
  const [found] = await readRows(
    warehouse,
    `select count(*) filter (${anyOf([lacking, bare, ...repeats])}) as rows,
      cast(${sum(`not (${anyOf([lacking, bare])})`)}${creditsBeside(file, feed)} as varchar) as sum, cast(${sum(bare)} as varchar) as bare
    from ingest.${feed.table} where file_number = ${file.number}`,
    z.object({ rows: z.number(), sum: z.string().nullable(), bare: z.string().nullable() }),
  );
  if (found === undefined || found.rows === 0) return { cells: "null", rule: "cast(null as varchar)" };
  return { cells: cellsSql(file), rule: decorationSql(file, feed, found) };
}

/** SQL of what the same file's credits and payments take off, where its rows are told apart by their kind. */
function creditsBeside(file: ExportFile, feed: Feed): string {
  if (feed.table !== "invoices" && feed.table !== "open_items") return "";
  const isBeside = ({ table, also }: Feed): boolean =>
    also !== true && (table === "credit_notes" || table === "payments");
  const tables = [...new Set(file.layout.feeds.filter(isBeside).map(({ table }) => table))];
  return tables
    .map((each) => ` - coalesce((select sum(amount) from ingest.${each} where file_number = ${file.number}), 0)`)
    .join("");
}

/** SQL of a row's texts that are not empty, in their order; the party that a report names above it is none of its own. */
function cellsSql(file: ExportFile): string {
  const own = fieldNames(file).filter((_, place) => file.header[place] !== (file.layout.report?.party ?? null));
  const cells = own.map((field) => `trim(regexp_replace(coalesce(${field}, ''), '[\\s\\x{a0}\\x{202f}]+', ' ', 'g'))`);
  return `list_filter([${cells.join(", ")}], lambda cell: cell <> '')`;
}

/**
 * SQL of the same for a row of `typedRows` with its `row_cells`, null for one that has all that a record must have: a page's
 * line has no amount, a total no number of its own; one without a label is amounts alone, the sum of all the file's records, or
 * one of several that together are it, once or with a total of them. A lone text of several words is a page's line too, but in a
 * printed report, where it may name a party.
 */
function decorationSql(
  file: ExportFile,
  feed: Feed,
  { sum, bare }: { readonly sum: string | null; readonly bare: string | null },
): string {
  const table = tableNamed(feed.table);
  const words = "array_to_string(row_cells, ' ')";
  const texts = `list_filter(row_cells, lambda cell: not regexp_matches(cell, ${pattern(amountLike)}))`;
  const titles = file.preamble.map(plain).filter((line) => line !== "");
  const pageLines = [
    `regexp_matches(${words}, ${pattern(pageWords)})`,
    ...(titles.length === 0 ? [] : [`${words} in ${listOf(titles)}`]),
    ...(file.layout.report === undefined
      ? [`len(row_cells) = 1 and regexp_matches(${words}, '\\p{L}.* .*\\p{L}')`]
      : []),
  ];
  const id = identityOf(table);
  const isNumberless =
    id === undefined
      ? "true"
      : `(ingest.read_text(raw_${id}) is null or regexp_matches(raw_${id}, ${pattern(totalWords)}))`;
  const whole = `cast(${sum} as decimal(38, 4))`;
  const sums = `(${table.amount} = ${whole} or ${bare ?? "null"} in (${whole}, ${whole} + ${whole}))`;
  const isSum = table.amount === undefined || sum === null ? "false" : `coalesce(${sums}, false) and ${sum} <> 0`;
  const isEach = (source: string): string =>
    `list_transform(${texts}, lambda cell: regexp_matches(cell, ${pattern(source)}))`;
  return `case
    when ${isHeaderSql(file)} then 'repeated_header'
    when not (${anyOf([lackingSql(table, mappedColumns(file, feed)), namelessSql(file, feed, "typed")])}) then null
    when regexp_matches(${words}, ${pattern(pageNumber)}) then 'page_line'
    when ${table.amount === undefined ? "true" : `${table.amount} is null`} and (${anyOf(pageLines)}) then 'page_line'
    when len(${texts}) = 0 and ${isSum} then 'report_total'
    when ${isNumberless} and list_bool_or(${isEach(totalWords)}) and list_bool_and(${isEach(besideTotal)}) then 'report_total'
  end`;
}

/** SQL that is true at least for the header once more: cheap enough to ask of every row. */
export function mayRepeatHeader({ header }: ExportFile): string {
  const place = header.findIndex((name) => name.trim() !== "");
  return place === -1 ? "false" : `coalesce(trim(c${place + 1}) = ${literal(header[place]?.trim() ?? "")}, false)`;
}

function isHeaderSql(file: ExportFile): string {
  const same = file.header.map((name, place) => {
    const field = `c${place + 1}`;
    const bare = `lower(regexp_replace(${field}, '[^\\p{L}\\p{N}]', '', 'g'))`;
    return `(nullif(trim(${field}), '') is null or ${bare} = ${literal(normaliseHeader(name))})`;
  });
  return `${same.join(" and ")}${file.header.length === 1 ? "" : " and len(row_cells) > 1"}`;
}

/** SQL that is true for a row that a required column keeps from being a record. */
function lackingSql({ columns }: Table, mapped: readonly string[]): string {
  return anyOf(mapped.filter((name) => columns[name]?.isRequired === true).map((name) => `${name} is null`));
}

/** SQL that is true for a row that neither a number, nor a customer, nor a day says to be a record, though the file has such columns. */
function namelessSql(file: ExportFile, feed: Feed, from: "stored" | "typed"): string {
  const { columns }: Table = tableNamed(feed.table);
  const isOfParty = (name: string): boolean =>
    headersIn(feed.columns[name] ?? "").every((each) => each === file.layout.report?.party);
  const isNaming = (name: string): boolean => {
    const { type, isIdentity, fallback } = columns[name] ?? { type: "text" };
    return isIdentity === true || name.startsWith("customer_") || (type === "date" && fallback === undefined);
  };
  const names = mappedColumns(file, feed).filter(
    (name) => isNaming(name) && !name.startsWith("snapshot_") && !isOfParty(name),
  );
  if (!names.some((name) => columns[name]?.type === "text")) return "false";
  const isEmpty = (name: string): string => {
    if (from === "typed") return `ingest.read_text(raw_${name}) is null`;
    return columns[name]?.isIdentity === true ? `starts_with(${name}, 'row-')` : `${name} is null`;
  };
  return `(${names.map(isEmpty).join(" and ")})`;
}

function identityOf({ columns }: Table): string | undefined {
  return Object.keys(columns).find((name) => columns[name]?.isIdentity === true);
}

function isName(field: string, name: string): boolean {
  return normaliseHeader(field) === normaliseHeader(name);
}

function matches(source: string, text: string): boolean {
  return new RegExp(source, "iu").test(text);
}

function pattern(source: string): string {
  return literal(`(?i)${source}`);
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
