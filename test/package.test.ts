import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../pipeline/settings.ts";
import { hostileNames } from "./browser/ledgers.ts";
import { hashFolder } from "./support/folder.ts";
import { packedRun } from "./support/packedRun.ts";

const [company] = hostileNames;
const escaped = /&(lt|#60);img src=x onerror=alert\(1\)/;

test("the packed file writes the sample and a report into the folder it is run in, and nothing where it is installed", async () => {
  const { folder, stdout, stderr, before, after } = await packedRun();
  expect((await readdir(join(folder, "node_modules", "countback"))).sort()).toEqual(
    "CHANGELOG.md LICENSE README.md bin docs observablehq.config.ts package.json pipeline src".split(" "),
  );
  expect(await hashFolder(join(folder, "sample"))).toEqual(await hashFolder(join(projectFolder, "data/sample")));

  expect(stderr).toBe("");
  expect(stdout).toContain(`${company}, as of 2024-04-30`);
  expect(stdout).toMatch(/npx countback serve\)\n$/);
  expect(await readFile(join(folder, "dist", "index.html"), "utf8")).toMatch(escaped);
  expect(await readdir(join(folder, "data", "published"))).toContain("manifest.json");

  expect(after).toEqual(before);
  expect((await readdir(folder)).filter((name) => !/^told\.json$|\.tgz$/.test(name)).sort()).toEqual([
    "data",
    "dist",
    "exports",
    "node_modules",
    "sample",
  ]);
}, 300_000);
