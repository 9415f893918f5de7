import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { z } from "zod";
import { longDate } from "../../../src/writing/format.ts";
import { CountbackError } from "../../errors.ts";
import { isLocked } from "../../site/lock/isLocked.ts";
import { serveSite } from "../../site/serve.ts";
import { boardPack, type Chapter, countPdfPages, type Cover, packFooter } from "./boardPack.ts";
import { readChapter } from "./chapter.ts";

/** The pages of a board pack unless others are asked for. */
export const packPages = ["index", "aging", "collections", "cash", "risk", "allowance", "data-quality"];

/** Where a page stands in a browser whose charts are drawn as wide as a printed page. */
const screen = { width: 700, height: 1000 };

const paper = { format: "A4", margin: { top: "16mm", bottom: "18mm", left: "12mm", right: "12mm" } } as const;

/** No name but this machine's resolves: nothing is asked of another host. */
const offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

const ManifestSchema = z.object({ company: z.string(), asOf: z.string(), runId: z.string() });

/**
 * Prints chosen pages of a built report into one PDF: cover, contents, pages with numbers. The browser reads the report
 * from this machine only. Returns the number of printed pages, and on which each page of the report begins. Throws a CountbackError (exit 3) for a page that the
 * report does not have, or where there is no report; a browser that does not start is one too (exit 1).
 */
export async function exportPdf(options: {
  readonly siteFolder: string;
  readonly toFile: string;
  readonly pages: readonly string[];
  readonly browserPath: string;
}): Promise<{ readonly count: number; readonly firstPages: readonly number[] }> {
  const { siteFolder, toFile, pages, browserPath } = options;
  const cover = await readCover(siteFolder);
  const missing = pages.find((page) => !existsSync(join(siteFolder, `${page}.html`)));
  if (missing !== undefined) throw new CountbackError(`no such page in the report: ${missing}`, 3);
  const browser = await startBrowser(browserPath);
  const server = await serveSite({ siteFolder, port: 0 });
  try {
    const { pdf, firstPages } = await printPack(browser, server.address, { cover, pages });
    await mkdir(dirname(resolve(toFile)), { recursive: true });
    await writeFile(toFile, pdf);
    return { count: countPdfPages(pdf), firstPages };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function readCover(siteFolder: string): Promise<Cover> {
  if (isLocked(siteFolder))
    throw new CountbackError(`the report is locked: run without --password-file to print it: ${siteFolder}`, 3);
  const folder = join(siteFolder, "_file/data");
  const files = existsSync(folder) ? await readdir(folder) : [];
  const file = files.find((name) => name.startsWith("manifest."));
  if (file === undefined) throw new CountbackError(`no report to print in: ${siteFolder}`, 3);
  const { company, asOf, runId } = ManifestSchema.parse(JSON.parse(await readFile(join(folder, file), "utf8")));
  return { company, asOf: longDate(asOf), runId };
}

/** Starts the reader's browser, which asks no other host for anything. Throws a CountbackError (exit 1) where it does not start. */
export async function startBrowser(executablePath: string): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath, args: ["--disable-gpu", offline] });
  } catch {
    throw new CountbackError(`cannot start the browser: ${executablePath}`);
  }
}

async function printPack(
  browser: Browser,
  address: string,
  { cover, pages }: { readonly cover: Cover; readonly pages: readonly string[] },
): Promise<{ readonly pdf: Uint8Array; readonly firstPages: readonly number[] }> {
  const context = await browser.newContext({ viewport: screen, colorScheme: "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const chapters: Chapter[] = [];
  let style = "";
  for (const name of pages) {
    const { chapter, sheet } = await readChapter(page, `${address}${name}.html`, name);
    chapters.push(chapter);
    style = sheet;
  }
  const print = (own: readonly Chapter[], firstPages: readonly number[]): Promise<Uint8Array> =>
    printDocument(page, address, { html: boardPack(own, { cover, style, firstPages }), cover });
  const coverPages = countPdfPages(await print([], []));
  const sizes: number[] = [];
  for (const chapter of chapters) sizes.push(countPdfPages(await print([chapter], [])) - coverPages);
  const firstPages = sizes.map(
    (_, index) => 1 + coverPages + sizes.slice(0, index).reduce((sum, size) => sum + size, 0),
  );
  return { pdf: await print(chapters, firstPages), firstPages };
}

/** Prints a document that stands at an address of the report, so that its style sheet and links are found. */
async function printDocument(
  page: Page,
  address: string,
  { html, cover }: { readonly html: string; readonly cover: Cover },
): Promise<Uint8Array> {
  const place = `${address}board-pack.html`;
  await page.route(place, (route) => route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }));
  await page.goto(place, { waitUntil: "load" });
  await page.unroute(place);
  return page.pdf({
    ...paper,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: packFooter(cover),
    tagged: true,
    outline: true,
  });
}
