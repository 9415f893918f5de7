import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { writeSample } from "../../pipeline/sample/sample.ts";
import { cents, sheetRows } from "./sheetRows.ts";

const committed = fileURLToPath(new URL("../../data/sample", import.meta.url));
const fresh = mkdtempSync(join(tmpdir(), "countback-sample-"));
const files = readdirSync(committed);
const sheets = files.filter((file) => file.endsWith(".csv"));

afterAll(() => rmSync(fresh, { recursive: true }));

describe("data/sample", () => {
  writeSample(fresh);

  test("holds the files the generator writes, and no other", () => {
    expect(files.sort()).toEqual(readdirSync(fresh).sort());
  });

  test.each(files)("%s is what the generator writes, byte for byte", (file) => {
    expect(readFileSync(join(committed, file)).equals(readFileSync(join(fresh, file)))).toBe(true);
  });

  test("stays below 8 MB", () => {
    const bytes = readdirSync(committed).reduce((sum, file) => sum + statSync(join(committed, file)).size, 0);
    expect(bytes).toBeLessThan(8_000_000);
  });

  test("has some 400 customers, 20,000 invoices, 6 segments, 4 countries and 2 currencies over three years", () => {
    const customers = sheetRows("customers.csv");
    const invoices = sheetRows("invoices.csv");
    expect(customers).toHaveLength(403);
    expect(new Set(invoices.map((row) => row("invoice_id"))).size).toBeGreaterThan(19_000);
    expect(new Set(customers.map((row) => row("segment"))).size).toBe(6);
    expect(new Set(customers.map((row) => row("country"))).size).toBe(4);
    expect(new Set(invoices.map((row) => row("currency")))).toEqual(new Set(["USD", "EUR"]));
    expect(invoices[0]?.("issue_date").slice(0, 7)).toBe("2023-07");
    expect(invoices.at(-1)?.("issue_date")).toBe("2026-06-30");
  });

  test("is named in its README with its sizes", () => {
    const readme = readFileSync(join(committed, "README.md"), "utf8");
    for (const file of sheets) {
      const count = readFileSync(join(committed, file), "utf8").split("\n").length - 2;
      expect(readme).toContain(`| \`${file}\` | ${count.toLocaleString("en-US")} |`);
    }
  });

  test("writes to example domains only", () => {
    for (const row of sheetRows("customers.csv")) expect(row("email")).toMatch(/^ap@[a-z0-9-]+\.example$/);
  });

  test("names no two customers alike, and some with a comma, an ampersand, an apostrophe and an accent", () => {
    const names = sheetRows("customers.csv").map((row) => row("customer_name"));
    expect(new Set(names).size).toBe(names.length);
    for (const sign of [",", "&", "'", "é", "ö"]) expect(names.some((name) => name.includes(sign))).toBe(true);
  });
});

describe("amounts of the sample", () => {
  test.each([
    ["invoices.csv", "amount"],
    ["payments.csv", "amount"],
    ["credit_notes.csv", "amount"],
    ["applications.csv", "amount"],
    ["adjustments.csv", "amount"],
    ["disputes.csv", "amount"],
    ["promises.csv", "amount"],
    ["orders.csv", "amount"],
    ["gl_balances.csv", "balance"],
  ])("in %s are positive, with two decimals", (file, column) => {
    const amounts = sheetRows(file).map((row) => row(column));
    expect(amounts.filter((amount) => !/^\d+\.\d\d$/.test(amount) || cents(amount) <= 0)).toEqual([]);
  });
});
