import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calendarOf } from "../export/drafts/calendar.ts";
import { draftWriter, readActions } from "../export/drafts/drafts.ts";
import type { Manifest } from "../publish/manifest.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** Ranks whose drafts a file holds: what a page reads when one of them is opened. */
const ranksAtOnce = 25;

/** Ranks that the page of the worklist shows. */
const lastRank = 300;

/** What drafts are made of; an audience that may not see one of them gets none. */
const needed = ["worklist", "open_invoices", "unapplied", "customers"];

/**
 * Writes the message, the statement of account and the calendar entry of each conversation on the worklist's page, in the
 * customer's language: `_rows/drafts/<currency>-<part>.json`, by rank. The page reads a part when a conversation of it is opened.
 */
export async function writeDraftFiles(
  warehouse: Warehouse,
  { siteFolder, manifest }: { readonly siteFolder: string; readonly manifest: Manifest },
): Promise<void> {
  const held = new Set(manifest.tables.map(({ name }) => name));
  if (!needed.every((name) => held.has(name))) return;
  const folder = join(siteFolder, "_rows/drafts");
  await mkdir(folder, { recursive: true });
  const write = await draftWriter(warehouse, { manifest });
  const parts = new Map<string, Record<string, unknown>>();
  for (const action of await readActions(warehouse, null)) {
    if (action.rank > lastRank) continue;
    const name = `${action.currency}-${Math.floor((action.rank - 1) / ranksAtOnce)}`;
    const { subject, body } = write.message(action);
    const summary = `${action.step}: ${action.customer_name}, ${action.ask}`;
    const id = `${manifest.runId}-${action.currency}-${action.rank}`;
    const calendar = calendarOf([{ id, day: action.action_date, summary, description: subject }], manifest.asOf);
    const part = parts.get(name) ?? {};
    part[action.rank] = { subject, body, statement: write.account(action), calendar };
    parts.set(name, part);
  }
  for (const [name, part] of parts) await writeFile(join(folder, `${name}.json`), JSON.stringify(part));
}
