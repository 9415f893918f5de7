import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compactMoney } from "../../src/writing/format.ts";
import { useBrowser } from "./browser.ts";
import { tabTo } from "./keyboardChecks.ts";
import { type Report, sampleReport } from "./reports.ts";

const { browser, tab } = useBrowser();
let report: Report;

beforeAll(async () => {
  report = await sampleReport();
});
afterAll(() => report?.close());

describe("the site", () => {
  it("says the headline figures without JavaScript", async () => {
    const still = await browser().newContext({ javaScriptEnabled: false });
    const page = await still.newPage();
    await page.goto(report.address);
    const [receivables] = (await report.table("headlines")).filter((row) => row["measure"] === "receivables");
    await expect
      .poll(() => page.locator("noscript table").textContent())
      .toContain(compactMoney(Number(receivables?.["value"])));
    await still.close();
  });

  it("offers at the first press of Tab to skip to the report", async () => {
    const page = await tab().visit(report.address);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).hash).toBe("#observablehq-main");
  });
});

describe("a table", () => {
  it("keeps its order, its words and its page in the address", async () => {
    const page = await tab().visit(`${report.address}risk.html`);
    const table = page
      .locator(".data-table")
      .filter({ has: page.getByRole("searchbox") })
      .first();
    await table.locator("th button").first().click();
    await table.locator("th button").first().click();
    await table.getByRole("searchbox").first().fill("e");
    await table.getByRole("button", { name: /next/i }).first().click();
    await tab().settle();
    const before = await table.innerText();
    const kept = [...new URL(page.url()).searchParams.keys()].map((key) => key.split(".").at(-1));
    expect(kept.sort()).toEqual(["find", "page", "sort"]);
    await tab().visit(page.url());
    await expect.poll(() => table.innerText()).toBe(before);
    await expect.poll(() => table.locator("th[aria-sort=descending]").count()).toBe(1);
  });

  it("is sorted by keyboard and keeps the focus; a fold opens by keyboard", async () => {
    const page = await tab().visit(`${report.address}risk.html`);
    await tabTo(page, "main summary");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("details")?.open)).toBe(true);
    await tabTo(page, ".data-table th button");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("th")?.getAttribute("aria-sort")))
      .toBe("ascending");
  });
});
