import fc from "fast-check";
import { expect, it } from "vitest";
import { CountbackError } from "../../pipeline/errors.ts";
import { withExports } from "./exports.ts";

const header = "invoice_id,customer_id,issue_date,due_date,amount,currency,terms";
const lines = Array.from({ length: 20 }, (_, index) => {
  const day = String(10 + index);
  return `INV-${index},Customer ${index % 5},2020-01-${day},2020-02-${day},${(1000 + index * 7.13).toFixed(2)},EUR,Net 30`;
});
const sound = Buffer.from([header, ...lines, ""].join("\n"));

/** One injury to a file's bytes: a byte changed, put in or taken out, or everything after it lost. */
const injury = fc.record({
  kind: fc.constantFrom("flip", "change", "insert", "delete", "cut"),
  at: fc.nat({ max: sound.length - 1 }),
  byte: fc.oneof(fc.constantFrom(0, 9, 10, 13, 34, 44, 59, 255), fc.nat({ max: 255 })),
});

function injure(bytes: Buffer, { kind, at, byte }: { kind: string; at: number; byte: number }): Buffer {
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)];
  if (kind === "cut") return before;
  if (kind === "delete") return Buffer.concat([before, after]);
  if (kind === "insert") return Buffer.concat([before, Buffer.from([byte]), bytes.subarray(at)]);
  return Buffer.concat([before, Buffer.from([kind === "flip" ? (bytes[at] ?? 0) ^ (1 << (byte % 8)) : byte]), after]);
}

it("a damaged file never breaks the run, and every row that is still whole is kept or told of", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(injury, { minLength: 1, maxLength: 4 }), async (injuries) => {
      const bytes = injuries.reduce(injure, sound);
      const { error, told } = await withExports({ "a.csv": bytes }, async ({ error, rows }) => ({
        error,
        told: await rows(`select cast(amount as varchar) as amount, null as line, null as value from ingest.invoices
          union all select null, line, value from ingest.findings`),
      }));
      if (error !== null) {
        expect(error).toBeInstanceOf(CountbackError);
        return;
      }
      const texts = bytes.toString("latin1").split(/\r\n|\n|\r/);
      const lost = texts.filter((text, index) => {
        const amount = `${text.split(",")[4]}00`;
        return (
          lines.includes(text) &&
          !told.some((row) => row.amount === amount || row.line === index + 1 || row.value === text)
        );
      });
      expect(lost).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
