import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeWarehouse, execute, literal, openWarehouse, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { sampleReport } from "../browser/reports.ts";
import { select } from "../support/ledger.ts";

/** What a run over the sample published, made once for all test files, as views. */
let warehouse: Warehouse;

beforeAll(async () => {
  const { publishedFolder, close } = await sampleReport();
  await close();
  warehouse = await openWarehouse(":memory:");
  for (const name of ["alarms", "terms_stories", "terms_outcomes"]) {
    const path = join(publishedFolder, `${name}.parquet`);
    await execute(warehouse, `create view publish.${name} as from read_parquet(${literal(path)});`);
  }
});
afterAll(() => closeWarehouse(warehouse));

test("every slowing customer is alarmed, the great majority of the steady ones is not", async () => {
  const changing = ["C1138", "C1232", "C1278", "C1102", "C1117", "C1313", "C1197"];
  const failed = ["C1158", "C1017", "C1297"];
  const found = await select(warehouse, "select distinct id from publish.alarms where scope = 'customer'");
  const ids = found.map((row) => String(row["id"]));
  expect(ids).toEqual(expect.arrayContaining(changing));
  expect(ids.filter((id) => ![...changing, ...failed].includes(id)).length).toBeLessThanOrEqual(390 * 0.03);
});

test("its failing customer is tightened months before the first write-off, its recovering one is loosened; past advice held", async () => {
  const stories = await select(
    warehouse,
    `select story, customer_id, event_date - warning_date as lead_days, cast(event_date as varchar) as event_date
     from publish.terms_stories order by story, amount desc`,
  );
  const [failing] = stories.filter(({ story }) => story === "written_off");
  expect(failing).toMatchObject({ customer_id: "C1138", event_date: "2026-05-29" });
  expect(failing?.["lead_days"]).toBeGreaterThan(180);
  expect(stories.filter(({ story }) => story === "recovered").map((row) => row["customer_id"])).toContain("C1320");
  const past = await select(
    warehouse,
    `select cast(review_date as varchar) as review_date,
       string_agg(action, ' > ' order by mean_delay_days desc) as latest_first
     from publish.terms_outcomes
     where report_currency = 'USD'
     group by review_date having count(*) = 3 order by review_date desc`,
  );
  expect(past.length).toBeGreaterThanOrEqual(12);
  for (const row of past) expect(row).toMatchObject({ latest_first: "tighten > hold > loosen" });
});
