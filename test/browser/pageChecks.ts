import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** The report's pages in reading order. */
export const pageNames = ["index", "aging", "collections", "cash", "risk", "customers", "data-quality", "methods"];

const rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** Accessibility violations in light and dark, on a phone and on a desk: one line each, none when all is well. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      for (const { id, nodes } of violations) {
        found.push(
          `${colorScheme} ${width}: ${id} at ${nodes
            .slice(0, 3)
            .map((node) => node.html.slice(0, 120))
            .join(" | ")}`,
        );
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
