import fc from "fast-check";
import { expect, test } from "vitest";
import { tableNames } from "../../pipeline/ingest/layouts/tables.ts";
import { anyDress, type Dress, dressed, plain } from "../support/dress.ts";
import { randomLedger, type Tables } from "../support/randomLedger.ts";
import { withExports } from "./exports.ts";

/** All that later steps read of a ledger in a dress, and its findings about documents; those about a file belong to its dress. */
function read(ledger: Tables, dress: Dress): Promise<unknown> {
  return withExports(
    dressed(ledger, dress),
    async ({ rows }) => {
      const tables = [];
      // An application has no currency but that of its amount's own text, which only some dresses write.
      const kept = (table: string): string => (table === "applications" ? "* exclude (currency)" : "*");
      for (const table of tableNames)
        tables.push(await rows(`select ${kept(table)} from ingest.${table} order by all`));
      const findings = await rows(
        `select severity, rule, cast(amount as varchar) as amount, count(*) as n from ingest.findings
         where rule not in ('invalid_encoding', 'assumed_convention', 'unknown_column', 'missing_currency', 'ignored_file')
         group by all order by all`,
      );
      return { tables, findings };
    },
    { dateOrder: dress.dates === "dmy" || dress.dates === "mdy" ? dress.dates : null },
  );
}

test("the same ledger in any order, delimiter, encoding, container, date and number style gives the same tables", async () => {
  const [ledger] = fc.sample(randomLedger, { seed: 7, numRuns: 1 });
  if (ledger === undefined) throw new Error("no ledger");
  const expected = await read(ledger, plain);
  const dresses = fc.sample(anyDress, { seed: 179, numRuns: 7 });
  const tried = (part: keyof Dress): number => new Set(dresses.map((dress) => dress[part])).size;
  expect([tried("delimiter"), tried("encoding"), tried("dates"), tried("amounts"), tried("container")]).toEqual([
    4, 4, 6, 4, 5,
  ]);
  for (const dress of dresses) expect(await read(ledger, dress), JSON.stringify(dress)).toEqual(expected);
});
