import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decide } from "../../pipeline/decisions/decide.ts";
import { projectFolder } from "../../pipeline/settings.ts";
import { withExport } from "../support/exports.ts";
import { standIn } from "../support/decisions.ts";
import { select, testSettings } from "../support/ledger.ts";

/** Decides about a folder of exports by the record alone, as at past dates, and asks. */
const askFolder = (folder: string, questions: readonly string[]) =>
  withExport(folder, {}, async (warehouse) => {
    await standIn(warehouse);
    await decide(warehouse, testSettings(folder));
    return Promise.all(questions.map((question) => select(warehouse, question)));
  });

const outcomes = `select cast(review_date as varchar) as review_date,
    string_agg(action, ' > ' order by mean_delay_days desc) as latest_first
  from decisions.terms_outcomes
  where report_currency = 'USD'
  group by review_date having count(*) = 3 order by review_date desc`;
const inOrder = "tighten > hold > loosen";

const sapStyle = join(projectFolder, "../shared/ledgers/sap-style");

describe.skipIf(!existsSync(sapStyle))("the sap-style ledger (skipped where it is not there)", () => {
  test("at three past dates, those told to tighten paid later than those held, and those later than those loosened", async () => {
    const [past = []] = await askFolder(sapStyle, [outcomes]);
    expect(past.length).toBeGreaterThanOrEqual(3);
    for (const row of past.slice(0, 3)) expect(row).toMatchObject({ latest_first: inOrder });
  }, 60_000);
});
