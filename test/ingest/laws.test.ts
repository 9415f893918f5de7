import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ingested, withExports } from "./exports.ts";

const header = ["invoice_id", "customer_id", "issue_date", "due_date", "amount", "currency"] as const;

const encodings = ["utf8", "latin1", "utf16le"] as const;
const tables = ["invoices", "credit_notes"] as const;

/** An invoice row as an exporter may write it: mostly sound, sometimes not. */
const row = fc
  .record({
    invoice_id: fc.constantFrom("I1", "I2", "I3", "I4", "I5", "I6", ""),
    customer_id: fc.constantFrom("ACME", "Müller, K.", 'the "big" one', ""),
    issue_date: fc.constantFrom("2020-01-01", "2020-01-15", "2020-02-30", "", "soon"),
    due_date: fc.constantFrom("2020-01-31", "2020-03-01", "2019-12-31", "later", ""),
    amount: fc.constantFrom("10.00", "0.1", "-5.25", "7.4999999999", "ten", "", "1000000"),
    currency: fc.constantFrom("EUR", "USD", "EURO", ""),
  })
  .map((fields) => header.map((name) => fields[name]));
const rows = fc.array(row, { minLength: 1, maxLength: 24, size: "max" });

function csv(lines: readonly (readonly string[])[], { delimiter = ",", end = "\n" } = {}): string {
  const quote = (field: string): string =>
    /["\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
  return [header, ...lines].map((line) => line.map(quote).join(delimiter) + end).join("");
}

/** All that later steps read, in an order of its own, and the findings without their lines and those of some rules. */
async function contents({ rows }: Ingested, without: readonly string[] = []): Promise<unknown> {
  const told = ["invalid_encoding", ...without].map((rule) => `'${rule}'`).join(", ");
  const found = await rows(
    `select severity, "column", value, rule, amount from ingest.findings where rule not in (${told}) order by all`,
  );
  const parts = await Promise.all(tables.map((table) => rows(`select * from ingest.${table} order by all`)));
  return { found, parts };
}

/** Few runs of many rows: a run is mostly the opening of its files. */
const runs = { numRuns: 3 } as const;

describe("laws of ingest", () => {
  it("rows and money read = accepted + rejected + left out, and accepted is what the tables hold", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const [totals] = await withExports({ "a.csv": csv(lines) }, ({ rows }) =>
          rows(`select rows_read, rows_read - rows_accepted - rows_rejected - rows_left_out as lost_rows,
              coalesce(amount_read - amount_accepted - amount_rejected - amount_left_out, 0) as lost_amount,
              coalesce(amount_accepted, 0)
                - (select coalesce(sum(amount), 0) from ingest.invoices)
                + (select coalesce(sum(amount), 0) from ingest.credit_notes) as untold_amount,
              rows_rejected - (select count(distinct line) from ingest.findings where severity = 'error') as untold_rejects
            from ingest.files`),
        );
        expect(totals).toEqual({
          rows_read: lines.length,
          lost_rows: 0,
          lost_amount: 0,
          untold_amount: 0,
          untold_rejects: 0,
        });
      }),
      runs,
    );
  });

  it("order, delimiter, line end, encoding, threads, and a file cut in two change nothing", async () => {
    const dress = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      end: fc.constantFrom("\n", "\r\n"),
      encoding: fc.constantFrom(...encodings),
      threads: fc.constantFrom(1, 4),
    });
    const order = fc.array(fc.nat(), { minLength: 24, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(rows, order, dress, dress, fc.nat({ max: 24 }), async (lines, seed, one, other, cut) => {
        const shuffled = lines
          .map((line, index) => ({ line, key: seed[index] ?? 0 }))
          .sort((left, right) => left.key - right.key)
          .map(({ line }) => line);
        const written = (part: readonly (readonly string[])[], { encoding, threads: _, ...style }: typeof one) =>
          Buffer.from(`${encoding === "utf16le" ? "\ufeff" : ""}${csv(part, style)}`, encoding);
        const perFile = ["rounded_amount", "no_rows"];
        const whole = await withExports({ "a.csv": csv(lines) }, async (ingested) => ({
          all: await contents(ingested),
          halves: await contents(ingested, perFile),
        }));
        expect(await withExports({ "a.csv": written(shuffled, one) }, contents, { threads: one.threads })).toEqual(
          whole.all,
        );
        const halves = {
          "a.csv": written(shuffled.slice(0, cut), other),
          "b.csv": written(shuffled.slice(cut), other),
        };
        const cutUp = await withExports(halves, (ingested) => contents(ingested, perFile), {
          threads: other.threads,
          files: "new",
        });
        expect(cutUp).toEqual(whole.halves);
      }),
      runs,
    );
  });
});
