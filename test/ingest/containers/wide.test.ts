import { describe, expect, it } from "vitest";
import { workbookOf } from "../../support/workbook.ts";
import { rowsOf, withExports } from "../exports.ts";

const header = ["invoice_id", "customer_id", "issue_date", "due_date", "amount", "currency"];
const invoice = ["I1", "ACME", "2024-01-03", "2024-02-02", "120.50", "EUR"];
const open = "select cast(sum(amount) as varchar) as amount from ingest.invoices";
const whole = [{ amount: "120.5000" }];

/** A file with so many further columns, each with a value. */
function wide(count: number): string {
  const more = Array.from({ length: count }, (_, index) => `x${index}`);
  return [header, invoice].map((cells) => [...cells, ...more].join(",")).join("\n");
}

const refused = async (files: Parameters<typeof withExports>[0]): Promise<string> =>
  withExports(files, ({ error }) => Promise.resolve(String(error)));

describe("columns", () => {
  it("three thousand that nobody knows are read, in time that grows as they do", async () => {
    const start = process.cpuUsage();
    expect(await rowsOf({ "invoices.csv": wide(3000) }, `${open} where len(json_keys(attributes)) = 3000`)).toEqual(
      whole,
    );
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(15);
  });

  it("their names do not fill a message", async () => {
    const findings = "select message from ingest.findings where rule = 'unknown_column'";
    const [found] = await rowsOf({ "invoices.csv": wide(300) }, findings);
    expect(found?.["message"]).toMatch(/^columns kept as attributes: x0, x1, .* and 260 more$/);
  });

  it("more than a sheet can have, and a first line without an end, are refused with a word", async () => {
    const rows = JSON.stringify([Object.fromEntries([...header, ...Array(17_000).keys()].map((name) => [name, "1"]))]);
    expect(await refused({ "invoices.json": rows })).toMatch(/not read: 17006 columns, more than the 16384 of a sheet/);
    expect(await refused({ "invoices.csv": wide(20_000) })).toMatch(
      /not read: its first line is longer than the 65,536/,
    );
  });
});

describe("sheets", () => {
  it("a stray cell in the last column makes no row longer", async () => {
    const stray = { xml: '<c r="XFD2" t="inlineStr"><is><t>stray</t></is></c>' };
    const files = { "a.xlsx": workbookOf({ A: [header, [...invoice, stray]] }) };
    expect(await rowsOf(files, open)).toEqual(whole);
    expect(await rowsOf(files, "select message from ingest.findings where rule = 'unknown_column'")).toEqual([
      { message: "columns not read: (no name)" },
    ]);
  });

  it("a text longer than any cell holds is refused, however often it is shared", async () => {
    const files = {
      "a.xlsx": workbookOf({
        A: [
          [...header, "note"],
          [...invoice, "z".repeat(40_000)],
        ],
      }),
    };
    expect(await refused(files)).toMatch(/more than 32767 characters in G2/);
  });

  it("a small workbook that would be written out as gigabytes is refused", async () => {
    const shared = { xml: '<c t="s"><v>0</v></c>' };
    const many = Array.from({ length: 7000 }, () => [shared]);
    expect(await refused({ "a.xlsx": workbookOf({ A: [["z".repeat(32_000)], ...many] }) })).toMatch(
      /bytes that unpack to \d+ or more/,
    );
  });
});

it("a cell of ten megabytes is one row set apart with its amount, and the others are read", async () => {
  const text = `${header.join(",")},note\nI0,ACME,2024-01-03,2024-02-02,7.00,EUR,${"z".repeat(10_000_000)}\n${invoice.join(",")},\n`;
  await withExports({ "invoices.csv": text }, async ({ rows }) => {
    expect(
      await rows("select cast(sum(amount) as varchar) as amount from ingest.findings where rule = 'too_long_row'"),
    ).toEqual([{ amount: "7.0000" }]);
    expect(await rows(open)).toEqual(whole);
  });
});

it("a folder of more files than an export can have is refused at once", async () => {
  const files = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`${index}.csv`, ""]));
  expect(await refused(files)).toMatch(/5001 files in .*: more than the 5000 that one export may have/);
});
