import { expect, test } from "vitest";
import { buildNeeded } from "../../pipeline/warehouse/tables.ts";
import { readLedger, select } from "../support/ledger.ts";

test("each week end says what was open and past due then, and the last is what stands at the report date", async () => {
  const ledger = `
    ${[1, 2, 3, 4, 5, 6, 7, 8]
      .map(
        (month) => `2024-0${month}-10 invoice M${month} BOLT 90.00 EUR due_date=2024-0${month}-20
    2024-0${month}-18 payment MP${month} BOLT 90.00 EUR invoice_id=M${month}`,
      )
      .join("\n")}
    2024-08-05 invoice I1 ACME 1000.00 EUR due_date=2024-09-04
    2024-09-20 payment P1 ACME 400.00 EUR invoice_id=I1
    2024-09-22 payment P2 ACME 30.00 EUR`;
  const rows = await readLedger(ledger, { asOf: "2024-09-30" }, async (warehouse) => {
    await buildNeeded(warehouse, ["measures.weekly_figures", "measures.dso", "measures.totals"]);
    return select(
      warehouse,
      `select weeks.*, dso.dso as stated_dso from measures.weekly_figures as weeks
       left join measures.dso as dso on dso.as_of_date = week_end_date and dso.method = 'simple_90' order by week_end_date`,
    );
  });
  const at = (date: string) => rows.find((row) => String(row["week_end_date"]) === date);
  expect(at("2024-08-26")).toMatchObject({ net_amount: 1000, overdue_amount: 0, cash_amount: 0 });
  expect(at("2024-09-09")).toMatchObject({ net_amount: 1000, overdue_amount: 1000, over_30_amount: 0 });
  expect(at("2024-09-23")).toMatchObject({ net_amount: 570, open_amount: 600, overdue_amount: 600, cash_amount: 430 });
  expect(at("2024-09-30")).toMatchObject({ net_amount: 570, overdue_amount: 600, cash_amount: 0 });
  expect(at("2024-09-30")?.["dso"]).toBeCloseTo(Number(at("2024-09-30")?.["stated_dso"]), 9);
  expect(rows.every((row) => String(row["week_end_date"]) > "2024-03-30")).toBe(true);
});
