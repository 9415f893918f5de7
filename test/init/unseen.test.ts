import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { init } from "../../pipeline/init/init.ts";
import { propose } from "../../pipeline/init/propose.ts";
import { findTable } from "../../pipeline/init/findTable.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { withExport } from "../support/exports.ts";
import { withFolder } from "../support/folder.ts";
import { brokenChecks, select } from "../support/ledger.ts";

type Export = { readonly title: string; readonly text: string; readonly open: Readonly<Record<string, number>> };

// Exports in the ways of systems that nobody here has seen: what each customer owes is known beforehand (docs/exports-tried.md).
const exports: readonly Export[] = [
  {
    title: "debit, credit and their difference: what is open is proven",
    text: `Konto;Kontobezeichnung;Belegfeld 1;Belegdatum;Fälligkeit;Betrag Soll;Betrag Haben;Saldo;Saldo S/H;WKZ
10001;Datev eins;RE-1;05.01.2024;04.02.2024;1.190,00;190,00;1.000,00;S;EUR
10002;Datev zwei;GU-3;20.01.2024;20.01.2024;0,00;59,50;59,50;H;EUR
10002;Datev zwei;RE-4;25.01.2024;24.02.2024;357,00;0,00;357,00;S;EUR`,
    open: { "10001": 1000, "10002": 297.5 },
  },
  {
    title: "Hungarian, days with a point at their end",
    text: `Számlaszám;Vevő neve;Kelte;Fizetési határidő;Bruttó összeg;Kifizetve;Hátralék
2024/0001;Kovács;2024.01.05.;2024.02.04.;127 000 Ft;27 000 Ft;100 000 Ft
2024/0002;Szabó;2024.01.17.;2024.02.16.;12 700 Ft;0 Ft;12 700 Ft`,
    open: { KOVACS: 100000, SZABO: 12700 },
  },
  {
    title: "an aging by buckets without a total",
    text: `Customer,Invoice,Invoice Date,Due Date,Current,1-30 days,31-60 days,61-90 days,Over 90 days
Aging one,AG1,2024-01-05,2024-02-04,,,100.00,,
Aging one,AG2,2024-03-20,2024-04-19,55.50,,,,
Aging two,AG3,2024-02-05,2024-03-06,,-20.00,,,`,
    open: { "AGING ONE": 155.5, "AGING TWO": -20 },
  },
  {
    title: "an amount due that is the total once more, whatever is paid",
    text: `Customer Name,Currency,Date (UTC),Due Date (UTC),Number,Status,Total,Amount Due,Amount Paid
Board one,usd,2024-01-05 10:00,2024-02-04 10:00,A-0001,open,110.00,110.00,0.00
Board one,usd,2024-01-17 10:00,2024-02-16 10:00,A-0002,paid,55.00,55.00,55.00
Board two,usd,2024-01-20 10:00,2024-02-19 10:00,B-0001,void,22.00,22.00,0.00`,
    open: { "BOARD ONE": 110 },
  },
  {
    title: "further lines of an order without its total",
    text: `Order No,Customer,Created at,Total,Lineitem,Outstanding Balance,Currency
#1001,Shop one,2024-01-05,100.00,Box,100.00,USD
#1001,,2024-01-05,,Lid,,
#1002,Shop two,2024-01-17,66.00,Box,26.00,USD`,
    open: { "SHOP ONE": 100, "SHOP TWO": 26 },
  },
  {
    title: "line items with a status: paid in full is paid of all lines",
    text: `Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Line Total,Currency
Lines one,FB1,2024-01-05,overdue,,120.00,GBP
Lines one,FB1,2024-01-05,overdue,,12.00,GBP
Lines two,FB2,2024-01-17,paid,2024-02-01,60.00,GBP
Lines two,FB2,2024-01-17,paid,2024-02-01,12.00,GBP
Lines one,FB3,2024-01-20,sent,,36.00,GBP
Lines one,FB3,2024-01-20,sent,,12.00,GBP`,
    open: { "LINES ONE": 180 },
  },
  {
    title: "a flag that says cancelled",
    text: `Fakturanr;Kundnamn;Fakturadatum;Förfallodatum;Totalt;Saldo;Valuta;Makulerad
1;Flagg ett;2024-01-05;2024-02-04;1250;1250;SEK;Nej
3;Flagg ett;2024-01-20;2024-02-19;500;500;SEK;Ja
4;Flagg ett;2024-01-25;2024-02-24;-250;-250;SEK;Nej`,
    open: { "FLAGG ETT": 1000 },
  },
  {
    title: "a ledger kept the other way round: invoices below zero",
    text: `Doc No,Customer,Posting Date,Due Date,Doc Type,Amount,Remaining,Currency
RV1,Round one,2024-01-05,2024-02-04,Invoice,-100.00,-100.00,USD
RV2,Round two,2024-01-17,2024-02-16,Invoice,-50.00,-20.00,USD
RV3,Round one,2024-01-20,2024-01-20,Payment,30.00,30.00,USD`,
    open: { "ROUND ONE": 70, "ROUND TWO": 20 },
  },
  {
    title: "a column of what was written off",
    text: `Invoice Number,Customer Id,Status,Invoice Date,Due Date,Currency,Amount,Amount Due,Credits Applied,Payments,Write Off Amount
CB1,bee1,payment_due,2024-01-05,2024-02-04,USD,100.00,40.00,10.00,50.00,0.00
CB3,bee2,not_paid,2024-01-20,2024-02-19,USD,44.00,0.00,0.00,0.00,44.00`,
    open: { bee1: 40 },
  },
  {
    title: "a retention: what is due is the net amount, as what is paid and open prove",
    text: `Certificate No,Client,Invoice Date,Due Date,Gross Amount,Retention,Net Amount Due,Paid,Outstanding
CE1,Retained one,2024-01-05,2024-02-04,1000.00,50.00,950.00,0.00,950.00
CE2,Retained two,2024-01-17,2024-02-16,500.00,25.00,475.00,475.00,0.00`,
    open: { "RETAINED ONE": 950 },
  },
  {
    title: "instalments under one number",
    text: `Invoice No,Customer,Invoice Date,Instalment Due Date,Instalment Amount,Open Amount,Currency
IN1,Rata one,2024-01-05,2024-02-05,50.00,0.00,USD
IN1,Rata one,2024-01-05,2024-03-05,50.00,50.00,USD
IN2,Rata two,2024-01-17,2024-02-17,30.00,30.00,USD
IN2,Rata two,2024-01-17,2024-03-17,30.00,30.00,USD`,
    open: { "RATA ONE": 50, "RATA TWO": 60 },
  },
  {
    title: "texts over several lines",
    text: `Invoice,Customer,Date,Due Date,Description,Amount,Balance,Currency
ML1,"Many, Lines",2024-01-05,2024-02-04,"Work
in January; and ""more""",100.00,100.00,USD
ML2,Many two,2024-01-17,2024-02-16,Short,50.00,25.00,USD`,
    open: { "MANY LINES": 100, "MANY TWO": 25 },
  },
  {
    title: "net and tax alone",
    text: `Rechnung;Kunde;Datum;Fällig;Netto;USt
NT1;Netto eins;05.01.2024;04.02.2024;100,00;19,00
NT2;Netto zwei;17.01.2024;16.02.2024;200,00;38,00`,
    open: { "NETTO EINS": 119, "NETTO ZWEI": 238 },
  },
  {
    title: "a discount taken beside what is paid",
    text: `Invoice,Customer,Date,Due Date,Amount,Discount Taken,Paid,Balance,Currency
DI1,Early one,2024-01-05,2024-02-04,100.00,2.00,98.00,0.00,USD
DI3,Early two,2024-01-07,2024-02-06,80.00,1.60,40.00,38.40,USD`,
    open: { "EARLY TWO": 38.4 },
  },
  {
    title: "customers on rows of their own, with sub-totals",
    text: `Aged receivables as at 31 March 2024
Customer / Invoice;Invoice Date;Due Date;Original;Outstanding
Printed One;;;;
I1;05/01/2024;04/02/2024;100,00;100,00
I2;20/03/2024;19/04/2024;55,50;55,50
Sub-total;;;155,50;155,50
Printed Two;;;;
I3;05/11/2023;05/12/2023;200,00;150,00
Sub-total;;;200,00;150,00
Total;;;355,50;305,50`,
    open: { "PRINTED ONE": 155.5, "PRINTED TWO": 150 },
  },
  {
    title: "names without blanks, amounts without signs",
    text: `DOCNO|CUSTNO|CUSTNAME|DOCTYPE|DOCDATE|DUEDATE|DOCAMT|APPLAMT|CURCOD
1001|K1|Bare one|INV|20240105|20240204|100.00|40.00|USD
1002|K1|Bare one|CRN|20240110|20240110|20.00|0.00|USD
1004|K2|Bare two|RCT|20240120|20240120|60.00|50.00|USD`,
    open: { K1: 40, K2: -10 },
  },
  {
    title: "money paid back above zero, credits and payments below",
    text: `Type,No,Customer,Date,Due Date,Amount,Balance,Currency
Invoice,RB1,Back one,2024-01-05,2024-02-04,100.00,100.00,USD
Credit Memo,RB2,Back one,2024-01-10,,-40.00,-10.00,USD
Refund,RB3,Back one,2024-01-12,,30.00,0.00,USD
Payment,RB4,Back two,2024-01-17,,-50.00,-20.00,USD
Refund,RB5,Back two,2024-01-18,,15.00,15.00,USD`,
    open: { "BACK ONE": 90, "BACK TWO": -5 },
  },
  {
    title: "suppliers among the customers",
    text: `Partner type;Partner;Doc no;Doc date;Due date;Open amount;Currency
Customer;Owing one;SC1;2024-01-05;2024-02-04;100.00;EUR
Supplier;Owed one;SC2;2024-01-07;2024-02-06;70.00;EUR`,
    open: { "OWING ONE": 100 },
  },
  {
    title: "a balance below zero beside amounts above",
    text: `Invoice,Customer,Date,Due,Amount,Balance,Currency
NB1,Below one,2024-01-05,2024-02-04,100.00,-100.00,USD
NB2,Below two,2024-01-06,2024-02-05,50.00,-20.00,USD`,
    open: { "BELOW ONE": 100, "BELOW TWO": 20 },
  },
  {
    title: "currencies by their names, and the id of a row named ID",
    text: `Issue Date,ID,Client,Invoice Amount,Paid Amount,Balance,Currency
2024-01-05,9001,Harvest one,1190.00,500.00,690.00,United States Dollar - USD
2024-03-05,9002,Harvest two,238.00,0.00,238.00,Euro`,
    open: { "HARVEST ONE": 690, "HARVEST TWO": 238 },
  },
  {
    title: "each amount twice, in the document's currency and in the company's; the customer is not the account of all",
    text: `Date,Type,Document Number,Name,Account,Due Date,Currency,Amount (Foreign Currency),Remaining (Foreign Currency),Amount,Remaining
2024-01-05,Invoice,SS1,Search one,1100 Receivables,2024-02-04,Euro,1190.00,690.00,1309.00,759.00
2024-01-20,Credit Memo,SS2,Search two,1100 Receivables,,US Dollar,-59.50,59.50,-59.50,59.50
2024-03-05,Invoice,SS3,Search two,1100 Receivables,2024-04-04,US Dollar,238.00,238.00,238.00,238.00`,
    open: { "SEARCH ONE": 690, "SEARCH TWO": 178.5 },
  },
  {
    title: "sub-totals and a total without a word, beside credits of another type",
    text: `Type,Doc,Customer,Posted,Due,Balance Due,Currency
IN,BT1,Bare sum one,2024-01-05,2024-02-04,1190.00,USD
RC,BT2,Bare sum one,2024-02-20,2024-02-20,-500.00,USD
,,,,,690.00,
CN,BT3,Bare sum two,2024-01-20,2024-01-20,-59.50,USD
IN,BT4,Bare sum two,2024-03-05,2024-04-04,238.00,USD
,,,,,178.50,
,,,,,868.50,`,
    open: { "BARE SUM ONE": 690, "BARE SUM TWO": 178.5 },
  },
  {
    title: "two sides with a total of each account and one of all",
    text: `Compte;Intitulé;Date;N° pièce;Échéance;Débit;Crédit
411LIVRE1;Livre un;05/01/2024;GL1;04/02/2024;1 190,00;
411LIVRE1;Livre un;20/02/2024;GL2;;;500,00
Total compte 411LIVRE1;;;;;1 190,00;500,00
411LIVRE2;Livre deux;05/03/2024;GL3;04/04/2024;238,00;
Total compte 411LIVRE2;;;;;238,00;0,00
Total général;;;;;1 428,00;500,00`,
    open: { "411LIVRE1": 690, "411LIVRE2": 238 },
  },
  {
    title: "invoices, credits, offers and suppliers' invoices by type, all above zero",
    text: `Belegtyp;Status;Belegnummer;Belegdatum;Fälligkeitsdatum;Kontakt;Gesamtbetrag;Offener Betrag;Währung
Rechnung;offen;LX1;15.01.2024;14.02.2024;Beleg eins;1.190,00;690,00;EUR
Rechnungskorrektur;offen;LX2;20.01.2024;20.01.2024;Beleg zwei;59,50;59,50;EUR
Einkaufsrechnung;offen;LX3;02.03.2024;01.04.2024;Papier GmbH;99,00;99,00;EUR
Angebot;offen;LX4;02.03.2024;01.04.2024;Beleg eins;990,00;;EUR`,
    open: { "BELEG EINS": 690, "BELEG ZWEI": -59.5 },
  },
  {
    title: "a day of each item is not the day of its list",
    text: `CUST_ID,ITEM,ACCOUNTING_DT,ASOF_DT,DUE_DT,BAL_AMT,BAL_CURRENCY,ORIG_ITEM_AMT
PS1000,OIN-1001,2024-01-05,2024-01-05,2024-02-04,690.00,USD,1190.00
PS1001,OCR-77,2024-01-20,2024-01-20,2024-01-20,-59.50,USD,-59.50
PS1001,OIN-1003,2024-03-05,2024-03-05,2024-04-04,238.00,USD,238.00`,
    open: { PS1000: 690, PS1001: 178.5 },
  },
  {
    title: "open invoices by customer with credits below zero and a total of them",
    text: `"","Type","Date","Num","Terms","Due Date","Open Balance"
"Desktop one","","","","","",""
"","Invoice","01/05/2024","QD1","Net 30","02/04/2024","690.00"
"","Payment","02/20/2024","QD2","","","-40.00"
"Total Desktop one","","","","","","650.00"
"Desktop two","","","","","",""
"","Invoice","03/05/2024","QD3","Net 30","04/04/2024","238.00"
"Total Desktop two","","","","","","238.00"
"TOTAL","","","","","","888.00"`,
    open: { "DESKTOP ONE": 650, "DESKTOP TWO": 238 },
  },
  {
    title: "days in milliseconds, as OData writes them; Customer beside Customer Name is its number",
    text: `Customer|Customer Name|AccountingDocument|PostingDate|NetDueDate|AmountInTransactionCurrency|TransactionCurrency
OD1|Odata one|D1|/Date(1704412800000)/|/Date(1707004800000)/|1190.00|EUR
OD2|Odata two|D2|/Date(1709596800000)/|/Date(1712188800000)/|238.00|EUR`,
    open: { OD1: 1190, OD2: 238 },
  },
  {
    title: "a balance left blank is nothing",
    text: `Bill,Customer,Date of Invoice,Due Date,Amount,Open Amount,Currency
BL1,Blank one,2024-01-05,2024-02-04,1190.00,690.00,USD
BL2,Blank one,2024-01-10,2024-02-09,500.00,,USD
BL3,Blank two,2024-03-05,2024-04-04,238.00,238.00,USD`,
    open: { "BLANK ONE": 690, "BLANK TWO": 238 },
  },
  {
    title: "a flag that says credit, amounts above zero",
    text: `Invoice Nr,Customer,Date,Due Date,Amount,Balance,Is Credit,Currency
CF1,Flag one,2024-01-05,2024-02-04,1190.00,690.00,No,USD
CF2,Flag two,2024-01-20,2024-01-20,59.50,59.50,Yes,USD`,
    open: { "FLAG ONE": 690, "FLAG TWO": -59.5 },
  },
  {
    title: "no total that its name says: what is paid and what is open prove it, or are it together",
    text: `Inv,Customer,Date,Due,Turnover,Paid,Remaining,Currency
TO1,Proof one,2024-01-05,2024-02-04,1190.00,500.00,690.00,EUR
TO2,Proof two,2024-01-20,2024-01-20,-59.50,0.00,-59.50,EUR`,
    open: { "PROOF ONE": 690, "PROOF TWO": -59.5 },
  },
  {
    title: "what is paid and what is open alone",
    text: `Inv No,Client,Date,Due,Paid,Remaining,Currency
TW1,Twain one,2024-01-05,2024-02-04,500.00,690.00,EUR
TW2,Twain two,2024-01-20,2024-01-25,0.00,59.50,EUR`,
    open: { "TWAIN ONE": 690, "TWAIN TWO": 59.5 },
  },
  {
    title: "a status of letters, whose B is open here and paid elsewhere; each amount twice by its currency",
    text: `apar_id;apar_name;ext_inv_ref;voucher_date;due_date;currency;cur_amount;rest_curr;amount;rest_amount;status
AG100;Letter one;UB1;2024-01-05;2024-02-04;EUR;1190,00;690,00;1190,00;690,00;B
AG101;Letter two;UB3;2024-03-05;2024-04-04;SEK;2600,00;2600,00;238,00;238,00;B`,
    open: { "LETTER ONE": 690, "LETTER TWO": 2600 },
  },
  {
    title: "Indonesian",
    text: `No Faktur;Pelanggan;Tanggal;Jatuh Tempo;Jumlah;Dibayar;Sisa
F1;Maju;25/01/2024;04/02/2024;Rp 1.284.000;Rp 284.000;Rp 1.000.000`,
    open: { MAJU: 1000000 },
  },
];

test("what customers owe by exports that nobody has seen, mapped without a question", async () => {
  await withFolder(async (folder) => {
    for (const [index, { text }] of exports.entries()) await writeFile(join(folder, `${index + 10}.csv`), `${text}\n`);
    await init({ input: folder }, { say: () => undefined, ask: null });
    const { profile, dateOrder } = readSettings({ input: folder });
    await withExport(folder, { profile, dateOrder, asOf: "2024-03-31" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      const rows = await select(
        warehouse,
        `select customer_id, cast(sum(amount) as double) as open from ledger.balances
        where from_date <= run.as_of() and (to_date is null or to_date > run.as_of()) group by customer_id having sum(amount) <> 0`,
      );
      const open = z.array(z.object({ customer_id: z.string(), open: z.number() })).parse(rows);
      const found = Object.fromEntries(open.map((each) => [each.customer_id, each.open]));
      for (const each of exports) {
        const part = Object.keys(each.open).map((customer) => [customer, found[customer]]);
        expect({ [each.title]: Object.fromEntries(part) }).toEqual({ [each.title]: each.open });
      }
      expect(Object.keys(found).sort()).toEqual(exports.flatMap((each) => Object.keys(each.open)).sort());
    });
  });
});

test("an invoice without an amount is none of another's lines", () => {
  const list = "Invoice,Customer,Date,Amount\n1,Acme,2024-01-05,100.00\n2,Bolt,2024-01-06,50.00\n3,Bolt,2024-01-07,";
  const table = findTable(list.split("\n"), [","]);
  const { layout } = propose({ file: "a.csv", header: table?.header ?? [], rows: table?.rows ?? [] });
  expect(layout?.leaveOut ?? []).toEqual([]);
});

test("a column of the list's day makes a series of lists: what is open is that of the last", () => {
  const list = `Snapshot Date,Customer,Invoice,Invoice Date,Due Date,Open Amount,Currency
2024-01-31,Acme,I1,2024-01-05,2024-02-04,100.00,USD
2024-02-29,Acme,I1,2024-01-05,2024-02-04,60.00,USD`;
  const table = findTable(list.split("\n"), [","]);
  const { layout } = propose({ file: "a.csv", header: table?.header ?? [], rows: table?.rows ?? [] });
  expect(layout?.feeds).toEqual([
    {
      table: "open_items",
      columns: expect.objectContaining({
        snapshot_date: "Snapshot Date",
        open_amount: "Open Amount",
        invoice_id: { header: "Invoice", as: "id" },
      }),
    },
  ]);
});

describe("what is not mapped without a person, and says why", () => {
  const problemOf = (text: string, choices?: Parameters<typeof propose>[1]) => {
    const table = findTable(text.split("\n"), [",", ";"]);
    return propose({ file: "a.csv", header: table?.header ?? [], rows: table?.rows ?? [] }, choices).problem;
  };

  test("bookings of all accounts, which sum to zero", () => {
    const journal = `Journal No,Account,Customer,Date,Debit,Credit
1,1200,Acme,2024-01-05,120.00,
1,4000,,2024-01-05,,100.00
1,2200,,2024-01-05,,20.00
2,1200,Bolt,2024-01-06,60.00,
2,4000,,2024-01-06,,60.00`;
    expect(problemOf(journal)).toBe(
      "every Journal No sums to zero: all accounts are in it, not the customers' alone: export the customers' accounts (receivables)",
    );
  });

  test("amounts in thousands, and a share where an amount paid should be", () => {
    expect(problemOf("Invoice,Customer,Date,Amount (k EUR)\n1,Acme,2024-01-05,100.5\n2,Bolt,2024-01-06,50.0")).toBe(
      "“Amount (k EUR)” says that amounts are in thousands or millions: export them in full",
    );
    expect(
      problemOf("Invoice,Customer,Date,Amount,Paid %\n1,Acme,2024-01-05,100.00,50%\n2,Bolt,2024-01-06,50.00,0%"),
    ).toBe("Paid % says what is paid as a share, which is not read: export the amount paid or open");
  });

  test("an unsigned list with a type that nobody knows beside known ones, until it is said what it is", () => {
    const list =
      "Type,Number,Customer,Date,Balance\nInvoice,1,Acme,2024-01-05,100.00\nVorschuss,2,Acme,2024-01-06,30.00\nTax Invoice,3,Acme,2024-01-07,5.00";
    expect(problemOf(list)).toBe(
      "Type has words that are not known: “vorschuss” (1 row, 30.00): say what each is (vorschuss = invoice, credit_note or payment; void or proforma where nothing is owed)",
    );
    expect(problemOf(list, { columns: {}, words: { vorschuss: "payment" } })).toBeNull();
  });

  test("a status that says paid in part where no column says how much, until it is taken as owed in full", () => {
    const list = "Number,Customer,Date,Total,Status\n1,Acme,2024-01-05,100.00,partial\n2,Bolt,2024-01-06,50.00,paid";
    expect(problemOf(list)).toBe(
      "Status says “partial”, and no column how much of it is paid or open: export the balance, or say partial = open to take it as owed in full",
    );
    expect(problemOf(list, { columns: {}, words: { partial: "open" } })).toBeNull();
  });

  test("a list of which most is below zero, unless it is said what that means", () => {
    const list =
      "Invoice,Customer,Date,Amount\n1,Acme,2024-01-05,-100.00\n2,Bolt,2024-01-06,-50.00\n3,Bolt,2024-01-07,20.00";
    expect(problemOf(list)).toBe(
      "most of Amount is below zero: do customers owe it? (signs = reversed, or signs = as written)",
    );
    expect(problemOf(list, { columns: {}, words: {}, signs: "reversed" })).toBeNull();
  });
});

test("payments that did not come are no money, and payments alone are no ledger", async () => {
  await withFolder(async (folder) => {
    await mkdir(join(folder, "in"));
    const text = `id,charge_date,amount,currency,status,Customer
PM1,2024-01-10,100.00,GBP,paid_out,Acme
PM2,2024-01-22,50.00,GBP,failed,Bolt
PM3,2024-01-23,60.00,GBP,pending_submission,Bolt
`;
    const input = join(folder, "in");
    await writeFile(join(input, "payments.csv"), text);
    await init({ input }, { say: () => undefined, ask: null });
    const { profile } = readSettings({ input });
    await expect(withExport(input, { profile }, () => Promise.resolve())).rejects.toMatchObject({
      exitCode: 2,
      message: "payments alone: 1 payment over 100.00, and no invoice: nothing says what is owed; add the invoices",
    });
  });
});
