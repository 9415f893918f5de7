import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { projectFolder } from "../pipeline/settings.ts";

/** Licences under which a package may come with the product; of two that may be chosen from, one is among them. */
const allowed = new Set([
  ...["MIT", "MIT-0", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "Python-2.0", "PSF-2.0"],
  ...["Unlicense", "CC0-1.0", "(ISC AND CC-BY-3.0)", "(MIT OR GPL-3.0-or-later)", "(MIT AND Zlib)"],
]);

const PackageSchema = z.object({
  version: z.string(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  integrity: z.string().optional(),
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});

const lock = z
  .object({ packages: z.record(z.string(), PackageSchema) })
  .parse(JSON.parse(await readFile(join(projectFolder, "package-lock.json"), "utf8")));

/** The packages that come with the product, by their place. */
const delivered = Object.entries(lock.packages).filter(([place, { dev }]) => place !== "" && dev !== true);

test("every package that comes with the product has a licence of the list", () => {
  expect(delivered.length).toBeGreaterThan(100);
  expect(delivered.filter(([, { license }]) => !allowed.has(license ?? "none")).map(([place]) => place)).toEqual([]);
});

test("none needs a script at its installation: the one that has such a script comes with its program as a package of its own", () => {
  const scripted = delivered.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(scripted.map(([place]) => place).filter((place) => !/(^|\/)node_modules\/esbuild$/.test(place))).toEqual([]);
  for (const [place] of scripted) {
    const own = `${place.slice(0, -"esbuild".length)}@esbuild/`;
    expect(Object.keys(lock.packages).some((each) => each.startsWith(own))).toBe(true);
  }
});

test("every package has the hash of its bytes in the lock file, and each that we name a version of its own", async () => {
  expect(
    delivered.filter(([, each]) => each.integrity === undefined && each.inBundle !== true).map(([place]) => place),
  ).toEqual([]);
  const named = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8")));
  for (const version of Object.values(named.dependencies)) expect(version).toMatch(/^\d/);
});
