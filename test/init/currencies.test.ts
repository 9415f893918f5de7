import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { init } from "../../pipeline/init/init.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { rowsOf } from "../ingest/exports.ts";
import { withFolder } from "../support/folder.ts";

const open = `select currency, sum(amount) as amount, sum(amount - coalesce(paid_amount, 0)) as open
  from ingest.invoices group by currency order by currency`;

/** What init says of a list, and what is open of it by currency. */
async function mapped(text: string): Promise<{ readonly said: string; readonly open: unknown }> {
  return withFolder(async (folder) => {
    await writeFile(join(folder, "a.csv"), text);
    const said: string[] = [];
    await init({ input: folder }, { say: (each) => void said.push(each), ask: null });
    const { profile, dateOrder } = readSettings({ input: folder });
    return { said: said.join("\n"), open: await rowsOf({ "a.csv": text }, open, { profile, dateOrder }) };
  });
}

it.each([
  ["Invoice No,Customer,Date,Amount (EUR),Balance (EUR)", "EUR"],
  ["Rechnungsnr,Kunde,Rechnungsdatum,Betrag in EUR,Offen in EUR", "EUR"],
  ["Invoice No,Customer,Date,Amount USD,Balance USD", "USD"],
  ["Invoice No,Customer,Date,Amount €,Balance €", "EUR"],
])("%s is in %s", async (header, currency) => {
  const rows = "1,Acme,2024-01-10,100.00,60.00\n2,Bolt,2024-01-11,50.00,50.00\n";
  expect((await mapped(`${header}\n${rows}`)).open).toEqual([{ currency, amount: 150, open: 110 }]);
});

it("a column for each currency: each row is in that of the one it fills, its balance too", async () => {
  const { said, open: found } = await mapped(`Invoice No,Customer,Date,Amount EUR,Amount USD,Balance EUR,Balance USD
1,Acme,2024-01-10,100.00,,60.00,
2,Bolt,2024-01-11,,50.00,,50.00
`);
  expect(found).toEqual([
    { currency: "EUR", amount: 100, open: 60 },
    { currency: "USD", amount: 50, open: 50 },
  ]);
  expect(said).toContain("Amount EUR or Amount USD: a row's currency is that of the one that it fills");
});

it("the same amount in two currencies counts once", async () => {
  const { said, open: found } = await mapped(`Invoice No,Customer,Date,Amount EUR,Amount USD
1,Acme,2024-01-10,100.00,110.00
2,Bolt,2024-01-11,50.00,55.00
`);
  expect(found).toEqual([{ currency: "EUR", amount: 150, open: 150 }]);
  expect(said).toContain("Amount USD is not used: Amount EUR has the amount, in another currency");
});

it("an amount and a balance in different currencies are never mixed", async () => {
  await expect(
    mapped("Invoice No,Customer,Date,Amount EUR,Balance USD\n1,Acme,2024-01-10,100.00,100.00\n"),
  ).rejects.toThrow("the amount is in another currency than what is paid or open of it");
});
