import { expect, test } from "vitest";
import { lossTitle } from "../../src/components/charts/lossRates.ts";
import { fromInputs } from "../support/handmade.ts";

const matrix = (rates: string) => ({
  "measures.buckets": `select * from (values (0, 'not_due'), (2, '31-60'), (5, '121+')) as typed (bucket_index, bucket)`,
  "publish.allowance": `select 'EUR' as report_currency, bucket, open_amount::decimal(18, 4) as open_amount, part, loss_rate::double as loss_rate
    from (values ${rates}) as typed (bucket, open_amount, part, loss_rate)`,
});
const asked = `select bucket, default_loss_rate as rate, default_allowance_amount::double as amount from publish.allowance_default`;

test("where history gives no loss rate an illustrative matrix stands, apart from the allowance", async () => {
  const inputs = matrix(
    "('not_due', 1000, 'matrix', null), ('31-60', 200, 'matrix', null), ('121+', 10, 'matrix', null), ('all', 5, 'overlay', null)",
  );
  expect(await fromInputs(inputs, ["publish.allowance_default"], asked)).toEqual([
    { bucket: "not_due", rate: 0.005, amount: 5 },
    { bucket: "31-60", rate: 0.05, amount: 10 },
    { bucket: "121+", rate: 0.5, amount: 5 },
  ]);
});

test("a ledger with loss rates of its own has none", async () => {
  expect(await fromInputs(matrix("('not_due', 1000, 'matrix', 0.01)"), ["publish.allowance_default"], asked)).toEqual(
    [],
  );
});

test("the chart of loss rates says what is lost of the oldest and of what is not due", () => {
  const rates = [
    { bucket: "not_due", loss_rate: 0.0068 },
    { bucket: "121+", loss_rate: 0.7914 },
  ];
  expect(lossTitle(rates).replaceAll("\u00a0", " ")).toBe(
    "79 % of what is 121+ days past due is lost in the end, of what is not due 0.7 %",
  );
  expect(lossTitle([{ bucket: "not_due", loss_rate: null }])).toBe("Loss rates by days past due");
});
