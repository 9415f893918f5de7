import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { CountbackError } from "../../errors.ts";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "chrome.exe",
  "msedge.exe",
];

/**
 * The path of a Chromium, Chrome or Edge: the one that is named, else that of CHROME_PATH, else the first one on PATH.
 * Throws a CountbackError (exit 3) where there is none.
 */
export function findBrowser(
  asked: string | undefined,
  { CHROME_PATH, PATH }: { readonly CHROME_PATH?: string | undefined; readonly PATH?: string | undefined },
): string {
  const named = asked ?? CHROME_PATH;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new CountbackError(`no browser at: ${named}`, 3);
  }
  const found = (PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new CountbackError(
    "no browser found: export pdf needs Chromium, Chrome or Edge on PATH, or its path in --browser or CHROME_PATH",
    3,
  );
}
