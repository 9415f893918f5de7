import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { brokenChecks, select } from "../../support/ledger.ts";

/** What is open by customer and currency, credits taken off, of one file of a system's own table. */
function openOf(text: string): Promise<unknown> {
  return withFolder(async (folder) => {
    await writeFile(join(folder, "table.csv"), text);
    return withExport(folder, { asOf: "2024-03-31", baseCurrency: "USD" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      return select(
        warehouse,
        `select customer_id, currency, sum(amount) as open from ledger.balances
        where from_date <= run.as_of() and (to_date is null or to_date > run.as_of()) group by all having sum(amount) <> 0 order by all`,
      );
    });
  });
}

test("JD Edwards F03B11: cents, days as CYYDDD; a part payment, a settlement, a credit memo, unapplied cash, a void, foreign money", async () => {
  const rows = [
    "RPDOC,RPDCT,RPKCO,RPSFX,RPAN8,RPALPH,RPDIVJ,RPDDJ,RPAG,RPAAP,RPCRRM,RPCRCD,RPACR,RPFAP,RPCO,RPVOD",
    "1001,RI,00001,001,4242,Aster,124005,124035,100000,40000,D,USD,0,0,00001,",
    "1001,RI,00001,002,4242,Aster,124005,124066,50000,50000,D,USD,0,0,00001,",
    "1002,RI,00001,001,4243,Birke,124017,124047,20000,0,D,USD,0,0,00001,",
    "1003,RM,00001,001,4243,Birke,124020,124020,-3000,-3000,D,USD,0,0,00001,",
    "77,RC,00001,001,4242,Aster,124040,124040,-10000,-2500,D,USD,0,0,00001,",
    "1004,RI,00001,001,4243,Birke,124022,124052,99900,99900,D,USD,0,0,00001,V",
    "1005,RI,00001,001,4244,Calder,124025,124055,110000,55000,F,EUR,100000,50000,00001,",
  ];
  expect(await openOf(`${rows.join("\n")}\n`)).toEqual([
    { customer_id: "4242", currency: "USD", open: 875 },
    { customer_id: "4243", currency: "USD", open: -30 },
    { customer_id: "4244", currency: "EUR", open: 500 },
  ]);
});

test("Dynamics 365 CustTrans: a part payment, a settlement with its day, a credit note, a payment with a rest, none is 1900-01-01", async () => {
  const rows = [
    "ACCOUNTNUM,TRANSDATE,DUEDATE,VOUCHER,INVOICE,AMOUNTCUR,SETTLEAMOUNTCUR,CURRENCYCODE,CLOSED,DATAAREAID",
    "US-001,2024-01-05 00:00:00,2024-02-04 00:00:00,V1,FTI-1,1000.00,400.00,USD,1900-01-01 00:00:00,usmf",
    "US-001,2024-01-17 00:00:00,2024-02-16 00:00:00,V2,FTI-2,300.00,300.00,USD,2024-02-20 00:00:00,usmf",
    "US-001,2024-02-20 00:00:00,1900-01-01 00:00:00,V3,,-750.00,-700.00,USD,1900-01-01 00:00:00,usmf",
    "US-002,2024-01-20 00:00:00,2024-02-19 00:00:00,V4,FTI-3,80.00,0.00,USD,1900-01-01 00:00:00,usmf",
    "US-002,2024-02-01 00:00:00,1900-01-01 00:00:00,V5,CN-1,-30.00,0.00,USD,1900-01-01 00:00:00,usmf",
  ];
  expect(await openOf(`${rows.join("\n")}\n`)).toEqual([
    { customer_id: "US-001", currency: "USD", open: 550 },
    { customer_id: "US-002", currency: "USD", open: 50 },
  ]);
});

test("Oracle AR_PAYMENT_SCHEDULES: instalments, a part payment, a settlement with its day, a credit memo, a receipt with a rest; 4712 is no day", async () => {
  const rows = [
    "TRX_NUMBER,CLASS,CUSTOMER_ID,TERMS_SEQUENCE_NUMBER,TRX_DATE,DUE_DATE,AMOUNT_DUE_ORIGINAL,AMOUNT_DUE_REMAINING,AMOUNT_CREDITED,INVOICE_CURRENCY_CODE,STATUS,ACTUAL_DATE_CLOSED,ORG_ID",
    "5001,INV,1290,1,05-JAN-2024,04-FEB-2024,1000,250,-50,USD,OP,31-DEC-4712,204",
    "5001,INV,1290,2,05-JAN-2024,05-MAR-2024,500,500,,USD,OP,31-DEC-4712,204",
    "5002,INV,1291,1,17-JAN-2024,16-FEB-2024,300,0,,USD,CL,20-FEB-2024,204",
    "6001,CM,1291,1,20-JAN-2024,20-JAN-2024,-80,-30,,USD,OP,31-DEC-4712,204",
    "R77,PMT,1290,1,20-FEB-2024,20-FEB-2024,-720,-20,,USD,OP,31-DEC-4712,204",
    "7001,GUAR,1291,1,21-FEB-2024,21-FEB-2024,9000,9000,,USD,OP,31-DEC-4712,204",
  ];
  expect(await openOf(`${rows.join("\n")}\n`)).toEqual([
    { customer_id: "1290", currency: "USD", open: 730 },
    { customer_id: "1291", currency: "USD", open: -30 },
  ]);
});

test("Fortnox: a part payment, a settlement, a credit, a cancelled one and one that is not booked yet", async () => {
  const rows = [
    "DocumentNumber,CustomerNumber,CustomerName,InvoiceDate,DueDate,Total,Balance,Currency,Cancelled,Booked,FinalPayDate",
    "1,100,Ask AB,2024-01-05,2024-02-04,1250,250,SEK,false,true,",
    "2,100,Ask AB,2024-01-10,2024-02-09,500,0,SEK,false,true,2024-02-10",
    "3,200,Bok AB,2024-01-17,2024-02-16,-125,-125,SEK,false,true,",
    "4,200,Bok AB,2024-01-20,2024-02-19,700,700,SEK,true,true,",
    "5,200,Bok AB,2024-01-25,2024-02-24,800,800,SEK,false,false,",
  ];
  expect(await openOf(`${rows.join("\n")}\n`)).toEqual([
    { customer_id: "100", currency: "SEK", open: 250 },
    { customer_id: "200", currency: "SEK", open: -125 },
  ]);
});
