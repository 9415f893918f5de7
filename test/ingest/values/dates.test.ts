import { describe, expect, it } from "vitest";
import { parseProfile } from "../../../pipeline/ingest/profiles/profiles.ts";
import { filesOf, invoices, numbered, rowsOf, withExports } from "../exports.ts";

function issued(...dates: readonly string[]): string {
  return invoices(...dates.map((date, index) => `I${index},ACME,"${date}",,1,EUR`));
}

const query = "select issue_date from ingest.invoices order by invoice_id";
const orderQuery = "select evidence from ingest.files";

describe("ways of writing a date", () => {
  const ways = [
    ["2019-10-03"],
    ["2019-10-03 00:00:00"],
    ["2019-10-03T23:30:00Z"],
    ["2019/10/03"],
    ["20191003"],
    ["20191003.0"],
    ["43741"],
    ["43741.75"],
    ["03-Oct-2019"],
    ["3 October 2019"],
    ["Oct 3, 2019"],
  ] as const;
  const writtenSo = filesOf(ways, ([date], number) => invoices(`${number},ACME,"${date}",,1,EUR`));

  it.each(numbered(ways))("%s", async (_, number) => {
    const issue = `select issue_date from ingest.invoices where invoice_id = '${number}'`;
    expect(await rowsOf(writtenSo, issue)).toEqual([{ issue_date: "2019-10-03" }]);
  });

  const noDates = [
    ["2019-02-29"],
    ["2019-13-01"],
    ["infinity"],
    ["12019-10-03"],
    ["1"],
    ["2019-10-03x"],
    ["05:23.4"],
  ] as const;
  const withNone = filesOf(noDates, ([date], number) => invoices(`${number},ACME,"${date}",,1,EUR`));

  it.each(numbered(noDates))("%s is none", async (date, number) => {
    const rows = await rowsOf(
      withNone,
      `select severity, value from ingest.findings where file = '${number}.csv' and line = 2 and severity = 'error'`,
    );
    expect(rows).toEqual([{ severity: "error", value: date }]);
  });

  it("what systems write for no date is none; a time alone is told as what a spreadsheet left of a date", async () => {
    const lines = [
      "I1,A,2020-01-01,0001-01-01,1,EUR",
      "I2,A,2020-01-01,0000-00-00 00:00:00,1,EUR",
      "I3,A,1900-01-00,,1,EUR",
      "I4,A,05:23.4,2020-01-31,1,EUR",
    ];
    const query = "select line, rule, value from ingest.findings where line is not null order by line, rule";
    expect(await rowsOf({ "a.csv": invoices(...lines) }, query)).toEqual([
      { line: 2, rule: "missing_due_date", value: null },
      { line: 3, rule: "missing_due_date", value: null },
      { line: 4, rule: "missing_due_date", value: null },
      { line: 4, rule: "missing_required", value: null },
      { line: 5, rule: "damaged_date", value: "05:23.4" },
    ]);
  });

  it("the leap day of 2020 is one", async () => {
    expect(await rowsOf({ "a.csv": issued("2020-02-29") }, query)).toEqual([{ issue_date: "2020-02-29" }]);
  });
});

describe("day and month", () => {
  it("a first part above 12 decides for D/M, in the whole file", async () => {
    expect(await rowsOf({ "a.csv": issued("3/4/2012", "13/4/12") }, query)).toEqual([
      { issue_date: "2012-04-03" },
      { issue_date: "2012-04-13" },
    ]);
  });

  it("a second part above 12 decides for M/D, and the evidence shows the row", async () => {
    const files = { "a.csv": issued("3/4/2012", "4.13.2012") };
    expect(await rowsOf(files, query)).toEqual([{ issue_date: "2012-03-04" }, { issue_date: "2012-04-13" }]);
    expect(await rowsOf(files, orderQuery)).toEqual([
      { evidence: expect.stringContaining("dates M/D/Y: 1 can only be read so, first row 3 issue_date 4.13.2012") },
    ]);
  });

  it("the deciding row may be the last of many", async () => {
    const dates = [...Array.from({ length: 5000 }, () => "3/4/2012"), "4/13/2012"];
    expect(
      await rowsOf(
        { "a.csv": issued(...dates) },
        "select distinct month(issue_date) as month from ingest.invoices order by month",
      ),
    ).toEqual([{ month: 3 }, { month: 4 }]);
  });

  it("slashed dates far below ISO dates are still decided", async () => {
    const dates = [...Array.from({ length: 3000 }, () => "2012-01-01"), "3/4/2012", "13/4/2012"];
    expect(await rowsOf({ "a.csv": issued(...dates) }, "select max(issue_date) as last from ingest.invoices")).toEqual([
      { last: "2012-04-13" },
    ]);
  });

  it("due dates that would fall before their invoices decide", async () => {
    const rows = [1, 2, 3, 4].map((day) => `I${day},ACME,${day}/10/2012,${day}/12/2012,1,EUR`);
    const files = {
      "a.csv": invoices(
        ...rows,
        "I5,ACME,11/10/2012,9/11/2012,1,EUR",
        "I6,ACME,12/10/2012,9/11/2012,1,EUR",
        "I7,ACME,12/9/2012,9/11/2012,1,EUR",
      ),
    };
    expect(await rowsOf(files, orderQuery)).toEqual([
      {
        evidence: expect.stringContaining(
          "dates D/M/Y: read the other way, issue_date would be after due_date on 3 rows",
        ),
      },
    ]);
  });

  it("days stated between two dates decide", async () => {
    const text = [
      "countrycode,customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate,DaysToSettle",
      ...[1, 2, 3].map((day) => `1,C,${day},${day}/2/2012,${day}/3/2012,5,${day}/2/2012,0`),
      ...[1, 2, 3].map((day) => `1,C,4${day},${day}/2/2012,${day}/3/2012,5,${day + 1}/2/2012,1`),
    ].join("\n");
    expect(await rowsOf({ "a.csv": text }, orderQuery)).toEqual([
      { evidence: expect.stringContaining("dates D/M/Y: read the other way, DaysToSettle would not fit on 3 rows") },
    ]);
  });

  it("nothing that decides is asked for, with the rows shown", async () => {
    const error = await withExports({ "a.csv": issued("3/4/2012", "5/4/2012") }, async ({ error }) => error);
    expect(error).toMatchObject({
      exitCode: 2,
      message:
        "undecided day/month order in a.csv: row 2 issue_date 3/4/2012; row 3 issue_date 5/4/2012; set dateOrder to dmy or mdy",
    });
  });

  it("evidence for both is asked for too", async () => {
    const error = await withExports({ "a.csv": issued("13/4/2012", "4/13/2012") }, async ({ error }) => error);
    expect(error).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("row 2 issue_date 13/4/2012 but row 3 issue_date 4/13/2012"),
    });
  });

  it("the setting decides where the file does not", async () => {
    const files = { "a.csv": issued("3/4/2012") };
    expect(await rowsOf(files, query, { dateOrder: "dmy" })).toEqual([{ issue_date: "2012-04-03" }]);
    expect(await rowsOf(files, query, { dateOrder: "mdy" })).toEqual([{ issue_date: "2012-03-04" }]);
  });

  it("where a source system always writes one way that decides, unless its own dates say otherwise: that is told", async () => {
    const profile = parseProfile(
      {
        name: "american",
        describes: "a system that writes M/D/Y",
        layouts: [
          {
            name: "invoices",
            signature: ["invoice_id", "issue_date", "amount"],
            feeds: [{ table: "invoices" }],
            dateOrder: "mdy",
          },
        ],
      },
      "in the test",
    );
    const settings = { profile, dateOrder: "dmy" } as const;
    expect(await rowsOf({ "a.csv": issued("3/4/2012") }, query, settings)).toEqual([{ issue_date: "2012-03-04" }]);
    const other = { "a.csv": issued("3/4/2012", "13/4/2012") };
    expect(await rowsOf(other, query, settings)).toEqual([{ issue_date: "2012-04-03" }, { issue_date: "2012-04-13" }]);
    expect(
      await rowsOf(other, "select message from ingest.findings where rule = 'date_order_differs'", settings),
    ).toEqual([{ message: "not as usual: dates D/M/Y: 1 can only be read so, first row 3 issue_date 13/4/2012" }]);
  });

  it("one stray row does not outvote the file: it is rejected", async () => {
    const dates = [...Array.from({ length: 30 }, () => "13/4/2012"), "4/13/2012"];
    expect(
      await rowsOf(
        { "a.csv": issued(...dates) },
        "select line, rule, value from ingest.findings where severity = 'error'",
      ),
    ).toEqual([{ line: 32, rule: "impossible_date", value: "4/13/2012" }]);
  });
});
