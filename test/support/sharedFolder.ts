import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    readonly sharedFolder: string;
  }
}

declare global {
  /** Pages and pipeline are projects of one run, each of which loads this file for itself: the process holds what they share. */
  var heldForTests: { readonly folder: Promise<string>; countUsers: number } | undefined;
}

/** Makes the folder in which test files keep what several of them need (see `shared`); the last project to end removes it. */
export default async function makeSharedFolder(project: TestProject): Promise<() => Promise<void>> {
  const held = (globalThis.heldForTests ??= { folder: mkdtemp(join(tmpdir(), "countback-shared-")), countUsers: 0 });
  held.countUsers += 1;
  const folder = await held.folder;
  project.provide("sharedFolder", folder);
  return async () => {
    held.countUsers -= 1;
    if (held.countUsers > 0) return;
    globalThis.heldForTests = undefined;
    await rm(folder, { recursive: true, force: true });
  };
}
