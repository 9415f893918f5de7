import { describe, expect, it } from "vitest";
import { type SheetCell, workbookOf } from "../../support/workbook.ts";
import { zipOf } from "../../support/zip.ts";
import { findingsOf, rowsOf, withExports } from "../exports.ts";

const header = ["invoice_id", "customer_id", "issue_date", "due_date", "amount", "currency"];
const query =
  "select invoice_id, issue_date, due_date, cast(amount as varchar) as amount from ingest.invoices order by amount";

function row(id: SheetCell, issued: SheetCell, amount: SheetCell): readonly SheetCell[] {
  return [id, "ACME", issued, { date: 43861 }, amount, "EUR"];
}

describe("cells", () => {
  it("dates are the day that the workbook shows, numbers the shortest that means the same, ids keep their zeros", async () => {
    const rows = [
      ["Open items", null, "as of", { date: 43861 }],
      [],
      header,
      row("0017", { date: 43831 }, 79656.600000000006),
      row({ xml: '<c s="2"><v>123</v></c>' }, { date: 43831.75 }, "1,284.50"),
      row({ xml: '<c t="inlineStr"><is><r><t>A</t></r><r><t>&amp;B</t></r></is></c>' }, "2020-01-01", {
        xml: '<c t="str"><f>1+1</f><v>2</v></c>',
      }),
    ];
    expect(await rowsOf({ "book.xlsx": workbookOf({ Items: rows }) }, query)).toEqual([
      { invoice_id: "00000123", issue_date: "2020-01-01", due_date: "2020-01-31", amount: "1284.5000" },
      { invoice_id: "A&B", issue_date: "2020-01-01", due_date: "2020-01-31", amount: "2.0000" },
      { invoice_id: "0017", issue_date: "2020-01-01", due_date: "2020-01-31", amount: "79656.6000" },
    ]);
  });

  it("a workbook whose days count from 1904 gives the same days", async () => {
    const rows = [header, ["I1", "ACME", { date: 43831 - 1462 }, { date: 43861 - 1462 }, 5, "EUR"]];
    expect(await rowsOf({ "a.xlsx": workbookOf({ A: rows }, { is1904: true }) }, query)).toEqual([
      { invoice_id: "I1", issue_date: "2020-01-01", due_date: "2020-01-31", amount: "5.0000" },
    ]);
  });

  it("an error is no value, and is told; a row may end early; line breaks are spaces", async () => {
    const rows = [
      [...header, "note"],
      [...row("I1", { date: 43831 }, { xml: '<c t="e"><v>#N/A</v></c>' })],
      [...row("I2", { date: 43831 }, 7), "two\nlines", "beside the table"],
    ];
    const files = { "a.xlsx": workbookOf({ A: rows }) };
    expect(await rowsOf(files, "select file, line, rule, message from ingest.findings order by rule, message")).toEqual(
      [
        {
          file: "a.xlsx/A",
          line: null,
          rule: "error_cell",
          message: "1 cells show an error and are read as empty, first E2 #N/A",
        },
        { file: "a.xlsx/A", line: 2, rule: "missing_required", message: "no amount: row rejected" },
        { file: "a.xlsx/A", line: null, rule: "unknown_column", message: "columns kept as attributes: note" },
        { file: "a.xlsx/A", line: null, rule: "unknown_column", message: "columns not read: (no name)" },
      ],
    );
    expect(await rowsOf(files, "select attributes from ingest.invoices")).toEqual([
      { attributes: '{"note":"two lines"}' },
    ]);
  });
});

describe("sheets", () => {
  it("each is a file; hidden and empty ones are told; findings name the sheet's own row", async () => {
    const files = {
      "book.xlsx": workbookOf({
        "June 2020": [header, [], row("", { date: 43831 }, 1)],
        July: [["ein Titel"], header, row("I2", { date: 43831 }, 2)],
        Lists: { rows: [header, row("I3", { date: 43831 }, 3)], state: "hidden" },
        Blank: [],
      }),
    };
    const [listed, findings] = await withExports(files, async ({ rows }) => [
      await rows("select file, evidence from ingest.files order by file"),
      await rows("select file, line, severity, rule from ingest.findings order by file"),
    ]);
    expect(listed).toEqual([
      {
        file: "book.xlsx/July",
        evidence: "canonical: header line 2 has invoice_id, issue_date, amount; sheet 2 of book.xlsx",
      },
      {
        file: "book.xlsx/June 2020",
        evidence: "canonical: header line 1 has invoice_id, issue_date, amount; sheet 1 of book.xlsx",
      },
    ]);
    expect(findings).toEqual([
      { file: "book.xlsx/Blank", line: null, severity: "info", rule: "empty_sheet" },
      { file: "book.xlsx/June 2020", line: 3, severity: "warning", rule: "missing_invoice_id" },
      { file: "book.xlsx/Lists", line: null, severity: "info", rule: "hidden_sheet" },
    ]);
  });
});

describe("what is no workbook is refused with what to do", () => {
  const sound = workbookOf({ A: [header, row("I1", { date: 43831 }, 1)] });
  const flipped = Buffer.from(sound);
  flipped.writeUInt8((flipped[400] ?? 0) ^ 255, 400);
  it.each([
    [
      "an old .xls or one with a password",
      Buffer.from("d0cf11e0a1b11ae10000", "hex"),
      "binary_file",
      "save it as .xlsx",
    ],
    [
      "an OpenDocument sheet",
      zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }),
      "refused_file",
      "save it as .xlsx or CSV",
    ],
    [
      "a document",
      zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" }),
      "refused_file",
      "no .xlsx workbook",
    ],
    [
      "a binary workbook",
      zipOf({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels":
          '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      }),
      "refused_file",
      "save it as .xlsx",
    ],
    ["one cut off", sound.subarray(0, 700), "damaged_file", "damaged or cut off"],
    ["one with a byte changed", flipped, "damaged_file", "damaged or cut off"],
    [
      "a web page under its name",
      "<html><table><tr><td>invoice_id</td></tr></table></html>",
      "refused_file",
      "save it as .xlsx",
    ],
  ])("%s", async (_, content, rule, words) => {
    const files = { "a.xlsx": content, "b.csv": `${header.join(",")}\n` };
    const [finding] = await rowsOf(files, "select rule, message from ingest.findings where file like 'a.xlsx%'");
    expect(finding).toMatchObject({ rule, message: expect.stringContaining(words) });
  });

  it("a broken sheet leaves the others of no use: the workbook is told of once", async () => {
    const rows = [header, [{ xml: '<c t="s"><v>99</v></c>' }]];
    expect(await findingsOf({ "a.xlsx": workbookOf({ A: rows }) })).toEqual(["warning damaged_file"]);
  });
});
