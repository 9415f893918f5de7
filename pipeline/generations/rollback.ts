import { CountbackError } from "../errors.ts";
import { outputLock, siteLock, takeLocks } from "./lock.ts";
import { outputFolderOf } from "../site/folder.ts";
import { type Generation, lineage, readCurrent, siteFolderOf } from "./generations.ts";
import { realFolder } from "./place.ts";
import { catchUp, show } from "./show.ts";

/**
 * Makes the run before the current one current again: its tables, model, warehouse and site. What the undone run knew is
 * no history to later ones. Returns in words what was done. Throws a CountbackError (exit 3) where no run before it is
 * kept, and changes nothing then.
 */
export async function rollback(outputFolder: string): Promise<string> {
  const folder = realFolder(outputFolder);
  if ((await readCurrent(folder)) === null) {
    throw new CountbackError(`no run that could be undone in: ${outputFolder}`, 3);
  }
  const release = await takeLocks([outputLock(folder)]);
  try {
    const [undone, ...earlier] = await lineage(folder, (await readCurrent(folder))?.generation ?? null);
    const target = earlier[0];
    if (undone === undefined || target === undefined) {
      throw new CountbackError(`no run before the current one is kept in: ${outputFolder} (setting: keptRuns)`, 3);
    }
    const runs = `Run ${target.runId}, as of ${target.asOf}, is current again; run ${undone.runId}, as of ${undone.asOf}, is undone`;
    const report = await goBack(folder, { undone, target, earlier });
    return [runs, "", `Tables: ${outputFolder}/published`, ...report].join("\n");
  } finally {
    await release();
  }
}

type Step = { readonly undone: Generation; readonly target: Generation; readonly earlier: readonly Generation[] };

/** Goes back by one run, with the site of the last earlier run that showed one in the same folder; says what became of the report. */
async function goBack(outputFolder: string, { undone, target, earlier }: Step): Promise<readonly string[]> {
  const siteFolder = siteFolderOf(outputFolder, undone);
  const release = siteFolder === null ? null : await takeLocks([siteLock(siteFolder)]);
  try {
    await catchUp(outputFolder);
    const owner = siteFolder === null ? null : await outputFolderOf(siteFolder);
    const isTaken = owner !== null && owner !== outputFolder;
    const site = isTaken
      ? undefined
      : earlier.find((each) => each.siteFolder !== null && each.siteFolder === undone.siteFolder);
    await show(outputFolder, { generation: target.id, site: site?.id ?? null });
    if (siteFolder === null) return [];
    if (isTaken) return [`Report: left as it is, a run of ${owner} made it: ${siteFolder}`];
    return [
      site === undefined
        ? `Report: still that of the undone run, no earlier one is kept: ${siteFolder}`
        : `Report: ${siteFolder}`,
    ];
  } finally {
    await release?.();
  }
}
