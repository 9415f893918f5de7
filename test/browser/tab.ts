import type { BrowserContext, Page, Request } from "playwright-core";
import { patience } from "./patience.ts";

/** A tab of the browser that is watched: what it asked for and what went wrong, since its last visit began. */
export type Tab = {
  readonly page: Page;
  /**
   * Opens an address, waits until the page is drawn, and hands the page over. What pages of one site share is kept from visit
   * to visit, unless this is to be the `first`.
   */
  readonly visit: (address: string, options?: { readonly first?: boolean }) => Promise<Page>;
  /** Waits until everything asked for has come and nothing has been drawn for a moment. */
  readonly settle: () => Promise<void>;
  /** Console errors and warnings, script errors, dialogs, requests that failed or left the origin: one line each. */
  readonly troubles: () => readonly string[];
  /** Bytes received, compressed as they were sent. */
  readonly bytes: () => number;
};

/** Opens a tab and keeps an eye on everything it does; a page has `limit` milliseconds to be drawn. */
export async function openTab(context: BrowserContext, { limit = patience } = {}): Promise<Tab> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const pending = new Set<Request>();
  let troubles: string[] = [];
  let received = 0;
  let origin = "";
  page.on("console", (message) => {
    const isTold = message.type() === "error" || message.type() === "warning";
    // How soon a preloaded file is used hangs on how busy the machine is: not a matter of these tests.
    const isLate = message.text().includes("was preloaded using link preload but not used within");
    if (isTold && !isLate) troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    pending.add(request);
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) troubles.push(`outside: ${request.url()}`);
  });
  page.on("requestfinished", (request) => pending.delete(request));
  page.on("requestfailed", (request) => {
    pending.delete(request);
    troubles.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (received += encodedDataLength));
  const settle = async (): Promise<void> => {
    do {
      if (!(await page.evaluate(quiet, limit))) throw new Error(`page never drawn: ${page.url()}`);
    } while (pending.size > 0);
  };
  const visit: Tab["visit"] = async (address, { first = false } = {}) => {
    const isElsewhere = new URL(address).origin !== origin;
    if (first || isElsewhere) await session.send("Network.clearBrowserCache");
    [troubles, received, origin] = [[], 0, new URL(address).origin];
    await page.goto(address, { waitUntil: "load" });
    await settle();
    return page;
  };
  return { page, visit, settle, troubles: () => troubles, bytes: () => received };
}

/**
 * Runs in the page: resolves true when the first paragraph stands, no cell is still loading and nothing has been drawn
 * for a moment; false when that does not come about within so many milliseconds.
 */
function quiet(limit: number): Promise<boolean> {
  return new Promise((done) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isDrawn = (): boolean =>
      document.querySelector("o-loading") === null && document.querySelector("main .lead, main .empty") !== null;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => (isDrawn() ? done(true) : wait()), 100);
    };
    new MutationObserver(wait).observe(document, { childList: true, subtree: true });
    setTimeout(() => done(false), limit);
    wait();
  });
}
