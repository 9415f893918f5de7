import { z } from "zod";
import { execute, literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { addFinding } from "../findings/findings.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import type { Broken } from "../findings/invariants.ts";
import { withParts } from "../profiles/expressions.ts";
import { type Feed, sourcesOfLayout } from "../profiles/profile.ts";
import { sideHeaders, signedIn } from "./signedIn.ts";
import { fieldOf } from "./source.ts";
import { leftOutBy } from "./sourceText.ts";
import { sideSql } from "./sourceValue.ts";
import { anyOf } from "../rows/sql.ts";
import { isLetter, meaningOf } from "./statusWords.ts";
import { tableNamed } from "../layouts/tables.ts";
import { countedFeed, takenBy, takenByNone } from "../layouts/feedCondition.ts";
import { mappedColumns, typedRows } from "../rows/typedRows.ts";

/** Headers of a status beside those that end in "status", as they are compared; "state" may be part of an address. */
const statusHeaders = [
  "statut",
  "etat",
  "état",
  "estado",
  "stato",
  "zustand",
  "situacao",
  "situação",
  "paymentstate",
  "docstate",
];
const documentTables = ["invoices", "credit_notes", "payments", "open_items"] as const;
/** A column of more words than this is no status. */
const mostWords = 60;

const WordSchema = z.object({
  word: z.string(),
  taken_as: z.string(),
  /** Whether its rows are invoices; then what they say of their settlement must fit the word. */
  is_owed: z.boolean(),
  count_rows: z.number(),
  rows_rate: z.number(),
  amount: z.string().nullable(),
});

type Word = z.infer<typeof WordSchema>;

/** Creates the empty table of status words: how many rows of a file have each, over how much, and how they were taken. */
export async function createStatuses(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `create or replace table ingest.statuses (file varchar, "column" varchar, word varchar, taken_as varchar,
      count_rows bigint, amount decimal(38, 4));`,
  );
}

/**
 * Lists the status words of a file, and those for debit and credit, with what became of their rows, and tells of words of a
 * status that are not known or say otherwise;
 * returns those that say otherwise. `settles` is whether other files of the export say what is settled.
 */
export async function recordStatuses(
  warehouse: Warehouse,
  file: ExportFile,
  settles: boolean,
): Promise<readonly Broken[]> {
  const broken: Broken[] = [];
  const sides = sideHeaders(file).map(normaliseHeader);
  const isSide = (header: string): boolean => sides.includes(normaliseHeader(header));
  for (const header of file.header.filter((each) => isSide(each) || isStatus(file, each))) {
    const words = (await wordsUnder(warehouse, file, header, settles)).filter(
      ({ word }) => normaliseHeader(word) !== normaliseHeader(header),
    );
    const isStatusColumn = words.length <= mostWords && words.some(({ word }) => word !== "");
    for (const word of isStatusColumn ? words : []) {
      const { word: text, taken_as, count_rows, rows_rate, amount } = word;
      const texts = [file.name, header, text, taken_as].map((each) => literal(each)).join(", ");
      await execute(warehouse, `insert into ingest.statuses values (${texts}, ${count_rows}, ${amount ?? "null"});`);
      const problem = isSide(header) ? null : problemOf(word, file.profile.guessed === true);
      if (problem === null) continue;
      const message = `${header} ${text}: ${problem.says}: ${count_rows === 1 ? "1 row" : `${count_rows} rows`} taken as ${taken_as}`;
      if (problem.rule === "status_differs") broken.push({ file, message, rate: rows_rate });
      await addFinding(warehouse, {
        severity: "warning",
        file: file.name,
        column: header,
        value: text.slice(0, 200),
        amount,
        rule: problem.rule,
        message,
      });
    }
  }
  return broken;
}

/** Whether a header of a file of documents is that of their status. */
export function isStatus({ layout }: ExportFile, header: string): boolean {
  if (!layout.feeds.some(({ table }) => documentTables.some((each) => each === table))) return false;
  const name = normaliseHeader(header);
  if (name.endsWith("status") || statusHeaders.some((each) => each === name)) return true;
  const asked = sourcesOfLayout(layout)
    .flatMap(withParts)
    .filter((each) => typeof each === "string");
  return name === "state" && asked.some((each) => normaliseHeader(each) === "state");
}

/** The words under a header with what became of their rows, most rows first. */
async function wordsUnder(
  warehouse: Warehouse,
  file: ExportFile,
  header: string,
  settles: boolean,
): Promise<readonly Word[]> {
  const word = `coalesce(ingest.read_text(${fieldOf(file, header) ?? "null"}), '') as word`;
  const amountOf = ({ table }: Feed): string =>
    `${tableNamed(table).amount ?? "cast(null as decimal(18, 4))"} as amount`;
  const taken = file.layout.feeds
    .filter((feed) => feed.also !== true)
    .map(
      (
        feed,
      ) => `select ${word}, ${amountOf(feed)}, ${takenAs(file, feed, settles)} as taken_as, ${feed.table === "invoices"} as is_owed
        from (${typedRows(file, feed)})`,
    );
  const [feed, left] = [countedFeed(file), takenByNone(file)];
  if (feed !== undefined && left !== null) {
    const reasons = leftOutBy(file).map(({ when, message }) => `when ${when} then ${literal(message)}`);
    const reason = `case ${[...reasons, "when true then 'the profile does not say what it is'"].join(" ")} end`;
    taken.push(
      `select ${word}, ${amountOf(feed)}, 'left out: ' || ${reason}, false from (${typedRows(file, feed, { where: left })})`,
    );
  }
  return readRows(
    warehouse,
    `select word, taken_as, is_owed, count(*) as count_rows, count(*) / sum(count(*)) over () as rows_rate,
      cast(cast(sum(amount) as decimal(38, 4)) as varchar) as amount
    from (${taken.join(" union all ")}) group by word, taken_as, is_owed order by count_rows desc, word, taken_as`,
    WordSchema,
  );
}

/** SQL of what a row that a feed takes is, by what the row itself says of its settlement. */
function takenAs(file: ExportFile, feed: Feed, settles: boolean): string {
  if (feed.table !== "invoices") return literal(feed.table.replaceAll("_", " ").replace(/s$/, ""));
  const mapped = mappedColumns(file, feed);
  const isTold = ["paid_amount", "credited_amount", "open_amount", "paid_date"].some((each) => mapped.includes(each));
  const isUnsided = signedIn(file, feed) === null ? "false" : `${sideSql("side_word")} is null`;
  const writeOffs = file.layout.feeds.filter(isWriteOff).map((each) => takenBy(file, each));
  const adjustments = file.layout.feeds
    .filter(({ table }) => table === "adjustments")
    .map((each) => takenBy(file, each));
  const rest = "coalesce(open_amount, amount - coalesce(paid_amount, 0) - coalesce(credited_amount, 0))";
  return `case
    when ${isUnsided} then 'neither debit nor credit'
    when amount < 0 then 'credit note'
    when coalesce(written_off_amount, 0) <> 0 or ${anyOf(writeOffs)} then 'written off'
    when paid_date is not null and paid_amount is null and open_amount is null then 'settled'
    when ${isTold} and (${rest} <= 0 or ${anyOf(adjustments)}) then 'settled'
    when ${isTold} and ${rest} < amount then 'open in part'
    when ${isTold || !settles} then 'open'
    else 'invoice: other files say what is settled' end`;
}

function isWriteOff({ table, columns }: Feed): boolean {
  const kind = columns["kind"];
  return table === "adjustments" && typeof kind === "object" && "constant" in kind && kind.constant === "write_off";
}

/** What a person should know of a word: it is not known, or says otherwise than how its rows were taken. */
function problemOf(
  { word, taken_as, is_owed }: Word,
  isGuessed: boolean,
): { readonly rule: string; readonly says: string } | null {
  const meaning = isGuessed && isLetter(word) ? null : meaningOf(word);
  if (!is_owed || !/\p{L}/u.test(word)) return null;
  if (meaning === null) return { rule: "unknown_status", says: "a word that is not known" };
  const isNothingOpen = !["disputed", "pending", "open"].includes(meaning);
  return isNothingOpen && taken_as.startsWith("open")
    ? { rule: "status_differs", says: `says ${meaning.replace("_", " ")}` }
    : null;
}
