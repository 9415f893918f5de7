import { areBothSides, namesBothSides, type Side, sideInHeader, sideOf } from "../ingest/values/sides.ts";
import type { Assignment } from "./assign.ts";
import { type ColumnFacts, isBelowZero } from "./columnFacts.ts";
import { moneyUnder } from "./moneyColumns.ts";
import type { Source } from "./proposal.ts";
import type { UnknownTable } from "./proposal.ts";
import { roles } from "./roles.ts";
import { wordsOf } from "./words.ts";

/** How a table tells debit from credit: by a word beside the amount, or by a column for each; `blank` is what no word means. */
export type Sides =
  | { readonly kind: "word"; readonly header: string; readonly blank: Side | null }
  | { readonly kind: "columns"; readonly debit: string; readonly credit: string; readonly isCreditBelowZero: boolean };

/** What was found, and why a person must be asked where the words or the columns leave it open. */
export type FoundSides = { readonly sides: Sides | null; readonly problem: string | null };

/** Headers under which two letters alone are debit and credit. */
const shortNames = [...roles.document_type.names, "kz", "kennzeichen", "indicator", "ind", "flag", "sign", "vorzeichen", "posting", "side"]; // prettier-ignore
const amountWords = new Set(roles.amount.names.flatMap(wordsOf));

/** Finds how a table tells debit from credit: two columns of amounts, else a column of words. */
export function findSides({ rows, header }: UnknownTable, facts: readonly ColumnFacts[]): FoundSides {
  const columns = sideColumns(rows, header, facts);
  if (columns !== null) return columns;
  for (const each of facts) {
    const words = [...(each.words?.keys() ?? [])].filter((word) => word !== "");
    const known = words.filter((word) => sideOf(word) !== null);
    const isNamed = namesBothSides(each.header) && each.count > 0;
    if (areBothSides(words) && (isNamed || isPlain(each.header, words))) return wordsOfColumn(each, known, rows);
    if (!isNamed || /^..$/.test(each.header.trim())) continue;
    if (known.length > 0 && known.length >= words.length / 2) return wordsOfColumn(each, known, rows);
    const shown = each.words === null ? "many words" : words.slice(0, 5).join(", ");
    const problem = `${each.header} seems to say debit or credit, but which of its words (${shown}) means what? Write it down with signedBy (docs/profiles.md)`;
    return { sides: null, problem };
  }
  return { sides: null, problem: null };
}

function isPlain(header: string, words: readonly string[]): boolean {
  return words.every((word) => word.length > 1) || shortNames.includes(wordsOf(header).join(" "));
}

/** A column of words; where all are of one side, rows without one are of the other. */
function wordsOfColumn(
  { header, count }: ColumnFacts,
  known: readonly string[],
  rows: UnknownTable["rows"],
): FoundSides {
  const sides = new Set(known.map(sideOf));
  const isOne = sides.size === 1 && count < rows.length;
  const blank = !isOne ? null : sides.has("debit") ? "credit" : "debit";
  return { sides: { kind: "word", header, blank }, problem: null };
}

/** Two columns of amounts whose headers differ in the side alone; where rows hold both, they are not two sides of one amount. */
function sideColumns(
  rows: UnknownTable["rows"],
  header: readonly string[],
  facts: readonly ColumnFacts[],
): FoundSides | null {
  const isMoney = ({ count, amounts }: ColumnFacts): boolean => amounts >= count * 0.8;
  const named = facts.filter(isMoney).flatMap((each) => {
    const found = sideInHeader(each.header);
    return found !== null && isOfMoney(found.beside) ? [{ ...found, header: each.header }] : [];
  });
  for (const debit of named.filter(({ side }) => side === "debit")) {
    const credit = named.find(({ side, beside }) => side === "credit" && beside === debit.beside);
    if (credit === undefined) continue;
    const [debitAt, creditAt] = [header.indexOf(debit.header), header.indexOf(credit.header)];
    const filled = rows.map((row) => [row[debitAt] ?? "", row[creditAt] ?? ""].map((text) => /[1-9]/.test(text)));
    const isBoth = filled.filter((each) => each.every(Boolean)).length > rows.length * 0.05;
    if (isBoth && !isProven({ rows, header }, facts, debit.header, credit.header)) {
      const problem = `rows hold amounts under both ${debit.header} and ${credit.header}: is ${credit.header} what is paid? Write it down in a profile (docs/profiles.md)`;
      return { sides: null, problem };
    }
    const credits = rows.map((row) => row[creditAt] ?? "").filter((text) => /[1-9]/.test(text));
    const isCreditBelowZero = credits.length > 0 && credits.filter(isBelowZero).length >= credits.length * 0.8;
    const sides = { kind: "columns", debit: debit.header, credit: credit.header, isCreditBelowZero } as const;
    return { sides, problem: null };
  }
  return null;
}

/** Whether a column of money is debit less credit in every row: then that is what is open of it. */
function isProven(
  table: Pick<UnknownTable, "header" | "rows">,
  facts: readonly ColumnFacts[],
  debit: string,
  credit: string,
): boolean {
  const [plus, minus] = [debit, credit].map((name) => moneyUnder(table, name));
  return facts.some(({ header, count, amounts }) => {
    if (header === debit || header === credit || count === 0 || amounts < count * 0.8) return false;
    return moneyUnder(table, header).every((units, row) => {
      const net = (plus?.[row] ?? 0n) - (minus?.[row] ?? 0n);
      return units === net || units === -net;
    });
  });
}

function isOfMoney(beside: string): boolean {
  return beside.split(" ").every((word) => word === "" || amountWords.has(word) || /^([a-z]{3}|in|umsatz)$/.test(word));
}

/** The headers that tell debit from credit, as a person is shown them. */
export function sideAssignments(sides: Sides | null): readonly Assignment[] {
  if (sides === null) return [];
  if (sides.kind === "word") {
    const why = `its words for debit and credit${sides.blank === null ? "" : `; none is ${sides.blank}`}`;
    return [{ header: sides.header, role: "side", score: 1, why }];
  }
  const why = `its name beside ${sides.debit} and ${sides.credit}`;
  return [
    { header: sides.debit, role: "debit_amount", score: 1, why },
    { header: sides.credit, role: "credit_amount", score: 1, why },
  ];
}

/** The money of a row with its sign: above zero on the side `positive`. */
export function signedAmount(sides: Sides | null, amount: Source, positive: Side): Source {
  if (sides === null) return amount;
  if (sides.kind === "word") {
    const signedBy: Source =
      sides.blank === null ? sides.header : { firstOf: [sides.header, { constant: sides.blank }] };
    return { signedBy, of: amount, ...(positive === "credit" ? { positive } : {}) };
  }
  const credit: Source = sides.isCreditBelowZero ? { minus: sides.credit } : sides.credit;
  return positive === "debit"
    ? { sum: [sides.debit, sides.isCreditBelowZero ? sides.credit : { minus: sides.credit }] }
    : { sum: [credit, { minus: sides.debit }] };
}
