import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { withFolder } from "../../support/folder.ts";
import { withExports } from "../exports.ts";

const statements = `
  create table invoices (invoice_id varchar, customer_id varchar, issue_date date, amount decimal(18, 2), currency varchar, paid_date date);
  insert into invoices values ('I1', 'ACME', '2024-01-05', 100.10, 'USD', null), ('I2', 'BOLT', '2024-01-06', 50.00, 'USD', '2024-02-01');
  create schema crm;
  create table crm."the customers" (customer_id varchar, customer_name varchar, country varchar);
  insert into crm."the customers" values ('ACME', 'Acme Ltd', 'US');
  create view open_invoices as select * from invoices where paid_date is null;`;

let database = Buffer.alloc(0);
const exported: Record<string, string> = {};

beforeAll(() =>
  withFolder(async (folder) => {
    const instance = await DuckDBInstance.create(join(folder, "ar.duckdb"));
    const connection = await instance.connect();
    await connection.run(`${statements} export database '${join(folder, "whole")}';`);
    connection.closeSync();
    instance.closeSync();
    database = await readFile(join(folder, "ar.duckdb"));
    for (const name of await readdir(join(folder, "whole"))) {
      exported[`whole/${name}`] = await readFile(join(folder, "whole", name), "utf8");
    }
  }),
);

const read = `select (select sum(amount)::double from ingest.invoices) as amount,
  (select min(customer_name) from ingest.customers) as name, (select count(*) from ingest.invoices) as n`;
const tables = "select file, target_table from ingest.files order by file";

describe("a DuckDB file", () => {
  it("has its tables read, of any schema, and its views left alone", () =>
    withExports({ "ar.duckdb": database }, async ({ rows, error }) => {
      expect(error).toBeNull();
      expect(await rows(read)).toEqual([{ amount: 150.1, name: "Acme Ltd", n: 2 }]);
      expect(await rows(tables)).toEqual([
        { file: "ar.duckdb/crm.the customers", target_table: "customers" },
        { file: "ar.duckdb/invoices", target_table: "invoices" },
      ]);
    }));

  it("may be exported as a folder: its statements are no rows", () =>
    withExports(exported, async ({ rows, error }) => {
      expect(error).toBeNull();
      expect(await rows(read)).toEqual([{ amount: 150.1, name: "Acme Ltd", n: 2 }]);
      expect(await rows("select file, message from ingest.findings where rule = 'ignored_file' order by file")).toEqual(
        [
          { file: "whole/load.sql", message: "ignored: statements of a database, no rows" },
          { file: "whole/schema.sql", message: "ignored: statements of a database, no rows" },
        ],
      );
    }));

  it("that is cut off is told, and so is one of SQLite, with what to do", () =>
    withExports(
      { "cut.duckdb": database.subarray(0, 6000), "erp.sqlite": Buffer.from("SQLite format 3\0 and pages") },
      async ({ rows }) => {
        expect(
          await rows("select file, rule, left(message, 32) as message from ingest.findings order by file"),
        ).toEqual([
          { file: "cut.duckdb", rule: "damaged_file", message: "not read: a DuckDB file that is " },
          { file: "erp.sqlite", rule: "binary_file", message: "not read: a SQLite file: open it" },
        ]);
      },
    ));
});
