import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromiumPackage from "@sparticuz/chromium";
import type { TestProject } from "vitest/node";
import { noBrowser, whichBrowser } from "./whichBrowser.ts";

/** The browser that the tests start: its file and what its process has in its environment, or why there is none. */
export type BrowserFile =
  { readonly path: string; readonly env: Readonly<Record<string, string>> } | { readonly problem: string };

declare module "vitest" {
  interface ProvidedContext {
    readonly browser: BrowserFile;
  }
}

/** Makes the browser ready before the workers of the pages' tests start; what it unpacked goes at the end. */
export default async function prepareBrowser(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "countback-browser-"));
  project.provide("browser", await browserFile(folder));
  return () => rm(folder, { recursive: true, force: true });
}

/** The browser of this machine's tests, unpacked into a folder where it comes packed. */
export async function browserFile(folder: string): Promise<BrowserFile> {
  try {
    const source = whichBrowser({ platform: process.platform, arch: process.arch, env: process.env });
    if (source === null) return { problem: noBrowser };
    return source.from === "path" ? { path: source.path, env: {} } : await unpackBrowser(folder);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Unpacks the registry's browser and its fonts into a folder; `packed` is the package's own folder of packed files unless
 * told. Its fonts are the only ones it sees, so that pages measure the same on every machine. Throws one sentence.
 */
export async function unpackBrowser(folder: string, packed?: string): Promise<BrowserFile> {
  const before = process.env["TMPDIR"];
  try {
    // The package unpacks into the temporary folder and into no other.
    process.env["TMPDIR"] = folder;
    const path = await chromiumPackage.executablePath(packed);
    return { path, env: { FONTCONFIG_FILE: await writeFontsFile(folder) } };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new Error(`cannot unpack the tests' browser into ${folder}: ${reason}`);
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

async function writeFontsFile(folder: string): Promise<string> {
  const file = join(folder, "fonts.conf");
  const [fonts, cache] = [join(folder, "fonts"), join(folder, "fonts-cache")];
  await mkdir(cache, { recursive: true });
  await writeFile(file, `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`);
  return file;
}
