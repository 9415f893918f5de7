import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveSite } from "../../pipeline/site/serve.ts";
import { compactMoney, days, decimal, percent } from "../../src/components/format.ts";
import { launchBrowser, openPage } from "./browser.ts";
import { findViolations, outsideLinks, pageNames, sidewaysScroll } from "./pageChecks.ts";
import { makeReport, type Report } from "./reports.ts";

/** What a first run over a ledger of numbered customers has nothing to say about. */
const rightlyEmpty = /^(No earlier run|There is no earlier run|Every customer is known under one number)/;

let report: Report;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  report = await makeReport();
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
});

afterAll(async () => {
  await browser?.close();
  await report?.close();
});

describe("every page of the sample report", () => {
  it.each(pageNames)(
    "%s is clean: no console error, no outside request, no violation, within its budget",
    async (name) => {
      const { page, troubles, bytes } = await openPage(context, `${report.address}${name}.html`);
      expect(bytes()).toBeLessThan((name === "index" ? 350 : 700) * 1024);
      expect(await page.locator(".observablehq--error").count()).toBe(0);
      const empty = await page.locator(".empty").allTextContents();
      expect(empty.filter((text) => !rightlyEmpty.test(text))).toEqual([]);
      expect(await outsideLinks(page)).toEqual([]);
      expect(await findViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      expect(troubles).toEqual([]);
      await page.close();
    },
  );
});

describe("the site", () => {
  it("works under any base path", async () => {
    const server = await serveSite({ siteFolder: dirname(report.siteFolder), port: 0 });
    const { page, troubles } = await openPage(context, `${server.address}${basename(report.siteFolder)}/aging.html`);
    await page.locator(".heat a").first().click();
    await page.waitForSelector(".customer h2");
    expect(troubles).toEqual([]);
    await page.close();
    await server.close();
  });
});

describe("index", () => {
  it("shows the published numbers", async () => {
    const { page } = await openPage(context, report.address);
    const manifest = JSON.parse(await readFile(`${report.publishedFolder}/manifest.json`, "utf8"));
    const currency = String(manifest.baseCurrency);
    const headlines = (await report.table("headlines")).filter((row) => row["currency"] === currency);
    const value = (measure: string): number => Number(headlines.find((row) => row["measure"] === measure)?.["value"]);
    const outlook = (await report.table("cash_outlook")).filter((row) => row["currency"] === currency);
    const cash = (weeks: number): number =>
      Number(outlook.find((row) => row["horizon_weeks"] === weeks)?.["expected_amount"]);
    const shown = async (name: string): Promise<string | null> =>
      page.locator(`[data-name="${name}"] .value`).textContent();
    expect(await shown("receivables")).toBe(compactMoney(value("receivables"), currency));
    expect(await shown("overdue")).toBe(compactMoney(value("overdue"), currency));
    expect(await shown("overdue_rate")).toBe(percent(value("overdue_rate"), 1));
    expect(await shown("dso")).toBe(days(value("dso")));
    expect(await shown("cei")).toBe(`${decimal(value("cei"), 1)}\u00a0%`);
    expect(await shown("cash_4")).toBe(compactMoney(cash(4), currency));
    expect(await shown("cash_13")).toBe(compactMoney(cash(13), currency));
    await page.close();
  });

  it("names the customers that changed, and links to them", async () => {
    const { page } = await openPage(context, report.address);
    const changes = await report.table("overdue_changes");
    const most = changes.reduce((top, row) =>
      Number(row["change_amount"]) > Number(top["change_amount"]) ? row : top,
    );
    const link = page.locator(".what-changed a", { hasText: String(most["customer_name"]) }).first();
    await link.click();
    await page.waitForSelector(`[data-customer="${String(most["customer_id"])}"]`);
    expect(await page.locator(".customer h2").textContent()).toBe(most["customer_name"]);
    await page.close();
  });

  it("says the headline figures without JavaScript", async () => {
    const still = await browser.newContext({ javaScriptEnabled: false });
    const page = await still.newPage();
    await page.goto(report.address);
    const [receivables] = (await report.table("headlines")).filter((row) => row["measure"] === "receivables");
    expect(await page.locator("noscript").textContent()).toContain(compactMoney(Number(receivables?.["value"])));
    await still.close();
  });
});

describe("a table", () => {
  it("downloads all its rows as CSV", async () => {
    const { page } = await openPage(context, `${report.address}customers.html`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".download, .tools button").first().click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(download.suggestedFilename()).toBe("customers.csv");
    expect(text.trim().split("\r\n")).toHaveLength((await report.table("customer_list")).length + 1);
    await page.close();
  });

  it("is reached, sorted and scrolled by keyboard alone", async () => {
    const { page } = await openPage(context, `${report.address}risk.html`);
    const heading = page.locator(".data-table th button", { hasText: "Customer" });
    const isThere = (): Promise<boolean> => heading.evaluate((button) => button === document.activeElement);
    for (let step = 0; step < 60 && !(await isThere()); step += 1) await page.keyboard.press("Tab");
    expect(await isThere()).toBe(true);
    await page.keyboard.press("Enter");
    expect(await page.locator(".data-table th[aria-sort]").first().getAttribute("aria-sort")).toBe("ascending");
    expect(await isThere()).toBe(true);
    await page.close();
  });

  it("keeps the choice of a filter in the address", async () => {
    const { page } = await openPage(context, `${report.address}aging.html`);
    await page.locator("select").filter({ hasText: "invoice date" }).selectOption("invoice");
    expect(new URL(page.url()).searchParams.get("basis")).toBe("invoice");
    await page.reload({ waitUntil: "networkidle" });
    expect(await page.locator("select").filter({ hasText: "invoice date" }).inputValue()).toBe("invoice");
    await page.close();
  });
});
