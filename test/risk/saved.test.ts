import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forecastCash } from "../../pipeline/forecast/forecast.ts";
import { readModel } from "../../pipeline/risk/savedModel.ts";
import { scoreRisk, writeModel } from "../../pipeline/risk/risk.ts";
import type { Settings } from "../../pipeline/settings.ts";
import type { Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { day, habits } from "../support/habits.ts";
import { select, withLedger } from "../support/ledger.ts";
import { habitsAsOf, habitsLedger, scoredHabits } from "../support/scored.ts";

const ledger = habitsLedger;
let folder = "";
let modelFile = "";

const saidOf = async (warehouse: Warehouse) => ({
  scores: await select(
    warehouse,
    "select item_id, round(late_probability, 9) as p, risk_class from risk.scores order by 1",
  ),
  judged: await select(warehouse, "select n, value from risk.holdout where model = 'countback' and metric = 'brier'"),
  drift: await select(warehouse, "select * from risk.drift order by input"),
});

const scored = (text: string, changes: Partial<Settings>) =>
  withLedger(text, changes, async (warehouse, settings) => {
    await scoreRisk(warehouse, settings);
    return saidOf(warehouse);
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "countback-"));
  modelFile = join(folder, "late_payment.json");
  await writeModel(await scoredHabits(), folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a saved model", () => {
  test("scores the ledger it was fitted on as the run that fitted it did", async () => {
    const fresh = await saidOf(await scoredHabits());
    const saved = await scored(ledger, { asOf: habitsAsOf, modelFile });
    expect(saved.scores.length).toBeGreaterThan(10);
    expect(saved.scores).toEqual(fresh.scores);
  });

  test("scores a later export without being fitted anew, and is judged by what came after its own as-of date", async () => {
    const later = await scored(habits(460, { until: 240 }), { asOf: day(240), modelFile });
    expect(later.scores.length).toBeGreaterThan(10);
    expect(later.judged).toEqual([{ n: expect.any(Number), value: null }]);
    const grown = await scored(habits(520, { until: 280 }), { asOf: day(280), modelFile });
    expect(Number(grown.judged[0]?.["n"])).toBeGreaterThan(20);
    expect(Number(grown.judged[0]?.["value"])).toBeLessThan(0.2);
  });

  test("is refused where it is none, of another definition of late, or of inputs there are not", async () => {
    const other = join(folder, "other.json");
    const refusal = async (text: string) => {
      await writeFile(other, text);
      return readModel(other, { lateAfterDays: 0 });
    };
    const json = await readFile(modelFile, "utf8");
    await expect(readModel(join(folder, "none.json"), { lateAfterDays: 0 })).rejects.toThrow(/no such model file/);
    await expect(readModel(modelFile, { lateAfterDays: 5 })).rejects.toThrow(/late after 0 days/);
    await expect(refusal("{}")).rejects.toThrow(/invalid model file: .*\(schema_version: /);
    await expect(refusal("invoice_id,amount")).rejects.toThrow(/invalid model file: .*\(no JSON object\)/);
    await expect(refusal(json.replaceAll('"customer_rate"', '"customer_mood"'))).rejects.toThrow(/customer_mood/);
  });
});

describe("drift", () => {
  test("is small on the ledger's own last month, and names every input and the score", async () => {
    const { drift } = await saidOf(await scoredHabits());
    expect(drift.find((row) => row["input"] === "score")).toBeDefined();
    expect(drift.find((row) => row["input"] === "is_due_monday")).toMatchObject({ is_alarm: false });
  });
});

describe("what is known of open items", () => {
  const states = `${ledger}
    ${day(205)} dispute D1 I380 101.00
    ${day(206)} promise M1 C5 105.00 promised_date=${day(210)}`;

  test("a dispute and a broken promise are told; so is the change that would better the class", async () => {
    await withLedger(states, { asOf: day(220) }, async (warehouse, settings) => {
      await scoreRisk(warehouse, settings);
      await forecastCash(warehouse, settings);
      const told = await select(
        warehouse,
        "select distinct state from risk.open_states where origin_date = run.as_of() order by 1",
      );
      expect(told.map((row) => row["state"])).toContain("disputed");
      const better = await select(
        warehouse,
        "select what_if_class < risk_class as is_better, what_if from risk.what_ifs inner join risk.scores using (item_id)",
      );
      expect(better.filter((row) => row["is_better"] !== true || !String(row["what_if"]).startsWith("if "))).toEqual(
        [],
      );
    });
  });
});
