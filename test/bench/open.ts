import { join } from "node:path";
import { z } from "zod";
import { prepareRun } from "../../pipeline/run/prepareRun.ts";
import { buildLayer } from "../../pipeline/warehouse/checks.ts";
import { buildHistories, buildItems } from "../../pipeline/features/features.ts";
import { loadHistory } from "../../pipeline/run/history.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { dayAfter, fitAnew, scoreRisk, writeModel } from "../../pipeline/risk/risk.ts";
import { fitOf, readModel } from "../../pipeline/risk/savedModel.ts";
import { scoreOpen } from "../../pipeline/risk/scoreOpen.ts";
import { readSettings, type Settings } from "../../pipeline/settings.ts";
import {
  closeWarehouse,
  execute,
  openWarehouse,
  readRows,
  type Warehouse,
} from "../../pipeline/warehouse/warehouse.ts";
import { generateLedger } from "./generate.ts";
import { loadRaw } from "./rawLoad.ts";
import { costLine, costOf, type Cost } from "./tables.ts";

/**
 * Writes a ledger in which about `open` invoices are open at its end, most of them not yet due, and as many again are paid.
 * Returns its folder under `cacheFolder`.
 */
export function openLedger(
  cacheFolder: string,
  { open, seed }: { readonly open: number; readonly seed: number },
): Promise<string> {
  const customers = Math.max(20, Math.round(open / 50));
  return generateLedger(cacheFolder, { invoices: 2 * open, seed, customers, weeks: 13 });
}

/**
 * Says in words what the risk step costs on such a ledger with a refit and with a saved model, and of it the refit, the
 * scores from features that stand there, and the features of the as-of date alone.
 */
export async function benchOpen(
  cacheFolder: string,
  work: string,
  { open, seed }: { readonly open: number; readonly seed: number },
): Promise<string> {
  const input = await openLedger(cacheFolder, { open, seed });
  const raw = await costOf("raw load", () => loadRaw(input, join(work, "raw.duckdb")));
  const settings = readSettings({ input, output: work, site: false });
  const warehouse = await openWarehouse(join(work, "open.duckdb"));
  try {
    await execute(warehouse, "set force_compression = 'uncompressed';");
    await ingest(warehouse, settings);
    const asOf = await prepareRun(warehouse, settings);
    await loadHistory(warehouse, work, []);
    await buildLayer(warehouse, "ledger");
    const costs = await riskCosts(warehouse, settings, { asOf, models: join(work, "models") });
    const [counted] = await readRows(warehouse, countsSql, z.object({ invoices: z.number(), scored: z.number() }));
    const whole = (value = 0): string => value.toLocaleString("en-US");
    return [
      `${whole(counted?.invoices)} invoices, of which ${whole(counted?.scored)} open and scored (seed ${seed})`,
      ...[raw, ...costs].map((cost) => costLine(cost, raw)),
    ].join("\n");
  } finally {
    closeWarehouse(warehouse);
  }
}

const countsSql = `select (select count(*) from ledger.invoices) as invoices, (select count(*) from risk.scores) as scored`;

async function riskCosts(
  warehouse: Warehouse,
  settings: Settings,
  { asOf, models }: { readonly asOf: string; readonly models: string },
): Promise<readonly Cost[]> {
  const fitted = await costOf("risk step, fitted anew", () => scoreRisk(warehouse, settings));
  await writeModel(warehouse, models);
  const modelFile = join(models, "late_payment.json");
  const saved = await readModel(modelFile, settings);
  const fit = fitOf(saved);
  const days = { asOf, next: await dayAfter(warehouse, asOf), from: saved.holdout.from };
  const refit = await costOf("  of it the refit", () => fitAnew(warehouse, days));
  const reused = await costOf("risk step, saved model", () => scoreRisk(warehouse, { ...settings, modelFile }));
  const scores = await costOf("  of it the scores", () =>
    scoreOpen(warehouse, fit, { cutoffs: [asOf], saved: saved.curve }),
  );
  const features = await costOf("  features of the as-of date", async () => {
    await buildItems(warehouse);
    await buildHistories(warehouse, [asOf]);
  });
  return [fitted, refit, reused, scores, features];
}
