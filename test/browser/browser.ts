import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import type { BrowserFile } from "../support/browserFile.ts";
import { patience } from "./patience.ts";
import { openTab, type Tab } from "./tab.ts";

/** No name but this machine's resolves: a page that asks for another host fails. */
const offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/**
 * Starts the tests' browser without a network and with all its guards: not with the package's own arguments, which take away
 * the security of pages and end the browser with its second context. Throws one sentence.
 */
export async function launchBrowser(file: BrowserFile): Promise<Browser> {
  if ("problem" in file) throw new Error(file.problem);
  const { path, env } = file;
  try {
    return await chromium.launch({
      executablePath: path,
      args: ["--no-sandbox", "--disable-gpu", offline],
      env: { ...definedOf(process.env), ...env },
      timeout: patience,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new Error(`cannot start the tests' browser ${path}: ${reason}`);
  }
}

const definedOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/**
 * A browser for the tests of one file, with a desk-sized window and one tab for all of them: a tab each would cost more
 * than most pages do. When it dies, the test of that moment says so.
 */
export function useBrowser(): {
  readonly browser: () => Browser;
  readonly context: () => BrowserContext;
  readonly tab: () => Tab;
} {
  let opened: { readonly browser: Browser; readonly context: BrowserContext; readonly tab: Tab } | undefined;
  let isDead = false;
  const current = () => {
    if (isDead) throw new Error("the tests' browser died");
    if (opened === undefined) throw new Error("no browser");
    return opened;
  };
  beforeAll(async () => {
    const browser = await launchBrowser(inject("browser"));
    browser.on("disconnected", () => (isDead = true));
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    context.setDefaultTimeout(patience);
    opened = { browser, context, tab: await openTab(context) };
  });
  afterEach(() => void current());
  afterAll(async () => opened?.browser.close());
  return { browser: () => current().browser, context: () => current().context, tab: () => current().tab };
}
