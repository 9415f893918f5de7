import type { Page } from "playwright-core";
import { CountbackError } from "../../errors.ts";
import type { Chapter } from "./boardPack.ts";

/**
 * Opens a page of the report, waits until it is drawn, and takes its content as it stands: notes are opened,
 * tools are left out. Returns the address of the report's style sheet too.
 */
export async function readChapter(
  page: Page,
  address: string,
  name: string,
): Promise<{ readonly chapter: Chapter; readonly sheet: string }> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForSelector("main .lead, main .empty");
  await page.evaluate(settled);
  const { title, question, body, sheet, error } = await page.evaluate(takeContent);
  if (error !== null) throw new CountbackError(`page with an error: ${name}: ${error}`);
  return { chapter: { page: name, name: title, title: question, body }, sheet };
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

/**
 * Runs in the page: its texts and its content as HTML. A table wider than the paper is set smaller; headings give up
 * their anchors, which would clash in one document.
 */
function takeContent(): {
  readonly title: string;
  readonly question: string;
  readonly body: string;
  readonly sheet: string;
  readonly error: string | null;
} {
  const main = document.querySelector("main");
  const unwanted = "script, .tools, .filters, .foot, details:not(.note, .alarm), .pager button, observablehq-loading";
  for (const element of main?.querySelectorAll(unwanted) ?? []) element.remove();
  for (const details of main?.querySelectorAll("details") ?? []) details.open = true;
  for (const table of main?.querySelectorAll("table") ?? []) {
    const room = table.parentElement?.clientWidth ?? 0;
    if (table.offsetWidth > room && room > 0)
      table.style.zoom = String(Math.floor((100 * room) / table.offsetWidth) / 100);
  }
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
