import { describe, expect, it } from "vitest";
import { reportReader } from "../../../pipeline/ingest/rows/report.ts";
import { parseProfile } from "../../../pipeline/ingest/profiles/profiles.ts";
import { workbookOf } from "../../support/workbook.ts";
import { rowsOf, withExports } from "../exports.ts";

const aging = parseProfile(
  {
    name: "aging",
    describes: "a printed aging with a party above its items and a header of two rows",
    layouts: [
      {
        name: "items",
        signature: ["Date", "Ref No", "Pending Amount", "Due on"],
        feeds: [
          {
            table: "invoices",
            columns: {
              invoice_id: "Ref No",
              customer_id: "Party",
              issue_date: "Date",
              due_date: "Due on",
              amount: "Pending Amount",
            },
          },
        ],
        unused: ["Overdue by days"],
        report: { headerRows: 2, party: "Party", totals: ["Total", "Grand total"], amount: "Pending Amount" },
      },
    ],
  },
  "in the test",
);

const lines = [
  ["ACME Trading", "", "", "", ""],
  ["Bills receivable, as of 31-Mar-20", "", "", "", ""],
  [],
  ["Date", "Ref. No.", "Pending", "Due on", "Overdue"],
  ["", "", "Amount", "", "by days"],
  ["Total Oil Ltd"],
  ["2020-01-13", "7", "100.50", "2020-02-13"],
  ["2020-01-14", "", "20.00", "2020-02-14", "46"],
  [],
  ["Total for Total Oil Ltd", "", "120.50"],
  ["Berg, AG"],
  ["2020-01-15", "9", "30.00", "2020-02-15"],
  ["Berg, AG : Basel", "", "", "", ""],
  ["2020-01-16", "10", "5.00", "2020-02-16"],
  ["Total Berg, AG : Basel", "", "5.00"],
  ["2020-01-17", "11", "1.00", "2020-02-17"],
  ["Total Berg, AG", "", "36.00"],
  ["Grand Total", "", "157.00", "", ""],
  ["printed by A. Clerk"],
];

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(",")).join("\n");
const sources = {
  "aging.csv": csv(lines),
  "aging.xlsx": workbookOf({ Bills: lines.map((row) => row.map((cell) => (cell === "" ? null : cell))) }),
};
const profile = { profile: aging };
const invoicesQuery =
  "select customer_id, cast(sum(amount) as varchar) as amount from ingest.invoices group by customer_id order by customer_id";

describe("a printed report", () => {
  it.each(Object.entries(sources))(
    "%s: items under their party, totals left out with their amounts, lines true",
    async (name, content) => {
      const told = await withExports(
        { [name]: content },
        async ({ rows, error }) => {
          if (error !== null) throw error;
          return {
            invoices: await rows(invoicesQuery),
            files: await rows(
              "select rows_read, rows_accepted, rows_left_out, amount_accepted, amount_left_out, evidence from ingest.files",
            ),
            findings: await rows(
              "select line, severity, rule, amount from ingest.findings where line is not null order by line",
            ),
          };
        },
        profile,
      );
      expect(told.invoices).toEqual([
        { customer_id: "Berg, AG", amount: "31.0000" },
        { customer_id: "Berg, AG : Basel", amount: "5.0000" },
        { customer_id: "Total Oil Ltd", amount: "120.5000" },
      ]);
      expect(told.files).toEqual([
        {
          rows_read: 10,
          rows_accepted: 5,
          rows_left_out: 5,
          amount_accepted: 156.5,
          amount_left_out: 318.5,
          evidence: expect.stringContaining("header lines 4 and 5 has"),
        },
      ]);
      expect(told.findings).toEqual([
        { line: 8, severity: "warning", rule: "missing_invoice_id", amount: 20 },
        { line: 10, severity: "info", rule: "report_total", amount: 120.5 },
        { line: 15, severity: "info", rule: "report_total", amount: 5 },
        { line: 17, severity: "info", rule: "report_total", amount: 36 },
        { line: 18, severity: "info", rule: "report_total", amount: 157 },
        { line: 18, severity: "warning", rule: "report_total_differs", amount: 0.5 },
        { line: 19, severity: "info", rule: "page_line", amount: null },
      ]);
    },
  );

  it("a grand total that fits says nothing; the message of one that differs has both figures", async () => {
    const query = "select message from ingest.findings where rule = 'report_total_differs'";
    const written = lines.map((row) =>
      row.map((cell) => (cell === "157.00" ? "156,50" : cell.replace(/^(\d+)\.(\d\d)$/, "$1,$2"))),
    );
    expect(await rowsOf({ "a.csv": csv(written) }, query, profile)).toEqual([]);
    expect(await rowsOf({ "a.csv": sources["aging.csv"] }, query, profile)).toEqual([
      { message: "the report's total is 157.00, its rows sum to 156.50: ask where the report was made" },
    ]);
  });
});

describe("rows", () => {
  const read = (fields: readonly string[][], party?: string): readonly string[] => {
    const judge = reportReader({ totals: ["Total"], amount: "Open", ...(party === undefined ? {} : { party }) }, [
      "Date",
      "Name",
      "Open",
    ]);
    return fields.map((row) => {
      const judged = judge(row);
      return judged.kind === "row"
        ? `row ${judged.fields.join("|")}`
        : judged.kind === "total" && judged.isGrand
          ? "grand"
          : judged.kind;
    });
  };

  it("without a party headings only part the rows; a section's total is not the grand one", () => {
    const rows = [["1 - 30 days"], ["d", "A", "5"], ["Total for 1 - 30 days", "", "5"], ["TOTAL", "", "5"]];
    expect(read(rows)).toEqual(["heading", "row d|A|5", "grand", "grand"]);
    expect(
      read([
        ["", "", ""],
        ["d", "", ""],
      ]),
    ).toEqual(["heading", "heading"]);
  });

  it("a party may be called Total, have a remark beside its name, and be followed by one without a total", () => {
    const rows = [
      ["Total Oil", "a remark", ""],
      ["d", "x", "1"],
      ["Berg"],
      ["d", "y", "2"],
      ["Total", "", "2"],
      ["Totals Ltd"],
      ["d", "", "3"],
    ];
    expect(read(rows, "Party")).toEqual([
      "heading",
      "row d|x|1|Total Oil",
      "heading",
      "row d|y|2|Berg",
      "grand",
      "heading",
      "row d||3|Totals Ltd",
    ]);
  });
});
