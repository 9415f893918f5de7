import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import chromiumPackage from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openTab, type Tab } from "./tab.ts";

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** No name but this machine's resolves: a page that asks for another host fails. */
const offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** Starts a browser without a network: Chromium or Chrome of the system where there is one, else the registry package's. */
export async function launchBrowser(): Promise<Browser> {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const system = folders
    .flatMap((folder) => systemNames.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (system !== undefined) {
    return chromium.launch({ executablePath: system, args: ["--no-sandbox", "--disable-gpu", offline] });
  }
  const executablePath = await chromiumPackage.executablePath();
  return chromium.launch({ executablePath, args: [...chromiumPackage.args, offline] });
}

/**
 * A browser for the tests of one file, with a desk-sized window and one tab for all of them: a tab each would cost more
 * than most pages do.
 */
export function useBrowser(): {
  readonly browser: () => Browser;
  readonly context: () => BrowserContext;
  readonly tab: () => Tab;
} {
  let opened: { readonly browser: Browser; readonly context: BrowserContext; readonly tab: Tab } | undefined;
  const current = () => {
    if (opened === undefined) throw new Error("no browser");
    return opened;
  };
  beforeAll(async () => {
    const browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    opened = { browser, context, tab: await openTab(context) };
  });
  afterAll(async () => opened?.browser.close());
  return { browser: () => current().browser, context: () => current().context, tab: () => current().tab };
}
