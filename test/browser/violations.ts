import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { judgedMark, markDistinctTexts } from "./distinctTexts.ts";
import { countKept, takeOutLikeParts } from "./likeParts.ts";

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type Judge = {
  readonly configure: (changes: object) => void;
  readonly run: (place: string, options: object) => Promise<{ readonly violations: readonly Violation[] }>;
};

declare global {
  interface Window {
    axe?: Judge;
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Its name at the root of a served report, beside the pages; the browser keeps what it has made of a file named so. */
const axeFile = `axe.${createHash("sha256").update(axeSource).digest("hex").slice(0, 8)}.js`;
const standards = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** What is tried: rules by name, or all of some standards. */
type Judging = { readonly type: "rule" | "tag"; readonly values: readonly string[] };

const contrast: Judging = { type: "rule", values: ["color-contrast"] };
const everything: Judging = { type: "tag", values: standards };

/** Puts the judge beside the pages of a report: to send it to each page costs more than to load it. */
export async function layAxe(siteFolder: string): Promise<void> {
  await writeFile(join(siteFolder, axeFile), axeSource);
}

/** Looks whose contrast was found sufficient, on whatever page. */
const soundLooks = new Set<string>();

/**
 * Accessibility violations (WCAG 2.2 AA) of a page as it stands: one line each. The colour scheme changes nothing but
 * colours, so where the light one has been judged the dark one needs `contrastOnly`. Like parts are taken out of the page, and
 * of texts that look as sound ones on other pages did the contrast is not judged again.
 */
export async function violationsOf(
  page: Page,
  { contrastOnly }: { readonly contrastOnly: boolean },
): Promise<readonly string[]> {
  const isServed = page.url().startsWith("http");
  if (!(await page.evaluate(() => window.axe !== undefined)))
    await (isServed ? page.evaluate(load, axeFile) : page.evaluate(axeSource));
  await page.evaluate(takeOutLikeParts, countKept);
  const looks = await page.evaluate(markDistinctTexts, { mark: judgedMark, known: [...soundLooks] });
  const found = await page.evaluate(judge, { judging: contrastOnly ? contrast : everything, mark: judgedMark });
  if (!found.some((violation) => violation.startsWith("color-contrast")))
    for (const look of looks) soundLooks.add(look);
  return found;
}

/** Runs in the page: loads a script of the page's own folder, and leaves no trace of it in the document. */
function load(file: string): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.onload = () => done();
    script.onerror = () => fail(new Error(`not beside the page: ${file}`));
    script.src = file;
    document.head.append(script);
    script.remove();
  });
}

/** Runs in the page; of the texts only the marked ones are judged for contrast. */
async function judge({
  judging,
  mark,
}: {
  readonly judging: Judging;
  readonly mark: string;
}): Promise<readonly string[]> {
  window.axe?.configure({ rules: [{ id: "color-contrast", selector: `[${mark}]` }] });
  const results = await window.axe?.run("html", { runOnly: judging, resultTypes: ["violations"], iframes: false });
  if (results === undefined) throw new Error("no axe in the page");
  return results.violations.map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 120));
    return `${id} at ${where.join(" | ")}`;
  });
}
