import { plainWord } from "../ingest/values/statusWords.ts";
import type { Assignment } from "./assign.ts";
import { type ColumnFacts, sumOf } from "./columnFacts.ts";
import { moneyUnder } from "./moneyColumns.ts";
import type { UnknownTable } from "./proposal.ts";
import { isSupplierWord } from "./leaveOuts.ts";
import { kindIn, meaningIn } from "./vocabulary.ts";

/**
 * Why a list without signs cannot be read before a person says what words of its document type mean: beside known ones, a word
 * that nobody knows may be a credit, a payment or an offer, and its money would be owed. Null where it can.
 */
export function unsaidKinds(table: UnknownTable, type: ColumnFacts | undefined, amount: string): string | null {
  const money = moneyUnder(table, amount);
  if (type?.words === null || type === undefined || money.some((units) => units < 0n)) return null;
  const isKnown = (word: string): boolean =>
    kindIn(word, type) !== null || meaningIn(word, type) !== null || isSupplierWord(word) || saysInvoice(word);
  const words = [...type.words.keys()].filter((word) => /\p{L}/u.test(word));
  if (!words.some(isKnown) && !words.some((word) => maybeCredit.test(plainWord(word)))) return null;
  const [at, amountAt] = [table.header.indexOf(type.header), table.header.indexOf(amount)];
  const unknown = words.flatMap((word) => {
    const rows = table.rows.filter((row) => (row[at] ?? "").trim().toLowerCase() === word);
    const sum = sumOf(rows.map((row) => row[amountAt] ?? ""));
    return isKnown(word) || !/[1-9]/.test(sum)
      ? []
      : [`“${word}” (${rows.length === 1 ? "1 row" : `${rows.length} rows`}, ${sum})`];
  });
  const [first] = words.filter((word) => !isKnown(word));
  if (unknown.length === 0 || first === undefined) return null;
  return `${type.header} has words that are not known: ${unknown.join(", ")}: say what each is (${first} = invoice, credit_note or payment; void or proforma where nothing is owed)`;
}

/** What words of credits and payments begin with or hold in the usual languages. */
const maybeCredit =
  /cred|kredit|gut|pay|pym|zahl|refund|retur|avoir|abono|memo|storno|korr|betal|pago|cobro|receipt|regl|encaiss/;

/** Whether a word is a kind of invoice: `tax invoice`, `Abschlagsrechnung`. */
function saysInvoice(word: string): boolean {
  return /(^| )invoice$|rechnung$|^facture |^factura |^fattura |faktura$/.test(plainWord(word));
}

const partly = /part|teil|parz|parc|delbet|delvis|deels|gedeelt|czesc|castec|reszben|kismi|osittain/;

/** Why a list cannot be read of which rows are paid in part by their status, and no column says how much. Null where it can. */
export function unsaidPart(status: ColumnFacts | undefined, assignments: readonly Assignment[]): string | null {
  const isTold = assignments.some(({ role }) => ["paid_amount", "balance", "credited_amount"].includes(role));
  if (status === undefined || isTold) return null;
  const word = [...(status.words?.keys() ?? [])].find(
    (each) => partly.test(plainWord(each)) && status.said[each] === undefined,
  );
  return word === undefined
    ? null
    : `${status.header} says “${word}”, and no column how much of it is paid or open: export the balance, or say ${word} = open to take it as owed in full`;
}

/** Whether a column of days is the day of its lists: of each item on that day, not of the item itself. */
export function isOfLists(table: UnknownTable, days: ColumnFacts | undefined, id: string | undefined): boolean {
  if (days === undefined || days.distinct < 2) return days !== undefined;
  const at = table.header.indexOf(days.header);
  if (id === undefined) return days.distinct * 2 <= days.count;
  const idAt = table.header.indexOf(id);
  const seen = new Map<string, string>();
  return table.rows.some((row) => {
    const [key, day] = [row[idAt] ?? "", row[at] ?? ""];
    const other = seen.get(key);
    seen.set(key, day);
    return key !== "" && other !== undefined && other !== day;
  });
}
