/** Short forms that headers use, and what they stand for. */
const abbreviations: Readonly<Record<string, string>> = {
  acct: "account", amt: "amount", bal: "balance", cust: "customer", dt: "date", doc: "document", inv: "invoice",
  nbr: "no", num: "no", nr: "no", number: "no", nummer: "no", pmt: "payment", pmts: "payments", pymt: "payment",
  ref: "reference", txn: "transaction", trans: "transaction",
}; // prettier-ignore

/** The words of what was asked before: the same few hundred names are compared with every cell of a head. */
const asked = new Map<string, readonly string[]>();
const mostAsked = 10_000;

/** A header's words: lower case, without accents, cut at punctuation and at changes of case (`InvoiceNo` → `invoice no`). */
export function wordsOf(header: string): readonly string[] {
  const known = asked.get(header);
  if (known !== undefined) return known;
  const words = cutWords(header);
  if (asked.size < mostAsked) asked.set(header, words);
  return words;
}

function cutWords(header: string): readonly string[] {
  return header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "O")
    .replaceAll("ł", "l")
    .replaceAll("Ł", "L")
    .replace(/[æÆ]/g, "ae")
    .replace(/[ıİ]/g, "i")
    .replaceAll("đ", "d")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replaceAll(/[#№º°]/g, " no ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => abbreviations[word] ?? word);
}

/**
 * How well a header fits a name, 0 to 1: 1 where it is the name, less where the name stands among other words, more the
 * longer it is.
 */
export function likeness(header: string, name: string): number {
  const [words, wanted] = [wordsOf(header), wordsOf(name)];
  if (words.join("") === wanted.join("") || bare(header) === bare(name)) return 1;
  const at = words.findIndex((_, start) => wanted.every((word, index) => words[start + index] === word));
  return at === -1 ? 0 : 0.4 + (0.4 * wanted.length) / words.length;
}

/** A name as systems write it without blanks: `CUSTNO` is `cust no`. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
