import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prepareRun } from "../../../pipeline/run/prepareRun.ts";
import { runChecks } from "../../../pipeline/warehouse/checks.ts";
import { ingest } from "../../../pipeline/ingest/ingest.ts";
import { buildNeeded, tablesRead } from "../../../pipeline/warehouse/tables.ts";
import { closeWarehouse, openWarehouse, type Warehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../../support/folder.ts";
import { keptOpen } from "../../support/keptOpen.ts";
import { select, testSettings } from "../../support/ledger.ts";

type Files = Readonly<Record<string, string>>;

const positions = `with parts as (
    select customer_id, as_of_date, open_amount as gross, 0 as unapplied from measures.aging where basis = 'due'
    union all
    select customer_id, as_of_date, 0, unapplied_amount from measures.unapplied
  )
  select strftime(as_of_date, '%m-%d') as date, sum(gross) as gross, sum(unapplied) as unapplied from parts`;

const opened = keptOpen(closeWarehouse);

/** An export given as lines of CSV by file name, as of 2024-03-31, of which the ledger's checks hold. */
async function openFiles(files: Files): Promise<Warehouse> {
  return withFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      const lines = text.split("\n").map((line) => line.trim());
      await writeFile(join(folder, `${name}.csv`), lines.filter((line) => line !== "").join("\n"));
    }
    const warehouse = await openWarehouse(":memory:", { threads: 1 });
    const settings = testSettings(folder, { asOf: "2024-03-31" });
    await ingest(warehouse, settings);
    await prepareRun(warehouse, settings);
    await buildNeeded(
      warehouse,
      tablesRead(`${positions} from ledger.entries join ledger.invoices join ledger.credits`),
    );
    expect(await runChecks(warehouse, "ledger")).toEqual([]);
    return warehouse;
  });
}

/** Month end, gross and unapplied of an export, or of one customer in it, at each month end until the as-of date. */
function positionsOf(files: Files, customer?: string): Promise<readonly string[]> {
  const where = customer === undefined ? "" : `where customer_id = '${customer}'`;
  const sql = `${positions} ${where} group by as_of_date having sum(gross) <> 0 or sum(unapplied) <> 0 order by as_of_date`;
  return opened(
    files,
    () => openFiles(files),
    async (warehouse) => (await select(warehouse, sql)).map((row) => Object.values(row).join(" ")),
  );
}

describe("ERPNext", () => {
  const invoice = `name,customer,posting_date,due_date,grand_total,rounded_total,outstanding_amount,is_return,return_against,docstatus,currency,is_pos,paid_amount,update_outstanding_for_self`;
  const payment = `name,payment_type,party_type,party,posting_date,paid_amount,total_allocated_amount,unallocated_amount,docstatus,paid_from_account_currency`;
  const reference = "parent,reference_doctype,reference_name,allocated_amount";

  const alone = {
    "Sales Invoice": `${invoice}
      S1,SEVERAL,2024-01-01,2024-01-31,100,0,40,0,,1,INR,0,0,0
      R1,SEVERAL,2024-02-01,2024-02-01,-39.60,-40,0,1,S1,1,INR,0,0,0
      R2,SEVERAL,2024-02-05,2024-02-05,-30,0,-30,1,S1,1,INR,0,0,1
      S2,TILL,2024-01-01,2024-01-01,100,0,0,0,,1,INR,1,100,0
      S3,TILL,2024-01-01,2024-01-31,80,0,80,0,,1,INR,0,0,0
      R3,TILL,2024-02-01,2024-02-01,-40,0,0,1,S2,1,INR,1,-40,0`,
  };

  const journals = {
    "Sales Invoice": `${invoice}
      B1,BOUNCED,2024-01-01,2024-01-31,100,0,100,0,,1,INR,0,0,0
      B2,JOURNAL,2024-01-01,2024-01-31,80,0,0,0,,1,INR,0,0,0
      B3,LOST,2024-01-01,2024-01-31,60,0,10,0,,1,INR,0,0,0`,
    "Payment Entry": `${payment}
      P1,Receive,Customer,BOUNCED,2024-01-20,100,100,0,1,INR`,
    "Payment Entry Reference": `${reference}
      P1,Sales Invoice,B1,100`,
    "Journal Entry": `name,voucher_type,posting_date,docstatus,total_debit,company
      J1,Bank Entry,2024-02-10,1,100,
      J2,Bank Entry,2024-02-15,1,80,
      J3,Write Off Entry,2024-03-05,1,50,
      J4,Bank Entry,2024-03-06,2,60,`,
    "Journal Entry Account": `parent,idx,account,party_type,party,debit_in_account_currency,credit_in_account_currency,reference_type,reference_name,account_currency
      J1,1,Debtors,Customer,BOUNCED,100,0,Sales Invoice,B1,INR
      J1,2,Bank,,,0,100,,,INR
      J2,1,Debtors,Customer,JOURNAL,0,80,Sales Invoice,B2,INR
      J2,2,Bank,,,80,0,,,INR
      J3,1,Debtors,Customer,LOST,0,50,Sales Invoice,B3,INR
      J3,2,Bad Debts,,,50,0,,,INR
      J4,1,Debtors,Customer,LOST,0,60,Sales Invoice,B3,INR
      J4,2,Bank,,,60,0,,,INR`,
  };

  test("a bounce booked by a journal entry opens its invoice again; money and write-offs by one count on their day", async () => {
    expect(await positionsOf(journals, "BOUNCED")).toEqual(["02-29 100 0", "03-31 100 0"]);
    expect(await positionsOf(journals, "JOURNAL")).toEqual(["01-31 80 0"]);
    expect(await positionsOf(journals, "LOST")).toEqual(["01-31 60 0", "02-29 60 0", "03-31 10 0"]);
  });

  test("several returns of one invoice, applied or left open, come to what is outstanding", async () => {
    expect((await positionsOf(alone, "SEVERAL")).at(-1)).toBe("03-31 40 30");
  });

  test("a return paid back at the till leaves no credit", async () => {
    expect((await positionsOf(alone, "TILL")).at(-1)).toBe("03-31 80 0");
  });

  const withPayments = {
    "Sales Invoice": `${invoice}
      S1,OWN,2024-01-01,2024-01-31,100,0,0,0,,1,INR,0,0,0
      R1,OWN,2024-02-01,2024-02-01,-40,0,-15,1,S1,1,INR,0,0,1
      S2,INVOICE,2024-01-01,2024-01-31,100,0,0,0,,1,INR,0,0,0
      R2,INVOICE,2024-02-01,2024-02-01,-40,0,0,1,S2,1,INR,0,0,0
      S3,NETTED,2024-01-01,2024-01-31,100,0,0,0,,1,INR,0,0,0
      S4,NETTED,2024-02-10,2024-03-11,100,0,0,0,,1,INR,0,0,0
      R3,NETTED,2024-02-01,2024-02-01,-40,0,0,1,S3,1,INR,0,0,1`,
    "Payment Entry": `${payment}
      P1,Receive,Customer,OWN,2024-01-20,100,100,0,1,INR
      P2,Pay,Customer,OWN,2024-03-10,25,25,0,1,INR
      P3,Receive,Customer,INVOICE,2024-01-20,100,100,0,1,INR
      P4,Pay,Customer,INVOICE,2024-03-10,40,-40,0,1,INR
      P5,Receive,Customer,NETTED,2024-01-20,100,100,0,1,INR
      P6,Receive,Customer,NETTED,2024-03-10,60,60,0,1,INR`,
    "Payment Entry Reference": `${reference}
      P1,Sales Invoice,S1,100
      P2,Sales Invoice,R1,-25
      P3,Sales Invoice,S2,100
      P4,Sales Invoice,S2,-40
      P5,Sales Invoice,S3,100
      P6,Sales Invoice,S4,100
      P6,Sales Invoice,R3,-40`,
  };

  test("a return on a paid invoice is credit until it is paid back, in part or through the invoice", async () => {
    expect(await positionsOf(withPayments, "OWN")).toEqual(["02-29 0 40", "03-31 0 15"]);
    expect(await positionsOf(withPayments, "INVOICE")).toEqual(["02-29 0 40"]);
  });

  test("a return netted in the receipt of another invoice is used up by it", async () => {
    expect(await positionsOf(withPayments, "NETTED")).toEqual(["02-29 100 40"]);
  });
});

describe("Odoo", () => {
  const move = `id,name,move_type,state,date,invoice_date,invoice_date_due,partner_id,currency_id,company_id,amount_total,amount_residual,reversed_entry_id`;
  const line = "id,move_id,account_id,partner_id,date_maturity,debit,credit";
  const payment = "id,name,move_id,partner_id,partner_type,payment_type,amount,currency_id,date,state";
  const match = `id,debit_move_id,credit_move_id,debit_currency_id,credit_currency_id,amount,debit_amount_currency,credit_amount_currency,max_date,company_id`;
  const res_currency = "id,name,symbol,rounding\n1,USD,$,0.01";

  const withPayments = {
    account_move: `${move}
      500,INV/1,out_invoice,posted,2024-01-10,2024-01-10,2024-02-09,40,1,1,1641,0,
      510,RINV/1,out_refund,posted,2024-02-20,2024-02-20,2024-02-20,40,1,1,335,235,500
      531,PBNK/1,entry,posted,2024-02-01,,,40,1,1,1641,0,
      532,PBNK/2,entry,posted,2024-03-05,,,40,1,1,100,0,
      600,INV/2,out_invoice,posted,2024-01-10,2024-01-10,2024-02-09,50,1,1,100,100,
      631,PBNK/3,entry,posted,2024-02-01,,,50,1,1,100,0,
      632,RBNK/3,entry,posted,2024-03-05,,,50,1,1,100,0,`,
    account_move_line: `${line}
      9000,500,7,40,2024-02-09,1641,0
      9010,510,7,40,2024-02-20,0,335
      9031,531,7,40,2024-02-01,0,1641
      9032,532,7,40,2024-03-05,100,0
      9100,600,7,50,2024-02-09,100,0
      9131,631,7,50,2024-02-01,0,100
      9132,632,7,50,2024-03-05,100,0`,
    account_payment: `${payment}
      300,PBNK/1,531,40,customer,inbound,1641,1,2024-02-01,posted
      301,PBNK/2,532,40,customer,outbound,100,1,2024-03-05,posted
      302,PBNK/3,631,50,customer,inbound,100,1,2024-02-01,paid`,
    account_partial_reconcile: `${match}
      800,9000,9031,1,1,1641,1641,1641,2024-02-01,1
      801,9032,9010,1,1,100,100,100,2024-03-05,1
      802,9132,9131,1,1,100,100,100,2024-03-05,1`,
    res_currency,
  };

  test("a refund left open beside its paid invoice is credit, less what was paid back of it", async () => {
    expect(await positionsOf(withPayments, "40")).toEqual(["01-31 1641 0", "02-29 0 335", "03-31 0 235"]);
  });

  test("a payment that its reversal takes back settles nothing", async () => {
    expect((await positionsOf(withPayments, "50")).at(-1)).toBe("03-31 100 0");
  });

  test("several refunds of one invoice come to its residual, without payments", async () => {
    const moves = `${move}
      500,INV/1,out_invoice,posted,2024-01-10,2024-01-10,2024-02-09,40,1,1,100,20,
      510,RINV/1,out_refund,posted,2024-02-20,2024-02-20,2024-02-20,40,1,1,40,0,500
      511,RINV/2,out_refund,posted,2024-02-21,2024-02-21,2024-02-21,40,1,1,30,30,500`;
    expect((await positionsOf({ account_move: moves, res_currency })).at(-1)).toBe("03-31 20 30");
  });
});

test("Business Central: a payment that was reversed stood on the account until then; one whose reversal is not there never did", async () => {
  const entries = `Entry_No_,Customer_No_,Posting_Date,Due_Date,Document_Type,Document_No_,Currency_Code,Amount,Remaining_Amount,Open,Closed_at_Date,Reversed,Reversed_by_Entry_No_,Reversed_Entry_No_
    1,C1,2024-01-10,2024-02-09,Invoice,SI-1,EUR,100.00,100.00,true,0001-01-01,false,0,0
    2,C1,2024-02-01,2024-02-01,Payment,P-1,EUR,-100.00,0.00,false,2024-03-04,true,3,0
    3,C1,2024-03-04,2024-03-04,Payment,P-1,EUR,100.00,0.00,false,2024-03-04,true,0,2
    4,C1,2024-02-02,2024-02-02,Payment,P-2,EUR,-70.00,0.00,false,2024-03-05,true,9,0`;
  const details = `Entry_No_,Cust_Ledger_Entry_No_,Entry_Type,Posting_Date,Amount,Applied_Cust_Ledger_Entry_No_,Currency_Code,Unapplied
    10,1,Application,2024-02-01,-100.00,2,EUR,true
    11,2,Application,2024-02-01,100.00,2,EUR,true
    12,1,Application,2024-03-04,100.00,2,EUR,true
    13,2,Application,2024-03-04,-100.00,2,EUR,true`;
  expect(await positionsOf({ Cust_Ledger_Entry: entries, Detailed_Cust_Ledg_Entry: details })).toEqual([
    "01-31 100 0",
    "02-29 100 100",
    "03-31 100 0",
  ]);
});

test("Business Central: a refund applied to a part of a credit leaves the rest; an open refund is owed", async () => {
  const entries = `Entry_No_,Customer_No_,Posting_Date,Due_Date,Document_Type,Document_No_,Currency_Code,Amount,Remaining_Amount,Open,Closed_at_Date
    1,C1,2024-01-10,2024-02-09,Invoice,SI-1,EUR,100.00,0.00,false,2024-02-01
    2,C1,2024-02-01,2024-02-01,Payment,P-1,EUR,-150.00,-20.00,true,0001-01-01
    3,C1,2024-03-05,2024-03-05,Refund,RF-1,EUR,40.00,10.00,true,0001-01-01`;
  const details = `Entry_No_,Cust_Ledger_Entry_No_,Entry_Type,Posting_Date,Amount,Applied_Cust_Ledger_Entry_No_,Currency_Code
    10,1,Application,2024-02-01,-100.00,2,EUR
    11,2,Application,2024-02-01,100.00,2,EUR
    12,2,Application,2024-03-05,30.00,3,EUR
    13,3,Application,2024-03-05,-30.00,3,EUR`;
  expect(await positionsOf({ Cust_Ledger_Entry: entries, Detailed_Cust_Ledg_Entry: details })).toEqual([
    "01-31 100 0",
    "02-29 0 50",
    "03-31 10 20",
  ]);
});

test("NetSuite: refunds by their links and without, and a payment that a journal takes back", async () => {
  const transaction = `id,type,tranid,trandate,duedate,status,entity,currency,foreigntotal,foreignpaymentamountused,posting,voided
    1,CustInvc,I1,2024-01-10,2024-02-09,B,C1,1,100.00,,T,F
    2,CustInvc,I2,2024-01-10,2024-02-09,A,C1,1,30.00,,T,F
    3,CustPymt,P1,2024-02-01,,A,C1,1,200.00,170.00,T,F
    4,CustRfnd,R1,2024-03-05,,A,C1,1,50.00,,T,F
    5,CustRfnd,R2,2024-03-06,,A,C1,1,20.00,,T,F
    6,CustPymt,P2,2024-02-20,,A,C1,1,30.00,30.00,T,F
    7,Journal,J1,2024-03-10,,A,C1,1,30.00,,T,F`;
  const links = `previousdoc,nextdoc,linktype,foreignamount
    1,3,Payment,100.00
    3,4,Payment,50.00
    7,6,Payment,30.00`;
  const currency = "id,symbol,name,isbasecurrency\n1,USD,US dollar,T";
  expect(await positionsOf({ transaction, next_transaction_line_link: links, currency })).toEqual([
    "01-31 130 0",
    "02-29 30 130",
    "03-31 30 30",
  ]);
});

test("Xero: a credit note, an overpayment and a prepayment paid back in part keep the rest", async () => {
  const files = {
    xero_invoice: `invoice_id,contact_id,date,due_date,total,amount_due,amount_paid,amount_credited,status,type,currency_code
      I1,C1,2024-01-10,2024-02-09,100.00,0.00,100.00,0,PAID,ACCREC,EUR`,
    xero_credit_note: `credit_note_id,contact_id,date,total,remaining_credit,status,type,currency_code,fully_paid_on_date
      N1,C1,2024-02-05,60.00,35.00,AUTHORISED,ACCRECCREDIT,EUR,`,
    xero_overpayment: `overpayment_id,contact_id,date,total,remaining_credit,status,type,currency_code
      O1,C1,2024-02-06,40.00,30.00,AUTHORISED,RECEIVE-OVERPAYMENT,EUR`,
    xero_payment: `payment_id,date,amount,payment_type,status,invoice_id,credit_note_id,overpayment_id,prepayment_id
      P1,2024-02-01,100.00,ACCRECPAYMENT,AUTHORISED,I1,,,
      P2,2024-03-05,25.00,ARCREDITPAYMENT,AUTHORISED,,N1,,
      P3,2024-03-06,10.00,AROVERPAYMENTPAYMENT,AUTHORISED,,,O1,`,
  };
  expect(await positionsOf(files)).toEqual(["01-31 100 0", "02-29 0 100", "03-31 0 65"]);
});

test("Recurly: a credit used in part, paid back in part keeps the rest", async () => {
  const files = {
    invoice_history: `id,updated_at,created_at,due_at,closed_at,account_id,type,origin,state,currency,balance,paid,total
      I1,2024-03-20,2024-01-10,2024-02-09,,A1,charge,purchase,past_due,EUR,60.00,0,100.00
      N1,2024-03-20,2024-02-05,2024-02-05,,A1,credit,credit,open,EUR,-20.00,0,-90.00`,
    transaction: `id,account_id,invoice_id,type,status,collected_at,created_at,amount,success,currency
      T1,A1,N1,refund,success,2024-03-05,2024-03-05,30.00,true,EUR`,
    credit_payment_history: `id,updated_at,action,applied_to_invoice_id,original_invoice_id,currency,amount,created_at,voided_at
      U1,2024-02-06,payment,I1,N1,EUR,40.00,2024-02-06,
      U2,2024-03-05,refund,,N1,EUR,30.00,2024-03-05,`,
  };
  expect(await positionsOf(files)).toEqual(["01-31 100 0", "02-29 60 50", "03-31 60 20"]);
});

describe("Stripe: a dispute that was lost opens the invoice again, one that was won does not", () => {
  const files = {
    invoice: `id,customer_id,currency,amount_due,amount_paid,amount_remaining,total,status,status_transitions_finalized_at,due_date,payment_intent_id
      in_1,cus_1,eur,10000,10000,0,10000,paid,2024-01-10,2024-02-09,
      in_2,cus_1,eur,5000,5000,0,5000,paid,2024-01-10,2024-02-09,
      in_3,cus_2,eur,10000,10000,0,10000,paid,2024-01-10,2024-02-09,pi_1
      in_4,cus_2,eur,5000,5000,0,5000,paid,2024-01-10,2024-02-09,pi_2`,
    charge: `id,amount,amount_refunded,captured,currency,customer_id,invoice_id,paid,status,created,payment_intent_id,balance_transaction_id
      ch_1,10000,0,true,eur,cus_1,in_1,true,succeeded,2024-02-01,,t1
      ch_2,5000,0,true,eur,cus_1,in_2,true,succeeded,2024-02-01,,t2
      ch_3,10000,0,true,eur,cus_2,,true,succeeded,2024-02-01,pi_1,t3
      ch_4,5000,0,true,eur,cus_2,,true,succeeded,2024-02-01,pi_2,t4`,
    dispute: `id,amount,charge_id,created,currency,evidence_details_due_by,reason,status
      du_1,10000,ch_1,2024-03-05,eur,2024-04-01,fraudulent,lost
      du_2,5000,ch_2,2024-03-05,eur,2024-04-01,fraudulent,won
      du_3,10000,ch_3,2024-03-05,eur,2024-04-01,fraudulent,lost
      du_4,5000,ch_4,2024-03-05,eur,2024-04-01,fraudulent,won`,
  };

  test.each([
    ["the charge names its invoice", "cus_1"],
    ["both name a payment intent", "cus_2"],
  ])("where %s", async (_, customer) => {
    expect(await positionsOf(files, customer)).toEqual(["01-31 150 0", "03-31 100 0"]);
  });
});
