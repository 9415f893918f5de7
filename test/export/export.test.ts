import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import readSheets from "read-excel-file/node";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { exportTables } from "../../pipeline/export/export.ts";
import { toCsv } from "../../src/writing/csv.ts";
import { columnLetters, xmlText } from "../../src/writing/workbookParts.ts";
import { writeWorkbook } from "../../pipeline/export/workbook.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";

const rowsSql = `select * from (values
  (1::integer, '=1+1', date '2024-02-29', 1234.5::decimal(18, 4), 0.125::double, true),
  (2, '+49 30', null, -0.01, null, false),
  (3, '<b>&"''_x0041_', date '1900-03-01', 0, 1, null)) as t (rank, customer_name, due_date, open_amount, late_rate, is_open)`;

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
  tables: [
    { name: "empty", rows: 0 },
    { name: "things", rows: 3 },
  ],
};

/** Publishes two tables by hand and hands over the folder that holds `published/`. */
async function withPublishedTables<T>(work: (folder: string) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    await mkdir(join(folder, "published"));
    const warehouse = await openWarehouse(":memory:");
    await execute(
      warehouse,
      `copy (${rowsSql}) to '${join(folder, "published/things.parquet")}';
       copy (${rowsSql} limit 0) to '${join(folder, "published/empty.parquet")}';`,
    );
    closeWarehouse(warehouse);
    await writeFile(join(folder, "published/manifest.json"), JSON.stringify(manifest));
    return work(folder);
  });
}

const all = { formats: ["xlsx", "csv", "parquet"] as const };

test.each(["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", ";=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"])(
  "a cell that begins as %j is text in a CSV file",
  (text) => {
    expect(toCsv(["a"], [{ a: text }]).split("a\r\n")[1]).toMatch(/^"?'/);
  },
);

describe("export", () => {
  test("every table as CSV and Parquet, and one workbook", async () => {
    await withPublishedTables(async (folder) => {
      const { files, cuts } = await exportTables({ outputFolder: folder, toFolder: join(folder, "to"), ...all });
      expect([...files].sort()).toEqual([
        "countback.xlsx",
        "empty.csv",
        "empty.parquet",
        "things.csv",
        "things.parquet",
      ]);
      expect(cuts).toEqual([]);
      for (const file of files) expect(existsSync(join(folder, "to", file))).toBe(true);
    });
  });

  test("in CSV, text that a spreadsheet would run begins with an apostrophe; numbers stay numbers", async () => {
    await withPublishedTables(async (folder) => {
      await exportTables({ outputFolder: folder, toFolder: folder, formats: ["csv"] });
      expect((await readFile(join(folder, "things.csv"), "utf8")).split("\n").slice(0, 3)).toEqual([
        "rank,customer_name,due_date,open_amount,late_rate,is_open",
        "1,'=1+1,2024-02-29,1234.5000,0.125,true",
        "2,'+49 30,,-0.0100,,false",
      ]);
    });
  });

  test("nothing published is wrong use", async () => {
    await withFolder(async (folder) => {
      await expect(exportTables({ outputFolder: folder, toFolder: folder, ...all })).rejects.toMatchObject({
        exitCode: 3,
      });
    });
  });
});

describe("workbook", () => {
  test("read back by another reader: typed dates, money, rates and flags; formulas from data are text; a cover first", async () => {
    await withPublishedTables(async (folder) => {
      await exportTables({ outputFolder: folder, toFolder: folder, formats: ["xlsx"] });
      const sheets = await readSheets(join(folder, "countback.xlsx"));
      expect(sheets.map(({ sheet }) => sheet)).toEqual(["cover", "empty", "things"]);
      expect(sheets[0]?.data.slice(0, 4)).toEqual([
        ["what", "value"],
        ["Company", "ACME"],
        ["As of", "2024-06-30"],
        ["Run", "0123456789abcdef"],
      ]);
      expect(sheets[2]?.data).toEqual([
        ["rank", "customer_name", "due_date", "open_amount", "late_rate", "is_open"],
        [1, "=1+1", new Date("2024-02-29T00:00:00Z"), 1234.5, 0.125, true],
        [2, "+49 30", null, -0.01, null, false],
        [3, expect.stringContaining("<b>&\"'_x"), new Date("1900-03-01T00:00:00Z"), 0, 1, null],
      ]);
    });
  });

  test("headings are frozen, every sheet has a filter, no cell is a formula, and the bytes are the same twice", async () => {
    await withPublishedTables(async (folder) => {
      for (const to of ["one", "two"]) {
        await exportTables({ outputFolder: folder, toFolder: join(folder, to), formats: ["xlsx"] });
      }
      const bytes = await readFile(join(folder, "one/countback.xlsx"));
      expect(bytes.equals(await readFile(join(folder, "two/countback.xlsx")))).toBe(true);
      const sheet = new TextDecoder().decode(unzipSync(bytes)["xl/worksheets/sheet3.xml"]);
      expect(sheet).toContain('state="frozen"');
      expect(sheet).toContain('<autoFilter ref="A1:F4"/>');
      expect(sheet).not.toContain("<f>");
    });
  });

  test("a table longer than a sheet is cut, and says so", async () => {
    await withFolder(async (folder) => {
      const warehouse = await openWarehouse(":memory:");
      await execute(warehouse, "create table long as select range as n from range(10)");
      const path = join(folder, "cut.xlsx");
      const cuts = await writeWorkbook(warehouse, path, { manifest, tables: ["long"], rowLimit: 4 });
      closeWarehouse(warehouse);
      expect(cuts).toEqual(["long: 4 of 10 rows fit a sheet; CSV and Parquet hold all"]);
      const [cover, long] = await readSheets(path);
      expect(long?.data).toEqual([["n"], [0], [1], [2], [3]]);
      expect(cover?.data.flat()).toContain(cuts[0]);
    });
  });

  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
  ])("column %i is %s", (index, letters) => expect(columnLetters(index)).toBe(letters));

  test("XML holds markup as text and leaves out what it cannot hold", () => {
    expect(xmlText("a\u0000<b>&_x0041_")).toBe("a&lt;b&gt;&amp;_x005F_x0041_");
  });
});
