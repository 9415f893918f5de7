import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { writeWorkbook } from "../../pipeline/export/workbook.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";

const office = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find((path) => existsSync(path));

const manifest = {
  schema: 1,
  runId: "0123456789abcdef",
  asOf: "2024-06-30",
  company: "ACME",
  baseCurrency: "USD",
  seed: 1,
  versions: { countback: "0.1.0", duckdb: "v1" },
  settings: {},
  inputs: [],
  history: [],
  tables: [],
};

const things = `create table things as select * from (values
  (1::integer, '=1+1', date '2024-02-29', 1234.5::decimal(18, 4), 0.125::double, true),
  (2, '=HYPERLINK("http://x.example")', null, -0.01, null, false),
  (3, '+49 30', date '1900-03-01', 0, 1, null)) as t (rank, customer_name, due_date, open_amount, late_rate, is_open)`;

/** What LibreOffice makes of a workbook: a sheet's cells by row, as type and value; and what it said meanwhile. */
async function openInOffice(path: string, folder: string) {
  const { stderr } = await promisify(execFile)(office ?? "", [
    `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
    "--headless",
    "--convert-to",
    "fods",
    "--outdir",
    folder,
    path,
  ]);
  const xml = await readFile(join(folder, "book.fods"), "utf8");
  const sheets = [...xml.matchAll(/<table:table table:name="([^"]+)".*?<\/table:table>/gs)].map(
    ([sheet, name = ""]) => {
      const rows = [...sheet.matchAll(/<table:table-row[^>]*>.*?<\/table:table-row>/gs)].map(([row]) =>
        [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(
          ([, head = "", body = ""]) => ({
            formula: /table:formula="([^"]*)"/.exec(head)?.[1] ?? null,
            type: /office:value-type="([^"]*)"/.exec(head)?.[1] ?? null,
            value:
              /office:(?:date-)?value="([^"]*)"/.exec(head)?.[1] ??
              body
                .replaceAll(/<[^>]*>/g, "")
                .replaceAll("&quot;", '"')
                .trim(),
          }),
        ),
      );
      return { name, rows };
    },
  );
  return { sheets, troubles: stderr.split("\n").filter((line) => line !== "" && !line.includes("javaldx")) };
}

describe.skipIf(office === undefined)("the workbook in LibreOffice (skipped where soffice is not installed)", () => {
  test("opens without a warning: dates, money, rates and numbers are such, text from data is no formula", async () => {
    await withFolder(async (folder) => {
      const warehouse = await openWarehouse(":memory:");
      await execute(warehouse, things);
      await writeWorkbook(warehouse, join(folder, "book.xlsx"), { manifest, tables: ["things"] });
      closeWarehouse(warehouse);
      const { sheets, troubles } = await openInOffice(join(folder, "book.xlsx"), folder);
      expect(troubles).toEqual([]);
      expect(sheets.map(({ name }) => name)).toEqual(["cover", "things"]);
      const [, rows] = sheets.map((sheet) => sheet.rows);
      expect(rows?.[1]?.slice(0, 5).map(({ type, value, formula }) => [type, value, formula])).toEqual([
        ["float", "1", null],
        ["string", "=1+1", null],
        ["date", "2024-02-29", null],
        ["float", "1234.5", null],
        ["percentage", "0.125", null],
      ]);
      expect(rows?.[2]?.[1]).toEqual({ type: "string", value: '=HYPERLINK("http://x.example")', formula: null });
      expect(rows?.[3]?.slice(1, 3)).toEqual([
        { type: "string", value: "+49 30", formula: null },
        { type: "date", value: "1900-03-01", formula: null },
      ]);
      // LibreOffice keeps a workbook's truth values as =TRUE() and =FALSE(): its own doing, of no text.
      const formulas = sheets.flatMap((sheet) => sheet.rows.flat()).flatMap(({ formula }) => formula ?? []);
      expect([...new Set(formulas)].sort()).toEqual(["of:=FALSE()", "of:=TRUE()"]);
    });
  }, 60_000);
});
