import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { CountbackError } from "../errors.ts";
import { contract } from "../publish/contract.ts";
import { projectFolder } from "../settings.ts";
import { readPublished } from "./readPublished.ts";

/** A page file's date in a build: fixed, so that the same published tables give the same bytes. */
const fileDate = new Date("2000-01-01T00:00:00Z");

const require = createRequire(import.meta.url);

const PackageSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

/** The folder of the installed site generator. */
export const frameworkFolder = dirname(require.resolve("@observablehq/framework/package.json"));

/**
 * Makes a folder beside `siteFolder` that holds all a build needs: pages, configuration, the packages (linked) and,
 * in the generator's cache, every data file already made, but no `withheld` page. Two builds never share one.
 */
export async function makeWorkspace(
  siteFolder: string,
  publishedFolder: string,
  withheld: readonly string[],
): Promise<string> {
  await mkdir(dirname(siteFolder), { recursive: true });
  const folder = await mkdtemp(`${siteFolder}.work-`);
  const cacheFolder = join(folder, "src/.observablehq/cache");
  await cp(join(projectFolder, "src"), join(folder, "src"), {
    recursive: true,
    filter: (path) => basename(path) !== ".observablehq" && !withheld.some((page) => basename(path) === `${page}.md`),
  });
  await cp(join(projectFolder, "observablehq.config.ts"), join(folder, "observablehq.config.ts"));
  await cp(join(projectFolder, "pipeline/audience/audience.ts"), join(folder, "pipeline/audience/audience.ts"));
  // Without these two the generator would take those of a folder above, which may be anybody's.
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "tsconfig.json"), "{}");
  await linkPackages(join(folder, "node_modules"));
  await seedPackageNames(cacheFolder);
  await fillDataCache(folder, cacheFolder, publishedFolder);
  return folder;
}

/** Links the packages that Countback needs one by one: where it is installed itself, they stand beside it or within it. */
async function linkPackages(folder: string): Promise<void> {
  const { dependencies } = PackageSchema.parse(JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8")));
  for (const name of Object.keys(dependencies)) {
    const places = (require.resolve.paths(name) ?? []).map((modules) => join(modules, name));
    const found = places.find((place) => existsSync(place));
    if (found === undefined) throw new CountbackError(`package missing: ${name}`);
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await symlink(found, join(folder, name), "junction");
  }
}

/** Removes a workspace; the linked packages stay. */
export async function removeWorkspace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/**
 * The generator asks a registry for the version of each package its client could load, although no page loads them.
 * An empty cache folder answers in the registry's place. The names are read from the client itself.
 */
async function seedPackageNames(cacheFolder: string): Promise<void> {
  const clientFolder = join(frameworkFolder, "dist/client");
  const files = await readdir(clientFolder, { recursive: true });
  const sources = await Promise.all(
    files.filter((file) => file.endsWith(".js")).map((file) => readFile(join(clientFolder, file), "utf8")),
  );
  const names = sources.join("\n").matchAll(/["']npm:((?:@[\w.-]+\/)?[\w.-]+)/g);
  for (const name of new Set(Array.from(names, ([, found]) => found))) {
    await mkdir(join(cacheFolder, "_npm", `${name}@0.0.0`), { recursive: true });
  }
}

/** Fills the cache with every table that a page asks for: a process each would cost most of the build. */
async function fillDataCache(folder: string, cacheFolder: string, publishedFolder: string): Promise<void> {
  await mkdir(join(cacheFolder, "data"), { recursive: true });
  for (const [table, json] of await readPublished(publishedFolder, await tablesAsked(join(folder, "src")))) {
    const path = join(cacheFolder, "data", `${table}.json`);
    await writeFile(path, json);
    await utimes(path, fileDate, fileDate);
  }
}

/** The tables that pages ask for, by name, and the manifest. Throws where one asks for what is never published. */
async function tablesAsked(pagesFolder: string): Promise<readonly string[]> {
  const pages = (await readdir(pagesFolder)).filter((name) => name.endsWith(".md"));
  const texts = await Promise.all(pages.map((name) => readFile(join(pagesFolder, name), "utf8")));
  const asked = texts.flatMap((text) =>
    Array.from(text.matchAll(/FileAttachment\("data\/(\w+)\.json"\)/g), ([, name]) => name ?? ""),
  );
  const unknown = asked.find((name) => name !== "manifest" && !Object.hasOwn(contract, name));
  if (unknown !== undefined) throw new Error(`a page asks for a table that is not published: ${unknown}`);
  return [...new Set(asked)].sort();
}
