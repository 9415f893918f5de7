import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { brokenChecks, select } from "../../support/ledger.ts";
import { rowsOf } from "../exports.ts";

type Files = Readonly<Record<string, string>>;

/** What each customer owes at the end of March 2024 by files of systems' own shapes, and what was told of each file. */
function openOf(files: Files): Promise<{ readonly open: unknown; readonly told: unknown }> {
  return withFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return withExport(folder, { asOf: "2024-03-31", baseCurrency: "EUR" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      const open = await select(
        warehouse,
        `select customer_id || ' ' || currency as customer, cast(sum(amount) as double) as amount from ledger.balances
        where from_date <= run.as_of() and (to_date is null or to_date > run.as_of()) group by all having sum(amount) <> 0`,
      );
      const rows = z.array(z.object({ customer: z.string(), amount: z.number() })).parse(open);
      const told = await select(
        warehouse,
        `select file || ' ' || rule as told, cast(sum(amount) as double) as amount from ingest.findings
        where rule in ('void_document', 'draft_document', 'no_payment', 'refunded', 'earlier_invoice', 'other_account', 'cleared_item',
          'simplified_invoice', 'undated_dispute', 'unrecognised_file', 'not_mapped', 'report_total_differs')
        group by all order by all`,
      );
      return { open: Object.fromEntries(rows.map((row) => [row.customer, row.amount])), told };
    });
  });
}

const item = (
  document: string,
  type: string,
  day: string,
  amount: string,
  cleared: readonly [string, string] | null = null,
) =>
  JSON.stringify({
    companyCode: "1000",
    fiscalYear: "2024",
    accountingDocument: document,
    accountingDocumentItem: "1",
    accountingDocumentType: type,
    customer: amount === "7.00" ? "" : "J1",
    financialAccountType: amount === "7.00" ? "S" : "D",
    postingDate: `${day}T00:00:00.000Z`,
    netDueDate: "/Date(1709424000000)/",
    amountInTransactionCurrency: amount,
    transactionCurrency: "EUR",
    clearingAccountingDocument: cleared?.[0] ?? "",
    clearingDate: cleared?.[1] ?? null,
  });

const shopify =
  "Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Billing Name,Billing Company,Cancelled at,Refunded Amount,Outstanding Balance,Payment Terms Name,Next Payment Due At";

test("Stripe's dashboard, Shopify, PeopleSoft, SAP's journal items, Sage 50 and SAP's line items: a part payment, a settlement, a credit each", async () => {
  const { open, told } = await openOf({
    "stripe.csv": `id,Amount Due,Currency,Customer,Date (UTC),Due Date (UTC),Number,Total,Amount Paid,Status,Customer Name
in_1,1190.00,usd,cus_A,2024-01-05 10:00,2024-02-04 10:00,A-1,1190.00,500.00,open,Aster
in_2,500.00,usd,cus_A,2024-01-10 10:00,,A-2,500.00,500.00,paid,Aster
in_3,0.00,usd,cus_B,2024-01-20 10:00,,B-1,-59.50,0.00,paid,Birke
in_4,178.50,usd,cus_B,2024-03-05 10:00,2024-04-04 10:00,B-2,238.00,0.00,open,Birke
in_5,70.00,usd,cus_B,2024-02-06 10:00,,B-3,70.00,0.00,void,Birke
in_6,90.00,usd,cus_B,2024-02-06 10:00,,,90.00,0.00,draft,Birke
in_7,80.00,usd,cus_B,2024-02-07 10:00,2024-03-07 10:00,B-4,80.00,20.00,uncollectible,Birke
`,
    "orders.csv": `${shopify}
#1,s1@x.io,partially_paid,,EUR,1190.00,2024-01-05 10:00:00 +0100,2,Box,Ann,Calder,,0.00,690.00,Net 30,2024-02-04 10:00:00 +0100
#1,s1@x.io,,,,,2024-01-05 10:00:00 +0100,1,Lid,,,,,,,
#2,s1@x.io,paid,2024-02-12 10:00:00 +0100,EUR,500.00,2024-01-10 10:00:00 +0100,1,Box,Ann,Calder,,0.00,0.00,,
#3,s2@x.io,partially_refunded,2024-01-20 10:00:00 +0100,EUR,100.00,2024-01-20 10:00:00 +0100,1,Box,Bob,,,40.50,0.00,,
#4,s2@x.io,pending,,EUR,238.00,2024-03-05 10:00:00 +0100,1,Box,Bob,,,0.00,238.00,Net 30,2024-04-04 10:00:00 +0200
#5,s2@x.io,voided,,EUR,70.00,2024-03-06 10:00:00 +0100,1,Box,Bob,,2024-03-07 10:00:00 +0100,0.00,70.00,,
`,
    "ps_item.csv": `BUSINESS_UNIT,CUST_ID,ITEM,ITEM_LINE,ITEM_STATUS,ENTRY_TYPE,ACCOUNTING_DT,ASOF_DT,DUE_DT,BAL_AMT,BAL_CURRENCY,ORIG_ITEM_AMT,DISPUTE_STATUS,LAST_ACTIVITY_DT
US001,P1000,OIN-1,0,O,IN,2024-01-05,2024-01-05,2024-02-04,690.00,USD,1190.00,Y,2024-02-20
US001,P1000,OIN-2,1,C,IN,2024-01-10,2024-01-10,2024-02-09,0.00,USD,500.00,,2024-02-12
US001,P1001,OCR-7,0,O,CR,2024-01-20,2024-01-20,2024-01-20,-59.50,USD,-59.50,,2024-01-20
US001,P1001,OA-9,0,O,OA,2024-02-20,2024-02-20,2024-02-20,-15.00,USD,-40.00,,2024-02-21
`,
    "items.jsonl": [
      item("1800000001", "RV", "2024-01-05", "1190.00"),
      item("1800000002", "RV", "2024-01-10", "500.00", ["1400000009", "2024-02-12T00:00:00.000Z"]),
      item("1400000009", "DZ", "2024-02-12", "-500.00", ["1400000009", "2024-02-12T00:00:00.000Z"]),
      item("1400000010", "DZ", "2024-02-22", "-300.00"),
      item("1600000001", "DG", "2024-01-20", "-59.50"),
      item("1900000001", "SA", "2024-01-20", "7.00"),
    ].join("\n"),
    "sage50.csv": `"Date:","31/03/2024","Muster Trading Ltd","Page:","1"
"Time:","10:22:14","Aged Debtors Analysis (Detailed)"

"A/C:","SG001","Name:","Stores, North","Contact:","Jane","Tel:","0191"
"No","Type","Date","Ref","Details","Balance","Future","Current","Period 1","Older"
"101","SI","05/01/2024","1001","Goods","1190.00","0.00","0.00","0.00","1190.00"
"131","SA","20/02/2024","BACS","Receipt on account","-500.00","0.00","0.00","-500.00","0.00"
"","","","","","690.00","0.00","0.00","-500.00","1190.00"

"A/C:","SG002","Name:","Bolt Ltd","Contact:","","Tel:",""
"No","Type","Date","Ref","Details","Balance","Future","Current","Period 1","Older"
"120","SC","20/01/2024","77","Credit","-59.50","0.00","0.00","0.00","-59.50"
"","","","","","-59.50","0.00","0.00","0.00","-59.50"
"","","","","Grand Totals:","630.50","0.00","0.00","-500.00","1130.50"
`,
    "fbl5n.txt": `Customer line items                                   31.03.2024

Customer        FB1
Company Code    1000

Name            Delta Works

-------------------------------------------------------------------------------------------
|  |St|Assignment|DocumentNo|Ty|Doc. Date |    Amt in loc.cur.|LCurr|Clrng doc.|Text      |
-------------------------------------------------------------------------------------------
|  |@5C@|0001    |1800000001|RV|05.01.2024|          1.190,00 |EUR  |          |          |
|  |@5B@|0001    |1800000009|RV|06.01.2024|             99,00 |EUR  |1400000001|          |
|  |@5C@|0001    |1400000002|DZ|20.02.2024|            500,00-|EUR  |          |in part   |
-------------------------------------------------------------------------------------------
|* |                                                690,00 |EUR  |
-------------------------------------------------------------------------------------------

Customer        FB2
Company Code    1000

Name            Echo Gears

-------------------------------------------------------------------------------------------
|  |St|Assignment|DocumentNo|Ty|Doc. Date |    Amt in loc.cur.|LCurr|Clrng doc.|Text      |
-------------------------------------------------------------------------------------------
|  |@5C@|0002    |1600000002|DG|20.01.2024|             59,50-|EUR  |          |credit    |
-------------------------------------------------------------------------------------------
|**|                                                630,50 |EUR  |
-------------------------------------------------------------------------------------------
`,
  });
  expect(open).toEqual({
    "cus_A USD": 690,
    "cus_B USD": 178.5,
    "s1@x.io EUR": 690,
    "s2@x.io EUR": 238,
    "P1000 USD": 690,
    "P1001 USD": -74.5,
    "SG001 EUR": 690,
    "SG002 EUR": -59.5,
    "FB1 EUR": 690,
    "FB2 EUR": -59.5,
    "J1 EUR": 830.5,
  });
  expect(told).toEqual([
    { told: "fbl5n.txt cleared_item", amount: 99 },
    { told: "items.jsonl other_account", amount: 7 },
    { told: "orders.csv void_document", amount: 70 },
    { told: "ps_item.csv undated_dispute", amount: 1190 },
    { told: "stripe.csv draft_document", amount: 90 },
    { told: "stripe.csv void_document", amount: 70 },
  ]);
});

const invoice = (number: string, type: string, day: string, total: string, status = "N") =>
  `<Invoice><InvoiceNo>${number}</InvoiceNo><DocumentStatus><InvoiceStatus>${status}</InvoiceStatus></DocumentStatus><InvoiceDate>${day}</InvoiceDate>
  <InvoiceType>${type}</InvoiceType><CustomerID>SF1</CustomerID><Line><LineNumber>1</LineNumber><CreditAmount>${total}</CreditAmount></Line>
  <DocumentTotals><GrossTotal>${total}</GrossTotal><Payment><PaymentMechanism>TB</PaymentMechanism></Payment></DocumentTotals></Invoice>`;
const line = (number: number, document: string, amount: string, name = "CreditAmount") =>
  `<Line><LineNumber>${number}</LineNumber><SourceDocumentID><OriginatingON>${document}</OriginatingON></SourceDocumentID><${name}>${amount}</${name}></Line>`;
const receipt = (number: string, day: string, lines: string, status = "N") =>
  `<Payment><PaymentRefNo>${number}</PaymentRefNo><TransactionDate>${day}</TransactionDate><PaymentType>RG</PaymentType><DocumentStatus><PaymentStatus>${status}</PaymentStatus></DocumentStatus><CustomerID>SF1</CustomerID>${lines}</Payment>`;

test("DATEV's open items by booking, SAF-T and GoCardless: what settles names its invoice", async () => {
  const { open, told } = await openOf({
    "opos.csv": `"OPOS-Liste Debitoren zum 31.03.2024"
"Konto";"Bezeichnung";"Rechnungs-Nr.";"Datum";"Fälligkeit";"Betrag Soll";"Betrag Haben";"Buchungstext"
"10001";"Bäcker Müller";"RE1001";"05.01.2024";"04.02.2024";"1.190,00";"";"Rechnung"
"10001";"Bäcker Müller";"RE1001";"20.02.2024";"";"";"500,00";"Teilzahlung"
"10001";"Bäcker Müller";"RE1002";"17.01.2024";"16.02.2024";"357,00";"";"Rechnung"
"10001";"Bäcker Müller";"RE1002";"20.02.2024";"";"";"357,00";"Zahlung"
"10002";"Café Süß";"GU77";"20.01.2024";"20.01.2024";"";"59,50";"Gutschrift"
"Summe";"";"";"";"";"1.547,00";"916,50";""
`,
    "saft.xml": `<?xml version="1.0" encoding="UTF-8"?>
<AuditFile xmlns="urn:OECD:StandardAuditFile-Tax:PT_1.04_01"><Header><AuditFileVersion>1.04_01</AuditFileVersion><CompanyID>500</CompanyID><CurrencyCode>EUR</CurrencyCode></Header>
<MasterFiles><Customer><CustomerID>SF1</CustomerID><CompanyName>Flor &amp; Filhos</CompanyName><BillingAddress><Country>PT</Country></BillingAddress></Customer></MasterFiles>
<SourceDocuments><SalesInvoices>${invoice("FT A/1", "FT", "2024-01-05", "1190.00")}${invoice("FT A/2", "FT", "2024-01-10", "500.00")}${invoice("FR A/1", "FR", "2024-01-11", "60.00")}
${invoice("FT A/3", "FT", "2024-01-12", "70.00", "A")}${invoice("NC A/1", "NC", "2024-01-20", "59.50")}</SalesInvoices>
<Payments>${receipt("RG A/1", "2024-02-12", line(1, "FT A/2", "500.00"))}${receipt("RG A/2", "2024-02-20", line(1, "FT A/1", "300.00") + line(2, "NC A/1", "20.00", "DebitAmount"))}
${receipt("RG A/3", "2024-02-21", line(1, "FT 2023/9", "44.00"))}${receipt("RG A/4", "2024-02-22", line(1, "FT A/1", "90.00"), "A")}</Payments></SourceDocuments></AuditFile>`,
    "gocardless.csv": `id,created_at,charge_date,amount,description,currency,status,amount_refunded,reference,links.mandate,customers.id,customers.company_name
PM1,2024-01-05T10:00:00.000Z,2024-01-10,100.00,Invoice 1,GBP,paid_out,0.00,REF1,MD1,CU1,Gorse
PM2,2024-01-18T10:00:00.000Z,2024-01-22,50.00,Invoice 2,GBP,failed,0.00,REF2,MD1,CU1,Gorse
PM3,2024-01-19T10:00:00.000Z,2024-01-23,60.00,Invoice 3,GBP,confirmed,10.00,REF3,MD1,CU1,Gorse
PM4,2024-01-19T10:00:00.000Z,2024-01-23,25.00,Invoice 4,GBP,paid_out,25.00,REF4,MD1,CU1,Gorse
`,
  });
  expect(open).toEqual({ "10001 EUR": 690, "10002 EUR": -59.5, "SF1 EUR": 850.5, "CU1 GBP": -150 });
  expect(told).toEqual([
    { told: "gocardless.csv no_payment", amount: 50 },
    { told: "gocardless.csv refunded", amount: 0 },
    { told: "saft.xml/Invoice void_document", amount: 70 },
    { told: "saft.xml/Payment earlier_invoice", amount: 44 },
    { told: "saft.xml/Payment void_document", amount: 90 },
  ]);
});

test("a SAF-T file without receipts says that nothing tells what is paid; without invoices or cut off it is not read", async () => {
  const of = (inside: string) =>
    `<?xml version="1.0"?>\n<AuditFile><Header><AuditFileVersion>1.04_01</AuditFileVersion></Header>${inside}</AuditFile>`;
  const files = {
    "a.xml": of(`<SourceDocuments>${invoice("FT A/1", "FT", "2024-01-05", "1190.00")}</SourceDocuments>`),
    "b.xml": of("<GeneralLedgerEntries></GeneralLedgerEntries>"),
    "c.xml": of(`<SourceDocuments>${invoice("FT A/2", "FT", "2024-01-05", "7.00")}`).slice(0, -20),
  };
  const told = await rowsOf(
    files,
    "select file || ' ' || rule as told from ingest.findings where severity = 'warning' order by all",
  );
  expect(told.map(Object.values).flat()).toEqual([
    "a.xml no_receipts",
    "a.xml/Invoice missing_due_date",
    "b.xml refused_file",
    "c.xml damaged_file",
  ]);
});
