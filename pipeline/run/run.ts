import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildLayer } from "../warehouse/checks.ts";
import { buildNeeded, readOf } from "../warehouse/tables.ts";
import { beside } from "../warehouse/lanes.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { compareCloses } from "../close/compareCloses.ts";
import { decide } from "../decisions/decide.ts";
import { refuseMixedAudience, statedSettings, veilingFor } from "../audience/forAudience.ts";
import { audit } from "./audit.ts";
import { refuseForeignOutput } from "./foreign.ts";
import { forecastCash } from "../forecast/forecast.ts";
import { adopt, removeLeftovers } from "../generations/adopt.ts";
import { commit } from "../generations/commit.ts";
import { currentTables, manifestIn } from "../generations/generations.ts";
import { realFolder, remove } from "../generations/place.ts";
import { catchUp } from "../generations/show.ts";
import { requireInput } from "../ingest/containers/inputFiles.ts";
import { ingest } from "../ingest/ingest.ts";
import { holdToExpected } from "../ledger/expectedOpen.ts";
import { refuseUnknownDay } from "../ledger/unknownDay.ts";
import { refuseVanished } from "../ledger/vanished.ts";
import { outputLock, siteLock, takeLocks } from "../generations/lock.ts";
import { runSteps, type Step } from "./progress.ts";
import { earlierRuns, loadHistory } from "./history.ts";
import type { Manifest } from "../publish/manifest.ts";
import { publish } from "../publish/publish.ts";
import { scoreRisk, writeModel } from "../risk/risk.ts";
import type { Settings } from "../settings.ts";
import { prepareRun } from "./prepareRun.ts";
import { withWork } from "./resources.ts";
import { buildSite } from "../site/build.ts";
import { markSite, refuseForeignSite } from "../site/folder.ts";
import { goingWith } from "../warehouse/scratch.ts";
import { summarise, type Summary } from "./summary.ts";

/**
 * One run: nine steps in a folder aside, kept as a generation that becomes the current one in one step. A run that ends
 * early at any point leaves the last good data and site, or is done as a whole. Returns what the operator is told.
 * Throws a CountbackError whose exit code says what was wrong.
 */
export async function run(settings: Settings, { quiet }: { readonly quiet: boolean }): Promise<Summary> {
  requireInput(settings.inputFolder);
  const outputFolder = realFolder(settings.outputFolder);
  const siteFolder = settings.siteFolder === null ? null : realFolder(settings.siteFolder);
  if (siteFolder !== null) await refuseForeignSite(siteFolder, outputFolder);
  refuseForeignOutput(outputFolder);
  const release = await takeLocks([outputLock(outputFolder), ...(siteFolder === null ? [] : [siteLock(siteFolder)])]);
  const aside = join(outputFolder, `.next-${process.pid}`);
  try {
    await removeLeftovers(outputFolder, siteFolder);
    await adopt(outputFolder, siteFolder);
    await catchUp(outputFolder);
    const before = await manifestIn(await currentTables(outputFolder));
    refuseMixedAudience(settings, before);
    const made = join(aside, "made");
    await mkdir(made, { recursive: true });
    const summary = await goingWith(aside, () => makeReport(settings, { aside, made, quiet }));
    if (siteFolder !== null) await markSite(join(made, "site"), siteFolder, outputFolder);
    await commit(outputFolder, made, { siteFolder, keptRuns: settings.keptRuns });
    await audit(outputFolder, before);
    return summary;
  } finally {
    await remove(aside);
    await release();
  }
}

/**
 * The measures and the risk. They read nothing of each other but a few measures: where there are connections for it, risk is scored
 * beside the other measures, for a fit keeps one core busy for seconds.
 */
function judging(warehouse: Warehouse, settings: Settings): readonly Step[] {
  const shared = readOf("measures", ["features", "risk"]);
  let scored = (): Promise<void> => scoreRisk(warehouse, settings);
  const measure = async (): Promise<void> => {
    await buildNeeded(warehouse, shared);
    if (warehouse.others.length > 0) scored = await beside(warehouse, (lanes) => scoreRisk(lanes, settings));
    try {
      await buildLayer(warehouse, "measures", { stands: shared });
    } catch (error) {
      if (warehouse.others.length > 0) await scored().catch(() => undefined);
      throw error;
    }
  };
  return [
    { name: "measures", title: "Compute the measures", work: measure },
    { name: "risk", title: "Fit and score late-payment risk", work: () => scored() },
  ];
}

function makeReport(
  settings: Settings,
  { aside, made, quiet }: { readonly aside: string; readonly made: string; readonly quiet: boolean },
): Promise<Summary> {
  const start = performance.now();
  return withWork(settings, aside, async (warehouse) => {
    const veiling = await veilingFor(settings);
    const stated = statedSettings(settings);
    const dated = { ...stated, asOf: "" };
    const publishedFolder = join(made, "published");
    let manifest: Manifest | undefined;
    let history: readonly string[] = [];
    const steps: Step[] = [
      {
        name: "ingest",
        title: "Read the exports",
        work: () => ingest(warehouse, settings).then(() => veiling.scale(warehouse)),
      },
      {
        name: "ledger",
        title: "Build the ledger",
        work: async () => {
          dated.asOf = await prepareRun(warehouse, stated);
          const earlier = await earlierRuns(warehouse, settings.outputFolder, dated.asOf);
          history = await loadHistory(warehouse, settings.outputFolder, earlier);
          await buildLayer(warehouse, "ledger");
          await refuseUnknownDay(warehouse, dated.asOf);
          await holdToExpected(warehouse, settings.expectedOpen);
          await veiling.veil(warehouse);
          await refuseVanished(warehouse, settings);
          await compareCloses(warehouse, settings.outputFolder, dated.asOf);
        },
      },
      ...judging(warehouse, dated),
      { name: "forecast", title: "Forecast cash", work: () => forecastCash(warehouse, dated) },
      { name: "decisions", title: "Recommend terms, limits and actions", work: () => decide(warehouse, dated) },
      {
        name: "publish",
        title: "Publish the tables",
        work: async () => {
          manifest = await publish(warehouse, dated, { folder: publishedFolder, history });
          await writeModel(warehouse, join(made, "models"));
        },
      },
      ...(settings.siteFolder === null
        ? []
        : [
            {
              name: "pages",
              title: "Build the site",
              work: () =>
                buildSite({
                  publishedFolder,
                  siteFolder: join(made, "site"),
                  password: settings.password,
                  log: () => undefined,
                }),
            },
          ]),
    ];
    const timings = await runSteps(steps, { quiet });
    if (manifest === undefined) throw new Error("nothing was published");
    const summary = await summarise(warehouse, {
      manifest,
      timings,
      totalSeconds: (performance.now() - start) / 1000,
      settings: stated,
    });
    await writeFile(join(made, "timings.json"), `${JSON.stringify(summary.timings, null, 2)}\n`);
    return summary;
  });
}
