import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { calendarOf } from "../../pipeline/export/drafts/calendar.ts";
import { writeDrafts } from "../../pipeline/export/drafts/drafts.ts";
import { emlOf } from "../../pipeline/export/drafts/mail.ts";
import { languageOf, messageOf } from "../../pipeline/export/drafts/messages.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { expectAsPublished } from "../support/asPublished.ts";
import { withFolder } from "../support/folder.ts";

const worklist = `select * from (values
  (1, 'A/1', 'Äcme Ltd', 'USD', 'ap@acme.example', 'friendly reminder', 'friendly', date '2024-07-01', 1500.5, 12, 'Ann', null, 1500.5, null),
  (2, 'B', '=BOLT', 'USD', null, 'formal notice', 'formal', date '2024-07-02', 20, 50, 'Bob', null, 15, 45),
  (3, 'C', 'Stopped', 'USD', null, 'resolve dispute', null, date '2024-07-01', 0, 9, 'Bob', 'dispute open', 0, null))
  as t (rank, customer_id, customer_name, report_currency, email, step, tone, action_date, ask_amount, oldest_days, sales_rep, stop_reason,
    demand_amount, demand_days)`;

const openInvoices = `select * from (values
  ('I1', 1, '', 'A/1', 'EUR', date '2024-05-19', date '2024-06-18', 12, 1500.50, 1400.00::decimal(18, 4), 1500.50::decimal(18, 4), 0.00),
  ('I2', 1, '', 'A/1', 'USD', date '2024-06-19', date '2024-07-12', -12, 9, 9, 9, 0))
  as t (invoice_id, instalment, receivable_account, customer_id, currency, issue_date, due_date, days_past_due,
    amount, open_amount, open_base_amount, disputed_amount)`;

const unapplied = `select 'A/1' as customer_id, 'EUR' as currency, 'P9' as source_id, date '2024-06-20' as credit_date,
  100.00::decimal(18, 4) as unapplied_amount`;

/** Publishes a worklist by hand and hands over the folder that holds `published/`. */
async function withWorklist<T>(work: (folder: string) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    await mkdir(join(folder, "published"));
    const warehouse = await openWarehouse(":memory:");
    await expectAsPublished(warehouse, "worklist", worklist);
    await expectAsPublished(warehouse, "open_invoices", openInvoices);
    await expectAsPublished(warehouse, "unapplied", unapplied);
    await execute(
      warehouse,
      `copy (${worklist}) to '${join(folder, "published/worklist.parquet")}';
       copy (${openInvoices}) to '${join(folder, "published/open_invoices.parquet")}';
       copy (${unapplied}) to '${join(folder, "published/unapplied.parquet")}';`,
    );
    closeWarehouse(warehouse);
    const manifest = {
      runId: "run1",
      asOf: "2024-06-30",
      company: "Seller",
      baseCurrency: "USD",
      seed: 1,
      versions: { countback: "0", duckdb: "v1" },
      settings: {},
      inputs: [],
      history: [],
      tables: ["worklist", "open_invoices", "unapplied"].map((name) => ({ name, rows: 2 })),
    };
    await writeFile(join(folder, "published/manifest.json"), JSON.stringify(manifest));
    return work(folder);
  });
}

describe("drafts", () => {
  test("one text and one mail an action, none for who is stopped, with the invoices past due in their own currency", async () => {
    await withWorklist(async (folder) => {
      const to = join(folder, "drafts");
      expect(await writeDrafts({ outputFolder: folder, toFolder: to })).toBe(2);
      expect((await readdir(to)).sort()).toEqual([
        "0001-USD-A_1-statement.txt",
        "0001-USD-A_1.eml",
        "0001-USD-A_1.txt",
        "0002-USD-B-statement.txt",
        "0002-USD-B.eml",
        "0002-USD-B.txt",
        "mail-merge.csv",
        "reminders.ics",
      ]);
      const text = await readFile(join(to, "0001-USD-A_1.txt"), "utf8");
      expect(text).toContain("Dear Äcme Ltd,");
      expect(text).toContain("as of 2024-06-30 our books show USD 1,500.50 past its due date");
      expect(text).toContain("I1       2024-05-19  2024-06-18             12  EUR 1,400.00        0.00");
      expect(text).not.toContain("I2");
      // EUR: 1,400 past due less 100 not yet applied. USD: 9 due in July.
      expect(text).toContain("Balance                            EUR 1,300.00");
      const statement = await readFile(join(to, "0001-USD-A_1-statement.txt"), "utf8");
      expect(statement).toMatch(/^Statement of account of Äcme Ltd with Seller, as of 2024-06-30\n/);
      expect(statement).toContain("I2");
      expect(statement).toMatch(/P9 +2024-06-20 +EUR -100.00/);
      expect(statement).toMatch(
        /Past due +EUR 1,400.00\nNot yet due +EUR 0.00\nPaid or credited, not yet applied +EUR -100.00/,
      );
      expect(statement).toMatch(/Not yet due +USD 9.00/);
    });
  });

  test("the mail-merge file runs no formula from a name", async () => {
    await withWorklist(async (folder) => {
      await writeDrafts({ outputFolder: folder, toFolder: folder });
      expect(await readFile(join(folder, "mail-merge.csv"), "utf8")).toContain(",'=BOLT,");
    });
  });

  test("an owner or a language that matches nothing is an error, not an empty folder", async () => {
    await withWorklist(async (folder) => {
      expect(await writeDrafts({ outputFolder: folder, toFolder: folder, owner: "Ann" })).toBe(1);
      const wrong = { outputFolder: folder, toFolder: folder };
      await expect(writeDrafts({ ...wrong, owner: "Nobody" })).rejects.toMatchObject({ exitCode: 3 });
      await expect(writeDrafts({ ...wrong, language: "xx" })).rejects.toThrow("no texts in language: xx");
    });
  });
});

describe("a message", () => {
  test.each(["pre-due reminder", "friendly reminder", "firm reminder", "formal notice"])(
    "%s fills every blank",
    (step) => {
      const tone =
        { "pre-due reminder": "polite", "friendly reminder": "friendly", "firm reminder": "firm" }[step] ?? "formal";
      const names = [
        "customer",
        "company",
        "as_of",
        "ask",
        "total",
        "oldest_days",
        "demand_days",
        "invoices",
        "totals",
      ];
      const blanks = Object.fromEntries(names.map((name) => [name, name.toUpperCase()]));
      const { subject, body } = messageOf(languageOf("en"), step, { tone, blanks });
      expect(`${subject}\n${body}`).not.toMatch(/[{}]/);
      expect(body).toContain("INVOICES");
    },
  );
});

describe("a mail", () => {
  test("is a draft without date or sender; nothing from an export adds a heading", () => {
    const mail = emlOf({ to: "a@b.example\r\nBcc: x@y.example", subject: "Grüße\nBcc: z", body: "Tschüß" });
    const [headings = "", body = ""] = mail.split("\r\n\r\n");
    expect(headings).not.toMatch(/^(Bcc|Date|From):/m);
    expect(headings).toMatch(/^X-Unsent: 1$/m);
    expect(headings).toMatch(/^Subject: =\?utf-8\?B\?.+\?=$/m);
    expect(Buffer.from(body, "base64").toString("utf8")).toBe("Tschüß");
  });
});

test.each([
  ["a.b+c@b.example", "a.b+c@b.example"],
  [" a@bücher.example ", "a@xn--bcher-kva.example"],
  ["a@b.example, x@y.example", null],
  ["a@b.example;x@y.example", null],
  ["Anna <a@b.example>", null],
  ["a@b.example\r\nBcc: x@y.example", null],
  ["a@b\u0007.example", null],
  ["a@b.example\u2028Bcc: x", null],
  ["nobody", null],
])("of the address %j a mail takes %j", (text, address) => {
  expect(/^To: (.*)\r$/m.exec(emlOf({ to: text, subject: "s", body: "" }))?.[1] ?? null).toBe(address);
});

test.each(["a\u0007b\u001b[2J", "=?utf-8?B?SGk=?=", `x${"y".repeat(5000)}`])(
  "a subject of %.20j is encoded and short",
  (subject) => {
    const [headings = ""] = emlOf({ to: null, subject, body: "" }).split("\r\n\r\n");
    expect(headings.split("\r\n").every((line) => line.length <= 100)).toBe(true);
    const words = [...headings.matchAll(/=\?utf-8\?B\?(.+?)\?=/g)].map(([, word = ""]) => Buffer.from(word, "base64"));
    const text =
      words.length === 0 ? (/^Subject: (.*)$/m.exec(headings)?.[1] ?? "") : Buffer.concat(words).toString("utf8");
    expect(text).toBe(subject.replaceAll(/\p{Cc}/gu, " "));
  },
);

describe("a calendar", () => {
  test("folds lines at 75 bytes and quotes what the format gives a meaning", () => {
    const text = calendarOf(
      [
        {
          id: "r-1",
          day: "2024-07-01",
          summary: `call: A, B; ${"ü".repeat(60)}`,
          description: "x\ny\rEND:VEVENT\u0007",
        },
      ],
      "2024-06-30",
    );
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const unfolded = text.replaceAll("\r\n ", "");
    expect(unfolded).toContain("DTSTART;VALUE=DATE:20240701\r\n");
    expect(unfolded).toContain(`SUMMARY:call: A\\, B\\; ${"ü".repeat(60)}\r\n`);
    expect(unfolded).toContain("DESCRIPTION:x\\ny\\nEND:VEVENT \r\n");
  });
});
