import { open } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { currentTables, manifestIn } from "../generations/generations.ts";
import type { Manifest } from "../publish/manifest.ts";

/** The log of all runs of an output folder, a line of JSON each; lines are only ever added. */
export const auditName = "audit.jsonl";

/** What two runs had set otherwise, by the setting's name: before and now; a setting that one of them did not have is null. */
export type SettingChanges = Readonly<Record<string, readonly [before: unknown, now: unknown]>>;

/**
 * Adds a line for a run that has become the current one: when, by whom, what it was, and which settings are not those of the
 * run before (null: the first). The only place that a run's clock and user stand; nothing reads it.
 */
export async function audit(outputFolder: string, before: Manifest | null): Promise<void> {
  const manifest = await manifestIn(await currentTables(outputFolder));
  if (manifest === null) throw new Error(`no manifest of the current run in: ${outputFolder}`);
  const line = {
    at: new Date().toISOString(),
    by: userName(),
    run: manifest.runId,
    asOf: manifest.asOf,
    countback: manifest.versions.countback,
    changed: before === null ? {} : settingChanges(before.settings, manifest.settings),
  };
  const file = await open(join(outputFolder, auditName), "a");
  try {
    await file.write(`${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What is set otherwise than before. Rates of single customers are logged as their number: the log names nobody. */
export function settingChanges(before: Manifest["settings"], now: Manifest["settings"]): SettingChanges {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const isChanged = (name: string): boolean => JSON.stringify(before[name]) !== JSON.stringify(now[name]);
  return Object.fromEntries(names.filter(isChanged).map((name) => [name, [logged(before[name]), logged(now[name])]]));
}

function logged(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("individualLossRates" in value)) return value ?? null;
  const count = Object.keys(Object(value.individualLossRates)).length;
  return { ...value, individualLossRates: `of ${count} customers` };
}

/** Who runs the process; null where the system has no name for them, as in some containers. */
function userName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
