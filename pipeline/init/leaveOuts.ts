import { meaningOf } from "../ingest/values/statusWords.ts";
import type { ColumnFacts } from "./columnFacts.ts";
import type { LayoutText } from "./proposal.ts";
import { withUsual, wordsThatMean } from "./vocabulary.ts";

const leftOut = {
  void: { rule: "void_document", message: "void: owed by nobody" },
  draft: { rule: "draft_document", message: "a draft: not issued yet" },
  proforma: { rule: "proforma_document", message: "a proforma or an offer: nothing is owed" },
} as const;

/** Rows of a column that are no receivables by their word; usual words count though the first rows hold none. */
export function leaveOuts(
  column: ColumnFacts | undefined,
  meanings: readonly (keyof typeof leftOut)[],
): NonNullable<LayoutText["leaveOut"]> {
  if (column === undefined) return [];
  return meanings.flatMap((meaning) => {
    const words = withUsual(wordsThatMean(meaning, column), meaning, column);
    return words.length === 0 ? [] : [{ ...leftOut[meaning], rows: { of: column.header, isOneOf: words } }];
  });
}

const customerWords = [
  "customer",
  "customers",
  "client",
  "debtor",
  "receivable",
  "receivables",
  "ar",
  "kunde",
  "debitor",
  "debitoren",
  "cliente",
  "klant",
  "debiteur",
  "kund",
];
const supplierWords = [
  "supplier", "suppliers", "vendor", "vendors", "creditor", "payable", "payables", "ap", "lieferant", "kreditor", "kreditoren", "fournisseur", "proveedor",
  "fornitore", "leverancier", "crediteur", "leverantor", "leverantör", "leverandor", "leverandør", "fornecedor", "dostawca",
]; // prettier-ignore

/** Documents of suppliers among those of customers, as a document type names them. */
const purchases = [
  "vendor bill", "vendor invoice", "supplier invoice", "purchase invoice", "purchase", "einkaufsrechnung", "eingangsrechnung", "lieferantenrechnung",
  "facture fournisseur", "facture d'achat", "factura de compra", "factura de proveedor", "fattura di acquisto", "fattura fornitore", "inkoopfactuur",
  "leverantörsfaktura", "leverandørfaktura", "kreditorfaktura", "accpay", "accpaycredit",
]; // prettier-ignore

/** Whether a word of a document type names a supplier's document. */
export function isSupplierWord(word: string): boolean {
  return purchases.includes(word);
}

const payable = { rule: "payable", message: "a supplier's: nothing a customer owes" } as const;

/** Rows of a document type that are a supplier's. */
export function purchaseRows(type: ColumnFacts | undefined): NonNullable<LayoutText["leaveOut"]> {
  const words = [...(type?.words?.keys() ?? [])].filter(isSupplierWord);
  return type === undefined || words.length === 0 ? [] : [{ ...payable, rows: { of: type.header, isOneOf: words } }];
}

/** Rows of suppliers, where a column says customer or supplier: nothing that customers owe. */
export function suppliers(facts: readonly ColumnFacts[]): NonNullable<LayoutText["leaveOut"]> {
  return facts.flatMap(({ header, words }) => {
    const all = [...(words?.keys() ?? [])];
    const found = all.filter((word) => supplierWords.includes(word));
    const isKind =
      found.length > 0 && all.every((word) => found.includes(word) || customerWords.includes(word) || word === "");
    return isKind ? [{ ...payable, rows: { of: header, isOneOf: [...supplierWords] } }] : [];
  });
}

/** Words of a payment's status by which no money came. */
const notReceived = [
  "failed", "bounced", "returned", "declined", "charged back", "charged_back", "chargeback", "dishonoured", "dishonored", "customer approval denied",
  "customer_approval_denied", "pending submission", "pending_submission", "pending customer approval", "pending_customer_approval", "expired",
  "unsuccessful", "error", "refused", "requires action", "requires_action", "requires payment method", "requires_payment_method", "fehlgeschlagen",
  "zuruckgewiesen", "zurückgewiesen", "retour", "echoue", "échoué", "rejete", "rejeté", "impaye", "impayé", "fallido", "devuelto", "rechazado",
  "fallito", "respinto", "insoluto", "mislukt", "misslyckad", "mislykket",
]; // prettier-ignore

/** Payments that did not come by their status: failed, void, only planned; usual words count though the first rows hold none. */
export function paymentLeaveOuts(status: ColumnFacts | undefined): NonNullable<LayoutText["leaveOut"]> {
  if (status === undefined) return [];
  const words = [
    ...wordsThatMean("void", status),
    ...wordsThatMean("draft", status),
    ...wordsThatMean("pending", status),
  ];
  const usual = notReceived.filter((word) => status.said[word] === undefined);
  const isOneOf = [...new Set([...words, ...usual, ...withUsual([], "void", status)])].sort();
  return [{ rule: "no_payment", rows: { of: status.header, isOneOf }, message: "no money came by its status" }];
}

const yes = [
  "1",
  "true",
  "yes",
  "y",
  "x",
  "ja",
  "j",
  "oui",
  "o",
  "si",
  "sí",
  "s",
  "sim",
  "tak",
  "ano",
  "igen",
  "da",
  "evet",
  "kyllä",
];
const no = [
  "",
  "0",
  "false",
  "no",
  "n",
  "nej",
  "nei",
  "nein",
  "non",
  "não",
  "nao",
  "nie",
  "ne",
  "nem",
  "nu",
  "hayır",
  "ei",
  "nee",
];

/** Rows that a column of yes and no flags as void or draft by its name: `Cancelled`, `Storniert`, `Makulerad`. */
export function flagged(facts: readonly ColumnFacts[]): NonNullable<LayoutText["leaveOut"]> {
  return facts.flatMap((column) => {
    const meaning = (["void", "draft", "proforma"] as const).find((each) => each === flagMeaning(column.header));
    const words = [...(column.words?.keys() ?? [])];
    const isFlag = words.length > 0 && words.every((word) => yes.includes(word) || no.includes(word));
    return meaning === undefined || !isFlag ? [] : [{ ...leftOut[meaning], rows: { of: column.header, isOneOf: yes } }];
  });
}

/** A column of yes and no by whose name a yes is a credit note (`Is Credit`, `Gutschrift`): as a document type of these words. */
export function creditFlag(facts: readonly ColumnFacts[]): ColumnFacts | undefined {
  const column = facts.find(({ header, words }) => {
    const all = [...(words?.keys() ?? [])];
    const name = header.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/^.*_/, "");
    const isNamed =
      /^(is |ist |es |est )?(a )?(credit|credit ?(note|memo)|gutschrift|avoir|abono|creditnota|kreditnota)( flag)?$/i.test(
        name.trim(),
      );
    return (
      isNamed && all.some((word) => yes.includes(word)) && all.every((word) => yes.includes(word) || no.includes(word))
    );
  });
  if (column === undefined) return undefined;
  const said = Object.fromEntries(
    [...(column.words?.keys() ?? [])].map((word) => [word, yes.includes(word) ? "credit_note" : "invoice"] as const),
  );
  return { ...column, said };
}

function flagMeaning(header: string): string | null {
  return meaningOf(header.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/^(is|has been|ist|est|esta|er|är)[ _]/i, ""));
}

/** Rows of a column that are disputed by their word. */
export function disputes(status: ColumnFacts | undefined): Pick<LayoutText, "notes"> {
  const words = wordsThatMean("disputed", status);
  if (status === undefined || words.length === 0) return {};
  const message = "marked as disputed without a date: open, and shown here, not used in aging or risk";
  return { notes: [{ rule: "undated_dispute", rows: { of: status.header, isOneOf: words }, message }] };
}
