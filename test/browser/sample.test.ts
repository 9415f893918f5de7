import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { save } from "./downloads.ts";
import { pickLast } from "./filterChecks.ts";
import { tabThrough } from "./keyboardChecks.ts";
import { findViolations, outsideLinks, pageNames, sidewaysScroll } from "./pageChecks.ts";
import { print } from "./printChecks.ts";
import { type Report, sampleReport } from "./reports.ts";

/** What a first run over a ledger of numbered customers has nothing to say about. */
const rightlyEmpty =
  /^(No earlier run|No file has a status column|There is no earlier run|No overlay is set|No step that the risk asks for|Every customer is known under one number|The credit team has decided nothing otherwise|Nothing to compare with)/;

const { tab } = useBrowser();
let report: Report;

beforeAll(async () => {
  report = await sampleReport();
});
afterAll(() => report?.close());

describe.each(pageNames)("page %s of the sample report", (name) => {
  beforeAll(async () => {
    await tab().page.setViewportSize({ width: 1440, height: 900 });
    await tab().visit(`${report.address}${name}.html`, { first: true });
  });

  it("has no console error, no outside request, nothing empty, and keeps its budget", async () => {
    const { page } = tab();
    expect(tab().bytes()).toBeLessThan((name === "index" ? 350 : 700) * 1024);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    expect(await page.locator("main").innerText()).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
    const empty = await page.locator(".empty:visible").allTextContents();
    expect(empty.filter((text) => !rightlyEmpty.test(text))).toEqual([]);
    expect(await outsideLinks(page)).toEqual([]);
    expect(tab().troubles()).toEqual([]);
  });

  it("leads to pages of the site alone, below the path that it is served under", async () => {
    const links = tab().page.locator("a[href]");
    const hrefs = await links.evaluateAll((all: readonly HTMLAnchorElement[]) => all.map((link) => link.href));
    const targets = [...new Set(hrefs.map((href) => href.replace(/[?#].*/, "")))];
    expect(targets.filter((href) => !href.startsWith(report.address))).toEqual([]);
    for (const href of targets) expect([href, (await fetch(href, { method: "HEAD" })).status]).toEqual([href, 200]);
  });

  it("has no accessibility violation, light and dark, on a desk and on a phone", async () => {
    expect(await findViolations(tab().page)).toEqual([]);
    expect(await sidewaysScroll(tab().page)).toBeLessThanOrEqual(0);
  });

  it("downloads its first table as CSV and as XLSX, the same rows in both", async () => {
    const { page } = tab();
    const buttons = (kind: string) => page.getByRole("button", { name: new RegExp(`^Download ${kind}`) });
    const fold = page.locator("main details.numbers > summary");
    if ((await buttons("CSV").count()) === 0 && name === "index") {
      await fold.first().click();
      await buttons("CSV").first().waitFor();
    }
    if ((await buttons("CSV").count()) === 0) {
      expect(["credit-policy", "learning", "methods"]).toContain(name);
      return;
    }
    const [asText, asSheet] = [await save(buttons("CSV").first()), await save(buttons("XLSX").first())];
    expect(asSheet.file).toBe(asText.file.replace(/csv$/, "xlsx"));
    expect(asSheet.rows[0]).toEqual(asText.rows[0]);
    expect(asSheet.rows).toHaveLength(asText.rows.length);
    expect(asText.rows.length).toBeGreaterThan(1);
  });

  it("is reached everywhere by keyboard alone, and shows where one is", async () => {
    await tab().page.setViewportSize({ width: 1440, height: 900 });
    await tab().settle();
    const { total, missed } = await tabThrough(tab().page);
    expect(total).toBeGreaterThan(10);
    expect(missed).toEqual([]);
  });

  it("prints all its sections, without what only a screen can use", async () => {
    const headings = await tab().page.locator("main :is(h1, h2):visible").allInnerTexts();
    const printed = await print(tab().page);
    expect(headings.filter((title) => !printed.headings.includes(title))).toEqual([]);
    expect(printed.useless).toEqual([]);
    expect(printed.countPages).toBeGreaterThanOrEqual(1);
    expect(printed.countPages).toBeLessThanOrEqual(Math.ceil(printed.pixels / 600) + 1);
  });

  it("keeps the choice of every filter in its address, and shows the same when that is opened", async () => {
    const { address, picked, text } = await pickLast(tab());
    const asked = [...address.searchParams.values()];
    expect(picked.filter((choice) => !asked.includes(choice))).toEqual([]);
    if (picked.length > 0) await tab().visit(address.href);
    await expect.poll(() => tab().page.locator("main").innerText()).toBe(text);
    expect(tab().troubles()).toEqual([]);
  });
});
