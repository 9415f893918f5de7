import { describe, expect, it } from "vitest";
import { rowsOf, withExports } from "./exports.ts";
import { base, feed, type Json, profileOf } from "./testProfile.ts";

/** What one canonical column of the invoices becomes, in the order of their ids. */
async function column(name: string, source: unknown, text: string, more: Json = {}): Promise<readonly unknown[]> {
  const profile = profileOf({ feeds: [feed({ [name]: source })], ...more });
  const query = `select cast(${name} as varchar) as value from ingest.invoices order by invoice_id`;
  return (await rowsOf({ "a.csv": text }, query, { profile })).map((row) => row.value);
}

describe("sources of a column", () => {
  const text = `${base},a,b,day2\nI1,ACME,2020-01-31,10,EUR,x,y,2020-02-01\nI2,ACME,2020-02-01,20,EUR, ,z,\n`;

  it.each([
    ["a header", "b", ["y", "z"]],
    ["a constant", { constant: "k" }, ["k", "k"]],
    ["the first that holds a text", { firstOf: ["a", "absent", "b"] }, ["x", "z"]],
    ["texts joined, empty ones left out", { join: ["a", "b", { constant: "1" }], with: "-" }, ["x-y-1", "z-1"]],
    ["words, compared without case", { words: { X: "long" }, of: "a" }, ["long", null]],
    ["words and another", { words: { X: "long" }, of: "a", otherwise: "short" }, ["long", "short"]],
    ["a part of a text", { match: "^(.)", of: "bill" }, ["I", "I"]],
    ["no part", { match: "(Q)", of: "bill" }, [null, null]],
    ["a choice", { when: { of: "a", is: "empty" }, then: "b", otherwise: { constant: "full" } }, ["full", "z"]],
    ["a choice without otherwise", { when: { of: "sum", is: "positive" }, then: "a" }, ["x", null]],
    ["the file's name", { fileName: "^(.)\\." }, ["a", "a"]],
  ])("%s", async (_, source, values) => {
    expect(await column("terms", source, text)).toEqual(values);
  });

  it("the lines above the header", async () => {
    expect(await column("terms", { top: "As of (.*)" }, `Report\nAs of May 2020\n${text}`)).toEqual([
      "May 2020",
      "May 2020",
    ]);
  });

  it("a date above the header decides the order of day and month like any other", async () => {
    const text = `As of 31/12/2020\nbill,who,sum,money\nI1,ACME,10,EUR\n`;
    expect(await column("issue_date", { top: "As of (.*)" }, text)).toEqual(["2020-12-31"]);
  });

  it("the rest, as attributes", async () => {
    expect(await column("attributes", { rest: true }, text)).toEqual([
      `{"a":"x","b":"y","day2":"2020-02-01"}`,
      `{"b":"z"}`,
    ]);
  });

  it("a due date by terms, where none is stated", async () => {
    const source = { firstOf: ["day2", { terms: { constant: "Net 30" }, from: "day" }] };
    expect(await column("due_date", source, text)).toEqual(["2020-02-01", "2020-03-02"]);
  });
});

describe("money that is computed", () => {
  const text = `${base},tax,less\nI1,ACME,2020-01-31,10.10,EUR,0.20,1\nI2,ACME,2020-02-01,20,EUR,,\nI3,ACME,2020-02-01,,EUR,,\n`;

  it.each([
    ["a sum, an empty part is nothing, no part is none", { sum: ["sum", "tax"] }, ["10.3000", "20.0000", null]],
    ["a difference", { sum: ["sum", { minus: "less" }] }, ["9.1000", "20.0000", null]],
    ["the opposite", { minus: { minus: "sum" } }, ["10.1000", "20.0000", null]],
    [
      "a choice",
      { when: { of: "tax", is: "empty" }, then: "sum", otherwise: { minus: "tax" } },
      ["-0.2000", "20.0000", null],
    ],
  ])("%s", async (_, source, values) => {
    expect(await column("paid_amount", source, text, { leaveOut: [] })).toEqual(values.slice(0, 2));
    expect(
      await column("paid_amount", source, text.replace("I3,ACME,2020-02-01,,", "I3,ACME,2020-02-01,5,")),
    ).toHaveLength(3);
  });

  it("an unreadable part makes the sum unreadable, and the finding shows what stands in the file", async () => {
    const profile = profileOf({ feeds: [feed({ amount: { sum: ["sum", "tax"] } })] });
    const files = { "a.csv": `${base},tax\nI1,ACME,2020-01-31,10,EUR,x\nI2,ACME,2020-01-31,10,EUR,1\n` };
    const query = "select rule, value, original from ingest.findings where line = 2";
    expect(await rowsOf(files, query, { profile })).toEqual([
      { rule: "invalid_amount", value: "10 + x", original: "I1,ACME,2020-01-31,10,EUR,x" },
    ]);
  });

  it.each([
    ["EUR", "12.5000"],
    ["JPY", "1250.0000"],
    ["KWD", "1.2500"],
  ])("minor units of %s", async (currency, amount) => {
    const text = `${base}\nI1,ACME,2020-01-31,1250,${currency}\n`;
    expect(await column("amount", "sum", text, { minorUnits: true })).toEqual([amount]);
  });

  it("a rate the other way round", async () => {
    const profile = profileOf({
      feeds: [{ table: "fx_rates", columns: { rate_date: "day", currency: "money", rate: { inverse: "sum" } } }],
    });
    const files = { "a.csv": `${base}\nI1,ACME,2020-01-31,1.25,USD\n` };
    expect(await rowsOf(files, "select rate from ingest.fx_rates", { profile })).toEqual([{ rate: 0.8 }]);
  });
});

describe("lookups", () => {
  const people = { name: "people", signature: ["person"], feeds: [] };
  const profile = profileOf(
    {
      feeds: [
        feed({
          customer_name: { lookup: "people", key: "person", by: "who", take: "title" },
          region: {
            lookup: "areas",
            key: "area",
            by: { lookup: "people", key: "person", by: "who", take: "place" },
            take: "land",
          },
        }),
      ],
    },
    people,
    { name: "areas", signature: ["area"], feeds: [] },
  );
  const bills = `${base}\nI1,7,2020-01-31,10,EUR\nI2,8,2020-01-31,20,EUR\nI3,9,2020-01-31,30,EUR\n`;
  const files = {
    "bills.csv": bills,
    "p1.csv": "person,title,place\n7.0,Zeta,n\n7,Alpha,\n",
    "p2.csv": "place,person,title\ns,8,Beta\n",
    "a.csv": "area,land\nn,North\n",
  };

  it("take the first text by content, from several files, one after another", async () => {
    expect(
      await rowsOf(files, "select customer_name, region from ingest.invoices order by invoice_id", { profile }),
    ).toEqual([
      { customer_name: "Alpha", region: "North" },
      { customer_name: "Beta", region: null },
      { customer_name: null, region: null },
    ]);
  });

  it("that find nothing are counted once", async () => {
    const query = "select file, severity, rule, value, message from ingest.findings";
    expect(await rowsOf(files, query, { profile })).toEqual([
      { file: "bills.csv", severity: "info", rule: "lookup_missed", value: "9", message: "not found in people by person: 1 row" },
      { file: "bills.csv", severity: "info", rule: "lookup_missed", value: "s", message: "not found in areas by area: 1 row" },
    ]); // prettier-ignore
    const quiet = profileOf(
      { feeds: [feed({ region: { lookup: "people", key: "person", by: "who", take: "place", optional: true } })] },
      people,
    );
    expect(await rowsOf(files, query, { profile: quiet })).toEqual([
      expect.objectContaining({ file: "a.csv", rule: "unrecognised_file" }),
    ]);
    const alone = await rowsOf({ "bills.csv": bills }, "select message from ingest.findings", { profile });
    expect(alone).toEqual([{ message: "not found for want of a file: people: 3 rows" }]);
  });

  it("read dates and amounts as the other file writes them", async () => {
    const own = profileOf(
      {
        feeds: [
          feed({
            issue_date: { lookup: "heads", key: "head", by: "bill", take: "issued" },
            amount: { sum: ["sum", { lookup: "heads", key: "head", by: "bill", take: "extra" }] },
          }),
        ],
      },
      { name: "heads", signature: ["head"], feeds: [] },
    );
    const both = {
      "a.csv": `${base}\nI1,7,x,10.50,EUR\nI2,8,x,20.25,EUR\n`,
      "b.csv": `head;issued;extra\nI1;3/4/2020;1.000,50\nI2;13/4/2020;2,25\n`,
    };
    expect(
      await rowsOf(both, "select issue_date, amount from ingest.invoices order by invoice_id", { profile: own }),
    ).toEqual([
      { issue_date: "2020-04-03", amount: 1011 },
      { issue_date: "2020-04-13", amount: 22.5 },
    ]);
    const vague = { ...both, "b.csv": "head;issued;extra\nI1;3/4/2020;1\n" };
    const error = await withExports(vague, async ({ error }) => error, { profile: own });
    expect(error).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("undecided day/month order in b.csv"),
    });
  });

  it("files that are only looked up in are listed with their rows", async () => {
    const query = "select file, target_table, rows_read, rows_accepted from ingest.files where file = 'p1.csv'";
    expect(await rowsOf(files, query, { profile })).toEqual([
      { file: "p1.csv", target_table: "looked up only", rows_read: 2, rows_accepted: 2 },
    ]);
    const error = await withExports({ "p1.csv": files["p1.csv"] }, async ({ error }) => error, { profile });
    expect(error).toMatchObject({ exitCode: 2 });
  });
});
