import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { type Report, sampleReport } from "./reports.ts";

const { tab } = useBrowser();
let report: Report;

beforeAll(async () => {
  report = await sampleReport();
});

afterAll(async () => report?.close());

it("leads from an amount of all other customers to the invoices that make it up, and to no others", async () => {
  const page = await tab().visit(`${report.address}aging.html`);
  const places = await report.table("aging_top");
  const rest = places.find(
    (row) =>
      row["customer_id"] === null &&
      row["segment"] === null &&
      row["basis"] === "due" &&
      row["report_currency"] === "USD",
  );
  const link = page.locator("table.heat tr", { hasText: "other customers" }).locator("a").nth(2);
  const address = new URL((await link.getAttribute("href")) ?? "", report.address);
  expect(address.searchParams.get("bucket")).toBe("31-60");
  const besides = new Set(address.searchParams.getAll("besides"));
  const invoices = await report.table("open_invoices");
  const asked = invoices.filter((row) => row["bucket"] === "31-60" && !besides.has(String(row["customer_id"])));
  const cents = asked.reduce((sum, row) => sum + Math.round(Number(row["open_base_amount"]) * 100), 0);
  expect(cents).toBe(Math.round(Number(rest?.["bucket_2"]) * 100));
  await tab().visit(address.href);
  const found = await page.locator(".pager span").first().textContent();
  expect(found?.replaceAll("\u00a0", " ")).toContain(`${asked.length} invoices`);
  expect(tab().troubles()).toEqual([]);
});

it("leads from a bar of a past month end to who owed what then, for the pointer and from the numbers", async () => {
  const page = await tab().visit(`${report.address}aging.html`);
  const figure = page.locator("figure", { hasText: "Open amounts at month ends" });
  await figure.locator("svg rect").first().click();
  await page.waitForURL(/asof=\d{4}-\d\d-\d\d/);
  const day = new URL(page.url()).searchParams.get("asof");
  await tab().visit(`${report.address}aging.html`);
  await figure.getByText("Show the numbers").click();
  const numbers = figure.locator(`td a[href*="asof=${day}"]`);
  await expect.poll(() => numbers.count()).toBeGreaterThan(0);
});

it("shows every reason on a phone without sideways scrolling, below its row", async () => {
  await tab().page.setViewportSize({ width: 390, height: 844 });
  for (const name of ["terms", "risk", "worklist", "data-quality"]) {
    const page = await tab().visit(`${report.address}${name}.html`);
    const reasons = page.locator("tr.below div");
    await expect.poll(() => reasons.count()).toBeGreaterThan(0);
    const ends = await reasons.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
    expect(Math.max(...ends)).toBeLessThanOrEqual(390);
    await expect.poll(() => page.locator("td.long:not(:first-child)").count()).toBe(0);
  }
  await tab().page.setViewportSize({ width: 1440, height: 900 });
});
