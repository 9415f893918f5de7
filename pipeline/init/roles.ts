/** What a column of an unknown export may be; debit and credit are told by `findSides`. `unused` roles keep look-alikes (tax, quantity) from being taken for something else. */
export type RoleName =
  | "invoice_id" | "customer_id" | "customer_name" | "issue_date" | "due_date" | "amount" | "paid_amount" | "balance"
  | "credited_amount" | "paid_date" | "currency" | "terms" | "status" | "document_type" | "company_id" | "segment"
  | "region" | "sales_rep" | "order_id" | "delivery_date" | "payment_id" | "payment_date" | "method" | "reference"
  | "side" | "debit_amount" | "credit_amount" | "email" | "country" | "credit_limit" | "parent_customer_id" | "unused_amount" | "unused_date" | "unused_text"; // prettier-ignore

/** The kind of value a role asks for: half of what decides, beside the name. */
export type ValueKind = "date" | "money" | "currency" | "id" | "text";

/** A role with the values it takes and its header names in the languages of common accounting systems. */
export type Role = { readonly kind: ValueKind; readonly names: readonly string[] };

/**
 * Every role. Names are compared without case, accents and punctuation; of two columns that fit a role equally, the one whose
 * name stands earlier here wins (a gross total before a bare amount).
 */
export const roles: Readonly<Record<RoleName, Role>> = {
  invoice_id: {
    kind: "id",
    names: [
      "invoice no", "invoice id", "invoice ref", "invoice", "document number", "document no", "doc no", "doc number", "document id",
      "bill no", "bill number", "num", "number", "no", "transaction number", "rechnungsnummer", "rechnungsnr",
      "rechnung nr", "rechnung", "belegnummer", "belegnr", "beleg", "numero de facture", "n facture", "no facture",
      "num facture", "facture", "numero de factura", "numero factura", "no factura", "n factura", "factura", "folio",
      "numero fattura", "n fattura", "fattura", "factuurnummer", "factuurnr", "factuur", "numero da fatura",
      "numero fatura", "fatura", "nota fiscal", "fakturanummer", "fakturanr", "faktura",
    ],
  },
  customer_id: {
    kind: "id",
    names: [
      "customer no", "customer number", "customer id", "customer code", "customer num", "cust no", "cust id", "cust code",
      "cust num", "account no", "account number", "account code", "account id", "client id", "client no", "client code",
      "debtor no", "debtor id", "debtor code", "debtor number", "payer id", "bill to id", "kundennummer", "kundennr",
      "kunden nr", "debitor", "debitorennummer", "debitornr", "numero client", "code client", "n client", "no client",
      "codigo cliente", "codigo de cliente", "numero de cliente", "id cliente", "codice cliente", "klantnummer",
      "klantnr", "debiteurnummer", "debiteurnr", "kundnummer", "kundnr", "codigo do cliente",
    ],
  },
  customer_name: {
    kind: "text",
    names: [
      "customer", "customer name", "cust", "cust name", "client", "client name", "debtor", "debtor name", "account name",
      "account", "company name", "company", "bill to", "bill to name", "sold to", "buyer", "buyer name", "payer",
      "party", "party name", "contact", "contact name", "name", "kunde", "kundenname", "firma", "auftraggeber", "nom client",
      "nom du client", "raison sociale", "cliente", "nombre cliente", "nombre del cliente", "razon social",
      "nome cliente", "ragione sociale", "klant", "klantnaam", "debiteur", "debiteurnaam", "nome do cliente", "kund",
      "kundnamn",
    ],
  },
  issue_date: {
    kind: "date",
    names: [
      "date", "invoice date", "inv date", "issue date", "issued", "issued on", "issued date", "date issued", "document date",
      "doc date", "bill date", "billing date", "transaction date", "txn date", "posting date", "created", "created date",
      "created at", "date of invoice", "invoiced on", "rechnungsdatum", "belegdatum", "datum", "buchungsdatum",
      "date de facture", "date facture", "date facturation", "date d emission", "fecha", "fecha factura", "fecha de factura",
      "fecha de emision", "fecha emision", "data fattura", "data", "data emissione", "data documento", "factuurdatum",
      "data da fatura", "data de emissao", "data emissao", "fakturadatum",
    ],
  },
  due_date: {
    kind: "date",
    names: [
      "due", "due date", "date due", "due on", "due by", "payment due", "payment due date", "maturity", "maturity date", "net due date",
      "pay by", "falligkeit", "falligkeitsdatum", "fallig am", "fallig", "faellig", "faelligkeit", "faelligkeitsdatum",
      "faellig am", "zahlbar bis", "date d echeance", "date echeance", "echeance", "vencimiento",
      "fecha vencimiento", "fecha de vencimiento", "vence", "scadenza", "data scadenza", "vervaldatum", "vervaldag",
      "vencimento", "data de vencimento", "data vencimento", "forfallodatum", "forfallodag", "forfall",
    ],
  },
  amount: {
    kind: "money",
    names: [
      "invoice total", "invoice amount", "gross amount", "gross total", "gross", "total incl tax", "total including tax",
      "amount incl tax", "grand total", "total amount", "amount total", "total", "invoice value", "original amount",
      "document amount", "billed amount", "amount billed", "billed", "bruttobetrag", "brutto", "rechnungsbetrag", "gesamtbetrag",
      "gesamt", "montant ttc", "total ttc", "ttc", "importe total", "monto total", "totale fattura", "totale", "totaalbedrag",
      "bedrag incl btw", "totaal", "valor total", "totalt", "amount", "umsatz", "value", "sum", "betrag", "summe", "montant", "importe",
      "monto", "importo", "bedrag", "valor", "belopp",
    ],
  },
  paid_amount: {
    kind: "money",
    names: [
      "paid", "paid amount", "amount paid", "payments", "payment", "applied", "applied amount", "amount applied", "received",
      "amount received", "received amount", "collected", "settled", "settled amount", "total paid", "paid to date",
      "payments applied", "payments and credits", "less payments", "bezahlt", "gezahlt", "zahlungen", "bereits bezahlt", "paye", "montant paye", "regle",
      "montant regle", "pagado", "importe pagado", "monto pagado", "cobrado", "pagato", "importo pagato", "incassato",
      "betaald", "betaald bedrag", "pago", "valor pago", "recebido", "betalt",
    ],
  },
  balance: {
    kind: "money",
    names: [
      "balance", "open", "open amount", "amount open", "open balance", "balance due", "amount due", "due amount", "outstanding",
      "outstanding amount", "amount outstanding", "outstanding balance", "remaining", "remaining amount",
      "remaining balance", "unpaid", "unpaid amount", "due", "amount remaining", "to pay", "offen", "offener betrag", "offener posten", "saldo", "restbetrag",
      "solde", "reste a payer", "montant du", "saldo pendiente", "pendiente", "importe pendiente", "da pagare",
      "residuo", "openstaand", "openstaand bedrag", "em aberto", "saldo devedor", "restbelopp", "aterstaende",
    ],
  },
  credited_amount: {
    kind: "money",
    names: ["credited", "credit amount", "amount credited", "credits", "credit applied", "credits applied", "gutschrift", "avoir", "abono", "nota de credito"],
  },
  paid_date: {
    kind: "date",
    names: [
      "paid", "paid date", "date paid", "payment date", "paid on", "settled", "settled date", "settlement date", "date settled", "clearing date", "cleared",
      "clear date", "cleared on", "closed date", "date closed", "closed on", "fully paid on", "last payment date", "zahldatum",
      "zahlungsdatum", "bezahlt am", "ausgleichsdatum", "date de paiement", "date paiement", "date reglement", "paye le", "fecha de pago", "fecha pago",
      "data pagamento", "betaaldatum", "betaald op", "data de pagamento", "betaldatum", "betald",
    ],
  },
  currency: {
    kind: "currency",
    names: [
      "currency", "currency code", "curr", "cur", "ccy", "iso currency", "invoice currency", "wahrung", "waehrung",
      "devise", "monnaie", "moneda", "divisa", "valuta", "moeda",
    ],
  },
  terms: {
    kind: "text",
    names: [
      "terms", "payment terms", "payment term", "pay terms", "credit terms", "terms of payment", "net terms", "zahlungsbedingungen",
      "zahlungsbedingung", "zahlungsziel", "konditionen", "conditions de paiement", "conditions", "delai de paiement",
      "condiciones de pago", "condiciones", "plazo", "condizioni di pagamento", "termini di pagamento", "betalingsconditie",
      "betaaltermijn", "betalingstermijn", "condicoes de pagamento", "betalningsvillkor",
    ],
  },
  status: {
    kind: "text",
    names: [
      "status", "state", "invoice status", "payment status", "document status", "paid", "is paid", "statut", "etat", "estado",
      "stato", "situacao", "zustand", "zahlungsstatus",
    ],
  },
  document_type: {
    kind: "text",
    names: [
      "type", "document type", "doc type", "transaction type", "txn type", "record type", "entry type", "invoice type", "belegart", "art", "type de document", "type de piece", "tipo",
      "tipo documento", "tipo de documento", "soort", "documentsoort", "typ",
    ],
  },
  company_id: {
    kind: "text",
    names: [
      "company code", "company id", "entity", "entity id", "legal entity", "subsidiary", "business unit", "business code", "buchungskreis",
      "mandant", "societe", "sociedad", "societa", "empresa", "administratie",
    ],
  },
  segment: { kind: "text", names: ["segment", "customer segment", "category", "customer group", "customer type", "industry", "kundengruppe", "categorie", "categoria"] },
  region: { kind: "text", names: ["region", "territory", "area", "gebiet", "zona", "regione", "regio"] },
  sales_rep: { kind: "text", names: ["sales rep", "salesperson", "sales person", "rep", "account manager", "owner", "salesman", "vertreter", "vertriebsmitarbeiter", "commercial", "vendedor", "agente", "verkoper"] },
  order_id: { kind: "id", names: ["order", "order no", "order number", "order id", "sales order", "so number", "so no", "po number", "po no", "po", "purchase order", "bestellnummer", "auftragsnummer", "commande", "pedido", "ordine", "ordernummer"] },
  delivery_date: { kind: "date", names: ["delivery date", "ship date", "shipped", "delivered", "delivered on", "lieferdatum", "date de livraison", "fecha de entrega", "data consegna", "leverdatum"] },
  payment_id: { kind: "id", names: ["payment id", "payment no", "payment number", "payment ref", "receipt no", "receipt number", "receipt id", "receipt", "transaction id", "txn id", "zahlungsnummer", "numero de paiement", "numero de pago", "recibo"] },
  payment_date: { kind: "date", names: ["payment date", "date paid", "receipt date", "received on", "received date", "date received", "deposit date", "value date", "zahlungsdatum", "zahldatum", "eingangsdatum", "valuta datum", "date de paiement", "date reglement", "fecha de pago", "fecha pago", "data pagamento", "betaaldatum", "data de pagamento"] },
  method: { kind: "text", names: ["method", "payment method", "pay method", "payment type", "tender", "zahlungsart", "zahlungsweise", "mode de paiement", "forma de pago", "metodo de pago", "metodo di pagamento", "betaalwijze"] },
  reference: { kind: "text", names: ["reference", "ref", "memo", "remittance", "check no", "cheque no", "bank reference", "verwendungszweck", "referenz", "libelle", "referencia", "causale", "riferimento", "kenmerk", "omschrijving"] },
  side: { kind: "text", names: ["debit credit", "dr cr", "d c", "s h", "soll haben", "soll haben kennzeichen", "debe haber", "dare avere", "debet kredit", "sens"] },
  debit_amount: { kind: "money", names: ["debit", "debit amount", "dr", "soll", "betrag soll", "debe", "dare", "debito", "debet", "cargo"] },
  credit_amount: { kind: "money", names: ["credit", "credit amount", "cr", "haben", "betrag haben", "haber", "avere", "credito", "kredit", "abono"] },
  email: { kind: "text", names: ["email", "e mail", "mail", "email address", "correo", "courriel"] },
  country: { kind: "text", names: ["country", "country code", "land", "pays", "pais", "paese"] },
  credit_limit: { kind: "money", names: ["credit limit", "limit", "kreditlimit", "limite de credit", "limite de credito", "fido", "kredietlimiet"] },
  parent_customer_id: { kind: "id", names: ["parent", "parent id", "parent customer", "parent customer id", "group id", "parent account", "konzern", "maison mere"] },
  unused_amount: {
    kind: "money",
    names: [
      "tax", "vat", "tax amount", "vat amount", "sales tax", "gst", "subtotal", "sub total", "net", "net amount", "amount excl tax", "discount", "discount amount",
      "quantity", "qty", "unit price", "price", "rate", "exchange rate", "fx rate", "shipping", "freight", "days", "days late", "days overdue", "age", "days past due",
      "mwst", "ust", "netto", "nettobetrag", "steuer", "tva", "montant ht", "ht", "iva", "imponibile", "base imponible", "btw",
      "home amount", "base amount", "local amount", "amount in base currency", "amount in local currency", "converted amount",
      "retainage", "withholding",
    ],
  },
  unused_date: { kind: "date", names: ["updated", "updated at", "modified", "modified date", "last modified", "discount date", "sent", "sent date", "print date", "reminder date", "period", "expected date", "promised date", "baseline date"] },
  unused_text: { kind: "text", names: ["description", "notes", "note", "comment", "comments", "item", "item name", "product", "line", "address", "city", "zip", "phone", "account type", "gl account", "beschreibung", "text", "bemerkung", "designation", "descripcion", "descrizione"] },
}; // prettier-ignore
