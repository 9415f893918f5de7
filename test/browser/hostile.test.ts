import { readFile } from "node:fs/promises";
import { join } from "node:path";
import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportTables } from "../../pipeline/export/export.ts";
import { useBrowser } from "./browser.ts";
import { parseCsv, save } from "./downloads.ts";
import { hostileNames } from "./ledgers.ts";
import { pageNames } from "./pageChecks.ts";
import { hostileReport, type Report } from "./reports.ts";

const { tab } = useBrowser();
const [markup, formula] = hostileNames;
/** Pages that name every customer who owes something. */
const naming = ["index", "aging", "customers", "worklist", "invoices"];
let report: Report;

beforeAll(async () => {
  report = await hostileReport();
});
afterAll(() => report?.close());

describe(`where the company and its customers are called ${markup} and ${formula}`, () => {
  it.each(pageNames)("%s runs nothing and shows the names as they are", async (name) => {
    const page = await tab().visit(`${report.address}${name}.html`);
    expect(await page.locator("img, [onerror], main script:not([type])").count()).toBe(0);
    await expect.poll(() => page.locator("header, .masthead").first().innerText()).toContain(markup);
    await expect.poll(() => page.title()).toContain(markup);
    const text = await page.locator("main").innerText();
    if (naming.includes(name)) for (const hostile of hostileNames) expect(text).toContain(hostile);
    expect(tab().troubles()).toEqual([]);
  });

  it("a customer's page opens by an id that must be escaped in its address", async () => {
    const page = await tab().visit(`${report.address}aging.html`);
    await page.getByRole("link", { name: markup }).first().click();
    await page.waitForSelector("[data-customer]");
    await tab().settle();
    expect(new URL(page.url()).searchParams.get("id")).toBe(markup);
    await expect.poll(() => page.locator("main").innerText()).toContain(`I1${markup}`);
    expect(tab().troubles()).toEqual([]);
  });

  it("downloads hold them as text: a workbook as they are, CSV with an apostrophe before a formula", async () => {
    for (const name of ["customers", "invoices"]) {
      const page = await tab().visit(`${report.address}${name}.html`);
      const csv = await save(page.getByRole("button", { name: /^Download CSV/ }).first());
      const xlsx = await save(page.getByRole("button", { name: /^Download XLSX/ }).first());
      expect(csv.rows.flat()).toEqual(expect.arrayContaining([markup, `'${formula}`]));
      expect(csv.rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
      expect(xlsx.rows.flat()).toEqual(expect.arrayContaining([markup, formula]));
    }
  });

  it("and so do the exports of the command line", async () => {
    const outputFolder = join(report.publishedFolder, "..");
    const toFolder = join(outputFolder, "export");
    const { files } = await exportTables({ outputFolder, toFolder, formats: ["csv", "xlsx"] });
    const cells = new Set<string>();
    for (const file of files.filter((each) => each.endsWith(".csv"))) {
      for (const cell of parseCsv(await readFile(join(toFolder, file), "utf8")).flat()) cells.add(cell);
    }
    expect([...cells]).toEqual(expect.arrayContaining([markup, `'${formula}`]));
    expect([...cells].filter((cell) => /^[=@]/.test(cell))).toEqual([]);
    const sheets = await readSheets(join(toFolder, "countback.xlsx"));
    expect(sheets.flatMap(({ data }) => data.flat())).toEqual(expect.arrayContaining([markup, formula]));
  });
});
