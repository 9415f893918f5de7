import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { valuesOf } from "../../../pipeline/ingest/containers/json.ts";
import { rowsOf, withExports } from "../exports.ts";

const query = `select invoice_id, customer_id, issue_date, cast(amount as varchar) as amount, attributes
  from ingest.invoices order by amount`;
const findingsQuery = "select line, severity, rule, value, amount from ingest.findings order by line, rule";
const first =
  '{"invoice_id":17,"customer_id":"007","issue_date":"2020-01-01","due_date":"2020-01-31","amount":99999999999999.99}';
const second =
  '{"amount":1.10,"invoice_id":"A \\"1\\"","customer_id":null,"issue_date":"2020-01-02T10:00:00Z","due_date":"2020-01-31","ship":{"city":"Köln","tags":["a",1]}}';
const rows = [
  {
    invoice_id: 'A "1"',
    customer_id: null,
    issue_date: "2020-01-02",
    amount: "1.1000",
    attributes: '{"ship.city":"Köln","ship.tags":"[\\"a\\",\\"1\\"]"}',
  },
  { invoice_id: "17", customer_id: "007", issue_date: "2020-01-01", amount: "99999999999999.9900", attributes: null },
];

describe("JSON", () => {
  it.each([
    ["one object a line", `${first}\n\n${second}\n`, 3],
    ["one list", `[${first},${second}]`, 2],
    ["one list, spread out", `\ufeff [\n${first.replaceAll(",", ",\n")},\n${second.replaceAll('":', '" :\n')}\n]\n`, 2],
  ])("%s: numbers keep their digits, inner members their path, lines count", async (_, text, line) => {
    expect(await rowsOf({ "a.json": text }, query)).toEqual(rows);
    expect((await rowsOf({ "a.json": text }, findingsQuery)).filter((each) => each.line !== null)).toEqual([
      { line, severity: "warning", rule: "missing_customer", value: null, amount: 1.1 },
    ]);
  });

  it("a line that is no object is rejected with its amount as far as it can be told", async () => {
    const broken = '{"invoice_id":"I3","amount":"12.50","issue_date"';
    const files = { "a.jsonl": `${first}\n${broken}\n[1,2]\n` };
    expect(await rowsOf(files, `${findingsQuery}`)).toEqual([
      expect.objectContaining({ line: 2, rule: "broken_json", value: broken, amount: 12.5 }),
      expect.objectContaining({ line: 3, rule: "broken_json", value: "[1,2]" }),
    ]);
    expect(await rowsOf(files, "select rows_read, rows_rejected from ingest.files")).toEqual([
      { rows_read: 3, rows_rejected: 2 },
    ]);
  });

  it("of a name that stands twice no value is lost in silence", async () => {
    const twice = [
      '{"invoice_id":"I3","issue_date":"2020-01-01","amount":100,"amount":250}',
      '{"invoice_id":"I4","issue_date":"2020-01-01","amount":1,"to":{"a":1,"a" :2}}',
      '{"invoice_id":"I5","issue_date":"2020-01-01","amount":2,"to":{"a":1},"to.a":3}',
    ];
    const same =
      '{"invoice_id":"I6","issue_date":"2020-01-01","amount":3,"to":{"amount":1},"lines":[{"a":"x\\":"},{"a":2}]}';
    const files = { "a.jsonl": [...twice, same].join("\n") };
    const findings = "select line, value, amount from ingest.findings where rule = 'repeated_name' order by line";
    expect(await rowsOf(files, findings)).toEqual(
      twice.map((value, index) => ({ line: index + 1, value, amount: [250, 1, 2][index] })),
    );
    expect(await rowsOf(files, "select invoice_id from ingest.invoices")).toEqual([{ invoice_id: "I6" }]);
  });

  it("a list that is cut off loses nothing silently", async () => {
    const text = `[${first},${first.replace("17", "18").slice(0, 60)}`;
    expect(await rowsOf({ "a.json": text }, findingsQuery)).toMatchObject([{ line: 2, rule: "broken_json" }]);
  });

  it.each([
    ["a list of lists", "[[1,2],[3,4]]"],
    ["an empty list", "[ ]"],
    ["an empty object", "{}"],
    ["lists, one a line", '["a",1]\n["b",2]\n'],
  ])("%s holds no rows and is refused", async (_, text) => {
    const { error, findings } = await withExports({ "a.json": text }, async ({ error, rows: ask }) => ({
      error,
      findings: await ask("select rule, message from ingest.findings"),
    }));
    expect(findings).toEqual([{ rule: "refused_file", message: expect.stringContaining("one object a row") }]);
    expect(error).toMatchObject({ exitCode: 2 });
  });

  it.each([
    ['{"a":-0.10,"b":1e5,"c":"1.0","d":true}', { a: "-0.10", b: "1e5", c: "1.0", d: "true" }],
    ['{"a":"\\u00e9\\n","b":{}}', { a: "é\n" }],
    ['{"a":1-2}', null],
    ["12", null],
    ['{"a":', null],
  ])("%s", (text, values) => {
    expect(valuesOf(text)).toEqual(values === null ? null : new Map(Object.entries(values)));
  });
});

/** The bytes of a Parquet file of one query. */
async function parquet(sql: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "countback-parquet-"));
  const instance = await DuckDBInstance.create(":memory:");
  try {
    const path = join(folder, "a.parquet");
    await (await instance.connect()).run(`copy (${sql}) to '${path}' (format parquet)`);
    return await readFile(path);
  } finally {
    instance.closeSync();
    await rm(folder, { recursive: true });
  }
}

describe("Parquet", () => {
  const invoice = `'I1' as invoice_id, 7 as customer_id, date '2020-01-01' as issue_date, timestamp '2020-01-31 00:00:00' as due_date`;

  it("decimals, dates and texts arrive exactly; nested columns are told", async () => {
    const bytes = await parquet(
      `select ${invoice}, 99999999999999.99::decimal(18, 2) as amount, 'EUR'::blob as currency, [1, 2] as lines, {'a': 1} as ship
       union all select '', 8, null, null, 0.1::decimal(18, 2), 'EUR'::blob, null, null`,
    );
    const files = { "a.pq": bytes };
    expect(
      await rowsOf(
        files,
        "select invoice_id, customer_id, issue_date, due_date, cast(amount as varchar) as amount, currency from ingest.invoices",
      ),
    ).toEqual([
      {
        invoice_id: "I1",
        customer_id: "7",
        issue_date: "2020-01-01",
        due_date: "2020-01-31",
        amount: "99999999999999.9900",
        currency: "EUR",
      },
    ]);
    expect(
      await rowsOf(
        files,
        "select line, rule, message, amount from ingest.findings where severity <> 'warning' or line is null",
      ),
    ).toEqual([
      {
        line: null,
        rule: "nested_column",
        message: "columns not read, for they hold lists or structures: lines, ship",
        amount: null,
      },
      { line: 2, rule: "missing_required", message: "no issue_date: row rejected", amount: 0.1 },
    ]);
  });

  it("one that is damaged is told of and harms nothing", async () => {
    const bytes = await parquet(`select ${invoice}, 1 as amount`);
    const files = { "a.parquet": bytes.subarray(0, bytes.length - 20), "b.parquet": bytes };
    expect(await rowsOf(files, "select file, rule from ingest.findings")).toEqual([
      { file: "a.parquet", rule: "damaged_file" },
    ]);
  });
});
