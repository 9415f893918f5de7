import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import chromiumPackage from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Starts a browser: Chromium or Chrome of the system where there is one, else the one of the registry package. */
export async function launchBrowser(): Promise<Browser> {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const system = folders
    .flatMap((folder) => systemNames.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (system !== undefined) return chromium.launch({ executablePath: system, args: ["--no-sandbox", "--disable-gpu"] });
  return chromium.launch({ executablePath: await chromiumPackage.executablePath(), args: chromiumPackage.args });
}

/** What went wrong on a page while it was open: console errors, requests that failed or left the origin. */
export type Watched = { readonly page: Page; readonly troubles: readonly string[]; readonly bytes: () => number };

/** Opens a page, waits until it is drawn, and keeps an eye on everything it does. */
export async function openPage(context: BrowserContext, address: string): Promise<Watched> {
  const page = await context.newPage();
  const troubles: string[] = [];
  const { origin } = new URL(address);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) troubles.push(`outside: ${request.url()}`);
  });
  let received = 0;
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    received += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "load" });
  await page.waitForSelector("main .lead, main .empty");
  await page.evaluate(settle);
  return { page, troubles, bytes: () => received };
}

/** Runs in the page: resolves when the first paragraph stands and nothing has been drawn for a moment since. */
function settle(): Promise<void> {
  return new Promise((done) => {
    let timer = setTimeout(done, 250);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 250);
    }).observe(document, { childList: true, subtree: true });
  });
}
