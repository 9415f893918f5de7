import { expect, test } from "vitest";
import { buildNeeded } from "../../pipeline/warehouse/tables.ts";
import { contract } from "../../pipeline/publish/contract.ts";
import { payer, withDecisions } from "../support/decisions.ts";
import { select } from "../support/ledger.ts";

const asOf = "2024-12-31";

/** The columns that others rely on, in this order; more may follow. */
const promised = {
  terms:
    "customer_id, action, current_terms, proposed_terms, benefit_amount, margin_at_risk_amount, guard_rail, reason",
  limits: "customer_id, exposure_amount, peak_amount, limit_amount, recommended_amount, utilisation_rate, is_breach",
  worklist:
    "rank, customer_id, step, action_date, past_due_amount, disputed_amount, unapplied_amount, ask_amount, gain_amount, stop_reason",
  allowance: "bucket, report_currency, open_amount, loss_rate, allowance_amount",
} as const;

test("terms, limits, worklist and allowance begin with the promised columns, hold the contract, and Σ by bucket is all", async () => {
  const ledger = `${payer("LATE", 36, (index) => (index < 30 ? 45 : null))}\n${payer("PROMPT", 36, () => -2)}`;
  const customers = [{ customer_id: "LATE", credit_limit: "900" }];
  await withDecisions(ledger, { asOf, customers }, async (warehouse) => {
    for (const [table, columns] of Object.entries(promised)) {
      await buildNeeded(warehouse, [`publish.${table}`]);
      const names = await select(warehouse, `select column_name as name from (describe publish.${table})`);
      expect(
        names
          .map(({ name }) => name)
          .slice(0, columns.split(", ").length)
          .join(", "),
      ).toBe(columns);
      const schema = Object.entries(contract).find(([name]) => name === table)?.[1];
      const rows = await select(warehouse, `select * from publish.${table}`);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(schema?.safeParse(row)).toMatchObject({ success: true });
    }
    const [sums] = await select(
      warehouse,
      `select (select sum(open_amount) from publish.allowance) as open_amount, sum(open_report_amount) as ledger_amount
       from ledger.invoices`,
    );
    expect(sums?.["open_amount"]).toBe(sums?.["ledger_amount"]);
  });
});

test("longer terms stand beside the sales that they need: what they cost over the margin of a year's sales", async () => {
  const policy = { classEdges: [0.1, 0.2, 0.25, 0.5], terms: { salesWonRate: 0.05 } };
  await withDecisions(
    payer("GOOD", 36, () => -2),
    { asOf, policy },
    async (warehouse) => {
      const [row] = await select(
        warehouse,
        `select action, break_even_sales_rate, carrying_amount + loss_amount as cost_amount from publish.terms`,
      );
      expect(row?.["action"]).toBe("consider");
      expect(row?.["break_even_sales_rate"]).toBeCloseTo(Number(row?.["cost_amount"]) / (36_000 * 0.25), 6);
      const actions = "select break_even_sales_rate from publish.terms_sensitivity where position = 0";
      const [all] = await select(warehouse, actions);
      expect(all?.["break_even_sales_rate"]).toBeCloseTo(Number(row?.["break_even_sales_rate"]), 12);
    },
  );
});
