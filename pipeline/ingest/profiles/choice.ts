import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { readProfile } from "./profiles.ts";

/**
 * What `--profile` says: the name of a built-in profile as it is, or what the JSON file at a path holds (so that no path
 * gets into the settings of record). Throws with exit code 3 where there is no such file, or it holds no profile.
 */
export function profileChoice(choice: string): string | Record<string, unknown> {
  if (!choice.endsWith(".json")) return choice;
  const text = readText(choice);
  readProfile(text, choice);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

function readText(path: string): string {
  try {
    return readFileSync(resolve(path), "utf8");
  } catch {
    throw new CountbackError(`no such profile file: ${path}`, 3);
  }
}
