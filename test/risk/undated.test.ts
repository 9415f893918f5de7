import { expect, test } from "vitest";
import { buildItems } from "../../pipeline/features/features.ts";
import { forecastCash } from "../../pipeline/forecast/forecast.ts";
import { scoreRisk } from "../../pipeline/risk/risk.ts";
import { select, withLedger } from "../support/ledger.ts";

const day = (offset: number): string => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

test("invoices settled on unknown days teach nothing, nor do those that are open beside them: scored by fallback", async () => {
  const ledger = lines(
    150,
    (index) =>
      `${day(index)} invoice I${index} C${index % 3} 100.00 USD due_date=${day(index + 30)} ${index % 5 === 4 ? "" : "paid_amount=100.00"}`,
  );
  await withLedger(ledger, { asOf: "2024-09-30" }, async (warehouse, settings) => {
    await scoreRisk(warehouse, settings);
    await forecastCash(warehouse, settings);
    expect(
      await select(
        warehouse,
        `select json->>'$.reason' as reason, (select count(is_late) from features.items) as labels,
           (select count(*) from features.origins) as origins,
           (select count(*) from risk.scores) as scores, (select count(*) from forecast.backtest) as backtests
         from risk.model`,
      ),
    ).toEqual([{ reason: "no invoice has a known outcome yet", labels: 0, origins: 1, scores: 30, backtests: 0 }]);
  });
});

test("of few undated ones only they have no label; nor has what was paid between two snapshots around its due date", async () => {
  const dated = lines(
    40,
    (index) =>
      `${day(index)} invoice I${index} ACME 100.00 USD due_date=${day(index + 30)} paid_date=${day(index + 35)}`,
  );
  const labels = "select invoice_id, is_late from features.items where invoice_id not like 'I%' order by 1";
  await withLedger(
    `${dated}\n2024-01-05 invoice U1 ACME 100.00 USD paid_amount=100.00\n2024-01-05 invoice U2 ACME 100.00 USD`,
    { asOf: "2024-09-30" },
    async (warehouse) => {
      await buildItems(warehouse);
      expect(await select(warehouse, labels)).toEqual([
        { invoice_id: "U1", is_late: null },
        { invoice_id: "U2", is_late: 1 },
      ]);
    },
  );
  const listed = (date: string, ...ids: readonly string[]): string =>
    ids
      .map(
        (id) =>
          `${date} open ${id} ACME 100.00 USD issue_date=2024-02-0${id.slice(1)} due_date=2024-0${id.slice(1)}-10`,
      )
      .join("\n");
  await withLedger(
    [
      listed("2024-01-31", "S1"),
      listed("2024-02-29", "S3", "S4", "S5"),
      listed("2024-03-31", "S3", "S4", "S5"),
      listed("2024-04-30", "S5"),
      listed("2024-05-31", "S9"),
    ].join("\n"),
    { asOf: null },
    async (warehouse) => {
      await buildItems(warehouse);
      expect(
        await select(
          warehouse,
          "select invoice_id, is_late from features.items where invoice_id in ('S3', 'S4', 'S5') order by 1",
        ),
      ).toEqual([
        { invoice_id: "S3", is_late: 1 },
        { invoice_id: "S4", is_late: null },
        { invoice_id: "S5", is_late: null },
      ]);
    },
  );
});
