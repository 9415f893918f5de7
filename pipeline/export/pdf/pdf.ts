import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import MarkdownIt from "markdown-it";
import { type Browser, chromium, type Page } from "playwright-core";
import { z } from "zod";
import { longDate } from "../../../src/writing/format.ts";
import { CountbackError } from "../../errors.ts";
import { isLocked } from "../../site/lock/isLocked.ts";
import { serveSite } from "../../site/serve.ts";
import { boardPack, type Chapter, countPdfPages, type Cover, packFooter } from "./boardPack.ts";
import { readChapter } from "./chapter.ts";

/** The pages of the report that a board pack has a page of each, after its cover. */
export const packPages = ["index", "aging", "collections", "cash", "risk", "allowance", "data-quality"];

/** How much of a page of the report a printed page holds at first, and at least, in pixels, and how much is taken off where it does not. */
const [firstHeight, leastHeight, lessHeight] = [985, 500, 45];

/** Where a page stands in a browser whose charts are drawn as wide as a printed page. */
const screen = { width: 700, height: 1000 };

const paper = { format: "A4", margin: { top: "16mm", bottom: "18mm", left: "12mm", right: "12mm" } } as const;

/** No name but this machine's resolves: nothing is asked of another host. */
const offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

const ManifestSchema = z.object({ company: z.string(), asOf: z.string(), runId: z.string() });

/**
 * Prints pages of a built report into one PDF: cover, contents, pages with numbers. Chosen ones are whole; without a choice it is
 * the board pack, of which each is one printed page and the cover has the headline figures. The browser reads the report
 * from this machine only. `commentary` is Markdown, for the cover. Returns the number of printed pages, and on which each page of the report begins. Throws a CountbackError (exit 3) for a page that the
 * report does not have, or where there is no report; a browser that does not start is one too (exit 1).
 */
export async function exportPdf(options: {
  readonly siteFolder: string;
  readonly toFile: string;
  readonly pages: readonly string[] | null;
  readonly commentary?: string;
  readonly browserPath: string;
}): Promise<{ readonly count: number; readonly firstPages: Readonly<Record<string, number>> }> {
  const { siteFolder, toFile, browserPath, commentary = "" } = options;
  const pages = options.pages ?? packPages;
  const cover = { ...(await readCover(siteFolder)), commentary: new MarkdownIt({ html: false }).render(commentary) };
  const missing = pages.find((page) => !existsSync(join(siteFolder, `${page}.html`)));
  if (missing !== undefined) throw new CountbackError(`no such page in the report: ${missing}`, 3);
  const browser = await startBrowser(browserPath);
  const server = await serveSite({ siteFolder, port: 0 });
  try {
    const { pdf, firstPages } = await printPack(browser, server.address, {
      cover,
      pages,
      isPack: options.pages === null,
    });
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
  return { company, asOf: longDate(asOf), runId, commentary: "", figures: "" };
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
  { cover, pages, isPack }: { readonly cover: Cover; readonly pages: readonly string[]; readonly isPack: boolean },
): Promise<{ readonly pdf: Uint8Array; readonly firstPages: Readonly<Record<string, number>> }> {
  const context = await browser.newContext({ viewport: screen, colorScheme: "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  let style = "";
  let { figures } = cover;
  const print = async (own: readonly Chapter[], firstPages: readonly number[]): Promise<Uint8Array> =>
    printDocument(page, address, { html: boardPack(own, { cover: { ...cover, figures }, style, firstPages }), cover });
  const read = async (name: string, height: number | null): Promise<Chapter> => {
    const { chapter, sheet, figures: found } = await readChapter(page, `${address}${name}.html`, { name, height });
    style = sheet;
    if (figures === "") figures = found;
    return chapter;
  };
  const chapters: { readonly chapter: Chapter; readonly size: number }[] = [];
  for (const name of pages) {
    let height = isPack ? firstHeight : null;
    for (;;) {
      const chapter = await read(name, height);
      const size = countPdfPages(await print([chapter], [])) - countPdfPages(await print([], []));
      if (height === null || size <= 1 || height <= leastHeight) {
        chapters.push({ chapter, size });
        break;
      }
      height -= lessHeight;
    }
  }
  const coverPages = countPdfPages(await print([], []));
  if (isPack && coverPages > 1)
    throw new CountbackError("the commentary does not fit on the cover: make it shorter", 3);
  const sizes = chapters.map(({ size }) => size);
  const firstPages = sizes.map(
    (_, place) => 1 + coverPages + sizes.slice(0, place).reduce((sum, size) => sum + size, 0),
  );
  const pdf = await print(
    chapters.map(({ chapter }) => chapter),
    firstPages,
  );
  return { pdf, firstPages: Object.fromEntries(pages.map((name, place) => [name, firstPages[place] ?? 0])) };
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
