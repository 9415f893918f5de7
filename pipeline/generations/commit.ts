import { keep, prune } from "./generations.ts";
import { show } from "./show.ts";

/**
 * Keeps what a run made in the folder `made` (with `site/` where it built one), makes it current and shows it, and removes
 * the runs that are kept no longer. Call it under the lock.
 */
export async function commit(
  outputFolder: string,
  made: string,
  { siteFolder, keptRuns }: { readonly siteFolder: string | null; readonly keptRuns: number },
): Promise<void> {
  const generation = await keep(outputFolder, made, siteFolder);
  await show(outputFolder, { generation, site: siteFolder === null ? null : generation });
  await prune(outputFolder, keptRuns);
}
