import { expect, test } from "vitest";
import { holdToContract, publishedColumns } from "../../pipeline/publish/holdToContract.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";

const columns = `'USD' as currency, 'I1' as input, 'Days' as meaning, 0.1::double as stability_index, 3 as n, false as is_alarm`;

/** What is said of a published table of this select; `publish.drift` as it stands is `select 'I1' as input, …`. */
async function refusal(select: string, table = "drift"): Promise<string> {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await execute(warehouse, `create table publish.${table} as ${select}`);
    const own = (await publishedColumns(warehouse)).filter((column) => column.table === table);
    return await holdToContract(warehouse, table, own).then(
      () => "",
      (error: unknown) => String(error),
    );
  } finally {
    closeWarehouse(warehouse);
  }
}

const sound = `select * exclude (currency) from (select ${columns})`;

test.each([
  ["holds as it should be", sound, ""],
  ["holds where a value that may be missing is missing", `${sound.replace("0.1::double", "null::double")}`, ""],
  ["refuses a column that the schema does not know", `select ${columns}`, "the schema does not know currency"],
  ["refuses a table without one of its columns", "select 'I1' as input", "it lacks meaning"],
  ["refuses it without a row, too", "select 'I1' as input where false", "it lacks meaning"],
  ["refuses another type", sound.replace("3 as n", "'3' as n"), "n is VARCHAR, which is no type of count"],
  ["refuses a missing value", sound.replace("'I1'", "null::varchar"), "input is missing in 1 rows"],
  ["refuses a value out of its range", sound.replace("3 as n", "-1 as n"), "n is below 0 in 1 rows"],
  [
    "refuses it in the last of many rows",
    `select drift.* from (${sound}) as drift, range(3000) union all ${sound.replace("3 as n", "-1 as n")}`,
    "n is below 0 in 1 rows",
  ],
])("%s", async (_, select, reason) =>
  expect(await refusal(select)).toEqual(
    reason === "" ? "" : expect.stringContaining(`published table drift breaks the contract: ${reason}`),
  ),
);

test("money that is no decimal is refused, in every table", async () => {
  const select = (type: string): string => `select 'USD' as report_currency, 'segment' as cut, 'A' as group_name,
    1 as count_customers, 1 as count_invoices, 1::decimal(18, 4) as open_amount, 0::decimal(18, 4) as overdue_amount,
    0::${type} as disputed_amount`;
  expect(await refusal(select("decimal(38, 4)"), "open_by_group")).toBe("");
  for (const type of ["double", "float", "integer"]) {
    expect(await refusal(select(type), "open_by_group")).toContain("which is no type of money");
  }
});
