import { join } from "node:path";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { findingsOf, invoices, rowsOf, withExports } from "./exports.ts";

const sound = "I1,ACME,2020-01-01,2020-01-31,100.00,EUR";

describe("files that are no exports", () => {
  it("a missing folder is wrong use", async () => {
    const error = await withExports({}, async ({ error }) => error, { inputFolder: join(tmpdir(), "no-such-folder") });
    expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining("no-such-folder") });
  });

  it("an unknown profile is wrong use", async () => {
    const error = await withExports({ "a.csv": invoices(sound) }, async ({ error }) => error, { profile: "oracle" });
    expect(error).toMatchObject({
      exitCode: 3,
      message: expect.stringContaining("unknown profile: oracle (known: "),
    });
  });

  it("an empty folder holds no export", async () => {
    const error = await withExports({}, async ({ error }) => error);
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining("no export recognised") });
  });

  it("texts, settings and hidden files are listed as ignored", async () => {
    const files = { "notes.md": "# Notes", "countback.config.json": "{}", ".DS_Store": "x", "a.csv": invoices(sound) };
    expect(await findingsOf(files)).toEqual(["info ignored_file", "info ignored_file", "info ignored_file"]);
  });

  it("an unrecognised file beside a good one is a finding that names the closest layout", async () => {
    const files = { "a.csv": invoices(sound), "b.csv": "invoice_id,issue_date,total\nI2,2020-01-01,5\n" };
    const rows = await rowsOf(files, "select file, rule, message from ingest.findings");
    expect(rows).toEqual([
      {
        file: "b.csv",
        rule: "unrecognised_file",
        message: "no known header in its first lines; closest is canonical invoices, which lacks amount",
      },
    ]);
  });

  it.each([
    ["an empty file", "", "empty_file", "no bytes at all"],
    [
      "a binary file",
      Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 256),
      "binary_file",
      "a binary file",
    ],
    [
      "a broken zip file",
      Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
      "damaged_file",
      "a zip file that is damaged",
    ],
    ["a text without a header", "hello\nworld\n", "unrecognised_file", "no known header"],
  ])("%s alone ends with exit code 2 and says why", async (_, content, rule, words) => {
    const { error, rules } = await withExports({ "a.csv": content }, async ({ error, rows }) => ({
      error,
      rules: await rows("select rule from ingest.findings"),
    }));
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(words) });
    expect(rules).toEqual([{ rule }]);
  });
});

describe("a header and nothing else", () => {
  it.each([["with"], ["without"]])("%s a line end is an empty ledger and a warning", async (end) => {
    const text = invoices().trimEnd() + (end === "with" ? "\n" : "");
    expect(await findingsOf({ "a.csv": text })).toEqual(["warning no_rows"]);
    expect(await rowsOf({ "a.csv": text }, "select rows_read, amount_read from ingest.files")).toEqual([
      { rows_read: 0, amount_read: null },
    ]);
  });
});

describe("a canonical export", () => {
  it("needs no file name, no column order and no optional column", async () => {
    const text = "Amount,ISSUE DATE,Invoice-ID,customer_id\n5,2020-02-29,I9,ACME\n";
    const rows = await rowsOf({ "export (3).txt": text }, "select * from ingest.invoices");
    expect(rows).toEqual([
      {
        clearing_id: null,
        company_id: "",
        invoice_id: "I9",
        instalment: 1,
        receivable_account: "",
        customer_id: "ACME",
        customer_name: null,
        issue_date: "2020-02-29",
        due_date: null,
        amount: 5,
        currency: "XXX",
        terms: null,
        delivery_date: null,
        electronic_from: null,
        order_id: null,
        sales_rep: null,
        segment: null,
        region: null,
        paid_date: null,
        paid_amount: null,
        credited_amount: null,
        open_amount: null,
        written_off_amount: null,
        booked_as: null,
        attributes: null,
      },
    ]);
  });

  it("says once that a whole column is absent, and names columns nobody reads", async () => {
    const text = "invoice_id,customer_id,issue_date,amount,colour,Amount\nI1,A,2020-01-01,5,red,6\n";
    expect(await rowsOf({ "a.csv": text }, `select rule, "column", message from ingest.findings`)).toEqual([
      {
        rule: "missing_due_date",
        column: "due_date",
        message: "no such column: no due date: taken from the terms, else the invoice date",
      },
      {
        rule: "repeated_column",
        column: null,
        message: "columns that stand twice, of which the first is read: Amount",
      },
      { rule: "unknown_column", column: null, message: "columns kept as attributes: colour" },
    ]);
  });

  it("may have wildcards of the shell in its name", async () => {
    expect(await rowsOf({ "export [1]*.csv": invoices(sound) }, "select file from ingest.files")).toEqual([
      { file: "export [1]*.csv" },
    ]);
  });

  it("joins several files of one table", async () => {
    const files = { "jan.csv": invoices(sound), "feb.csv": invoices("I2,ACME,2020-02-01,2020-02-29,50.00,EUR") };
    expect(await rowsOf(files, "select sum(amount) as total from ingest.invoices")).toEqual([{ total: 150 }]);
  });

  it.each([
    ["customer_id\nACME\n", "customers"],
    ["customer_id,colour\nACME,red\n", "customers"],
    ["alias,customer_id\nACME Ltd,ACME\n", "aliases"],
    ["terms,due_days\nZB30,30\n", "terms"],
    ["snapshot_date,issue_date,open_amount\n2020-01-31,2020-01-01,5\n", "open_items"],
  ])("knows %j as %s", async (text, table) => {
    const files = { "a.csv": invoices(sound), "b.csv": text };
    expect(await rowsOf(files, "select target_table from ingest.files where file = 'b.csv'")).toEqual([
      { target_table: table },
    ]);
  });

  it("documents with a customer_id are not taken for customers", async () => {
    const files = { "a.csv": invoices(sound), "b.csv": "Invoice No,customer_id,Date,Total\nI2,ACME,2020-01-31,5\n" };
    expect(await rowsOf(files, "select file, rule from ingest.findings")).toEqual([
      { file: "b.csv", rule: "unrecognised_file" },
    ]);
  });

  it("makes every table, empty where no file feeds it", async () => {
    const tables = await rowsOf(
      { "a.csv": invoices(sound) },
      `select table_name from information_schema.tables where table_schema = 'ingest' order by table_name`,
    );
    expect(tables.map((row) => row.table_name)).toEqual([
      "adjustments", "aliases", "applications", "contacts", "credit_decisions", "credit_notes", "customers", "disputes", "files", "findings", "fx_rates",
      "gl_balances", "holidays", "invoices", "life", "open_items", "orders", "payments", "plans", "promises", "refunds", "statuses", "terms", "unread_money",
    ]); // prettier-ignore
  });
});

describe("limits", () => {
  const lines = Array.from({ length: 20 }, (_, index) => `I${index},ACME,2020-01-01,2020-01-31,10.00,EUR`);

  it("a file at its limit passes, one beyond it ends with exit code 2 in one line, its findings complete", async () => {
    const files = { "a.csv": invoices(...lines.slice(1), "I0,ACME,2020-02-30,2020-03-31,10.00,EUR") };
    const strict = { limits: { rejectedRowsRate: 0.05, rejectedAmountRate: 0.05, brokenRate: 1 } };
    await expect(rowsOf(files, "select 1 as one", strict)).resolves.toEqual([{ one: 1 }]);
    const { error, found } = await withExports(
      { "a.csv": `${files["a.csv"]}I20,ACME,soon,2020-03-31,10.00,EUR\n` },
      async ({ error, rows }) => ({ error, found: await rows("select rule from ingest.findings") }),
      strict,
    );
    expect(error).toMatchObject({
      exitCode: 2,
      message: "too much rejected in a.csv: 2 of 21 rows (9.5 % of its rows, limit 5.0 %), mostly impossible_date",
    });
    expect(found).toEqual([{ rule: "impossible_date" }, { rule: "invalid_date" }]);
  });

  it("money is measured without its sign: negative rows do not hide what is lost", async () => {
    const text = invoices(
      "I1,ACME,2020-01-01,2020-01-31,100.00,EUR",
      "I2,ACME,2020-01-01,2020-01-31,-100.00,EUR",
      "I3,ACME,soon,,10.00,EUR",
    );
    const limits = { rejectedRowsRate: 1, rejectedAmountRate: 0.05, brokenRate: 1 };
    await expect(rowsOf({ "a.csv": text }, "select 1 as one", { limits })).resolves.toEqual([{ one: 1 }]);
  });

  it("rejected money counts beside rejected rows", async () => {
    const text = invoices(...lines.slice(1), "I0,ACME,2020-02-30,2020-03-31,5000.00,EUR");
    const error = await withExports({ "a.csv": text }, async ({ error }) => error, {
      limits: { rejectedRowsRate: 0.05, rejectedAmountRate: 0.05, brokenRate: 1 },
    });
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining("96.3 % of its amount") });
  });
});
