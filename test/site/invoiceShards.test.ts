import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeInvoiceShards } from "../../pipeline/site/invoiceShards.ts";
import { closeWarehouse, execute, openWarehouse, writeSettings } from "../../pipeline/warehouse/warehouse.ts";
import { invoiceFiles, type InvoiceIndex, invoiceTotal } from "../../src/components/records/invoiceList.ts";
import { type Row, rows } from "../../src/writing/rows.ts";

/** 5,000 open invoices of 7 customers; every third in a currency without a rate, amounts 1 … 5,000 in no order. */
const ledger = `create table open_invoices as select
    concat('I', number) as invoice_id, 1 as instalment, '' as receivable_account,
    concat('C', number % 7) as customer_id, concat('Customer ', number % 7) as customer_name,
    case when number % 3 = 0 then 'CAD' else 'EUR' end as currency,
    date '2024-01-01' as issue_date, date '2024-02-01' as due_date, 10 as days_past_due,
    case when number % 2 = 0 then '1-30' else 'not_due' end as bucket,
    cast(1 + number * 2999 % 5000 as decimal(18, 4)) as open_amount,
    currency as report_currency, open_amount as open_report_amount,
    cast(0 as decimal(18, 4)) as disputed_amount, 'Invoiced' as segment, '' as sales_rep,
    0.5 as late_probability, cast(null as varchar) as risk_class, date '2024-03-01' as expected_paid_date,
    '' as reason_1, '' as reason_2, '' as reason_3, '' as what_if, '' as what_if_class
  from range(5000) as numbers (number)`;

const customers = `create table customers as select
    concat('C', number) as customer_id, case when number < 3 then 'Retail' end as segment,
    'North' as region, 'IE' as country, 'Ann' as sales_rep
  from range(7) as numbers (number)`;

let folder: string;
let index: InvoiceIndex;

async function readShards(name: string): Promise<readonly (readonly Row[])[]> {
  const files = await readdir(join(folder, "_rows/invoices", name));
  return Promise.all(
    files.map(async (_, place) => {
      const bytes = await readFile(join(folder, "_rows/invoices", name, `${place}.bin`));
      return rows(JSON.parse(inflateRawSync(bytes).toString("utf8")).rows);
    }),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "countback-shards-"));
  const warehouse = await openWarehouse(":memory:");
  try {
    await execute(warehouse, ledger);
    await execute(warehouse, customers);
    await writeSettings(warehouse, { base_currency: "EUR" });
    await writeInvoiceShards(warehouse, folder);
  } finally {
    closeWarehouse(warehouse);
  }
  index = JSON.parse(await readFile(join(folder, "_rows/invoices/index.json"), "utf8"));
});

afterAll(() => rm(folder, { recursive: true }));

test.each(["age", "customer"])("every open invoice stands in one shard by %s, and no shard is long", async (name) => {
  const shards = await readShards(name);
  const ids = shards.flat().map((row) => row["invoice_id"]);
  expect(new Set(ids).size).toBe(5000);
  expect(ids).toHaveLength(5000);
  expect(Math.max(...shards.map((shard) => shard.length))).toBeLessThanOrEqual(2000);
});

test("a shard by age holds one currency and age, the largest first, and the index tells which", async () => {
  const shards = await readShards("age");
  expect(shards).toHaveLength(index.shards.bucket.length);
  for (const [place, shard] of shards.entries()) {
    const amounts = shard.map((row) => Number(row["report_amount"]));
    expect(new Set(shard.map((row) => `${String(row["report_currency"])} ${String(row["bucket"])}`))).toEqual(
      new Set([`${index.shards.report_currency[place]} ${index.shards.bucket[place]}`]),
    );
    expect(amounts).toEqual([...amounts].sort((one, other) => other - one));
    expect(index.shards.most_amount[place]).toBe(amounts[0]);
  }
});

test("the files of a filter are read from the one with the largest amount", () => {
  const places = invoiceFiles(index, { currency: "EUR" }).map((path) => Number(path.split("/").at(-1)));
  const most = places.map((place) => index.shards.most_amount[place] ?? 0);
  expect(most).toEqual([...most].sort((one, other) => other - one));
  expect(places).toHaveLength(index.shards.report_currency.filter((currency) => currency === "EUR").length);
});

test("totals by currency, age and a customer's cut are those of the rows", async () => {
  const all = (await readShards("age")).flat();
  const asked = { currency: "CAD", bucket: "1-30", segment: "Retail" };
  const own = all.filter(
    (row) => row["report_currency"] === "CAD" && row["bucket"] === "1-30" && row["segment"] === "Retail",
  );
  const amount = own.reduce((sum, row) => sum + Number(row["report_amount"]), 0);
  expect(own.length).toBeGreaterThan(0);
  expect(invoiceTotal(rows(index.totals), asked)).toEqual({ count: own.length, amount });
  expect(invoiceTotal(rows(index.totals), { currency: "EUR" })?.count).toBe(3333);
});

test("the total of two cuts at once is only told by reading", () => {
  expect(invoiceTotal(rows(index.totals), { currency: "EUR", segment: "Retail", country: "IE" })).toBeNull();
});
