import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { judgedMark, markDistinctTexts } from "./distinctTexts.ts";

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type Judge = {
  readonly run: (place: string, options: object) => Promise<{ readonly violations: readonly Violation[] }>;
};

declare global {
  interface Window {
    axe?: Judge;
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** Where rules are tried, which of them, and which of those are not. */
type Judging = {
  readonly place: string;
  readonly kind: "rule" | "tag";
  readonly values: readonly string[];
  readonly without: readonly string[];
};

const contrast: Judging = { place: `[${judgedMark}]`, kind: "rule", values: ["color-contrast"], without: [] };
const allElse: Judging = { place: "html", kind: "tag", values: standards, without: ["color-contrast"] };

/**
 * Accessibility violations (WCAG 2.2 AA) of a page as it stands: one line each. The colour scheme changes nothing but
 * colours, so where the light one has been judged the dark one needs `contrastOnly`.
 */
export async function violationsOf(
  page: Page,
  { contrastOnly }: { readonly contrastOnly: boolean },
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeSource);
  await page.evaluate(markDistinctTexts, judgedMark);
  const found = [];
  for (const judging of contrastOnly ? [contrast] : [allElse, contrast])
    found.push(...(await page.evaluate(judge, judging)));
  return found;
}

/** Runs in the page. */
async function judge({ place, kind, values, without }: Judging): Promise<readonly string[]> {
  const results = await window.axe?.run(place, {
    runOnly: { type: kind, values },
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"],
    iframes: false,
  });
  if (results === undefined) throw new Error("no axe in the page");
  return results.violations.map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 120));
    return `${id} at ${where.join(" | ")}`;
  });
}
