import { plainWord } from "./statusWords.ts";

/** The side of an account that an amount is on: debit adds to what a customer owes, credit takes off. */
export type Side = "debit" | "credit";

/** Words for debit and credit that stand beside each other, without accents: the usual ones of a language or a system. */
const pairs = [
  ["debit", "credit"], ["debits", "credits"], ["dr", "cr"], ["db", "cr"], ["deb", "cred"], ["d", "c"], ["soll", "haben"], ["s", "h"],
  ["debito", "credito"], ["debitos", "creditos"], ["debe", "haber"], ["d", "h"], ["cargo", "abono"], ["dare", "avere"], ["d", "a"],
  ["debet", "credit"], ["debet", "kredit"], ["d", "k"], ["wn", "ma"],
  ["winien", "ma"], ["md", "dal"], ["tartozik", "kovetel"], ["borc", "alacak"], ["duguje", "potrazuje"], ["дебет", "кредит"], ["借方", "貸方"],
] as const; // prettier-ignore

/** Words of a header that say of no side which it is. */
const fillers = new Set([
  "indicator", "ind", "flag", "sign", "code", "side", "type", "mark", "id", "or", "and", "kennzeichen", "kennz", "kz", "ou", "et", "o", "e", "y", "of", "en", "und", "oder",
]); // prettier-ignore

/** Headers that name both sides in one word, or neither. */
const ownNames = ["drcr", "crdr", "debitcredit", "creditdebit", "sollhaben", "shkzg", "shkz", "shkennzeichen", "sens"];

/** The words of one side, as `sideOf` compares them. */
export function wordsOfSide(side: Side): readonly string[] {
  return [...new Set(pairs.map(([debit, credit]) => (side === "debit" ? debit : credit)))];
}

/** Which side a word names, whatever its case, accents and punctuation; null where it names none. */
export function sideOf(word: string): Side | null {
  const plain = plainWord(word);
  if (wordsOfSide("debit").includes(plain)) return "debit";
  return wordsOfSide("credit").includes(plain) ? "credit" : null;
}

/** Whether words are the two sides of one pair, and nothing else: `S` and `H`, not `S` and `C`. */
export function areBothSides(words: readonly string[]): boolean {
  const plain = [...new Set(words.map(plainWord))];
  return plain.length === 2 && pairs.some(([debit, credit]) => plain.includes(debit) && plain.includes(credit));
}

/** Whether a header is that of an indicator of debit and credit: `D/C`, `Soll/Haben-Kennzeichen`, `Dr or Cr`. */
export function namesBothSides(header: string): boolean {
  const words = plainWord(header.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2"))
    .split(" ")
    .filter((word) => !fillers.has(word));
  return areBothSides(words) || (words.length > 0 && ownNames.includes(words.join("")));
}

/** The words of a header beside the one that names a side, or null where none does: `Betrag Soll` is `betrag` of debit. */
export function sideInHeader(header: string): { readonly side: Side; readonly beside: string } | null {
  const words = plainWord(header.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")).split(" ");
  const at = words.findIndex((word) => word.length > 1 && sideOf(word) !== null);
  const side = sideOf(words[at] ?? "");
  return side === null ? null : { side, beside: words.filter((_, index) => index !== at).join(" ") };
}
