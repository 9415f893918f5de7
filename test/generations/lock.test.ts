import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputLock, takeLocks } from "../../pipeline/generations/lock.ts";
import { withFolder } from "../support/folder.ts";

/** A process that takes a lock, says so, and holds it until it is killed. */
const holder = `
  import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))};
  register();
  const { takeLocks } = await import(${JSON.stringify(new URL("../../pipeline/generations/lock.ts", import.meta.url).href)});
  await takeLocks([process.argv[2]]);
  process.send("held");
  setInterval(() => undefined, 1000);`;

test("another process's lock holds until that process is killed, and its file does not matter then", async () => {
  await withFolder(async (folder) => {
    const path = outputLock(join(folder, "out"));
    await writeFile(join(folder, "holder.mjs"), holder);
    const child = fork(join(folder, "holder.mjs"), [path]);
    await once(child, "message");
    await expect(takeLocks([path])).rejects.toThrow(`another run (process ${child.pid}) holds the lock: ${path}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(existsSync(path)).toBe(true);
    const release = await takeLocks([path]);
    await expect(takeLocks([path])).rejects.toMatchObject({ exitCode: 4 });
    await release();
    expect(existsSync(path)).toBe(false);
  });
});

test.each([
  ["half a lock file", "half"],
  ["an empty one", ""],
])("%s, as a run killed while making it leaves, is a leftover", async (_title, text) => {
  await withFolder(async (folder) => {
    await writeFile(join(folder, ".lock"), text);
    const release = await takeLocks([join(folder, ".lock")]);
    await expect(takeLocks([join(folder, ".lock")])).rejects.toMatchObject({ exitCode: 4 });
    await release();
  });
});
