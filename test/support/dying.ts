import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import promises, { open } from "node:fs/promises";

/** The calls that change a disk; a process can die before each of them. */
const changing = ["copyFile", "cp", "link", "mkdir", "rename", "rm", "symlink", "unlink", "writeFile"] as const;

/** Thrown in the place of a call that a dead process does not make. */
class Dead extends Error {}

/**
 * Does some work up to its n-th call that changes the disk (counted from 1) and none after it, as a process that is killed
 * there; what is thrown then is not. Returns whether it died: false says that the work has fewer calls.
 */
export async function dieAt(n: number, work: () => Promise<unknown>): Promise<boolean> {
  let calls = 0;
  const originals = changing.map((name) => [name, Reflect.get(promises, name)] as const);
  const { renameSync } = fs;
  for (const [name, original] of originals) {
    Reflect.set(promises, name, (...args: unknown[]) => {
      calls += 1;
      return calls >= n ? Promise.reject(new Dead(name)) : Reflect.apply(original, promises, args);
    });
  }
  fs.renameSync = (...args) => {
    calls += 1;
    if (calls >= n) throw new Dead("renameSync");
    renameSync(...args);
  };
  syncBuiltinESMExports();
  try {
    await work();
  } catch (error) {
    if (calls < n) throw error;
  } finally {
    for (const [name, original] of originals) Reflect.set(promises, name, original);
    fs.renameSync = renameSync;
    syncBuiltinESMExports();
  }
  return calls >= n;
}

/** Leaves out, while some work is done, that files are synced: that is for a power cut, and a killed process needs none. */
export async function withoutSync<T>(work: () => Promise<T>): Promise<T> {
  const file = await open(import.meta.filename);
  const handles = Object.getPrototypeOf(file);
  await file.close();
  const { sync } = handles;
  handles.sync = () => Promise.resolve();
  return work().finally(() => (handles.sync = sync));
}
