import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { profiles } from "../../pipeline/ingest/profiles/profiles.ts";
import { tableNamed, tableNames } from "../../pipeline/ingest/layouts/tables.ts";
import { projectFolder } from "../../pipeline/settings.ts";
import { rowsOf, withExports } from "./exports.ts";

const ledgers = join(projectFolder, "../shared/ledgers");

describe("every profile", () => {
  const feeds = profiles.flatMap(({ name, layouts }) =>
    layouts.flatMap((layout) => layout.feeds.map((feed) => ({ name, layout, feed }))),
  );

  it("maps canonical columns only", () => {
    for (const { feed } of feeds) {
      expect(Object.keys(tableNamed(feed.table).columns)).toEqual(expect.arrayContaining(Object.keys(feed.columns)));
    }
  });

  it("says where every column comes from without which a row is rejected", () => {
    for (const { feed } of feeds) {
      const { columns } = tableNamed(feed.table);
      const required = Object.keys(columns).filter((name) => columns[name]?.isRequired === true);
      expect(Object.keys(feed.columns)).toEqual(expect.arrayContaining(required));
    }
  });

  it("the canonical one feeds every canonical table", () => {
    const fed = feeds.filter(({ name }) => name === "canonical").map(({ feed }) => feed.table);
    expect(new Set(fed)).toEqual(new Set(tableNames));
  });
});

describe("ibm: an invoice a row with its settlement", () => {
  const text = `countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate
818,6627-ELFBK,11/26/2012,2195380883,1/6/2012,2/5/2012,47.07,Yes,2/3/2012,Paper,28,0
897,9174-IYKOC,,136962706,8/7/2013,9/6/2013,92.67,No,9/13/2013,,37,7
`;

  it("keeps the settled date and the country as segment; there is no currency", async () => {
    const rows = await rowsOf(
      { "a.csv": text },
      "select invoice_id, customer_id, issue_date, due_date, paid_date, amount, currency, segment from ingest.invoices order by invoice_id",
    );
    expect(rows).toEqual([
      { invoice_id: "136962706", customer_id: "9174-IYKOC", issue_date: "2013-08-07", due_date: "2013-09-06", paid_date: "2013-09-13", amount: 92.67, currency: "XXX", segment: "897" },
      { invoice_id: "2195380883", customer_id: "6627-ELFBK", issue_date: "2012-01-06", due_date: "2012-02-05", paid_date: "2012-02-03", amount: 47.07, currency: "XXX", segment: "818" },
    ]); // prettier-ignore
  });

  it("tells of disputes without dates and does not make any up", async () => {
    expect(await rowsOf({ "a.csv": text }, "select severity, rule, amount from ingest.findings")).toEqual([
      { severity: "info", rule: "undated_dispute", amount: 47.07 },
    ]);
    expect(await rowsOf({ "a.csv": text }, "select count(*) as disputes from ingest.disputes")).toEqual([
      { disputes: 0 },
    ]);
  });
});

describe("sap-style: open and cleared items", () => {
  const header =
    "business_code,cust_number,name_customer,clear_date,buisness_year,doc_id,posting_date,document_create_date,document_create_date.1,due_in_date,invoice_currency,document type,posting_id,area_business,total_open_amount,baseline_create_date,cust_payment_terms,invoice_id,isOpen";
  const cleared =
    "U001,0200762301,C&S WH,2019-10-03 00:00:00,2019.0,1929881731.0,2019-09-17,20190917,20190917,20191003.0,USD,RV,1.0,,90013.67999999999,20190917.0,,1929881731.0,0";
  const open = "CA02,, TREE  in ,,2019.0,,2019-03-29,20190329,20190329,20190207.0,CAD,RV,1.0,,12636,20190329.0,NAH4,,1";

  it("reads its three date styles, float ids and names as exported", async () => {
    const rows = await rowsOf(
      { "a.csv": [header, cleared, open, cleared, ""].join("\n") },
      `select company_id, invoice_id, customer_id, customer_name, issue_date, due_date, paid_date, amount, currency, terms
      from ingest.invoices order by amount`,
    );
    expect(rows).toEqual([
      { company_id: "CA02", invoice_id: expect.stringMatching(/^row-/), customer_id: null, customer_name: "TREE  in", issue_date: "2019-03-29", due_date: "2019-02-07", paid_date: null, amount: 12636, currency: "CAD", terms: "NAH4" },
      { company_id: "U001", invoice_id: "1929881731", customer_id: "0200762301", customer_name: "C&S WH", issue_date: "2019-09-17", due_date: "2019-10-03", paid_date: "2019-10-03", amount: 90013.68, currency: "USD", terms: null },
    ]); // prettier-ignore
  });

  it("tells the copies, the missing id, the early due date and the noise apart", async () => {
    const rows = await rowsOf(
      { "a.csv": [header, cleared, open, cleared, ""].join("\n") },
      "select rule, line from ingest.findings",
    );
    expect(rows).toEqual([
      { rule: "rounded_amount", line: null },
      { rule: "due_before_issue", line: 3 },
      { rule: "missing_invoice_id", line: 3 },
      { rule: "exact_duplicate", line: 4 },
    ]);
  });
});

describe.skipIf(!existsSync(ledgers))("the real ledgers (skipped where ../shared/ledgers is absent)", () => {
  const strict = { limits: { rejectedRowsRate: 0.05, rejectedAmountRate: 0.05, brokenRate: 1 } };
  const counts = "select rows_read, rows_accepted, rows_rejected, rows_left_out from ingest.files";

  function read(folder: string, sql: string): Promise<unknown> {
    return withExports(
      {},
      ({ rows, error }) => {
        if (error !== null) throw error;
        return rows(sql);
      },
      { inputFolder: join(ledgers, folder), ...strict },
    );
  }

  it("sap-style: 605 exact duplicates, 6 rows without an invoice id, the open items of 2019-10-07", async () => {
    expect(await read("sap-style", counts)).toEqual([
      { rows_read: 27977, rows_accepted: 27372, rows_rejected: 0, rows_left_out: 605 },
    ]);
    expect(
      await read(
        "sap-style",
        `select rule, count(distinct line) as lines from ingest.findings
        where rule in ('exact_duplicate', 'missing_invoice_id') group by rule order by rule`,
      ),
    ).toEqual([
      { rule: "exact_duplicate", lines: 605 },
      { rule: "missing_invoice_id", lines: 6 },
    ]);
    expect(
      await read(
        "sap-style",
        `select currency, count(*) as documents, sum(amount) as amount from ingest.invoices
        where paid_date is null or paid_date > '2019-10-07' group by currency order by currency`,
      ),
    ).toEqual([
      { currency: "CAD", documents: 183, amount: 11369132.29 },
      { currency: "USD", documents: 1799, amount: 50539847 },
    ]);
  });

  it("ibm: both date orders give the same 2,466 invoices", async () => {
    const sums = `select count(*) as invoices, sum(amount) as amount, sum(due_date - issue_date) as terms,
        sum(paid_date - issue_date) as days, bit_xor(hash(invoice_id, issue_date, due_date, paid_date, amount, segment)) as print
      from ingest.invoices`;
    const [dmy, ids] = [await read("ibm-dmy", sums), await read("ibm-dmy", "select invoice_id from ingest.invoices")];
    expect(dmy).toMatchObject([{ invoices: 2466, amount: 147703.18 }]);
    const shared = `(${JSON.stringify(ids).match(/\d+/g)?.map((id) => `'${id}'`).join(", ")})`; // prettier-ignore
    expect(await read("ibm-mdy", `${sums} where invoice_id in ${shared}`)).toEqual(dmy);
    expect(await read("ibm-mdy", counts)).toEqual([
      { rows_read: 2586, rows_accepted: 2586, rows_rejected: 0, rows_left_out: 0 },
    ]);
  });
});
