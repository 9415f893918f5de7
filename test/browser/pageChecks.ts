import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** The report's pages in reading order. */
export const pageNames = [
  "index",
  "aging",
  "collections",
  "cash",
  "risk",
  "terms",
  "worklist",
  "customers",
  "data-quality",
  "credit-policy",
  "methods",
];

const standards = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/**
 * Accessibility violations in light and dark, on a desk and on a phone: one line each, none when all is well. The
 * scheme changes nothing but colours, so in the dark only contrast is judged again.
 */
export async function findViolations(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page });
      const chosen = colorScheme === "light" ? axe.withTags(standards) : axe.withRules(["color-contrast"]);
      const { violations } = await chosen.analyze();
      for (const { id, nodes } of violations) {
        const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 120));
        found.push(`${colorScheme} ${width}: ${id} at ${where.join(" | ")}`);
      }
    }
  }
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
