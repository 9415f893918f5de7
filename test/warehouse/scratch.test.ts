import { existsSync, statSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { machine, withScratch } from "../../pipeline/warehouse/scratch.ts";

const leftBy = (owner: string, processId: number): string => join(tmpdir(), `countback-${owner}-${processId}-test`);

it("a folder to work in is its owner's alone and goes when the work ends, well or not", async () => {
  let folder = "";
  const work = withScratch(async (given) => {
    folder = given;
    await writeFile(join(given, "unpacked.csv"), "secret");
    expect(statSync(given).mode & 0o077).toBe(0);
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(existsSync(folder)).toBe(false);
});

it("what a killed command left is removed by the next one; what others work in is not", async () => {
  // No process has a number as high.
  const [dead, alive, elsewhere] = [
    leftBy(machine, 2 ** 30),
    leftBy(machine, process.pid),
    leftBy("0000ffff", 2 ** 30),
  ];
  for (const folder of [dead, alive, elsewhere]) await mkdir(folder, { recursive: true });
  try {
    await withScratch(() => Promise.resolve());
    expect([dead, alive, elsewhere].map((folder) => existsSync(folder))).toEqual([false, true, true]);
  } finally {
    for (const folder of [dead, alive, elsewhere]) await rm(folder, { recursive: true, force: true });
  }
});
