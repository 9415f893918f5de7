import { describe, expect, it } from "vitest";
import { invoices, rowsOf, withExports } from "../exports.ts";

/** Two years of invoices, one every ten days, each due after 30 days. */
const sound = Array.from({ length: 40 }, (_, index) => {
  const day = new Date(Date.UTC(2023, 0, 5 + 10 * index)).toISOString().slice(0, 10);
  const due = new Date(Date.UTC(2023, 0, 35 + 10 * index)).toISOString().slice(0, 10);
  return `S${index},ACME,${day},${due},10.00,EUR`;
});
const last = "2024-01-30";
const far = "far from all other dates (2023-01-05 to 2024-01-30): ";
const found = "select line, rule, \"column\", value, message, amount from ingest.findings where rule = 'far_date'";
const life = "select first_date, last_date, report_date from ingest.life";

describe("a date far from all others is told with its amount, and is never the report date", () => {
  it.each([
    ["1900-01-01", "2024-02-10", { issue_date: last, due_date: "2024-02-10" }, `taken as ${last}`],
    ["1970-01-01", "2023-06-10", { issue_date: "2023-06-10", due_date: "2023-06-10" }, "taken as 2023-06-10"],
    ["0001-01-01", "", { issue_date: last, due_date: null }, `taken as ${last}`],
    ["2042-01-10", "2024-01-20", { issue_date: "2024-01-20", due_date: "2024-01-20" }, "taken as 2024-01-20"],
    ["2042-01-10", "2042-02-10", { issue_date: "2042-01-10", due_date: null }, "it has not happened yet"],
    ["2024-01-10", "9999-12-31", { issue_date: "2024-01-10", due_date: null }, "left empty"],
    ["2024-01-10", "1899-12-30", { issue_date: "2024-01-10", due_date: null }, "left empty"],
    ["2024-01-10", "31/12/2999", { issue_date: "2024-01-10", due_date: null }, "left empty"],
  ])("issued %s, due %s", async (issued, due, row, taken) => {
    const files = { "invoices.csv": invoices(...sound, `X,ACME,${issued},${due},77.00,EUR`) };
    await withExports(files, async ({ rows, error }) => {
      expect(error).toBeNull();
      expect(await rows(`select issue_date, due_date from ingest.invoices where invoice_id = 'X'`)).toEqual([row]);
      expect(await rows(life)).toEqual([{ first_date: "2023-01-05", last_date: last, report_date: last }]);
      const messages = (await rows(found)).map(({ message, amount, line }) => ({ message, amount, line }));
      expect(messages).toContainEqual({ message: `${far}${taken}`, amount: 77, line: 42 });
    });
  });

  it.each(["1900-01-01", "2042-01-10", "9999-12-31"])("paid %s: the invoice is not settled by it", async (paid) => {
    const text = [
      "invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date",
      ...sound.map((line) => `${line},`),
    ];
    const files = { "invoices.csv": [...text, `X,ACME,2024-01-10,2024-01-20,77.00,EUR,${paid}`].join("\n") };
    await withExports(files, async ({ rows, error }) => {
      expect(error).toBeNull();
      expect(await rows("select paid_date from ingest.invoices where invoice_id = 'X'")).toEqual([{ paid_date: null }]);
      expect(await rows(found)).toEqual([
        { line: 42, rule: "far_date", column: "paid_date", value: paid, message: `${far}left empty`, amount: 77 },
      ]);
    });
  });

  it.each([
    ["1900-01-01", last, `taken as ${last}`],
    ["2042-01-10", "2042-01-10", "it has not happened yet"],
  ])("a payment of %s", async (day, taken, message) => {
    const payments = `payment_id,payment_date,amount,customer_id,currency,invoice_id\nP1,${day},10.00,ACME,EUR,S3\n`;
    const files = { "invoices.csv": invoices(...sound), "payments.csv": payments };
    expect(await rowsOf(files, "select payment_date from ingest.payments")).toEqual([{ payment_date: taken }]);
    expect(await rowsOf(files, `select message, amount from (${found})`)).toEqual([
      { message: `${far}${message}`, amount: 10 },
    ]);
    expect(await rowsOf(files, "select report_date from ingest.life")).toEqual([{ report_date: last }]);
  });
});

it("an old invoice among new ones is one: each is within ten years of the next", async () => {
  const files = { "invoices.csv": invoices(...sound, "O,ACME,2014-05-01,2014-06-01,77.00,EUR") };
  expect(await rowsOf(files, found)).toEqual([]);
  expect(await rowsOf(files, life)).toEqual([{ first_date: "2014-05-01", last_date: last, report_date: last }]);
  const near = { farDates: { yearsBefore: 5, yearsAfter: 5, loneDays: 183, loneRate: 0.05, reachDays: 731 } };
  expect(await rowsOf(files, "select count(*) as far from ingest.findings where rule = 'far_date'", near)).toEqual([
    { far: 2 },
  ]);
});

it("a lone date of next year is not the report date; a fifth of all dates is", async () => {
  const lone = { "invoices.csv": invoices(...sound, "X,ACME,2025-01-10,2025-02-09,77.00,EUR") };
  expect(await rowsOf(lone, "select report_date from ingest.life")).toEqual([{ report_date: last }]);
  expect(await rowsOf(lone, `select message, amount from (${found})`)).toEqual([
    { message: `${far}it has not happened yet`, amount: 77 },
  ]);
  const few = { "invoices.csv": invoices(...sound.slice(0, 4), "X,ACME,2025-01-10,2025-02-09,77.00,EUR") };
  expect(await rowsOf(few, "select report_date from ingest.life")).toEqual([{ report_date: "2025-01-10" }]);
});

it("as many dates here as there, years apart, are a question that the as-of date answers", async () => {
  const files = { "a.csv": invoices("A,ACME,2024-01-05,,5.00,EUR", "B,ACME,2042-01-05,,7.00,EUR") };
  const question = "dates lie far apart, as many here as there: 2024-01-05 to 2024-01-05 and 2042-01-05 to 2042-01-05";
  await withExports(files, async ({ error }) => {
    expect(error).toMatchObject({ exitCode: 2, message: `${question}: say which by --as-of` });
  });
  const asked = { asOf: "2024-01-31" };
  expect(await rowsOf(files, "select report_date from ingest.life", asked)).toEqual([{ report_date: "2024-01-05" }]);
  const placeholder = { "a.csv": invoices("A,ACME,2024-01-05,,5.00,EUR", "B,ACME,1900-01-01,,7.00,EUR") };
  expect(await rowsOf(placeholder, "select report_date from ingest.life")).toEqual([{ report_date: "2024-01-05" }]);
});
