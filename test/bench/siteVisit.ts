import type { Browser, BrowserContext, CDPSession } from "playwright-core";
import { openTab } from "../browser/tab.ts";

/** What it cost to open a page cold at a quarter of the processor's speed: kilobytes as sent (gzip), milliseconds. */
export type Visit = {
  readonly page: string;
  readonly kilobytes: number;
  readonly requests: number;
  readonly chartsMilliseconds: number;
  readonly blockingMilliseconds: number;
};

/** How much slower than this machine the reader's is taken to be. */
export const slowness = 4;

type Seen = { lastChart: number; blocking: number };

/** Opens a page in a new window with an empty cache and says what it cost. */
export async function visitPage(browser: Browser, address: string, page: string): Promise<Visit> {
  const context = await openWindow(browser);
  try {
    const tab = await openTab(context);
    await slowDown(await context.newCDPSession(tab.page));
    await tab.page.addInitScript(watch);
    const opened = await tab.visit(`${address}${page}`);
    const seen = await opened.evaluate((): { lastChart: number; blocking: number; requests: number } => {
      const text = document.documentElement.dataset["seen"] ?? "{}";
      return { ...JSON.parse(text), requests: performance.getEntriesByType("resource").length + 1 };
    });
    return {
      page,
      kilobytes: tab.bytes() / 1024,
      requests: seen.requests,
      chartsMilliseconds: seen.lastChart,
      blockingMilliseconds: seen.blocking,
    };
  } finally {
    await context.close();
  }
}

/** A new window of a desk's size. The compiler names functions by a helper of its own, which a page does not have. */
export async function openWindow(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript("globalThis.__name = (named) => named;");
  return context;
}

/** Slows a tab's processor down. */
export async function slowDown(session: CDPSession): Promise<void> {
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
}

/** Runs in the page before its own scripts: notes when the last chart came in sight and how long tasks blocked it. */
function watch(): void {
  const seen: Seen = { lastChart: 0, blocking: 0 };
  const note = (): void => {
    document.documentElement.dataset["seen"] = JSON.stringify(seen);
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.blocking += Math.max(0, duration - 50);
    note();
  }).observe({ type: "longtask", buffered: true });
  let charts = 0;
  new MutationObserver(() => {
    const now = document.querySelectorAll("main svg, main table.bars, main table.heat").length;
    if (now <= charts) return;
    charts = now;
    requestAnimationFrame(() => {
      seen.lastChart = performance.now();
      note();
    });
  }).observe(document, { childList: true, subtree: true });
}
