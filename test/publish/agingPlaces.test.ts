import { beforeAll, describe, expect, test } from "vitest";
import { buildTable, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { parseLedger, select, withLedger } from "../support/ledger.ts";

const ledger = `
  2024-01-05 invoice I1 ACME 100.00 EUR due_date=2024-02-04
  2024-01-07 invoice I2 BOLT 250.55 EUR due_date=2024-02-06
  2024-02-09 invoice I3 CLEF 300.00 EUR due_date=2024-03-09
  2024-02-10 invoice I4 DUNE 80.00 GBP due_date=2024-02-11
  2024-02-20 payment P1 ACME 40.00 EUR invoice_id=I1
  2024-02-21 payment P2 BOLT 25.00 EUR
  2024-02-22 dispute D1 I2 120.00`;

const customers = [
  { customer_id: "ACME", customer_name: "Acme", segment: "Retail" },
  { customer_id: "BOLT", customer_name: "Bolt", segment: "Retail" },
  { customer_id: "CLEF", customer_name: "Clef", segment: "Food" },
];

type Answer = readonly Readonly<Record<string, unknown>>[];
let answers: Readonly<Record<string, Answer>>;

const gross = "bucket_0 + bucket_1 + bucket_2 + bucket_3 + bucket_4 + bucket_5";
const questions = {
  ties: `select as_of_date, basis, report_currency, sum(${gross}) - sum(unapplied_amount) as net from publish.aging_places
         where segment is null group by all order by all`,
  ledger: `select as_of_date, basis, report_currency, sum(net_amount) as net from measures.positions
           cross join (values ('due'), ('invoice')) as bases (basis) group by all order by all`,
  segments: `select segment, position, customer_id, ${gross} as open, unapplied_amount as unapplied, disputed_amount as disputed
             from publish.aging_places where as_of_date = '2024-02-29' and basis = 'due' and report_currency = 'EUR'
             order by segment nulls first, position`,
  apart: `select as_of_date, basis, report_currency, sum(${gross}) filter (where segment is null) - sum(${gross}) filter (where segment is not null) as left_out
          from publish.aging_places group by all having left_out <> 0`,
  history: `select segment, bucket, amount, disputed_amount as disputed from publish.aging_history
            where as_of_date = '2024-02-29' and basis = 'due' and report_currency = 'EUR' and segment is null order by bucket`,
};

beforeAll(async () => {
  const needs = `from measures.customer_ages join measures.aging join measures.positions join measures.buckets join ledger.calendar join ledger.customers join ledger.currencies`;
  answers = await withLedger(
    { ...parseLedger(ledger), customers },
    { asOf: "2024-02-29" },
    async (warehouse: Warehouse) => {
      for (const table of ["aging_places", "aging_history"]) await buildTable(warehouse, `publish.${table}`);
      const found: Record<string, Answer> = {};
      for (const [name, sql] of Object.entries(questions)) found[name] = await select(warehouse, sql);
      return found;
    },
    needs,
  );
});

describe("places of the aging table", () => {
  test("less unapplied credits are the ledger's net, at every date, by due and by invoice date", () => {
    expect(answers["ties"]).toEqual(answers["ledger"]);
    expect(answers["ties"]).toHaveLength(6);
  });

  test("of all segments together are those of all customers", () => {
    expect(answers["apart"]).toEqual([]);
  });

  test("rank within all customers and within each segment; unapplied stands apart, disputed is a part", () => {
    expect(answers["segments"]).toEqual([
      { segment: null, position: 1, customer_id: "CLEF", open: 300, unapplied: 0, disputed: 0 },
      { segment: null, position: 2, customer_id: "BOLT", open: 250.55, unapplied: 25, disputed: 120 },
      { segment: null, position: 3, customer_id: "ACME", open: 60, unapplied: 0, disputed: 0 },
      { segment: "Food", position: 1, customer_id: "CLEF", open: 300, unapplied: 0, disputed: 0 },
      { segment: "Retail", position: 1, customer_id: "BOLT", open: 250.55, unapplied: 25, disputed: 120 },
      { segment: "Retail", position: 2, customer_id: "ACME", open: 60, unapplied: 0, disputed: 0 },
    ]);
  });

  test("the history of buckets splits what is disputed", () => {
    expect(answers["history"]).toEqual([
      { segment: null, bucket: "1-30", amount: 310.55, disputed: 120 },
      { segment: null, bucket: "not_due", amount: 300, disputed: 0 },
    ]);
  });
});
