import { existsSync } from "node:fs";
import { join } from "node:path";
import { sealedFolder } from "./vault.ts";

/** Whether a site is one that a password opens. */
export function isLocked(siteFolder: string): boolean {
  return existsSync(join(siteFolder, sealedFolder));
}
