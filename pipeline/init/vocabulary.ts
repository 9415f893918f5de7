import { isLetter, meaningOf, plainWord, statusMeanings, type StatusMeaning } from "../ingest/values/statusWords.ts";
import { documentKinds } from "./choices.ts";
import type { ColumnFacts } from "./columnFacts.ts";

type DocumentKind = (typeof documentKinds)[number];

/** Document type words. A type of none of these is an invoice. */
export const typeWords = {
  invoice: [
    "invoice", "invoices", "inv", "sales invoice", "tax invoice", "customer invoice", "ar invoice", "bill", "sale", "sales", "debit note", "debit memo", "dn",
    "finance charge", "opening balance", "interest", "rechnung", "ausgangsrechnung", "rv", "dr", "facture", "facture client", "fac", "vte", "factura", "fra", "fattura", "ft",
    "factuur", "faktura", "fatura", "fakt", "lasku", "számla", "фактура", "accrec", "si", "sin", "custinvc",
  ],
  credit_note: [
    "credit", "credit note", "credit memo", "creditnote", "creditmemo", "credit_note", "credit_memo", "cm", "cn", "crn", "credit adjustment", "sales credit", "refund", "sc", "scr", "scn", "custcred", "credit invoice", "sales return", "gutschrift", "rechnungskorrektur", "korrekturrechnung", "stornorechnung",
    "avoir", "nota de credito", "nota de crédito", "abono", "nota di credito", "creditnota", "creditfactuur", "kreditnota", "kreditfaktura", "kredittnota", "krediteringsnota", "nota kredytowa", "korekta", "dobropis", "nota de abono", "hyvityslasku", "accreccredit", "dg",
  ],
  payment: [
    "payment", "receipt", "cash", "cash receipt", "customer payment", "pmt", "deposit", "zahlung", "zahlungseingang", "paiement", "reglement",
    "règlement", "encaissement", "virement", "pago", "cobro", "pagamento", "recebimento", "incasso", "ontvangst", "betaling", "indbetaling", "innbetaling", "inbetalning", "betalning",
    "wpłata", "zapłata", "platba", "úhrada", "maksu", "suoritus", "bank receipt", "rct", "rcpt", "rc", "sr", "custpymt", "custdep", "unapplied cash", "prepayment", "advance", "customer prepayment", "on account", "payment on account", "kundebetaling", "kundbetalning", "kundeinnbetaling", "dz",
  ],
} as const; // prettier-ignore

/** Words that a status column may come to hold though its first rows do not. */
export const usualWords = {
  void: ["void", "voided", "cancelled", "canceled", "deleted"],
  draft: [],
  proforma: [],
  written_off: ["written off", "uncollectible", "bad debt"],
} as const;

/** What a word of a status column means: as it was said, else as it is known; null where it is neither. A letter means something else in each system. */
export function meaningIn(word: string, { said }: ColumnFacts): StatusMeaning | null {
  const meaning = statusMeanings.find((each) => each === said[word]);
  if (meaning === undefined && isLetter(word)) return null;
  return meaning ?? (said[word] === undefined ? meaningOf(word) : null);
}

/** What a word of a document type is; null where it is not known: then its rows are invoices. */
export function kindIn(word: string, { said }: ColumnFacts): DocumentKind | null {
  const kind = documentKinds.find((each) => each === said[word]);
  if (kind !== undefined || said[word] !== undefined) return kind ?? null;
  return documentKinds.find((each) => typeWords[each].some((known) => plainWord(known) === plainWord(word))) ?? null;
}

/** The words of a column that say one thing of a document, as the file writes them in lower case. */
export function wordsThatMean(meaning: StatusMeaning, facts: ColumnFacts | undefined): string[] {
  if (facts === undefined) return [];
  return [...(facts.words?.keys() ?? [])].filter((word) => meaningIn(word, facts) === meaning).sort();
}

/** The words of a document type that are of one kind, as the file writes them in lower case. */
export function wordsOfKind(kind: DocumentKind, facts: ColumnFacts | undefined): string[] {
  if (facts === undefined) return [];
  return [...(facts.words?.keys() ?? [])].filter((word) => kindIn(word, facts) === kind).sort();
}

/** Those words and the usual ones, which may come in later rows, unless they were said to mean something else. */
export function withUsual(words: readonly string[], meaning: keyof typeof usualWords, { said }: ColumnFacts): string[] {
  const usual = usualWords[meaning].filter((word) => said[word] === undefined || said[word] === meaning);
  return [...new Set([...words, ...usual])].sort();
}
