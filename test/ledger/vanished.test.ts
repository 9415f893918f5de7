import { expect, test } from "vitest";
import { refuseVanished } from "../../pipeline/ledger/vanished.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { execute } from "../../pipeline/warehouse/warehouse.ts";
import { select, withLedger } from "../support/ledger.ts";

/** What a run says that knew January's open items, given in lines, of February's export. */
function heldTo(
  known: string,
  ledger: Parameters<typeof withLedger>[0],
  acceptVanished = false,
): Promise<readonly string[]> {
  const { vanished } = readSettings({});
  return withLedger(
    ledger,
    { asOf: "2024-02-29" },
    async (warehouse) => {
      const values = known
        .trim()
        .split("\n")
        .map((line) => {
          const [invoice = "", customer = "", amount = ""] = line.trim().split(/\s+/);
          return `('2024-01-31', 'ab', '${invoice}', 1, '', '${customer}', 'EUR', '2024-01-05', ${amount}, ${amount})`;
        });
      await execute(warehouse, `insert into ledger.known_items values ${values.join(", ")};`);
      await refuseVanished(warehouse, { vanished, acceptVanished });
      const told = await select(warehouse, "select rule from ingest.findings where rule = 'other_ledger'");
      return told.map(({ rule }) => String(rule));
    },
    ["ledger"],
  );
}

const january = `
  I1 ACME 100.00
  I2 ACME 50.00
  I3 BOLT 30.00`;
const newOnly = "2024-02-10 invoice I4 ACME 70.00 EUR paid_date=2024-02-20";

test("an export that holds only what is new stops with what has vanished", async () => {
  await expect(heldTo(january, newOnly)).rejects.toThrow(
    "3 of the 3 items that were open as of 2024-01-31 (EUR 180.00) are no longer in the exports: the export holds a part of the ledger",
  );
});

test("where it is meant, it goes on", async () => {
  expect(await heldTo(january, newOnly, true)).toEqual([]);
});

test("what was paid since is still in the export; one item of three may go", async () => {
  const whole = `
    2024-01-05 invoice I1 ACME 100.00 EUR paid_date=2024-02-02
    2024-01-05 invoice I2 ACME 50.00 EUR paid_date=2024-02-03`;
  expect(await heldTo(january, whole)).toEqual([]);
});

test("of a list of open items the paid ones vanish: only nearly all of them are too many", async () => {
  const many = Array.from({ length: 20 }, (_, at) => `I${at} ACME 10.00`).join("\n");
  const open = (ids: readonly number[]) => {
    const rows = ids.map((id) => ({ snapshot_date: "2024-02-29", invoice_id: `I${id}`, customer_id: "ACME" }));
    return { open_items: rows.map((row) => ({ ...row, issue_date: "2024-01-05", open_amount: "10.00" })) };
  };
  expect(await heldTo(many, open([1, 2, 3]))).toEqual([]);
  await expect(heldTo(many, open([19, 99]))).rejects.toThrow("all of them paid at once, or a part of the list");
});

test("an export of other customers is another ledger, and told, where ten or more were known", async () => {
  const other = "2024-02-10 invoice Z1 OTHER 70.00 EUR";
  const ten = Array.from({ length: 10 }, (_, at) => `I${at} C${at} 10.00`).join("\n");
  expect(await heldTo(ten, other)).toEqual(["other_ledger"]);
  await expect(heldTo(january, other)).rejects.toThrow("3 of the 3 items");
});
