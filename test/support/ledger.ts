import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { prepareRun } from "../../pipeline/run/prepareRun.ts";
import { loadHistory } from "../../pipeline/run/history.ts";
import { buildLayer, runChecks } from "../../pipeline/warehouse/checks.ts";
import { readSettings, type Settings } from "../../pipeline/settings.ts";
import { buildNeeded, tablesRead } from "../../pipeline/warehouse/tables.ts";
import {
  type Cell,
  closeWarehouse,
  openWarehouse,
  readRows,
  type Warehouse,
} from "../../pipeline/warehouse/warehouse.ts";
import { keptOpen } from "./keptOpen.ts";

type Row = Readonly<Record<string, string>>;

/** What each first word of a ledger line means: the file it goes to and the names of the words after it. */
const grammar: Readonly<Record<string, { readonly file: string; readonly words: readonly string[] }>> = {
  invoice: { file: "invoices", words: ["invoice_id", "customer_id", "amount", "currency"] },
  payment: { file: "payments", words: ["payment_id", "customer_id", "amount", "currency"] },
  refund: { file: "refunds", words: ["refund_id", "customer_id", "amount", "currency"] },
  credit_note: { file: "credit_notes", words: ["credit_note_id", "customer_id", "amount", "currency"] },
  apply: { file: "applications", words: ["source_type", "source_id", "invoice_id", "amount"] },
  adjust: { file: "adjustments", words: ["adjustment_id", "kind", "invoice_id", "amount"] },
  dispute: { file: "disputes", words: ["dispute_id", "invoice_id", "amount"] },
  promise: { file: "promises", words: ["promise_id", "customer_id", "amount"] },
  plan: { file: "plans", words: ["plan_id", "customer_id", "amount"] },
  rate: { file: "fx_rates", words: ["currency", "rate"] },
  open: { file: "open_items", words: ["invoice_id", "customer_id", "open_amount", "currency"] },
  order: { file: "orders", words: ["order_id", "customer_id", "amount", "currency"] },
  decide: { file: "credit_decisions", words: ["customer_id", "decided_by"] },
  contact: { file: "contacts", words: ["contact_id", "customer_id", "step"] },
  gl: { file: "gl_balances", words: ["balance", "currency"] },
};

const dateColumns: Readonly<Record<string, string>> = {
  invoices: "issue_date",
  payments: "payment_date",
  refunds: "refund_date",
  credit_notes: "issue_date",
  applications: "application_date",
  adjustments: "adjustment_date",
  disputes: "opened_date",
  promises: "made_date",
  plans: "agreed_date",
  fx_rates: "rate_date",
  orders: "order_date",
  contacts: "contact_date",
  credit_decisions: "decided_date",
  gl_balances: "as_of_date",
  open_items: "snapshot_date",
};

/**
 * Reads ledger lines such as `2020-04-30 invoice I1 ACME 100.00 USD due_date=2020-05-30` into canonical tables.
 * The words after the date are positional (see `grammar`), then come `column=value` pairs; `-` leaves a word empty.
 */
export function parseLedger(text: string): Readonly<Record<string, readonly Row[]>> {
  const tables: Record<string, Row[]> = {};
  for (const line of text
    .split("\n")
    .map((each) => each.trim())
    .filter((each) => each !== "")) {
    const [date = "", verb = "", ...rest] = line.split(/\s+/);
    const rule = grammar[verb];
    if (rule === undefined) throw new Error(`invalid ledger line: ${line}`);
    const row: Record<string, string> = { [dateColumns[rule.file] ?? ""]: date };
    rest.forEach((word, index) => {
      const [name = "", value] = word.includes("=") ? word.split("=") : [rule.words[index] ?? "", word];
      if (value !== undefined && value !== "-") row[name] = value.replaceAll("_", name === "terms" ? " " : "_");
    });
    (tables[rule.file] ??= []).push(row);
  }
  // A ledger in lines is a whole one: where nobody has paid, a column for it says so.
  const invoices = (tables["invoices"] ?? []).map((row) => ({ paid_date: "", ...row }));
  return invoices.length === 0 || tables["payments"] !== undefined ? tables : { ...tables, invoices };
}

/** Writes canonical tables as CSV files into a folder. */
export async function writeTables(folder: string, tables: Readonly<Record<string, readonly Row[]>>): Promise<void> {
  for (const [name, rows] of Object.entries(tables)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
    await writeFile(join(folder, `${name}.csv`), `${lines.map((line) => line.join(",")).join("\n")}\n`);
  }
}

/** Settings for a test ledger: defaults, an as-of date, and what the test changes. */
export function testSettings(inputFolder: string, changes: Partial<Settings> = {}): Settings {
  return { ...readSettings({ input: inputFolder, site: false }), ...changes };
}

type Step = "ledger" | "measures";
type DatedSettings = Settings & { readonly asOf: string };
type Opened = { readonly warehouse: Warehouse; readonly settings: DatedSettings };
type Ledger = string | Readonly<Record<string, readonly Row[]>>;

/** Reads ledger lines (or ready tables) through the real ingest into memory; nothing is built of them yet. Close the warehouse afterwards. */
export async function openLedger(ledger: Ledger, changes: Partial<Settings>): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "countback-"));
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await writeTables(folder, typeof ledger === "string" ? parseLedger(ledger) : ledger);
    const settings = testSettings(folder, changes);
    await ingest(warehouse, settings);
    const asOf = await prepareRun(warehouse, settings);
    await loadHistory(warehouse, folder, []);
    return { warehouse, settings: { ...settings, asOf } };
  } catch (error) {
    closeWarehouse(warehouse);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Loads ledger lines (or ready tables) through the real ingest into memory and hands the warehouse to `ask`, which may alter
 * it; everything is removed afterwards. Tables are built where `select` asks for them; what asks otherwise names the steps, or
 * a question, whose tables `build` makes before.
 */
export async function withLedger<T>(
  ledger: Ledger,
  changes: Partial<Settings>,
  ask: (warehouse: Warehouse, settings: DatedSettings) => Promise<T>,
  build: readonly Step[] | string = [],
): Promise<T> {
  const { warehouse, settings } = await openLedger(ledger, changes);
  try {
    if (typeof build === "string") await buildNeeded(warehouse, tablesRead(build));
    else for (const step of build) await buildLayer(warehouse, step);
    return await ask(warehouse, settings);
  } finally {
    closeWarehouse(warehouse);
  }
}

const asked = keptOpen<Opened>(({ warehouse }) => closeWarehouse(warehouse));

/**
 * Hands a ledger to `ask`, which only reads what `select` and `brokenChecks` build. It stays open for the next that asks of
 * the same lines under the same settings.
 */
export function readLedger<T>(
  ledger: Ledger,
  changes: Partial<Settings>,
  ask: (warehouse: Warehouse, settings: DatedSettings) => Promise<T>,
): Promise<T> {
  return asked(
    [ledger, changes],
    () => openLedger(ledger, changes),
    ({ warehouse, settings }) => ask(warehouse, settings),
  );
}

/** Asks one question of a ledger (see `readLedger`): the rows of a select, as plain values. */
export function askLedger(
  ledger: Ledger,
  asOf: string,
  sql: string,
  changes: Partial<Settings> = {},
): Promise<readonly Readonly<Record<string, Cell>>[]> {
  return readLedger(ledger, { asOf, ...changes }, (warehouse) => select(warehouse, sql));
}

/** One ledger of many situations, each a customer of its own. */
export type Cases = {
  /** Adds the lines of a situation, where the tests are described. */
  readonly given: (lines: string) => void;
  /** Asks one question of all of them together, in a test. */
  readonly ask: (sql: string) => ReturnType<typeof select>;
  /** Which of the ledger's and the measures' checks do not hold, in a test. */
  readonly broken: () => ReturnType<typeof brokenChecks>;
};

/**
 * Collects the lines of situations that know nothing of each other, so that they stand beside what is expected of them and
 * are one ledger nevertheless: it is read when the first test asks.
 */
export function casesAsOf(asOf: string, changes: Partial<Settings> = {}): Cases {
  const all: string[] = [];
  const read = <T>(ask: (warehouse: Warehouse) => Promise<T>) => readLedger(all.join("\n"), { asOf, ...changes }, ask);
  return {
    given: (lines) => all.push(lines),
    ask: (sql) => read((warehouse) => select(warehouse, sql)),
    broken: () => read((warehouse) => brokenChecks(warehouse)),
  };
}

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The rows of a select, as plain values; the tables that it reads are built where they do not stand. */
export async function select(warehouse: Warehouse, sql: string): Promise<readonly Readonly<Record<string, Cell>>[]> {
  await buildNeeded(warehouse, tablesRead(sql));
  return readRows(warehouse, sql, z.record(z.string(), cell));
}

/** The errors among the findings, and the checks of some steps that do not hold: empty where the ledger adds up. */
export async function brokenChecks(
  warehouse: Warehouse,
  steps: readonly Step[] = ["ledger", "measures"],
): Promise<readonly Readonly<Record<string, Cell>>[]> {
  const broken = [...(await select(warehouse, "select rule, message from ledger.findings where severity = 'error'"))];
  for (const step of steps) {
    await buildNeeded(warehouse, await readByChecks(step));
    const failed = await runChecks(warehouse, step);
    broken.push(...failed.map(({ check, example }) => ({ rule: check, message: example })));
  }
  return broken;
}

async function readByChecks(step: Step): Promise<readonly string[]> {
  const folder = new URL(`../../pipeline/${step}/checks/`, import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql"));
  return tablesRead((await Promise.all(files.map((file) => readFile(new URL(file, folder), "utf8")))).join("\n"));
}
