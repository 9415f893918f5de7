import { existsSync } from "node:fs";
import { join } from "node:path";
import { CountbackError } from "../errors.ts";
import { madeNames } from "../generations/generations.ts";

/** What shows that a run wrote to an output folder before, or was ended while it did. */
const signs = ["published/manifest.json", "timings.json", "published.last/manifest.json", "generations"];

/** Throws a CountbackError with exit code 3 where an output folder holds something under a run's names that no run made. */
export function refuseForeignOutput(outputFolder: string): void {
  if (signs.some((name) => existsSync(join(outputFolder, name)))) return;
  const foreign = madeNames.find((name) => existsSync(join(outputFolder, name)));
  if (foreign === undefined) return;
  throw new CountbackError(
    `no run made it, so it is not replaced (choose another --output): ${join(outputFolder, foreign)}`,
    3,
  );
}
