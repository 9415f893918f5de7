import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lockSite } from "../../pipeline/site/lock/lockSite.ts";
import { serveSite } from "../../pipeline/site/serve.ts";
import { shared } from "../support/shared.ts";
import { useBrowser } from "./browser.ts";
import { type Report, sampleReport } from "./reports.ts";

const password = "correct horse battery";
const { tab } = useBrowser();
let report: Report;
let served: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  report = await sampleReport();
  const folder = await shared("report-locked", async (made) => {
    await cp(report.siteFolder, join(made, "site"), { recursive: true });
    await lockSite(join(made, "site"), password);
  });
  served = await serveSite({ siteFolder: join(folder, "site"), port: 0 });
});

afterAll(async () => {
  await served?.close();
  await report?.close();
});

it("asks for the password, says when it is wrong, and opens the page, the next page, rows on demand and the search", async () => {
  const { page } = tab();
  await page.goto(`${served.address}index.html`);
  expect(await page.title()).toBe("Locked report");
  await page.getByLabel("Password").fill("wrong horse battery");
  await page.getByRole("button", { name: "Open" }).click();
  await expect.poll(() => page.getByRole("status").textContent()).toBe("Wrong password.");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Open" }).click();
  await expect.poll(() => page.title()).toContain(report.manifest.company);
  await expect.poll(() => page.locator("main").innerText()).toContain("customers owe");
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await expect.poll(() => page.title()).toContain("Customers");
  const customer = page.locator("main table a").first();
  const name = await customer.innerText();
  await customer.click();
  await expect.poll(() => page.locator("main h2, main h1").allInnerTexts()).toContain(name);
  await page.getByLabel("Search the report").fill("Aging");
  await expect.poll(() => page.getByRole("option").count()).toBeGreaterThan(0);
  // A tab that was not told to visit takes any address for another origin.
  const troubles = tab().troubles();
  expect(troubles.filter((trouble) => !trouble.startsWith(`outside: ${served.address}`))).toEqual([]);
});

it("opens where the browser has no cipher of its own, as on a page without https", async () => {
  const { page } = tab();
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined }));
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`${served.address}cash.html`);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Open" }).click();
  await expect.poll(() => page.title()).toContain("Cash");
  await expect.poll(() => page.locator("main svg").count()).toBeGreaterThan(0);
});
