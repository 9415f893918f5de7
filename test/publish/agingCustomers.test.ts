import { expect, test } from "vitest";
import { fromInputs } from "../support/handmade.ts";

const inputs = {
  "measures.buckets": "select * from (values (0, 'not_due'), (1, '1-30')) as typed (bucket_index, bucket)",
  "measures.aging": `select 'due' as basis, date '2024-12-31' as as_of_date, 'EUR' as report_currency, customer_id, bucket,
      open_amount::decimal(18, 4) as open_report_amount,
      disputed_amount::decimal(18, 4) as disputed_report_amount
    from (values ('A', 'not_due', 70, 0), ('A', '1-30', 30, 5), ('B', '1-30', 200, 0)) as typed (customer_id, bucket, open_amount, disputed_amount)`,
  "measures.positions": `select date '2024-12-31' as as_of_date, customer_id, 'EUR' as report_currency,
      gross_amount::decimal(18, 4) as gross_amount, unapplied_amount::decimal(18, 4) as unapplied_amount
    from (values ('A', 100, 10), ('B', 200, 0), ('C', 0, 8), ('D', 0, 0)) as typed (customer_id, gross_amount, unapplied_amount)`,
  "ledger.customers": `select customer_id, customer_id || ' Ltd' as customer_name, null::varchar as segment, 'South' as region,
      null::varchar as sales_rep from (values ('A'), ('B'), ('C'), ('D')) as typed (customer_id)`,
  "publish.terms": "select 'EUR' as report_currency, 'B' as customer_id, 'E' as risk_class",
};

test("customers stand by what they owe, with what they are sliced by; who owes nothing and has no credit does not", async () => {
  const asked = `select customer_id, bucket_0::double as not_due, bucket_1::double as late, unapplied_amount::double as unapplied,
      disputed_amount::double as disputed, region, risk_class from publish.aging_customers`;
  const line = (customer_id: string, amounts: readonly number[], risk_class = "") => {
    const [not_due, late, unapplied, disputed] = amounts;
    return { customer_id, not_due, late, unapplied, disputed, region: "South", risk_class };
  };
  expect(await fromInputs(inputs, ["measures.customer_ages", "publish.aging_customers"], asked)).toEqual([
    line("B", [0, 200, 0, 0], "E"),
    line("A", [70, 30, 10, 5]),
    line("C", [0, 0, 8, 0]),
  ]);
});
