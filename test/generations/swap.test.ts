import fs, { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { endSwap, layAside, type Place, swapIn } from "../../pipeline/generations/swap.ts";
import { withFolder } from "../support/folder.ts";

const names = ["tables/facts", "warehouse", "site/pages"];

async function write(folder: string, run: string): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), run);
  }
}

const placesIn = (folder: string): readonly Place[] =>
  ["tables", "warehouse", "site"].map((name) => ({
    from: join(folder, "new", name),
    target: join(folder, "shown", name),
  }));

const seen = (folder: string): readonly string[] =>
  names.map((name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "none"));

/** Swaps a new run in for an old one; `before` is called before every rename. */
async function swap(folder: string, before: (target: string) => void): Promise<void> {
  await write(join(folder, "new"), "new");
  await write(join(folder, "shown"), "old");
  await layAside(placesIn(folder));
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    before(String(to));
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  try {
    swapIn(placesIn(folder));
  } finally {
    fs.renameSync = renameSync;
    syncBuiltinESMExports();
  }
}

test("whoever looks between two renames finds one run, or no tables", async () => {
  await withFolder(async (folder) => {
    const states: string[] = [];
    await swap(folder, () => states.push(seen(join(folder, "shown")).join(" ")));
    expect(states).toEqual(["old old old", "none old old", "none old none", "none old new", "none new new"]);
    await endSwap(placesIn(folder));
    expect(seen(join(folder, "shown"))).toEqual(["new", "new", "new"]);
    expect((await readdir(join(folder, "shown"))).sort()).toEqual(["site", "tables", "warehouse"]);
  });
});

test("what stands there already is swapped in again, and nothing is left beside it", async () => {
  await withFolder(async (folder) => {
    await swap(folder, () => undefined);
    await endSwap(placesIn(folder));
    await layAside(placesIn(folder));
    swapIn(placesIn(folder));
    await endSwap(placesIn(folder));
    expect(seen(join(folder, "shown"))).toEqual(["new", "new", "new"]);
    expect((await readdir(join(folder, "shown"))).sort()).toEqual(["site", "tables", "warehouse"]);
  });
});

test.each(["warehouse", ".site.last"])(
  "where %s cannot be renamed to, the folders of before are put back",
  async (name) => {
    await withFolder(async (folder) => {
      const refuse = (target: string): void => {
        if (target === join(folder, "shown", name)) throw new Error("held open");
      };
      await expect(swap(folder, refuse)).rejects.toThrow("held open");
      expect(seen(join(folder, "shown"))).toEqual(["old", "old", "old"]);
    });
  },
);
