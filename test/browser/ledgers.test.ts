import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../pipeline/settings.ts";
import { generateLedger } from "../bench/generate.ts";
import { fixture } from "../support/exports.ts";
import { useBrowser } from "./browser.ts";
import { smallLedgers } from "./ledgers.ts";
import { findViolations, outsideLinks, pageNames, sidewaysScroll, styles, type Style } from "./pageChecks.ts";
import { laidReport, type Report, writeFiles } from "./reports.ts";

const small = Object.entries(smallLedgers).map(([name, { files, says }]) => ({
  name,
  says,
  input: (folder: string) => writeFiles(join(folder, "exports"), files),
}));

const sapStyle = join(projectFolder, "../shared/ledgers/sap-style");

/** Writes the first two thousand lines of a large export: enough of it to be what it is, few enough to be quick. */
async function firstLines(folder: string): Promise<string> {
  const [file = ""] = (await readdir(sapStyle)).filter((name) => name.endsWith(".csv"));
  const text = await readFile(join(sapStyle, file), "utf8");
  return writeFiles(join(folder, "exports"), { [file]: `${text.split("\n").slice(0, 2001).join("\n")}\n` });
}

/** The ledger of the bench, with 1,500 customers in place of its 100,000: all files of customers and invoices are several. */
const manyCustomers = { invoices: 4000, seed: 1, customers: 1500, unpaidRate: 0.55, weeks: 30 };

/** Ledgers by name, each with words that its overview must say, and the folder of its exports. */
const ledgers = [
  {
    name: "open and cleared items in sap style (the export beside the project, where it is there, else the fixture)",
    says: "customers owe",
    input: existsSync(sapStyle) ? firstLines : async () => fixture("sap-style"),
  },
  {
    name: "many customers",
    says: "customers owe",
    input: (folder: string) => generateLedger(join(folder, "exports"), manyCustomers),
  },
  ...small,
];

/** The style that a page is judged in with a ledger: each page is seen in all styles over the ledgers, each ledger over its pages. */
const inTurn = (turn: number): Style => styles[turn % styles.length] ?? { width: 1440, colorScheme: "light" };

const { tab } = useBrowser();

describe.each(ledgers.map((ledger, place) => ({ ...ledger, place })))("the report of a ledger of $name", (ledger) => {
  const { name, says, input, place } = ledger;
  let report: Report;
  beforeAll(async () => {
    report = await laidReport(name.replaceAll(/\W+/g, "-"), input);
  });
  afterAll(() => report?.close());

  it("has no error among its findings, and scores every open invoice", async () => {
    const findings = await report.table("findings");
    expect(findings.filter((row) => row["severity"] === "error")).toEqual([]);
    const open = await report.table("open_invoices");
    expect(open.filter((row) => row["late_probability"] === null)).toEqual([]);
  });

  it.each(pageNames)("%s renders, explains what is missing, and is clean", async (pageName) => {
    const page = await tab().visit(`${report.address}${pageName}.html`);
    const text = await page.locator("main").innerText();
    expect(text).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
    if (pageName === "index") expect(text).toContain(says);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    expect(await outsideLinks(page)).toEqual([]);
    expect(await findViolations(page, [inTurn(place + pageNames.indexOf(pageName))])).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(tab().troubles()).toEqual([]);
  });
});
