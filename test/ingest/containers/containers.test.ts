import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { CountbackError } from "../../../pipeline/errors.ts";
import { workbookOf } from "../../support/workbook.ts";
import { zipOf } from "../../support/zip.ts";
import { invoices, withExports } from "../exports.ts";

const header = ["invoice_id", "customer_id", "issue_date", "due_date", "amount", "currency"];
const rows = Array.from({ length: 12 }, (_, index) => [
  `I${index}`,
  "ACME",
  "2020-01-01",
  "2020-01-31",
  index + 0.5,
  "EUR",
]);
const objects = rows.map((row) => JSON.stringify(Object.fromEntries(header.map((name, index) => [name, row[index]]))));
const total = 72;

/** Containers that know when a byte of theirs is wrong, and such as do not. */
const checked = {
  "a.xlsx": workbookOf({ Invoices: [header, ...rows] }),
  "a.zip": zipOf({ "a.csv": invoices(...rows.map((row) => row.join(","))) }),
  "a.csv.gz": gzipSync(invoices(...rows.map((row) => row.join(",")))),
};
const unchecked = {
  "a.jsonl": Buffer.from(`${objects.join("\n")}\n`),
  "a.json": Buffer.from(`[${objects.join(",\n")}]`),
};

const injury = fc.record({
  at: fc.double({ min: 0, max: 0.9999, noNaN: true }),
  kind: fc.constantFrom("flip", "cut", "delete", "insert"),
  byte: fc.integer({ min: 1, max: 255 }),
});

function injure(bytes: Buffer, { at, kind, byte }: { at: number; kind: string; byte: number }): Buffer {
  const place = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place + 1)];
  if (kind === "cut") return before;
  if (kind === "delete") return Buffer.concat([before, after]);
  const changed = Buffer.from([kind === "flip" ? (bytes[place] ?? 0) ^ byte : byte]);
  return Buffer.concat([before, changed, kind === "flip" ? after : bytes.subarray(place)]);
}

/** What came of a file: the error it ended with, the sum of the invoices, how many findings tell of it, the rows accepted. */
async function read(name: string, bytes: Buffer) {
  return withExports({ [name]: bytes }, async ({ error, rows: ask }) => {
    const [sums] = await ask(`select (select sum(amount) from ingest.invoices) as amount,
      (select count(*) from ingest.findings where severity <> 'info') as told,
      (select any_value(rows_accepted) from ingest.files) as accepted`);
    return { error, amount: sums?.amount, told: sums?.told, accepted: sums?.accepted };
  });
}

it.each(Object.entries(checked))("%s: a wrong byte is noticed, or hurts nothing", async (name, sound) => {
  expect(await read(name, sound)).toMatchObject({ error: null, amount: total, told: 0 });
  await fc.assert(
    fc.asyncProperty(fc.array(injury, { minLength: 1, maxLength: 3 }), async (injuries) => {
      const { error, amount, told } = await read(name, injuries.reduce(injure, sound));
      if (error !== null) expect(error).toBeInstanceOf(CountbackError);
      if (error === null && told === 0) expect(amount).toBe(total);
    }),
    { numRuns: 12 },
  );
});

it.each(Object.entries(unchecked))(
  "%s: damage never breaks the run, and every object is kept or told of",
  async (name, sound) => {
    expect(await read(name, sound)).toMatchObject({ error: null, amount: total, told: 0 });
    await fc.assert(
      fc.asyncProperty(fc.array(injury, { minLength: 1, maxLength: 3 }), async (injuries) => {
        const bytes = injuries.reduce(injure, sound);
        const { error, told, accepted } = await read(name, bytes);
        if (error !== null) {
          expect(error).toBeInstanceOf(CountbackError);
          return;
        }
        const whole = objects.filter((text) => bytes.includes(text)).length;
        expect(Number(accepted) >= whole || told !== 0).toBe(true);
      }),
      { numRuns: 8 },
    );
  },
);

it("the same table in any container gives the same rows and findings", async () => {
  const lines = [
    ...rows,
    ["", "Mäßig, & Söhne", "2020-01-01", "2020-01-31", "7", "EUR"],
    ["I90", "ACME", "2020-02-30", "2020-01-31", "10.00", "EUR"],
    ["I91", "", "2020-01-01", "", "-5.25", "EURO"],
    ["I92", 'the "big" one', "2020-01-01", "2019-12-31", "ten", ""],
  ].map((row) => row.map(String));
  const csv = [header, ...lines]
    .map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(","))
    .join("\n");
  const json = lines.map((row) => JSON.stringify(Object.fromEntries(header.map((name, index) => [name, row[index]]))));
  const containers = {
    "a.csv.gz": gzipSync(csv),
    "a.zip": zipOf({ "folder/a.txt": csv }),
    "a.xlsx": workbookOf({ Sheet: [["Invoices"], [], header, ...lines] }),
    "a.jsonl": json.join("\n"),
    "a.json": `[${json.join(",")}]`,
  };
  const contents = (files: Readonly<Record<string, string | Uint8Array>>): Promise<unknown> =>
    withExports(files, async ({ rows: ask }) => [
      await ask("select * from ingest.invoices order by all"),
      await ask("select * from ingest.credit_notes order by all"),
      await ask(`select severity, rule, "column", value, amount from ingest.findings order by all`),
    ]);
  const plain = await contents({ "a.csv": csv });
  for (const [name, content] of Object.entries(containers)) expect(await contents({ [name]: content })).toEqual(plain);
});
