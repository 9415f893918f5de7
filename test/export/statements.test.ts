import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languages } from "../../pipeline/export/languages.ts";
import { writeStatements } from "../../pipeline/export/statements/statements.ts";
import { textsOf } from "../../pipeline/export/statements/texts.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { expectAsPublished } from "../support/asPublished.ts";
import { withFolder } from "../support/folder.ts";

const tables = {
  customers: `select * from (values ('A', '<b>Äcme</b>', 'de', 'ap@a.example', 'Ann'), ('B', 'Bolt', 'en', null, 'Bob'),
      ('C', 'Café', 'fr', null, null), ('D', 'Paid', 'en', null, null)) as t (customer_id, customer_name, language, email, sales_rep)`,
  open_invoices: `select * from (values
      ('A', 'EUR', 'I1', date '2024-05-19', date '2024-06-18', 12, 1500.50, 1400.00, 0.00), ('A', 'EUR', 'I2', date '2024-06-19', date '2024-07-19', -19, 9, 9, 0),
      ('B', 'USD', 'I3', date '2024-06-05', date '2024-07-05', -5, 250, 250, 0), ('C', 'EUR', 'I4', date '2024-03-01', date '2024-04-01', 90, 3000, 2000, 0))
      as t (customer_id, currency, invoice_id, issue_date, due_date, days_past_due, amount, open_amount, disputed_amount)`,
  unapplied: `select 'A' as customer_id, 'EUR' as currency, 'P9' as source_id, date '2024-06-20' as credit_date, 100.00 as unapplied_amount`,
  worklist: `select * from (values
      ('A', 'EUR', 'firm reminder', 'firm', 'oldest 12 days past due', date '2024-07-01', 1300.00, 1300.00, 12, 'reminder', date '2024-06-22', null),
      ('B', 'USD', 'pre-due reminder', 'polite', 'due on 5 Jul 2024', date '2024-07-01', 0.00, 250.00, -5, null, null, null),
      ('C', 'EUR', 'await instalment', null, 'plan', date '2024-07-05', 0.00, 0.00, 90, null, null, 'payment plan kept'))
      as t (customer_id, report_currency, step, tone, reason, action_date, demand_amount, ask_amount, oldest_days, last_step, last_contact_date, stop_reason)`,
  plans: `select 'C' as customer_id, 'EUR' as currency, 'L1' as plan_id, date '2024-05-02' as agreed_date, date '2024-07-05' as next_date,
      500.00 as next_amount, 'kept' as status`,
  promise_follow_ups: `select 'A' as customer_id, 'EUR' as report_currency, 'R1' as promise_id, date '2024-07-03' as promised_date,
      600.00 as promised_amount, 100.00 as received_amount, 'not_due' as status`,
};

/** Publishes the tables by hand and hands over the folder that holds them. */
async function withReport<T>(work: (folder: string) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    await mkdir(join(folder, "published"));
    const warehouse = await openWarehouse(":memory:");
    for (const [name, sql] of Object.entries(tables)) {
      await expectAsPublished(warehouse, name, sql);
      await execute(warehouse, `copy (${sql}) to '${join(folder, `published/${name}.parquet`)}'`);
    }
    closeWarehouse(warehouse);
    const manifest = {
      runId: "run1", asOf: "2024-06-30", company: "Seller", baseCurrency: "USD", seed: 1, versions: { countback: "0", duckdb: "v1" },
      settings: {}, inputs: [], history: [], tables: Object.keys(tables).map((name) => ({ name, rows: 2 })),
    }; // prettier-ignore
    await writeFile(join(folder, "published/manifest.json"), JSON.stringify(manifest));
    return work(folder);
  });
}

test("a statement a customer with something open, in its language, with promise and plan; a call note for whom something is asked", async () => {
  await withReport(async (folder) => {
    const to = join(folder, "statements");
    expect(await writeStatements({ outputFolder: folder, toFolder: to, browserPath: null })).toBe(3);
    expect((await readdir(to)).sort()).toEqual(["A-call.txt", "A.html", "B-call.txt", "B.html", "C.html"]);
    const german = await readFile(join(to, "A.html"), "utf8");
    expect(german).toContain('<html lang="de">');
    expect(german).toContain("für &#60;b&#62;Äcme&#60;/b&#62; (A), Stand 30.06.2024");
    expect(german).toContain('Saldo</td><td class="number">EUR 1.309,00');
    expect(german).toContain("Sie haben uns EUR 500,00 für den 03.07.2024 zugesagt.");
    expect(await readFile(join(to, "C.html"), "utf8")).toContain(
      "la prochaine échéance de EUR 500,00 est due le 5 juil. 2024",
    );
    const call = await readFile(join(to, "A-call.txt"), "utf8");
    expect(call).toContain("Ask         EUR 1,300.00");
    expect(call).toContain("Promised    EUR 500.00 for 3 Jul 2024");
    expect(call).toContain("- EUR 1.300,00 sind überfällig, der älteste Posten seit 12 Tagen. Woran liegt es?");
    // Before the due date the amount that falls due is named.
    expect(await readFile(join(to, "B-call.txt"), "utf8")).toContain("Seller: USD 250.00 falls due on 5 Jul 2024.");
  });
});

test("only the customers named, in the language asked for; who owes nothing is an error, and so is a language without texts", async () => {
  await withReport(async (folder) => {
    const to = join(folder, "statements");
    const options = { outputFolder: folder, toFolder: to, browserPath: null };
    expect(await writeStatements({ ...options, customers: ["A"], language: "es" })).toBe(1);
    expect(await readFile(join(to, "A.html"), "utf8")).toContain("Estado de cuenta");
    await expect(writeStatements({ ...options, customers: ["D"] })).rejects.toThrow("nothing open at customer: D");
    await expect(writeStatements({ ...options, language: "xx" })).rejects.toMatchObject({ exitCode: 3 });
    await rm(join(folder, "published/plans.parquet"));
    const manifest = await readFile(join(folder, "published/manifest.json"), "utf8");
    await writeFile(join(folder, "published/manifest.json"), manifest.replace('{"name":"plans","rows":2},', ""));
    await expect(writeStatements(options)).rejects.toThrow("the report was made before there were plans: run again");
  });
});

test("every language has every text with the same blanks", () => {
  const blanks = (text: string): string =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => name)
      .sort()
      .join(" ");
  const shape = (value: unknown): unknown =>
    typeof value === "string"
      ? blanks(value)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]))
        : value;
  for (const language of languages) expect(shape(textsOf(language))).toEqual(shape(textsOf("en")));
});
