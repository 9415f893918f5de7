/** What a column of an unknown export may be; debit and credit are told by `findSides`. `unused` roles keep look-alikes (tax, quantity) from being taken for something else. */
export type RoleName =
  | "invoice_id" | "customer_id" | "customer_name" | "issue_date" | "due_date" | "amount" | "paid_amount" | "balance"
  | "credited_amount" | "written_off_amount" | "paid_date" | "currency" | "terms" | "status" | "document_type" | "company_id" | "segment"
  | "region" | "sales_rep" | "order_id" | "delivery_date" | "snapshot_date" | "payment_id" | "payment_date" | "method" | "reference"
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
      "bill no", "bill number", "num", "number", "no", "transaction number", "rechnungsnummer", "rechnungsnr", "rechnung nr", "rechnung",
      "belegnummer", "belegnr", "beleg", "numero de facture", "n facture", "no facture", "num facture", "facture", "numero de factura",
      "numero factura", "no factura", "n factura", "factura", "folio", "numero fattura", "n fattura", "fattura", "factuurnummer",
      "factuurnr", "factuur", "numero da fatura", "numero fatura", "fatura", "nota fiscal", "fakturanummer", "fakturanr", "faktura",
      "voucher", "voucher no", "invoiceid", "inv no", "invoice nbr", "trx number", "trx no", "transaction no", "transaction id",
      "customer trx id", "document", "doc", "piece", "numero piece", "n piece", "no piece", "numero de piece", "pieceref", "piece ref",
      "ref piece", "referenz", "referentie", "belegfeld 1", "belegfeld", "rg nr", "re nr", "rechnung no", "num doc", "no documento",
      "numero documento", "n documento", "numero de documento", "comprobante", "bilag", "bilagsnr", "bilagsnummer", "faktura nr",
      "faktura no", "numer faktury", "nr faktury", "faktura numer", "numer dokumentu", "nr dokumentu", "numer", "cislo faktury",
      "cislo dokladu", "variabilni symbol", "cislo", "szamlaszam", "szamla sorszama", "szamla", "bizonylatszam", "numar factura",
      "nr factura", "nr document", "numar document", "fatura no", "fatura numarasi", "belge no", "laskun numero", "laskunro", "lasku",
      "broj racuna", "racun", "racun broj", "stevilka racuna", "αριθμος τιμολογιου", "номер счета", "номер документа", "номер", "счет",
      "請求書番号", "請求番号", "伝票番号", "发票号", "发票号码", "單據號碼", "송장번호",
      "docno", "no faktur", "nomor faktur", "so hoa don", "dokument nr", "dok nr", "onze ref", "our ref", "unsere referenz", "notre reference", "id",
    ],
  },
  customer_id: {
    kind: "id",
    names: [
      "customer no", "customer number", "customer id", "customer code", "customer num", "cust no", "cust id", "cust code", "cust num",
      "account no", "account number", "account code", "account id", "client id", "client no", "client code", "debtor no", "debtor id",
      "debtor code", "debtor number", "payer id", "bill to id", "kundennummer", "kundennr", "kunden nr", "debitor", "debitorennummer",
      "debitornr", "numero client", "code client", "n client", "no client", "codigo cliente", "codigo de cliente", "numero de cliente",
      "id cliente", "codice cliente", "klantnummer", "klantnr", "debiteurnummer", "debiteurnr", "kundnummer", "kundnr", "codigo do cliente",
      "accountnum", "custaccount", "cust account", "invoiceaccount", "customer account", "account", "acct no", "bill to customer no",
      "customer trx no", "kontonummer", "konto", "konto no", "personenkonto", "debitorenkonto", "debitor no", "gegenkonto", "compte",
      "numero de compte", "compte client", "compaux num", "comp aux num", "compauxnum", "n compte", "code tiers", "tiers code", "no tiers",
      "cuenta", "cuenta cliente", "cod cliente", "conto", "codigo", "relatienummer", "relatiecode", "debiteurcode", "debitornummer",
      "kundenr", "kundenummer", "kundekonto", "asiakasnumero", "asiakasnro", "numer klienta", "kod klienta", "nr klienta",
      "kod kontrahenta", "numer kontrahenta", "nip", "cislo zakaznika", "kod zakaznika", "ico", "vevokod", "ugyfelkod", "partnerkod",
      "cod client", "cod partener", "cari kodu", "cari kod", "hesap kodu", "musteri kodu", "musteri no", "sifra kupca", "sifra partnera",
      "код клиента", "код контрагента", "инн", "得意先コード", "顧客コード", "顧客番号", "取引先コード", "客户编号", "客户代码", "고객번호",
      "kode pelanggan", "kd pelanggan", "cust cd", "custcd",
    ],
  },
  customer_name: {
    kind: "text",
    names: [
      "customer", "customer name", "cust", "cust name", "client", "client name", "debtor", "debtor name", "account name", "account",
      "company name", "company", "bill to", "bill to name", "sold to", "buyer", "buyer name", "payer", "party", "party name", "contact",
      "contact name", "name", "kunde", "kundenname", "firma", "auftraggeber", "nom client", "nom du client", "raison sociale", "cliente",
      "nombre cliente", "nombre del cliente", "razon social", "nome cliente", "ragione sociale", "klant", "klantnaam", "debiteur",
      "debiteurnaam", "nome do cliente", "kund", "kundnamn", "customer nm", "bill to customer", "bill to customer name", "sold to name",
      "sold to party", "payer name", "trading partner", "business partner", "partner", "partner name", "bp name", "kontobezeichnung",
      "debitorenname", "name 1", "debitor name", "kunden name", "tiers", "nom tiers", "nom du tiers", "compauxlib", "comp aux lib",
      "compaux lib", "libelle tiers", "intitule", "nom", "razao social", "denominazione", "intestatario", "naam", "relatie", "relatienaam",
      "bedrijfsnaam", "navn", "kundenavn", "kontonavn", "firmanavn", "debitornavn", "namn", "foretag", "asiakas", "asiakkaan nimi", "nimi",
      "kontrahent", "nazwa", "nazwa kontrahenta", "nazwa klienta", "klient", "nabywca", "odberatel", "zakaznik", "nazev", "firma nazev",
      "vevo", "vevo neve", "ugyfel", "partner neve", "nev", "vasarlo", "client nume", "nume", "nume client", "partener", "denumire",
      "denumire client", "cari unvan", "cari adi", "cari unvani", "unvan", "musteri", "musteri adi", "kupac", "kupec", "naziv",
      "partner naziv", "πελατης", "клиент", "контрагент", "покупатель", "наименование", "得意先名", "得意先", "顧客名", "取引先名", "取引先", "客户", "客户名称",
      "고객명", "거래처",
      "pelanggan", "nama pelanggan", "khach hang", "custname", "cust nm", "kontakt", "kontaktname", "bezeichnung", "kontobeschriftung",
    ],
  },
  issue_date: {
    kind: "date",
    names: [
      "date", "invoice date", "inv date", "issue date", "issued", "issued on", "issued date", "date issued", "document date", "doc date",
      "bill date", "billing date", "transaction date", "txn date", "posting date", "created", "created date", "created at",
      "date of invoice", "invoiced on", "rechnungsdatum", "belegdatum", "datum", "buchungsdatum", "date de facture", "date facture",
      "date facturation", "date d emission", "fecha", "fecha factura", "fecha de factura", "fecha de emision", "fecha emision",
      "data fattura", "data", "data emissione", "data documento", "factuurdatum", "data da fatura", "data de emissao", "data emissao",
      "fakturadatum", "transdate", "trans date", "documentdate", "trx date", "gl date", "accounting date", "acct date", "tran date",
      "entry date", "value dt", "ecriture date", "ecrituredate", "date ecriture", "date piece", "piece date", "piecedate", "date comptable",
      "fecha documento", "fecha contable", "data contabile", "data registrazione", "boekdatum", "documentdatum", "datum factuur", "dato",
      "bilagsdato", "bogforingsdato", "fakturadato", "utstedt", "utstedt dato", "bokforingsdato", "bokforingsdatum", "verifikationsdatum",
      "paivays", "laskun paivays", "laskutuspaiva", "paivamaara", "pvm", "data wystawienia", "data faktury", "data sprzedazy",
      "datum vystaveni", "vystaveno", "datum vystavenia", "kelte", "kiallitas datuma", "szamla kelte", "teljesites", "data facturii",
      "data emiterii", "data factura", "data document", "fatura tarihi", "belge tarihi", "tarih", "duzenleme tarihi", "datum racuna",
      "datum izdavanja", "datum izdaje", "ημερομηνια", "дата", "дата документа", "дата счета", "請求日", "発行日", "伝票日付", "日付", "请求日期", "开票日期",
      "发票日期", "日期", "발행일",
      "tanggal", "tanggal faktur", "tarikh", "ngay hoa don", "posted", "posted on",
    ],
  },
  due_date: {
    kind: "date",
    names: [
      "due", "due date", "date due", "due on", "due by", "payment due", "payment due date", "maturity", "maturity date", "net due date",
      "pay by", "falligkeit", "falligkeitsdatum", "fallig am", "fallig", "faellig", "faelligkeit", "faelligkeitsdatum", "faellig am",
      "zahlbar bis", "date d echeance", "date echeance", "echeance", "vencimiento", "fecha vencimiento", "fecha de vencimiento", "vence",
      "scadenza", "data scadenza", "vervaldatum", "vervaldag", "vencimento", "data de vencimento", "data vencimento", "forfallodatum",
      "forfallodag", "forfall", "duedate", "net due", "due dt", "terms due date", "falligkeitstag", "nettofalligkeit", "zahlungsfalligkeit",
      "date lim", "date limite", "fecha vto", "vto", "f vencimiento", "fecha de vto", "data di scadenza", "dt vencimento", "dt scadenza",
      "vervalt", "vervalt op", "betalen voor", "uiterste betaaldatum", "forfaldsdato", "forfald", "forfallsdato", "forfaller",
      "betalingsfrist", "sista betalningsdag", "erapaiva", "erapvm", "termin platnosci", "termin zaplaty", "platne do", "data platnosci",
      "splatnost", "datum splatnosti", "fizetesi hatarido", "esedekesseg", "hatarido", "scadenta", "data scadenta", "data scadentei",
      "termen de plata", "vade", "vade tarihi", "son odeme tarihi", "dospijece", "datum dospijeca", "rok placanja", "datum valute",
      "rok placila", "zapadlost", "ληξη", "срок оплаты", "дата оплаты по договору", "支払期限", "支払期日", "入金予定日", "期日", "到期日", "到期日期", "만기일",
      "jatuh tempo", "tanggal jatuh tempo", "tarikh akhir", "han thanh toan",
    ],
  },
  amount: {
    kind: "money",
    names: [
      "invoice total", "invoice amount", "gross amount", "gross total", "gross", "total incl tax", "total including tax", "amount incl tax",
      "grand total", "total amount", "amount total", "total", "invoice value", "original amount", "document amount", "billed amount",
      "amount billed", "billed", "bruttobetrag", "brutto", "rechnungsbetrag", "gesamtbetrag", "gesamt", "montant ttc", "total ttc", "ttc",
      "importe total", "monto total", "totale fattura", "totale", "totaalbedrag", "bedrag incl btw", "totaal", "valor total", "totalt",
      "amount", "umsatz", "value", "sum", "betrag", "summe", "montant", "importe", "monto", "importo", "bedrag", "valor", "belopp",
      "amountcur", "amount cur", "orig amount", "original amt", "amount original", "amount due original", "acctd amount", "entered amount",
      "open item amount", "doc amount", "item amount", "tran amount", "trx amount", "line amount", "inv amount", "factuurbedrag",
      "bedrag incl", "betrag brutto", "gesamtbetrag brutto", "rechnungssumme", "montantdevise", "montant devise", "montant initial",
      "montant facture", "montant total", "montant t t c", "importe factura", "importe original", "total factura", "importo totale",
      "importo fattura", "totale documento", "belob", "belop", "fakturabelob", "fakturabelop", "totalbelob", "totalt belop", "total belob",
      "summa", "summa inkl moms", "kokonaissumma", "loppusumma", "kwota", "kwota brutto", "wartosc brutto", "wartosc", "do zaplaty razem",
      "castka", "celkem", "castka celkem", "suma", "osszeg", "brutto osszeg", "vegosszeg", "szamla osszege", "brutto vegosszeg", "valoare",
      "valoare totala", "valoare factura", "suma totala", "tutar", "toplam", "fatura tutari", "genel toplam", "iznos", "ukupno",
      "iznos racuna", "znesek", "ποσο", "сумма", "сумма документа", "итого", "請求金額", "請求額", "金額", "合計", "金额", "发票金额", "总金额", "금액",
      "valor documento", "valor do documento", "valor original", "valor fatura", "vlr total",
      "jumlah", "total faktur", "fakturabelopp", "total incl vat", "total inc vat", "total including vat", "total incl", "incl vat", "total inkl moms", "doc amt", "orig amt", "so tien", "thanh tien",
    ],
  },
  paid_amount: {
    kind: "money",
    names: [
      "paid", "paid amount", "amount paid", "payments", "payment", "applied", "applied amount", "amount applied", "received",
      "amount received", "received amount", "collected", "settled", "settled amount", "total paid", "paid to date", "payments applied",
      "payments and credits", "less payments", "bezahlt", "gezahlt", "zahlungen", "bereits bezahlt", "paye", "montant paye", "regle",
      "montant regle", "pagado", "importe pagado", "monto pagado", "cobrado", "pagato", "importo pagato", "incassato", "betaald",
      "betaald bedrag", "pago", "valor pago", "recebido", "betalt", "settleamountcur", "settle amount cur", "settled amount cur",
      "applied amt", "amt paid", "payment applied", "receipts", "received amt", "total received", "gezahlter betrag", "zahlung",
      "bezahlter betrag", "betrag bezahlt", "deja paye", "deja regle", "paiements", "reglements", "encaisse", "cobros", "pagos",
      "pagamenti", "ontvangen", "reeds betaald", "indbetalt", "betalt belob", "innbetalt", "betalt belop", "maksettu", "suoritettu",
      "zaplacono", "zaplacona kwota", "kwota zaplacona", "wplacono", "uhrazeno", "zaplaceno", "kifizetve", "fizetve", "befizetve",
      "kiegyenlitett", "platit", "suma platita", "incasat", "achitat", "odenen", "odenen tutar", "tahsilat", "tahsil edilen", "placeno",
      "uplaceno", "placano", "оплачено", "оплата", "入金額", "入金", "既收", "已收", "已付", "수금액", "valor recebido", "baixado",
      "dibayar", "terbayar", "appl amt", "pd amt", "da thanh toan",
    ],
  },
  balance: {
    kind: "money",
    names: [
      "balance", "open", "open amount", "amount open", "open balance", "balance due", "amount due", "due amount", "outstanding",
      "outstanding amount", "amount outstanding", "outstanding balance", "remaining", "remaining amount", "remaining balance", "unpaid",
      "unpaid amount", "due", "amount remaining", "to pay", "offen", "offener betrag", "offener posten", "saldo", "restbetrag", "solde",
      "reste a payer", "montant du", "saldo pendiente", "pendiente", "importe pendiente", "da pagare", "residuo", "openstaand",
      "openstaand bedrag", "em aberto", "saldo devedor", "restbelopp", "aterstaende", "remainamount", "remainamountcur", "remain amount",
      "remain amount cur", "amount due remaining", "due remaining", "open amt", "balance amt", "bal amt", "bal amount", "outstanding amt",
      "residual", "amount residual", "offener saldo", "offener restbetrag", "op betrag", "op saldo", "restsaldo", "restant du", "restant",
      "reste du", "solde du", "solde restant", "montant restant", "solde a payer", "reste", "encours", "pendiente de cobro",
      "importe pendiente de cobro", "saldo deudor", "por cobrar", "saldo vivo", "saldo aperto", "importo residuo", "da incassare", "aperto",
      "saldo scoperto", "resterend", "nog te betalen", "restant bedrag", "te ontvangen", "openstaand saldo", "restbelob", "restbelop",
      "rest", "skyldig", "skyldigt", "udestaende", "utestaende", "aben", "abent belob", "saldo belob", "kvar att betala", "obetalt",
      "avoinna", "avoin", "avoin saldo", "maksamatta", "pozostalo", "pozostalo do zaplaty", "do zaplaty", "kwota pozostala",
      "saldo do zaplaty", "nierozliczone", "zbyva", "zbyva uhradit", "k uhrade", "zustatek", "nedoplatek", "hatralek", "hatralevo",
      "egyenleg", "fennmarado", "nyitott osszeg", "tartozas", "sold", "sold restant", "rest de plata", "rest plata", "de incasat", "ramas",
      "suma ramasa", "kalan", "bakiye", "kalan tutar", "acik tutar", "preostalo", "otvoreno", "ostatak", "dugovanje", "odprto", "υπολοιπο",
      "остаток", "задолженность", "долг", "к оплате", "未収残高", "売掛残高", "残高", "未入金", "未収金", "未收", "余额", "未付", "欠款", "미수금", "잔액",
      "saldo em aberto", "valor em aberto", "saldo a receber", "valor aberto", "saldo a pagar", "saldo a cobrar",
      "sisa", "sisa tagihan", "saldo piutang", "belum dibayar", "con lai", "open amount cur",
    ],
  },
  credited_amount: {
    kind: "money",
    names: [
      "credited", "credit amount", "amount credited", "credits", "credit applied", "credits applied", "gutschrift", "avoir", "abono",
      "nota de credito",
    ],
  },
  written_off_amount: {
    kind: "money",
    names: [
      "write off amount", "written off amount", "write off", "written off", "writeoff amount", "amount written off", "bad debt", "bad debt amount",
      "abgeschrieben", "ausgebucht", "montant passe en perte", "importe incobrable", "afgeschreven", "afskrevet", "avskrivet", "odpisano",
    ],
  },
  paid_date: {
    kind: "date",
    names: [
      "paid", "paid date", "date paid", "payment date", "paid on", "settled", "settled date", "settlement date", "date settled",
      "clearing date", "cleared", "clear date", "cleared on", "closed date", "date closed", "closed on", "fully paid on",
      "last payment date", "zahldatum", "zahlungsdatum", "bezahlt am", "ausgleichsdatum", "date de paiement", "date paiement",
      "date reglement", "paye le", "fecha de pago", "fecha pago", "data pagamento", "betaaldatum", "betaald op", "data de pagamento",
      "betaldatum", "betald", "closed", "lastsettledate", "last settle date", "lastsettlement", "payment dt", "gezahlt am", "bezahlt",
      "regle le", "date encaissement", "fecha cobro", "data incasso", "betaald", "betalt dato", "betalingsdato", "indbetalingsdato",
      "betalt", "maksupaiva", "maksettu pvm", "data zaplaty", "data wplaty", "zaplaceno dne", "uhrazeno dne", "datum uhrady",
      "fizetes datuma", "kifizetes datuma", "data platii", "data incasarii", "odeme tarihi", "tahsil tarihi", "datum placanja",
      "дата оплаты", "入金日", "收款日期", "付款日期",
      "tanggal bayar",
    ],
  },
  currency: {
    kind: "currency",
    names: [
      "currency", "currency code", "curr", "cur", "ccy", "iso currency", "invoice currency", "wahrung", "waehrung", "whg", "wrg", "devise", "monnaie",
      "moneda", "divisa", "valuta", "moeda", "currencycode", "curr code", "cur code", "currcy", "doc currency", "document currency",
      "transaction currency", "trx currency", "waers", "wkz", "wkz umsatz", "idevise", "code devise", "cod moneda", "codice valuta",
      "valutakode", "valutakod", "valuuttakoodi", "valuutta", "waluta", "mena", "penznem", "deviza", "para birimi", "doviz", "doviz cinsi",
      "νομισμα", "валюта", "通貨", "币种", "货币", "통화",
      "mata uang", "cur cod", "curcod", "curcd", "tien te",
    ],
  },
  terms: {
    kind: "text",
    names: [
      "terms", "payment terms", "payment term", "pay terms", "credit terms", "terms of payment", "net terms", "zahlungsbedingungen",
      "zahlungsbedingung", "zahlungsziel", "konditionen", "conditions de paiement", "conditions", "delai de paiement",
      "condiciones de pago", "condiciones", "plazo", "condizioni di pagamento", "termini di pagamento", "betalingsconditie",
      "betaaltermijn", "betalingstermijn", "condicoes de pagamento", "betalningsvillkor", "paymterm", "paym term", "payment term code",
      "pymt terms", "terms code", "zahlungsbed", "zlsch", "reglement conditions", "condition de reglement", "mode de reglement",
      "betalingsbetingelser", "betalingsbetingelse", "betalingsvilkar", "maksuehto", "warunki platnosci", "platebni podminky",
      "fizetesi feltetel", "fizetesi mod", "conditii de plata", "odeme sekli", "odeme vadesi", "uvjeti placanja", "支払条件", "付款条件",
    ],
  },
  status: {
    kind: "text",
    names: [
      "status", "state", "invoice status", "payment status", "document status", "paid", "is paid", "statut", "etat", "estado", "stato",
      "situacao", "zustand", "zahlungsstatus", "doc status", "tila", "stan", "stav", "allapot", "statusz", "stare", "durum", "статус",
      "состояние", "状態", "ステータス", "状态", "상태", "situacion",
      "keterangan status",
    ],
  },
  document_type: {
    kind: "text",
    names: [
      "type", "document type", "doc type", "transaction type", "txn type", "record type", "entry type", "invoice type", "belegart", "art",
      "type de document", "type de piece", "tipo", "tipo documento", "tipo de documento", "soort", "documentsoort", "typ", "transtype",
      "trans type", "trx type", "class", "trx class", "doc ty", "doc type code", "typ dokumentu", "typ dokladu", "druh dokladu",
      "bizonylat tipusa", "tip document", "tip doc", "belge turu", "belge tipi", "vrsta dokumenta", "bilagstype", "bilagsart", "bilagstyp",
      "dokumenttype", "dokumenttyp", "tositelaji", "laji", "type piece", "nature", "clase", "clase de documento", "tipo doc",
      "journal code", "journalcode", "journal", "dagboek", "belegtyp", "posttype", "posteringstype", "dokumententyp", "vorgangsart", "tipo de comprobante", "τυπος", "вид документа", "тип документа", "伝票種類", "单据类型",
    ],
  },
  company_id: {
    kind: "text",
    names: [
      "company code", "company id", "entity", "entity id", "legal entity", "subsidiary", "business unit", "business code", "buchungskreis",
      "mandant", "societe", "sociedad", "societa", "empresa", "administratie", "dataareaid", "data area id", "business unit id", "org id",
      "operating unit", "legal entity id", "rechtseinheit", "werk",
    ],
  },
  segment: { kind: "text", names: [
    "segment", "customer segment", "category", "customer group", "customer type", "industry", "kundengruppe", "categorie", "categoria",
  ] },
  region: { kind: "text", names: ["region", "territory", "area", "gebiet", "zona", "regione", "regio"] },
  sales_rep: { kind: "text", names: [
    "sales rep", "salesperson", "sales person", "rep", "account manager", "owner", "salesman", "vertreter", "vertriebsmitarbeiter",
    "commercial", "vendedor", "agente", "verkoper",
  ] },
  order_id: { kind: "id", names: [
    "order", "order no", "order number", "order id", "sales order", "so number", "so no", "po number", "po no", "po", "purchase order",
    "bestellnummer", "auftragsnummer", "commande", "pedido", "ordine", "ordernummer",
  ] },
  delivery_date: { kind: "date", names: [
    "delivery date", "ship date", "shipped", "delivered", "delivered on", "lieferdatum", "date de livraison", "fecha de entrega",
    "data consegna", "leverdatum",
  ] },
  snapshot_date: {
    kind: "date",
    names: [
      "snapshot date", "as of date", "as of", "as at", "aging date", "aged as of", "report date", "extract date", "extraction date", "stichtag",
      "auswertungsdatum", "date d arrete", "date de situation", "fecha de corte", "data estrazione", "data di riferimento", "peildatum", "per dato",
    ],
  },
  payment_id: { kind: "id", names: [
    "payment id", "payment no", "payment number", "payment ref", "receipt no", "receipt number", "receipt id", "receipt", "transaction id",
    "txn id", "zahlungsnummer", "numero de paiement", "numero de pago", "recibo", "betalingsnr", "numer wplaty", "cash receipt no",
  ] },
  payment_date: { kind: "date", names: [
    "payment date", "date paid", "receipt date", "received on", "received date", "date received", "deposit date", "value date",
    "zahlungsdatum", "zahldatum", "eingangsdatum", "valuta datum", "date de paiement", "date reglement", "fecha de pago", "fecha pago",
    "data pagamento", "betaaldatum", "data de pagamento", "betalingsdato", "indbetalingsdato", "innbetalt dato", "betalningsdatum",
    "inbetalningsdatum", "ontvangstdatum", "data wplaty", "data platnosci", "datum platby", "datum uhrady", "befizetes datuma",
    "data platii", "data incasarii", "data incasso", "data de recebimento", "fecha cobro", "fecha de cobro", "fecha de ingreso",
    "date d encaissement", "date encaissement", "odeme tarihi", "tahsilat tarihi", "maksupaiva", "дата платежа", "дата оплаты", "入金日",
    "收款日期",
  ] },
  method: { kind: "text", names: [
    "method", "payment method", "pay method", "payment type", "tender", "zahlungsart", "zahlungsweise", "mode de paiement", "forma de pago",
    "metodo de pago", "metodo di pagamento", "betaalwijze",
  ] },
  reference: { kind: "text", names: [
    "reference", "ref", "memo", "remittance", "check no", "cheque no", "bank reference", "verwendungszweck", "referenz", "libelle",
    "referencia", "causale", "riferimento", "kenmerk", "omschrijving",
  ] },
  side: { kind: "text", names: [
    "debit credit", "dr cr", "d c", "s h", "soll haben", "soll haben kennzeichen", "debe haber", "dare avere", "debet kredit", "sens", "dc",
    "debit credit indicator", "debcred", "debit credit flag", "debet credit", "soll haben kz", "s h kz", "sh kennzeichen", "d h",
    "debe o haber", "debit credit code", "debit kredit", "winien ma", "md d", "ma dati", "borc alacak", "b a",
  ] },
  debit_amount: { kind: "money", names: [
    "debit", "debit amount", "dr", "soll", "betrag soll", "debe", "dare", "debito", "debet", "cargo", "winien", "ma dati", "md", "tartozik",
    "borc", "debet belob", "duguje", "tartozik osszeg", "дебет", "借方", "借方金額", "montant debit",
  ] },
  credit_amount: { kind: "money", names: [
    "credit", "credit amount", "cr", "haben", "betrag haben", "haber", "avere", "credito", "kredit", "abono", "ma", "dal", "dati",
    "kovetel", "alacak", "kredit belob", "potrazuje", "кредит", "貸方", "貸方金額", "montant credit",
  ] },
  email: { kind: "text", names: ["email", "e mail", "mail", "email address", "correo", "courriel"] },
  country: { kind: "text", names: ["country", "country code", "land", "pays", "pais", "paese"] },
  credit_limit: { kind: "money", names: [
    "credit limit", "limit", "kreditlimit", "limite de credit", "limite de credito", "fido", "kredietlimiet",
  ] },
  parent_customer_id: { kind: "id", names: [
    "parent", "parent id", "parent customer", "parent customer id", "group id", "parent account", "konzern", "maison mere",
  ] },
  unused_amount: {
    kind: "money",
    names: [
      "tax", "vat", "tax amount", "vat amount", "sales tax", "gst", "subtotal", "sub total", "net", "net amount", "amount excl tax",
      "discount", "discount amount", "quantity", "qty", "unit price", "price", "rate", "exchange rate", "fx rate", "shipping", "freight",
      "days", "days late", "days overdue", "age", "days past due", "mwst", "ust", "netto", "nettobetrag", "steuer", "tva", "montant ht",
      "ht", "iva", "imponibile", "base imponible", "btw", "home amount", "base amount", "local amount", "amount in base currency",
      "amount in local currency", "converted amount", "retainage", "withholding", "exchangerate", "exch rate", "amountmst", "amount mst",
      "remain amount mst", "settleamountmst", "moms", "mva", "alv", "vat kwota", "podatek", "kwota vat", "kwota netto", "netto kwota",
      "dph", "zaklad dane", "afa", "netto osszeg", "afa osszeg", "tva suma", "kdv", "kdv tutari", "pdv", "ндс", "消費税", "税額", "税额", "税金",
      "vies", "dni po terminie", "dni", "retard", "jours de retard", "jours", "dias", "dias vencidos", "giorni", "dagen", "dage", "dager",
      "dagar", "forfaldne dage", "amount in local curr", "loc curr amount", "eur betrag", "kurs", "cours", "taux", "cambio",
      "tipo de cambio", "hl wahrung", "total excl vat", "total ex vat", "total excluding vat", "total excl", "excl vat", "total exkl moms",
    ],
  },
  unused_date: { kind: "date", names: [
    "updated", "updated at", "modified", "modified date", "last modified", "discount date", "sent", "sent date", "print date",
    "reminder date", "period", "expected date", "promised date", "baseline date", "lastmodified", "createddatetime", "modifieddatetime",
    "recdate", "validdate", "validation date", "date lettrage", "datelet", "leistungsdatum", "data sprzedaz", "skontodatum", "skonto bis",
    "discount dt",
  ] },
  unused_text: { kind: "text", names: [
    "description", "notes", "note", "comment", "comments", "item", "item name", "product", "line", "address", "city", "zip", "phone",
    "account type", "gl account", "beschreibung", "text", "bemerkung", "designation", "descripcion", "descrizione",
  ] },
}; // prettier-ignore

/** Whether a text is the name of a role that a column may be given. */
export function isRole(name: string): name is RoleName {
  return Object.hasOwn(roles, name) && !name.startsWith("unused_");
}
