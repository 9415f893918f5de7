import fc from "fast-check";
import { expect, it } from "vitest";
import { withExports } from "./exports.ts";
import { feed, profileOf } from "./testProfile.ts";

const profile = profileOf(
  {
    latest: { of: ["bill", "item"], by: "changed" },
    feeds: [
      feed(
        {
          customer_name: { lookup: "people", key: "person", by: "who", take: "title" },
          amount: { sum: ["sum", { minus: "less" }] },
          attributes: { rest: true },
        },
        { lines: true, rows: { not: { of: "kind", isOneOf: ["credit"] } } },
      ),
      {
        table: "credit_notes",
        columns: { credit_note_id: "bill", customer_id: "who", issue_date: "day", amount: "sum", currency: "money" },
        rows: { of: "sum", is: "positive" },
        lines: "repeat",
      },
    ],
    leaveOut: [{ rule: "void", rows: { of: "state", isOneOf: ["void"] }, message: "void" }],
  },
  { name: "people", signature: ["person"], feeds: [] },
);

const header = ["bill", "item", "who", "day", "sum", "less", "money", "kind", "state", "changed", "note"];
const rows = [
  "I1,1,7,2020-01-31,10.00,0.50,EUR,bill,,2020-01-01,x",
  "I1,2,7,2020-01-31,5.00,,EUR,bill,,2020-01-01,y",
  "I1,2,7,2020-01-31,6.00,,EUR,bill,,2020-01-02,z",
  "I2,1,8,2020-02-01,-3.00,,EUR,bill,,2020-01-01,",
  "I2,2,9,2020-02-02,-4.00,,EUR,bill,,2020-01-01,",
  "I3,1,8,2020-02-01,9.00,,EUR,bill,void,2020-01-01,",
  "C1,1,7,2020-02-03,8.00,,EUR,credit,,2020-01-01,a",
  "C1,2,7,2020-02-03,8.00,,EUR,credit,,2020-01-01,b",
  "C1,3,7,2020-02-03,7.00,,EUR,credit,,2020-01-01,c",
  "C2,1,7,2020-02-03,-8.00,,EUR,credit,,2020-01-01,d",
].map((row) => row.split(","));
const people = ["7,Zeta", "7,Alpha", "8,Beta"];

const query = `select 'invoices' as name, cast(to_json(invoices) as varchar) as row from ingest.invoices
  union all select 'credit_notes', cast(to_json(credit_notes) as varchar) from ingest.credit_notes
  union all select 'findings', concat_ws(' ', severity, rule, value, amount) from ingest.findings
  union all select 'files', concat_ws(' ', rows_read, rows_accepted, rows_rejected, rows_left_out, amount_read, amount_accepted)
    from ingest.files
  order by name, row`;

function csv(columns: readonly number[], lines: readonly (readonly string[])[]): string {
  return [header, ...lines].map((row) => columns.map((index) => row[index] ?? "").join(",")).join("\n");
}

async function read(bills: string, persons: readonly string[], threads: number): Promise<readonly unknown[]> {
  const files = { "a.csv": bills, "b.csv": ["person,title", ...persons].join("\n") };
  return withExports(files, ({ rows }) => rows(query), { profile, threads });
}

it("the order of rows, columns and looked-up rows, and the number of threads, change nothing", async () => {
  const columns = header.map((_, index) => index);
  const expected = await read(csv(columns, rows), people, 1);
  expect(expected.length).toBeGreaterThan(8);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      fc.shuffledSubarray(rows, { minLength: rows.length }),
      fc.shuffledSubarray(people, { minLength: people.length }),
      async (someColumns, someRows, somePeople) => {
        expect(await read(csv(someColumns, someRows), somePeople, 2)).toEqual(expected);
      },
    ),
    { numRuns: 8 },
  );
});
