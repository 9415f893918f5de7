import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { projectFolder } from "../../pipeline/settings.ts";
import { putBack } from "./likeParts.ts";
import { violationsOf } from "./violations.ts";

/** The report's pages: every page that is written is tested. */
export const pageNames = readdirSync(join(projectFolder, "src"))
  .filter((file) => file.endsWith(".md"))
  .map((file) => file.slice(0, -".md".length));

/** A way to look at a page. */
export type Style = { readonly width: 1440 | 390; readonly colorScheme: "light" | "dark" };

/** On a desk and on a phone, light and dark. */
export const styles: readonly Style[] = [
  { width: 1440, colorScheme: "dark" },
  { width: 1440, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
  { width: 390, colorScheme: "light" },
];

/**
 * Accessibility violations (WCAG 2.2 AA) of a page as it stands, in each of the styles: one line each, none when all is
 * well. The scheme changes nothing but colours, so in the dark only contrast is judged.
 */
export async function findViolations(page: Page, looks: readonly Style[] = styles): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const violations = await violationsOf(page, { contrastOnly: colorScheme === "dark" });
    found.push(...violations.map((violation) => `${colorScheme} ${width}: ${violation}`));
  }
  await page.evaluate(putBack);
  return found;
}

/** How many pixels a page is wider than a phone's screen; a table may scroll, the page may not. */
export async function sidewaysScroll(page: Page): Promise<number> {
  await page.setViewportSize({ width: 390, height: 844 });
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Every link and asset address of a page that leads to another origin. */
export async function outsideLinks(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    Array.from(
      document.querySelectorAll("a[href], link[href], script[src], img[src]"),
      (element) => new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", location.href),
    )
      .filter((address) => address.origin !== location.origin)
      .map((address) => address.href),
  );
}
