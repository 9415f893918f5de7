import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generateLedger } from "./generate.ts";
import { openLedger } from "./open.ts";
import { formatBench } from "./report.ts";

const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), "countback-bench-")));
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

test("the same count and seed give the same bytes", async () => {
  const [first, second] = await Promise.all(
    folders.map((folder) => generateLedger(folder, { invoices: 3000, seed: 7 })),
  );
  const files = readdirSync(first ?? "");
  expect(files.sort()).toEqual(["customers.csv", "fx_rates.csv", "invoices.csv", "payments.csv"]);
  for (const file of files) {
    expect(readFileSync(join(first ?? "", file)).equals(readFileSync(join(second ?? "", file)))).toBe(true);
  }
});

test("there are as many invoices as asked for, and nearly all are paid", async () => {
  const folder = await generateLedger(folders[0] ?? "", { invoices: 3000, seed: 8 });
  const lines = (file: string): readonly string[] =>
    readFileSync(join(folder, file), "utf8").trim().split("\n").slice(1);
  expect(lines("invoices.csv")).toHaveLength(3000);
  const paid = new Set(lines("payments.csv").map((line) => line.split(",").at(-1)));
  expect(paid.size / 3000).toBeGreaterThan(0.92);
  expect(paid.size / 3000).toBeLessThan(0.98);
});

test("of a ledger asked for by its open invoices about as many are open, and as many again are paid", async () => {
  const folder = await openLedger(folders[0] ?? "", { open: 2000, seed: 9 });
  const sums = (file: string, id: number, amount: number): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (const line of readFileSync(join(folder, file), "utf8").trim().split("\n").slice(1)) {
      const cells = line.split(",");
      found.set(cells[id] ?? "", (found.get(cells[id] ?? "") ?? 0) + Number(cells[amount]));
    }
    return found;
  };
  const paid = sums("payments.csv", 5, 2);
  const billed = [...sums("invoices.csv", 0, 4)];
  const open = billed.filter(([invoice, amount]) => (paid.get(invoice) ?? 0) < amount - 0.005);
  expect(billed).toHaveLength(4000);
  expect(open.length / 2000).toBeGreaterThan(0.95);
  expect(open.length / 2000).toBeLessThan(1.05);
});

test("a report has one line a step, measured against the raw load of the same rows", () => {
  const raw = { seconds: 2, rows: 3_000_000 };
  const timings = { steps: [{ step: "ingest", seconds: 3 }], totalSeconds: 6, peakMemoryBytes: 1_048_576_000 };
  const peers = [
    { name: "polars", seconds: 4, reason: "" },
    { name: "pandas", seconds: null, reason: "No module named 'pandas'" },
  ];
  expect(formatBench({ invoices: 1_500_000, seed: 1, raw, timings, peers }).split("\n")).toEqual([
    "1,500,000 invoices (seed 1), 3,000,000 rows in the input files",
    "raw load        2.00 s    1,500,000 rows/s   1.00 × raw load",
    "ingest          3.00 s    1,000,000 rows/s   1.50 × raw load",
    "total           6.00 s      500,000 rows/s   3.00 × raw load",
    "peak memory 1,000 MB",
    "polars          4.00 s      750,000 rows/s   2.00 × raw load",
    "pandas was not run: No module named 'pandas'",
  ]);
});
