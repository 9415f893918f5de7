import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../pipeline/run.ts";
import { closeWarehouse, openWarehouse } from "../../pipeline/warehouse.ts";
import { withFolder } from "../support/folder.ts";
import { parseLedger, select, testSettings, writeTables } from "../support/ledger.ts";

/** One open invoice a customer and month; LATE pays 40 days after the due date, GOOD on it. */
const ledger = Array.from({ length: 10 }, (_, month) => {
  const date = (day: number): string => new Date(Date.UTC(2024, month, day)).toISOString().slice(0, 10);
  return [
    `${date(1)} invoice G${month} GOOD 100.00 USD due_date=${date(31)}`,
    `${date(31)} payment PG${month} GOOD 100.00 USD invoice_id=G${month}`,
    `${date(2)} invoice L${month} LATE 100.00 USD due_date=${date(31)}`,
    `${date(71)} payment PL${month} LATE 100.00 USD invoice_id=L${month}`,
  ].join("\n");
}).join("\n");

test("invoices move between the classes of a real earlier run and this one, whose forecast is held against what came", async () => {
  await withFolder(async (folder) => {
    await mkdir(join(folder, "in"));
    await writeTables(join(folder, "in"), parseLedger(ledger));
    const settings = { ...testSettings(join(folder, "in")), outputFolder: join(folder, "out") };
    const opened = async (asOf: string) => {
      await run({ ...settings, asOf }, { quiet: true });
      const warehouse = await openWarehouse(":memory:");
      const published = (table: string) => `'${join(folder, "out/published", `${table}.parquet`)}'`;
      const open = await select(warehouse, `select invoice_id, risk_class from ${published("open_invoices")}`);
      const moves = await select(warehouse, `select * from ${published("class_migration")} order by all`);
      const kept = await select(warehouse, `select as_of_date, count_weeks from ${published("kept_forecasts")}`);
      closeWarehouse(warehouse);
      return { kept, classes: new Map(open.map((row) => [row["invoice_id"], String(row["risk_class"])])), moves };
    };
    const before = await opened("2024-08-15");
    expect(before.moves).toEqual([]);
    expect(before.kept).toEqual([]);
    const now = await opened("2024-09-05");
    expect(now.kept).toEqual([{ as_of_date: "2024-08-15", count_weeks: 3 }]);
    const items = [...new Set([...before.classes.keys(), ...now.classes.keys()])];
    const moves = new Map<string, number>();
    for (const item of items) {
      const move = `${before.classes.get(item) ?? "new"} → ${now.classes.get(item) ?? "settled"}`;
      moves.set(move, (moves.get(move) ?? 0) + 1);
    }
    expect([...moves.keys()].some((move) => move.startsWith("new"))).toBe(true);
    expect([...moves.keys()].some((move) => move.endsWith("settled"))).toBe(true);
    const told = now.moves.map((row) => [`${row["class_before"]} → ${row["class_now"]}`, row["count_invoices"]]);
    expect(told.sort()).toEqual([...moves].sort());
    expect(new Set(now.moves.map((row) => String(row["last_as_of_date"]).slice(0, 10)))).toEqual(
      new Set(["2024-08-15"]),
    );
  });
});
