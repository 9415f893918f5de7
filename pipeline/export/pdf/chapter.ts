import type { Page } from "playwright-core";
import { CountbackError } from "../../errors.ts";
import type { Chapter } from "./boardPack.ts";

/**
 * Opens a page of the report, waits until it is drawn, and takes its content as it stands: notes are opened,
 * tools are left out. With a `height` in pixels it is what fits into that from the top, and the headline figures, which
 * a cover has, are apart. Returns the address of the report's style sheet too.
 */
export async function readChapter(
  page: Page,
  address: string,
  { name, height }: { readonly name: string; readonly height: number | null },
): Promise<{ readonly chapter: Chapter; readonly sheet: string; readonly figures: string }> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForSelector("main .lead, main .empty");
  await page.evaluate(settled);
  await page.evaluate(turnFolds, height === null);
  await page.evaluate(settled);
  const figures = height === null ? "" : await page.evaluate(takeFigures);
  await page.evaluate(takeTools);
  if (height !== null) await page.evaluate(cutTo, height);
  const { title, question, body, sheet, error } = await page.evaluate(takeContent);
  if (error !== null) throw new CountbackError(`page with an error: ${name}: ${error}`);
  return { chapter: { page: name, name: title, title: question, body }, sheet, figures };
}

/** Runs in the page: resolves when nothing has been drawn for a moment. */
function settled(): Promise<void> {
  return new Promise((done) => {
    let timer = setTimeout(done, 300);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 300);
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Runs in the page: opens folded sections where all is printed, and leaves them out where a page has one sheet. */
function turnFolds(isAll: boolean): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>("main details.fold"))
    if (isAll) fold.open = true;
    else fold.remove();
}

/** Runs in the page: takes the headline figures out, and the heading above them. Returns them as HTML. */
function takeFigures(): string {
  const figures = document.querySelector("main .big-numbers");
  const block = figures?.closest("main > *");
  if (figures === null || block === null || block === undefined) return "";
  let heading = block.previousElementSibling;
  while (heading !== null && heading.textContent?.trim() === "") heading = heading.previousElementSibling;
  if (heading?.tagName === "H2") heading.remove();
  const { outerHTML } = figures;
  block.remove();
  return outerHTML;
}

/** Runs in the page: leaves out what only a reader at a screen can use, opens notes, and sets a table wider than the paper smaller. */
function takeTools(): void {
  const main = document.querySelector("main");
  const unwanted =
    "script, .tools, .filters, .foot, details:not(.note, .alarm, .fold), .pager button, observablehq-loading";
  for (const element of main?.querySelectorAll(unwanted) ?? []) element.remove();
  for (const details of main?.querySelectorAll("details") ?? []) details.open = true;
  for (const table of main?.querySelectorAll("table") ?? []) {
    const room = table.parentElement?.clientWidth ?? 0;
    if (table.offsetWidth > room && room > 0)
      table.style.zoom = String(Math.floor((100 * room) / table.offsetWidth) / 100);
  }
}

/**
 * Runs in the page: keeps the sections that fit into `height` pixels from the top, in their order. Of one that does not, what
 * shows something stays as far as it fits: whole figures, of a table its first rows with how many; else it is left out whole.
 */
function cutTo(height: number): void {
  const main = document.querySelector("main");
  if (main === null) return;
  const end = main.getBoundingClientRect().top + height;
  const fewest = 4;
  const sections: Element[][] = [[]];
  for (const block of main.children) {
    if (block.tagName === "H2") sections.push([]);
    sections.at(-1)?.push(block);
  }
  for (const section of sections) {
    let last = section.at(-1);
    while (last !== undefined && last.getBoundingClientRect().bottom > end) {
      const rows = Array.from(last.querySelectorAll("tbody tr"));
      const all = rows.length;
      while (rows.length > fewest && last.getBoundingClientRect().bottom > end) rows.pop()?.remove();
      if (rows.length < all && last.getBoundingClientRect().bottom <= end) {
        for (const pager of last.querySelectorAll(".pager")) pager.remove();
        const told = document.createElement("p");
        told.className = "detail";
        told.textContent = `The first ${rows.length} rows; the others stand in the report.`;
        last.append(told);
        break;
      }
      last.remove();
      section.pop();
      last = section.at(-1);
    }
    const shows = section.some(
      (block) => block.querySelector("table, svg, li") !== null || block.matches("table, ul, ol"),
    );
    if (section !== sections[0] && !shows) for (const block of section) block.remove();
  }
}

/** Runs in the page: its texts and its content as HTML. Headings give up their anchors, which would clash in one document. */
function takeContent(): {
  readonly title: string;
  readonly question: string;
  readonly body: string;
  readonly sheet: string;
  readonly error: string | null;
} {
  const main = document.querySelector("main");
  for (const heading of main?.querySelectorAll("h1[id], h2[id], h3[id]") ?? []) heading.removeAttribute("id");
  const sheet = document.querySelector('link[rel="stylesheet"]')?.getAttribute("href") ?? "";
  return {
    title: document.title.split(" | ")[0] ?? "",
    question: main?.querySelector("h1")?.textContent ?? "",
    body: main?.innerHTML ?? "",
    sheet,
    error: main?.querySelector(".observablehq--error")?.textContent ?? null,
  };
}
