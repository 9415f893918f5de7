import { findBrowser } from "../../pipeline/export/pdf/findBrowser.ts";

/** Where the tests' browser comes from: the registry's package, or a path on this machine. */
export type BrowserSource = { readonly from: "package" } | { readonly from: "path"; readonly path: string };

/** What is said where no browser can be had: all other tests run. */
export const noBrowser =
  "No browser tests: the registry's browser is for Linux on x64; name another in CHROME_PATH, or install Chrome or Edge.";

/**
 * Which browser all tests use: the one that CHROME_PATH names (whether it is there or not), else on Linux x64 the one inside
 * the registry's package, also where the system has its own, else an installed Chromium, Chrome or Edge; null where there
 * is none.
 */
export function whichBrowser({
  platform,
  arch,
  env,
}: {
  readonly platform: string;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}): BrowserSource | null {
  const named = env["CHROME_PATH"];
  if (named !== undefined && named !== "") return { from: "path", path: named };
  if (platform === "linux" && arch === "x64") return { from: "package" };
  try {
    return { from: "path", path: findBrowser(undefined, env, platform) };
  } catch {
    return null;
  }
}
