import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { type Profile, ProfileSchema } from "./profile.ts";

const folder = new URL("./", import.meta.url);

/** Every built-in export layout: the JSON files of this folder by name; the header of a file chooses among them. */
export const profiles: readonly Profile[] = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort()
  .map((file) => readProfile(readFileSync(new URL(file, folder), "utf8"), file));

/** A profile from the text of its JSON file. Throws with exit code 3 and the first thing wrong: `file: path: message`. */
export function readProfile(text: string, file: string): Profile {
  try {
    return parseProfile(JSON.parse(text), file);
  } catch (error) {
    if (error instanceof SyntaxError) throw new CountbackError(`invalid JSON in ${file}: ${error.message}`, 3);
    throw error;
  }
}

/** A profile from what its JSON holds. Throws with exit code 3 and everything wrong, each as `path: message`. */
export function parseProfile(value: unknown, where: string): Profile {
  const parsed = ProfileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.flatMap((issue) => explain(issue, []));
  throw new CountbackError(`invalid profile ${where}: ${[...new Set(reasons)].join("; ")}`, 3);
}

type Issue = z.core.$ZodIssue;

/** An issue in words; of a choice between forms, what is wrong with the form that was most likely meant. */
function explain(issue: Issue, above: readonly PropertyKey[]): readonly string[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const likely = [...issue.errors].sort((left, right) => distance(left) - distance(right))[0] ?? [];
    if (distance(likely) < 3) return likely.flatMap((each) => explain(each, path));
    return [`${spell(path)}: none of the forms in docs/profiles.md`];
  }
  if (issue.code === "unrecognized_keys") return [`${spell(path)}: unknown name ${issue.keys.join(", ")}`];
  return [`${spell(path)}: ${issue.message}`];
}

/** How far what was written is from a form: deeper faults mean that the form itself fits. */
function distance(issues: readonly Issue[]): number {
  return issues.reduce((sum, { code, path }) => {
    const isOther = path.length === 0 && code === "invalid_type";
    return sum + (isOther ? 3 : path.length === 0 ? 2 : path.length === 1 ? 1 : 0);
  }, 0);
}

/** A path as it is read: `layouts[0].feeds[1].columns.amount`. */
function spell(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "profile";
  return path
    .map((each) => (typeof each === "number" ? `[${each}]` : `.${String(each)}`))
    .join("")
    .replace(/^\./, "");
}
