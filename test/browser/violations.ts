import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
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
const standards = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** What is tried: rules by name, or all of some standards. */
type Judging = { readonly type: "rule" | "tag"; readonly values: readonly string[] };

const contrast: Judging = { type: "rule", values: ["color-contrast"] };
const everything: Judging = { type: "tag", values: standards };

/**
 * Accessibility violations (WCAG 2.2 AA) of a page as it stands: one line each. The colour scheme changes nothing but
 * colours, so where the light one has been judged the dark one needs `contrastOnly`. Like parts are taken out of the page.
 */
export async function violationsOf(
  page: Page,
  { contrastOnly }: { readonly contrastOnly: boolean },
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeSource);
  await page.evaluate(takeOutLikeParts, countKept);
  await page.evaluate(markDistinctTexts, judgedMark);
  return page.evaluate(judge, { judging: contrastOnly ? contrast : everything, mark: judgedMark });
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
