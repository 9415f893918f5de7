import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prepareRun } from "../../pipeline/run/prepareRun.ts";
import { buildLayer } from "../../pipeline/warehouse/checks.ts";
import { groups } from "../../pipeline/features/columns.ts";
import { forecastCash } from "../../pipeline/forecast/forecast.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { RiskModelSchema } from "../../pipeline/risk/riskModel.ts";
import { scoreRisk, writeModel } from "../../pipeline/risk/risk.ts";
import { closeWarehouse, openWarehouse, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";
import { select, testSettings, withLedger } from "../support/ledger.ts";
import { habitsAsOf, habitsHoldout, habitsLedger, scoredHabits } from "../support/scored.ts";

const habits = habitsLedger;
const changes = { asOf: habitsAsOf, holdoutFrom: habitsHoldout };

describe("scores", () => {
  test("contributions and the average sum exactly to the score; three reasons each", async () => {
    const warehouse = await scoredHabits();
    const [gap] = await select(
      warehouse,
      `select max(abs(late_score - base_points - ${groups.map((group) => `${group}_points`).join(" - ")})) as largest,
         count(*) as n from risk.current_predictions`,
    );
    expect(Number(gap?.["n"])).toBeGreaterThan(0);
    expect(Number(gap?.["largest"])).toBeLessThan(1e-9);
    const reasonless = "select * from risk.scores where reason_1 is null or reason_2 is null or reason_3 is null";
    expect(await select(warehouse, reasonless)).toEqual([]);
  });

  /** A holdout: the models from the best, what was scored, and the scores of its first day. */
  const heldOut = async (warehouse: Warehouse) => ({
    models: await select(warehouse, "select model from risk.holdout where metric = 'brier' order by value"),
    scored: await select(
      warehouse,
      `select count(*) as n, cast(min(issue_date) as varchar) as first_date from risk.holdout_scores`,
    ),
    firstDay: await select(
      warehouse,
      `select item_id, round(late_probability, 9) as late_probability from risk.holdout_scores
       where issue_date = date '${habitsHoldout}' order by item_id`,
    ),
  });

  test("on the holdout ours beats every baseline, and the model says from which day it knew nothing", async () => {
    const { models, scored } = await heldOut(await scoredHabits());
    expect(models[0]).toEqual({ model: "countback" });
    expect(scored).toEqual([{ n: 100, first_date: habitsHoldout }]);
  });

  test("labels known only after the holdout date do not move its scores", async () => {
    const without = habits
      .split("\n")
      .filter((line) => !(line.includes(" payment ") && line.slice(0, 10) >= habitsHoldout))
      .join("\n");
    const blind = await withLedger(without, changes, async (warehouse, settings) => {
      await scoreRisk(warehouse, settings);
      return heldOut(warehouse);
    });
    expect(blind.firstDay).toEqual((await heldOut(await scoredHabits())).firstDay);
    expect(blind.firstDay).not.toEqual([]);
  });

  test("the chance of being late never falls as an invoice ages, and is 1 at the end of its due date", async () => {
    const broken = await select(
      await scoredHabits(),
      `select * from risk.scores inner join risk.curves using (item_id)
       where layer = 'open' and origin_date = run.as_of()
         and (late_probability < late_rate - 1e-9 or (age_days >= 0) <> (late_probability = 1))`,
    );
    expect(broken).toEqual([]);
  });
});

describe("the saved model", () => {
  test("is valid, names every input, and its card gives the figures", async () => {
    const warehouse = await scoredHabits();
    await withFolder(async (folder) => {
      await writeModel(warehouse, folder);
      const model = RiskModelSchema.parse(JSON.parse(await readFile(join(folder, "late_payment.json"), "utf8")));
      const card = await readFile(join(folder, "late_payment.md"), "utf8");
      expect(model.training.count_rows).toBeGreaterThan(100);
      expect(model.inputs.filter(({ name }) => !card.includes(name))).toEqual([]);
      expect(card).toContain("When not to use it");
    });
  });
});

/** All that the steps of risk and forecast say. */
async function said(warehouse: Warehouse): Promise<string> {
  const parts = [];
  for (const table of [
    "risk.scores",
    "risk.holdout",
    "risk.model",
    "forecast.cash",
    "forecast.outlook",
    "forecast.backtest",
  ]) {
    parts.push(await select(warehouse, `select * from ${table} order by all`));
  }
  return JSON.stringify(parts);
}

test("the same bytes with one thread and with two", async () => {
  const withTwo = await withLedger(habits, changes, async (warehouse, settings) => {
    await warehouse.connection.run("set threads = 2");
    await scoreRisk(warehouse, settings);
    await forecastCash(warehouse, settings);
    return said(warehouse);
  });
  expect(withTwo).toBe(await said(await scoredHabits()));
});

const ledgers = new URL("../../../shared/ledgers/", import.meta.url);

describe.skipIf(!existsSync(ledgers))("on real ledgers (skipped where ../shared is absent)", () => {
  test.each([
    { ledger: "sap-style", asOf: "2019-10-07", holdoutFrom: "2019-07-15", auc: 0.88, brier: 0.131, below: 1 },
    { ledger: "ibm-dmy", asOf: "2013-12-31", holdoutFrom: "2013-05-10", auc: 0.88, brier: 0.124, below: 0.93 },
  ])(
    "$ledger from $holdoutFrom: AUC at least $auc, Brier at most $brier",
    async ({ ledger, auc, brier, below, ...dates }) => {
      const warehouse = await openWarehouse(":memory:");
      try {
        const settings = testSettings(new URL(ledger, ledgers).pathname, dates);
        await ingest(warehouse, settings);
        await prepareRun(warehouse, settings);
        await buildLayer(warehouse, "ledger");
        await scoreRisk(warehouse, settings);
        const figures = await select(warehouse, "select metric, value from risk.holdout where model = 'countback'");
        const of = (name: string) => Number(figures.find((figure) => figure["metric"] === name)?.["value"]);
        expect(of("auc")).toBeGreaterThan(auc);
        expect(of("auc")).toBeLessThan(below);
        expect(of("brier")).toBeLessThan(brier);
      } finally {
        closeWarehouse(warehouse);
      }
    },
  );
});
