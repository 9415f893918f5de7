import { meaningOf, type StatusMeaning } from "../ingest/values/statusWords.ts";
import type { ColumnFacts } from "./columnFacts.ts";

/** Document type words, lower case. A type of none of these is an invoice. */
export const typeWords = {
  credit_notes: [
    "credit", "credit note", "credit memo", "creditnote", "creditmemo", "credit_note", "credit_memo", "cm", "cn", "crn", "credit adjustment", "sales credit", "refund", "gutschrift",
    "avoir", "nota de credito", "nota de crédito", "abono", "nota di credito", "creditnota", "creditfactuur", "kreditnota", "kreditfaktura", "accreccredit",
  ],
  payments: [
    "payment", "receipt", "cash", "cash receipt", "customer payment", "pmt", "deposit", "zahlung", "zahlungseingang", "paiement", "reglement",
    "règlement", "pago", "cobro", "pagamento", "incasso", "betaling", "inbetalning", "betalning",
  ],
} as const; // prettier-ignore

/** Words that a status column may come to hold though its first rows do not. */
export const usualWords = {
  void: ["void", "voided", "cancelled", "canceled", "deleted"],
  draft: [],
  proforma: [],
  written_off: ["written off", "uncollectible", "bad debt"],
} as const;

/** The words of a column that say one thing of a document, as the file writes them in lower case. */
export function wordsThatMean(meaning: StatusMeaning, facts: ColumnFacts | undefined): string[] {
  return [...(facts?.words?.keys() ?? [])].filter((word) => meaningOf(word) === meaning).sort();
}

/** The words of a vocabulary that a column holds, as the file writes them in lower case. */
export function wordsAmong(facts: ColumnFacts | undefined, vocabulary: readonly string[]): string[] {
  return [...(facts?.words?.keys() ?? [])].filter((word) => vocabulary.includes(word)).sort();
}
