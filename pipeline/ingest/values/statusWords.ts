/** All that a status can say of a document. */
export const statusMeanings = [
  "void",
  "draft",
  "proforma",
  "written_off",
  "paid",
  "disputed",
  "pending",
  "open",
] as const;

/** One of them. */
export type StatusMeaning = (typeof statusMeanings)[number];

/** Status words of common systems in plain form, by what they say of a document. */
const statusWords: Readonly<Record<StatusMeaning, readonly string[]>> = {
  void: [
    "void", "voided", "cancelled", "canceled", "cancel", "deleted", "reversed", "reversal", "annulled", "rejected", "declined", "custinvc v", "v", "storniert", "storno",
    "geloscht", "annule", "annulee", "supprime", "anulada", "anulado", "cancelada", "cancelado", "annullata", "annullato", "geannuleerd",
    "vervallen", "makulerad", "annulleret", "annullert",
  ],
  draft: [
    "draft", "entwurf", "brouillon", "borrador", "bozza", "concept", "rascunho", "utkast", "kladde", "pending approval", "pendingapproval",
    "awaiting approval", "not approved", "submitted", "unposted", "parked", "in approval", "zur freigabe",
  ],
  proforma: [
    "proforma", "pro forma", "proforma invoice", "pro forma invoice", "quote", "quotation", "estimate", "offer", "angebot", "proformarechnung",
    "devis", "facture proforma", "presupuesto", "factura proforma", "preventivo", "fattura proforma", "offerte", "proformafactuur", "offert",
  ],
  written_off: [
    "written off", "write off", "writeoff", "writtenoff", "bad debt", "uncollectible", "uncollectable", "uncollectible debt", "irrecoverable",
    "unrecoverable", "charged off", "abgeschrieben", "ausgebucht", "uneinbringlich", "irrecouvrable", "passe en perte", "creance irrecouvrable",
    "incobrable", "castigado", "castigada", "inesigibile", "stralciato", "stralciata", "oninbaar", "afgeboekt", "afgeschreven", "avskriven",
    "bortskriven", "afskrevet", "avskrevet", "tapt", "incobravel",
  ],
  paid: [
    "paid", "closed", "settled", "paid in full", "fully paid", "cleared", "yes", "y", "true", "complete", "completed", "applied", "in payment", "reconciled", "paidinfull", "custinvc b", "b",
    "bezahlt", "ausgeglichen", "beglichen", "paye", "payee", "regle", "reglee", "soldee", "pagada", "pagado", "cobrada", "cobrado", "pagata",
    "pagato", "saldata", "incassata", "betaald", "voldaan", "paga", "pago", "liquidada", "betald", "betalt",
  ],
  disputed: [
    "disputed", "in dispute", "dispute", "contested", "queried", "in query", "strittig", "reklamiert", "en litige",
    "litige", "en disputa", "disputada", "contestata", "in contestazione", "betwist", "tvistig",
  ],
  pending: [
    "pending", "on hold", "blocked", "gesperrt", "processing", "in process", "in progress", "scheduled", "pending payment", "awaiting payment", "in bearbeitung", "en attente",
    "pendiente", "in attesa", "in behandeling",
  ],
  open: [
    "open", "opened", "sent", "emailed", "printed", "viewed", "issued", "posted", "approved", "authorised", "authorized", "finalised", "finalized", "unpaid", "not paid",
    "overdue", "past due", "late", "due", "current", "outstanding", "partial", "partially paid", "partiallypaid", "part paid", "partly paid", "custinvc a", "a", "partial payment", "unapplied",
    "no", "n", "false", "failed", "return", "credit note issued", "offen", "gebucht", "versendet", "uberfallig", "ueberfallig", "teilweise bezahlt",
    "teilbezahlt", "unbezahlt", "nicht bezahlt", "impayee", "impaye", "non payee", "envoyee", "en retard", "partiellement payee", "abierta", "abierto", "emitida", "vencida",
    "vencido", "no pagada", "parcial", "aperta", "aperto", "emessa", "scaduta", "non pagata", "inviata", "openstaand", "verzonden", "achterstallig",
    "onbetaald", "deels betaald", "aberta", "em aberto", "emitida", "vencida", "oppen", "skickad", "forfallen", "obetald", "aben", "apen",
  ],
}; // prettier-ignore

/** What a status word says of a document, whatever its case, accents and punctuation; null where it is not known. */
export function meaningOf(word: string): StatusMeaning | null {
  const plain = plainWord(word);
  return statusMeanings.find((meaning) => statusWords[meaning].includes(plain)) ?? null;
}

/** Whether a word is one letter that means something else in each system; y and n are yes and no. */
export function isLetter(word: string): boolean {
  return /^[a-z]$/i.test(word.trim()) && !/[yn]/i.test(word);
}

/** A status word as it is compared: lower case, without accents, words apart by one space. */
export function plainWord(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
