import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { withFolder } from "../../support/folder.ts";
import { commonBuckets, commonEntries, commonOpen, commonUnapplied, outcomeOf } from "./sameLedger.ts";

// Beside the common ledger: an older version of an invoice, a voided, a deleted and a pending one, two bills and a bill
// payment, an order, a cash sale, a journal; credit memo 88.00 of Birch, refunded on 05-02; a deposit of 300.00 of which
// a deposit application pays Birch's 120.00.
const outcome = outcomeOf("netsuite-connector");

it("leaves out other transactions and versions, every row by name", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["netsuite-connector"]);
  expect(rows).toMatchObject({
    "transaction.csv": "54 = 43 + 0 + 11",
    "next_transaction_line_link.csv": "21 = 18 + 0 + 3",
  });
  expect(findings).toEqual({
    "transaction superseded": 1450,
    "transaction voided": 555,
    "transaction deleted": 444,
    "transaction not_posted": 333,
    "transaction not_receivable": 1969.1, // 812.00 + 95.10 + 812.00 + 250.00 + 0
    "transaction cash_sale": 77,
    "transaction deposit": 300,
    "next_transaction_line_link other_link": 1182, // 120.00 + 812.00 + 250.00
  });
});

it("comes to what is open, unused and due", async () => {
  const { open, unapplied, buckets, reported, broken } = await outcome;
  expect(open).toEqual(commonOpen);
  expect(unapplied).toEqual(commonUnapplied);
  expect(buckets).toEqual(commonBuckets);
  expect(reported).toEqual({ USD: 11709.01 });
  expect(broken).toEqual({});
});

it("counts credit memos below zero once, a deposit when it is applied, a refund as cash gone", async () => {
  expect((await outcome).entries).toEqual({
    ...commonEntries,
    "invoice USD": 12181.89, // 12,061.89 + 120.00
    "credit USD": -1063, // 975.00 + 88.00
    "cash USD": -5661.98, // 5,629.98 + 120.00 - 88.00
  });
});

// One invoice of 100.00 with two item lines, 60.00 of it paid: what the main lines and the links say.
const lines = `transaction,id,mainline,linesequencenumber,foreignamount,entity
1,0,T,0,100.00,9
1,1,F,1,-70.00,9
1,2,F,2,-30.00,9
2,0,T,0,60.00,9`;
const headers = `id,type,trandate,duedate,entity,currency,status,posting
1,CustInvc,2024-06-01 0:00:00,2024-06-20 0:00:00,9,1,A,T
2,CustPymt,2024-06-10 0:00:00,,9,1,C,T`;
const links = `previousdoc,nextdoc,linktype,foreignamount
1,2,Payment,60.00`;
const oldLines = `transaction_id,transaction_line_id,company_id,amount,non_posting_line
1,0,9,100.00,No
1,1,9,-100.00,No
2,0,9,-60.00,No`;
const oldHeaders = `transaction_id,transaction_type,transaction_date,due_date,currency_id,status
1,Invoice,2024-06-01 00:00:00,2024-06-20 00:00:00,1,Open
2,Payment,2024-06-10 00:00:00,,1,Not Deposited`;
const oldLinks = `original_transaction_id,applied_transaction_id,amount_linked
1,2,60.00`;

it.each([
  ["netsuite2", "id,symbol,name,isbasecurrency\n1,USD,US dollar,T", headers, lines, links],
  ["the older generation", "currency_id,name,symbol\n1,US dollar,USD", oldHeaders, oldLines, oldLinks],
])("takes amounts from main lines where transactions have none: %s", (_, ...texts) =>
  withFolder(async (folder) => {
    for (const [index, text] of texts.entries()) await writeFile(join(folder, `${index}.csv`), `${text}\n`);
    const { open, unapplied, buckets, entries, broken } = await outcomeOf(folder);
    expect({ open, unapplied, buckets, entries, broken }).toEqual({
      open: { 9: 40 },
      unapplied: {},
      buckets: { "USD 1-30": 40 },
      entries: { "invoice USD": 100, "cash USD": -60 },
      broken: {},
    });
  }),
);
