import { describe, expect, test } from "vitest";
import { propose } from "../../pipeline/init/propose.ts";
import { findTable } from "../../pipeline/init/findTable.ts";

/** What each header of a list is taken for; lines of text, the header among them. */
function taken(text: string, file = "export.csv"): Readonly<Record<string, string>> {
  const table = findTable(text.trim().split("\n"), [",", ";", "\t", "|"]);
  if (table === null) return {};
  const { assignments } = propose({ file, header: table.header, rows: table.rows });
  return Object.fromEntries(assignments.map(({ header, role }) => [header, role]));
}

describe("a column is told by its name and its values together", () => {
  test("`due` is a date here and money there; `paid` a date, money or a yes", () => {
    expect(taken("invoice,customer,date,total,due\nA1,Acme,2024-01-05,100.00,2024-02-04")["due"]).toBe("due_date");
    expect(taken("invoice,customer,date,total,due\nA1,Acme,2024-01-05,100.00,40.00")["due"]).toBe("balance");
    expect(taken("invoice,customer,date,total,paid\nA1,Acme,2024-01-05,100.00,40.00")["paid"]).toBe("paid_amount");
    expect(taken("invoice,customer,date,total,paid\nA1,Acme,2024-01-05,100.00,2024-03-01")["paid"]).toBe("paid_date");
    expect(taken("invoice,customer,date,total,paid\nA1,Acme,2024-01-05,100.00,yes")["paid"]).toBe("status");
  });

  test.each([
    [
      "German",
      "Rechnungsnr.;Kunde;Rechnungsdatum;Fälligkeit;Bruttobetrag;MwSt;Offen;Währung\nR1;Müller GmbH;05.01.2024;04.02.2024;119,00;19,00;119,00;EUR",
    ],
    [
      "French",
      "N° facture;Client;Date facture;Échéance;Montant TTC;TVA;Reste à payer;Devise\nF1;Dupont SA;05/01/2024;04/02/2024;120,00;20,00;120,00;EUR",
    ],
    [
      "Spanish",
      "Nº factura;Cliente;Fecha;Vencimiento;Importe total;IVA;Saldo pendiente;Moneda\nF1;García SL;05/01/2024;04/02/2024;121,00;21,00;121,00;EUR",
    ],
    [
      "Italian",
      "Numero fattura;Cliente;Data fattura;Scadenza;Totale;IVA;Residuo;Valuta\nF1;Rossi SRL;05/01/2024;04/02/2024;122,00;22,00;122,00;EUR",
    ],
    [
      "Dutch",
      "Factuurnummer;Klant;Factuurdatum;Vervaldatum;Totaalbedrag;BTW;Openstaand;Valuta\nF1;Jansen BV;05-01-2024;04-02-2024;121,00;21,00;121,00;EUR",
    ],
    [
      "Portuguese",
      "Número da fatura;Cliente;Data de emissão;Vencimento;Valor total;IVA;Em aberto;Moeda\nF1;Silva Lda;05/01/2024;04/02/2024;123,00;23,00;123,00;EUR",
    ],
    [
      "Swedish",
      "Fakturanr;Kund;Fakturadatum;Förfallodatum;Totalt;Moms;Restbelopp;Valuta\n1;Svensson AB;2024-01-05;2024-02-04;125,00;25,00;125,00;SEK",
    ],
  ])("%s headers", (_language, text) => {
    expect(Object.values(taken(text))).toEqual([
      "invoice_id", "customer_name", "issue_date", "due_date", "amount", "balance", "currency",
    ]); // prettier-ignore
  });

  test("short forms stand for their words", () => {
    expect(
      taken("Cust Nbr,Inv #,Inv Dt,Invoice Amt,Pmts Applied,Acct Bal\n7,A1,2024-01-05,120.00,20.00,100.00"),
    ).toEqual({
      "Cust Nbr": "customer_id",
      "Inv #": "invoice_id",
      "Inv Dt": "issue_date",
      "Invoice Amt": "amount",
      "Pmts Applied": "paid_amount",
      "Acct Bal": "balance",
    });
  });

  test("tax, net and quantities are not taken for the amount", () => {
    expect(taken("Inv #,Client ID,Issued,Net,Tax,Gross\n7,C1,2024-01-05,100.00,20.00,120.00")).toEqual({
      "Inv #": "invoice_id",
      "Client ID": "customer_id",
      Issued: "issue_date",
      Gross: "amount",
    });
  });

  test("a total with tax comes before the amount without", () => {
    expect(taken("Invoice,Customer,Date,Amount,Tax,Total\nA1,Foo,2024-01-02,100.00,20.00,120.00")).toEqual({
      Invoice: "invoice_id",
      Customer: "customer_name",
      Date: "issue_date",
      Total: "amount",
    });
  });

  test("lists of payments and of customers are told from invoices", () => {
    expect(taken("Date,Customer,Amount,Invoice,Method\n2024-01-05,Acme,10.00,A1,wire", "payments 2024.csv")).toEqual({
      Date: "payment_date",
      Customer: "customer_name",
      Amount: "amount",
      Invoice: "invoice_id",
      Method: "method",
    });
    expect(taken("Customer No,Name,Country,Payment terms,Credit limit\nC1,Acme,US,Net 30,5000")).toEqual({
      "Customer No": "customer_id",
      Name: "customer_name",
      Country: "country",
      "Payment terms": "terms",
      "Credit limit": "credit_limit",
    });
  });
});

describe("what rows are", () => {
  const invoices = (text: string) => {
    const table = findTable(text.trim().split("\n"), [","]);
    return propose({ file: "a.csv", header: table?.header ?? [], rows: table?.rows ?? [] });
  };

  test("credit notes and payments among the rows feed their own tables, by the document type", () => {
    const { layout } = invoices(`Type,No,Customer,Date,Amount
Invoice,1,Acme,2024-01-05,100.00
Credit Memo,2,Acme,2024-01-06,-20.00
Payment,3,Acme,2024-01-09,-50.00`);
    expect(layout?.feeds.map(({ table }) => table)).toEqual(["credit_notes", "payments", "invoices"]);
  });

  test("void and draft rows are left out by name; a status of paid settles where nothing else says so", () => {
    const { layout } = invoices(`No,Customer,Date,Amount,Status
1,Acme,2024-01-05,100.00,Paid
2,Acme,2024-01-06,20.00,Voided
3,Acme,2024-01-09,50.00,Draft`);
    expect(layout?.leaveOut?.map(({ rule }) => rule)).toEqual(["void_document", "draft_document"]);
    expect(layout?.feeds[0]?.columns?.["paid_amount"]).toMatchObject({
      when: { of: "Status", isOneOf: ["paid"] },
      then: "Amount",
    });
  });

  test("several amounts under one number are line items", () => {
    const lines = [1, 2, 3, 4].flatMap((id) => [`${id},Acme,2024-01-05,10.00`, `${id},Acme,2024-01-05,5.00`]);
    expect(invoices(`No,Customer,Date,Line amount\n${lines.join("\n")}`).layout?.feeds[0]?.lines).toBe(true);
  });

  test("a list without an amount is not mapped, and says what it lacks", () => {
    expect(invoices("No,Customer,Date\n1,Acme,2024-01-05")).toMatchObject({
      layout: null,
      problem: "no column could be told to be an amount",
    });
  });

  test("a printed report: party rows above, totals below", () => {
    const { layout } = invoices(`No,Date,Due date,Amount
Acme Ltd,,,
1,2024-01-05,2024-02-04,100.00
Total Acme Ltd,,,100.00
Grand total,,,100.00`);
    expect(layout?.report).toEqual({ totals: ["Grand total", "Total"], amount: "Amount", party: "Party" });
    expect(layout?.feeds[0]?.columns?.["customer_name"]).toBe("Party");
  });
});

describe("a day that is only expected is no day of payment", () => {
  test.each([
    "Expected Payment Date", "Predicted Pay Date", "Promised Payment Date", "Planned payment date", "Scheduled Settlement Date", "Est. Paid Date",
    "Paid Date (forecast)", "Voraussichtliches Zahldatum", "Date de paiement prévue", "Fecha de pago prevista", "Verwachte betaaldatum",
    "Beräknad betaldatum", "Forventet betalingsdato", "Promised pay by",
  ])("%s", (header) => {
    const text = `Invoice No,Customer,Invoice Date,Due Date,Amount,${header}\nI1,Acme,2024-01-05,2024-02-05,100.00,2024-02-10`;
    expect(Object.values(taken(text))).toEqual(["invoice_id", "customer_name", "issue_date", "due_date", "amount"]);
  }); // prettier-ignore

  test("a due date may be scheduled or estimated", () => {
    const text = "Invoice No,Customer,Invoice Date,Scheduled Due Date,Amount\nI1,Acme,2024-01-05,2024-02-05,100.00";
    expect(taken(text)["Scheduled Due Date"]).toBe("due_date");
  });

  test("an amount expected is none paid, and the day paid beside it is one", () => {
    const text =
      "Invoice No,Customer,Invoice Date,Amount,Expected payment,Paid Date,Promised Date\nI1,Acme,2024-01-05,100.00,100.00,2024-02-10,2024-02-09";
    expect(taken(text)).toEqual({
      "Invoice No": "invoice_id",
      Customer: "customer_name",
      "Invoice Date": "issue_date",
      Amount: "amount",
      "Paid Date": "paid_date",
    });
  });

  test("a file of expected payments holds none", () => {
    const table = findTable(["Payment Date,Customer,Amount", "2024-02-10,Acme,100.00"], [","]);
    expect(
      propose({ file: "expected payments.csv", header: table?.header ?? [], rows: table?.rows ?? [] }),
    ).toMatchObject({
      layout: null,
      problem: "its name says that it holds expected payments: nothing is paid by them",
    });
  });
});
