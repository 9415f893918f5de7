import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { prepareRun } from "../run/prepareRun.ts";
import { withWork } from "../run/resources.ts";
import { buildLayer } from "../warehouse/checks.ts";
import { CountbackError } from "../errors.ts";
import { buildHistories, buildItems } from "../features/features.ts";
import { setStrengths } from "../features/strengths.ts";
import { forecastCash } from "../forecast/forecast.ts";
import { loadHistory } from "../run/history.ts";
import { requireInput } from "../ingest/containers/inputFiles.ts";
import { ingest } from "../ingest/ingest.ts";
import { refuseUnknownDay } from "../ledger/unknownDay.ts";
import { buildCurves } from "../risk/curves.ts";
import { walkForward, type Walked } from "../risk/rollingOrigin.ts";
import type { Settings } from "../settings.ts";
import { buildNeeded, buildStep } from "../warehouse/tables.ts";
import { execute, literal, readRows, type Warehouse, writeSettings } from "../warehouse/warehouse.ts";
import { originsOf, foldsOf, warmUpsOf, type Plan } from "./plan.ts";
import { summarise, type BacktestSummary } from "./summary.ts";

/** The files of a backtest and what stands in each. */
const files = [
  {
    name: "invoice_scores.csv",
    select: `select * from backtest.invoice_scores order by issue_date, invoice_id`,
  },
  {
    name: "cash_forecast.csv",
    select: `select * from backtest.cash_forecast order by as_of_date, horizon_week, report_currency, layer desc`,
  },
  {
    name: "open_scores.csv",
    select: `select * exclude (item_id) from backtest.open_scores order by as_of_date, invoice_id, item_id`,
  },
] as const;

/**
 * Walks through the past: fits what was known, scores what was issued next, forecasts cash from every origin, and writes
 * `invoice_scores.csv`, `cash_forecast.csv`, `open_scores.csv` and `summary.json` into the output folder; the inputs of the model
 * into `inputsFile`, where one is named.
 *
 * Nothing is sampled: every invoice issued in the period has a score. Throws a CountbackError where the exports hold no
 * invoice issued in it.
 */
export async function backtest(
  settings: Settings,
  plan: Plan,
  { inputsFile = null }: { readonly inputsFile?: string | null } = {},
): Promise<BacktestSummary> {
  requireInput(settings.inputFolder);
  const aside = join(settings.outputFolder, `.backtest-${process.pid}`);
  await mkdir(aside, { recursive: true });
  try {
    return await withWork(settings, aside, async (warehouse) => {
      await ingest(warehouse, settings);
      const asOf = await prepareRun(warehouse, settings);
      await loadHistory(warehouse, settings.outputFolder, []);
      await buildLayer(warehouse, "ledger");
      await refuseUnknownDay(warehouse, asOf);
      const walked = await walkBack(warehouse, { ...settings, asOf }, plan);
      const summary = await summarise(warehouse, { settings, plan, asOf, walked });
      await writeFiles(warehouse, settings.outputFolder, aside, summary);
      if (inputsFile !== null) await writeInputs(warehouse, inputsFile, { plan, walked, aside });
      return summary;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Builds every table of the backtest in a warehouse that holds the ledger of all that is known at `settings.asOf`. */
export async function walkBack(
  warehouse: Warehouse,
  settings: Settings & { readonly asOf: string },
  plan: Plan,
): Promise<readonly Walked[]> {
  await writeSettings(warehouse, { backtest_from: plan.from, backtest_to: plan.to });
  await buildItems(warehouse, { fitLimit: 2 ** 31 - 1 });
  const warmUps = warmUpsOf(plan, await firstIssueOf(warehouse, plan));
  await buildHistories(warehouse, [...warmUps, ...originsOf(plan, settings.asOf)]);
  const walked = await walkForward(warehouse, foldsOf(plan, warmUps));
  await buildCurves(warehouse, ["risk.past_predictions"], {
    cutoffs: walked.map(({ cutoff }) => cutoff),
  });
  await forecastCash(warehouse, settings);
  await buildStep(warehouse, "backtest");
  return walked;
}

async function firstIssueOf(warehouse: Warehouse, { from, to }: Plan): Promise<string> {
  const [row] = await readRows(
    warehouse,
    `select cast(min(issue_date) as varchar) as first_issue,
       count(*) filter (where issue_date >= date '${from}' and issue_date < date '${to}') as count_issued
     from features.items`,
    z.object({ first_issue: z.string().nullable(), count_issued: z.number() }),
  );
  if (row === undefined || row.first_issue === null || row.count_issued === 0) {
    throw new CountbackError(`invalid period: ${from} to ${to} (no invoice was issued in it)`, 3);
  }
  return row.first_issue;
}

async function writeFiles(
  warehouse: Warehouse,
  outputFolder: string,
  aside: string,
  summary: BacktestSummary,
): Promise<void> {
  await execute(warehouse, "set preserve_insertion_order = true;");
  for (const { name, select } of files) {
    await execute(warehouse, `copy (${select}) to ${literal(join(aside, name))} (format csv, header);`);
  }
  await writeFile(join(aside, "summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
  for (const name of [...files.map((file) => file.name), "summary.json"]) {
    await rename(join(aside, name), join(outputFolder, name));
  }
}

/**
 * Writes `backtest.issue_inputs` into a CSV file: what a fit may be made of, and what it scores, as the model sees it. The weights of the
 * coarser rates are those that were settled at the start of the period, so that nothing of it is in them.
 */
async function writeInputs(
  warehouse: Warehouse,
  path: string,
  { plan, walked, aside }: { readonly plan: Plan; readonly walked: readonly Walked[]; readonly aside: string },
): Promise<void> {
  const first = walked.find(({ cutoff }) => cutoff >= plan.from);
  if (first !== undefined) await setStrengths(warehouse, first.strengths);
  await buildNeeded(warehouse, ["backtest.issue_inputs"]);
  const written = join(aside, "inputs.csv");
  await execute(
    warehouse,
    `copy (select * from backtest.issue_inputs order by issue_date, invoice_id) to ${literal(written)} (format csv, header);`,
  );
  await copyFile(written, path);
}
