/** Status and type words of common systems, lower case; what a row with one of them is. */
export const statusWords = {
  void: [
    "void", "voided", "cancelled", "canceled", "deleted", "reversed", "annulled", "storniert", "storno", "annule", "annulé",
    "annulee", "annulée", "anulada", "anulado", "cancelada", "cancelado", "annullata", "annullato", "geannuleerd", "makulerad",
  ],
  draft: ["draft", "entwurf", "brouillon", "borrador", "bozza", "concept", "rascunho", "utkast", "pending approval", "not approved"],
  paid: [
    "paid", "closed", "settled", "paid in full", "fully paid", "cleared", "yes", "y", "true", "bezahlt", "ausgeglichen", "paye", "payé",
    "payee", "payée", "regle", "réglé", "pagada", "pagado", "cobrada", "pagata", "pagato", "saldata", "betaald", "paga", "pago", "liquidada", "betald", "betalt",
  ],
} as const; // prettier-ignore

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
export const usualVoidWords = ["void", "voided", "cancelled", "canceled", "deleted"] as const;
