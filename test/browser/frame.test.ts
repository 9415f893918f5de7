import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { type Report, sampleReport } from "./reports.ts";

const { tab } = useBrowser();
let report: Report;

beforeAll(async () => {
  report = await sampleReport();
});

afterAll(async () => report?.close());

const pictureHead = "89504e470d0a1a0a";

it("finds a measure from any page, by keyboard, and goes to it", async () => {
  const page = await tab().visit(`${report.address}cash.html`);
  await page.getByRole("searchbox", { name: "Search the report" }).fill("best possible dso");
  const first = page.locator("#found a").first();
  await first.waitFor();
  await expect.poll(() => first.textContent()).toContain("Best possible DSO");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/methods\.html#measure-best-possible-dso$/);
  await page.waitForSelector("#measure-best-possible-dso");
  expect(tab().troubles()).toEqual([]);
});

it("saves a chart as an image, and the image of the dark is dark", async () => {
  const saved: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await tab().visit(`${report.address}cash.html`);
    await page.emulateMedia({ colorScheme });
    const press = page
      .getByRole("button", { name: /^Save image/ })
      .first()
      .click();
    const [download] = await Promise.all([page.waitForEvent("download"), press]);
    const bytes = await readFile(await download.path());
    expect(download.suggestedFilename()).toMatch(/\.png$/);
    expect(bytes.subarray(0, 8).toString("hex")).toBe(pictureHead);
    const corner = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      const ink = canvas.getContext("2d");
      ink?.drawImage(image, 0, 0);
      return [...(ink?.getImageData(2, 2, 1, 1).data ?? [])].join(",");
    }, bytes.toString("base64"));
    saved.push(corner);
    await page.emulateMedia({ colorScheme: "light" });
  }
  expect(saved).toEqual(["255,255,255,255", "21,24,27,255"]);
});

it("shows the SQL behind a chart, and the chart over the whole screen and back", async () => {
  const page = await tab().visit(`${report.address}cash.html`);
  const figure = page.locator("figure").first();
  await figure.locator(".foot > details > summary", { hasText: "Show the query" }).click();
  await expect.poll(() => figure.locator(".sql").first().textContent()).toContain("from ledger.entries");
  const isFull = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement?.tagName === "FIGURE");
  await figure.locator(".foot > button", { hasText: "Full screen" }).click();
  await expect.poll(isFull).toBe(true);
  await figure.locator(".foot > button", { hasText: "Leave full screen" }).click();
  await expect.poll(isFull).toBe(false);
});

it("every figure says in words what it shows, and has its numbers and its query", async () => {
  for (const name of ["aging", "cash", "collections", "risk", "allowance"]) {
    const page = await tab().visit(`${report.address}${name}.html`);
    const figures = await page.locator("figure").evaluateAll((all) =>
      all.map((figure) => {
        const drawing = figure.querySelector("[role=img]");
        const foot = figure.querySelector(":scope > .foot")?.textContent ?? "";
        return {
          isTold: drawing === null ? figure.querySelector("table") !== null : drawing.getAttribute("aria-label") !== "",
          hasNumbers: foot.includes("Show the numbers") && foot.includes("Show the query"),
        };
      }),
    );
    expect([name, figures.length > 0]).toEqual([name, true]);
    expect([name, figures.filter(({ isTold, hasNumbers }) => !isTold || !hasNumbers)]).toEqual([name, []]);
  }
});

it("keeps the choice of a theme from page to page", async () => {
  const page = await tab().visit(`${report.address}index.html`);
  await page.getByLabel("Theme").selectOption("dark");
  const next = await tab().visit(`${report.address}aging.html`);
  const ground = await next.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(ground).toBe("rgb(21, 24, 27)");
  await next.getByLabel("Theme").selectOption("system");
});
