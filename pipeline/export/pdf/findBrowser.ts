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

/** What of the environment tells where a browser may stand. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The path of a Chromium, Chrome or Edge: the one that is named, else that of CHROME_PATH, else the first one on PATH, else
 * where macOS and Windows install theirs. Throws a CountbackError (exit 3) where there is none.
 */
export function findBrowser(asked: string | undefined, env: Environment, platform: string = process.platform): string {
  const named = asked ?? env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new CountbackError(`no browser at: ${named}`, 3);
  }
  const onPath = (env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [...onPath, ...installedPlaces(env, platform)].find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new CountbackError(
    "no browser found: export pdf needs Chromium, Chrome or Edge, or its path in --browser or CHROME_PATH",
    3,
  );
}

/** Where the installers of Chrome, Edge and Chromium put them on systems that do not put them on PATH. */
function installedPlaces(env: Environment, platform: string): readonly string[] {
  if (platform === "darwin") {
    return ["/Applications", join(env["HOME"] ?? "", "Applications")].flatMap((folder) =>
      ["Google Chrome", "Microsoft Edge", "Chromium"].map((name) => join(folder, `${name}.app/Contents/MacOS`, name)),
    );
  }
  if (platform !== "win32") return [];
  return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = env[name];
    if (folder === undefined) return [];
    return [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
    ];
  });
}
