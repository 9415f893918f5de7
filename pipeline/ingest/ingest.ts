import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { CountbackError } from "../errors.ts";
import type { Settings } from "../settings.ts";
import { execute, readRows, type Warehouse } from "../warehouse.ts";
import type { ExportFile } from "./exportFile.ts";
import { recordAbsentColumns, recordAssumptions, recordNotes, recordUnknownColumns } from "./fileFindings.ts";
import { addFinding, createFindings, orderFindings } from "./findings.ts";
import { listFolder } from "./found.ts";
import { checkLimits } from "./limits.ts";
import { loadFile, numberFile } from "./load.ts";
import { prepare } from "./prepare.ts";
import type { Profile } from "./profiles/profile.ts";
import { profiles } from "./profiles/profiles.ts";
import { settleTable } from "./settle.ts";
import { createStaging, dropStaging } from "./staging.ts";
import { hasPlainLines, suspect, suspectFiles } from "./suspects.ts";
import { tableNames } from "./tables.ts";
import { recordBroken, recordFiles } from "./totals.ts";

/** What of the settings reading exports depends on. */
export type IngestSettings = Pick<Settings, "inputFolder" | "profile" | "dateOrder" | "limits">;

/**
 * Step 1: the exports of a folder as typed canonical tables (`ingest.*`), each row kept or accounted for in
 * `ingest.findings`; `ingest.files` says for each file what it was taken for and that rows read = accepted + rejected +
 * left out. Throws with exit code 2 where no file is recognised, the day/month order cannot be decided, or a file is past
 * the limits (then the findings are complete), and 3 where there is no such folder or profile.
 */
export async function ingest(warehouse: Warehouse, settings: IngestSettings): Promise<void> {
  const chosen = chooseProfiles(settings.profile);
  const { files: found, ignored } = await listFolder(settings.inputFolder);
  for (const name of ["texts", "dates", "amounts", "money"]) {
    await execute(warehouse, await readFile(new URL(`macros/${name}.sql`, import.meta.url), "utf8"));
  }
  await createFindings(warehouse);
  await createStaging(warehouse);
  for (const { name, reason } of ignored) {
    await addFinding(warehouse, { severity: "info", file: name, rule: "ignored_file", message: `ignored: ${reason}` });
  }
  const scratchFolder = await mkdtemp(join(tmpdir(), "countback-ingest-"));
  // Lines are counted by the order in which rows come.
  await execute(warehouse, "set preserve_insertion_order = true;");
  try {
    const options = { dateOrder: settings.dateOrder, scratchFolder };
    const place = { warehouse, profiles: chosen, scratchFolder };
    const prepared = await inTurn([...found.entries()], ([index, file]) => prepare(place, file, index + 1));
    const exports = prepared.filter((file) => file !== null);
    const files = await inTurn(exports, (file) => loadFile(warehouse, file, options));
    if (files.length === 0) throw await nothingRecognised(warehouse, settings.inputFolder);
    const settled = await settle(warehouse, files, scratchFolder);
    await recordFiles(warehouse, settled);
    await dropStaging(warehouse);
    await checkLimits(warehouse, settled, settings);
  } finally {
    await orderFindings(warehouse);
    await execute(warehouse, "set preserve_insertion_order = false;");
    await rm(scratchFolder, { recursive: true, force: true });
  }
}

async function settle(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  scratchFolder: string,
): Promise<readonly ExportFile[]> {
  const fed = tableNames.filter((table) =>
    files.some(({ layout }) => layout.feeds.some((feed) => feed.table === table)),
  );
  const suspicions = await inTurn(fed, (table) => suspect(warehouse, table));
  const numbers = (await inTurn(suspicions, (each) => suspectFiles(warehouse, each))).flat();
  const countable = await inTurn(files, (file) =>
    numbers.includes(file.number) ? withLines(warehouse, file, scratchFolder) : Promise.resolve(file),
  );
  const isReloaded = countable.some((file, index) => file !== files[index]);
  for (const suspicion of suspicions) {
    await settleTable(warehouse, countable, isReloaded ? await suspect(warehouse, suspicion.table) : suspicion);
  }
  for (const file of countable) {
    await recordBroken(warehouse, file, scratchFolder);
    await recordUnknownColumns(warehouse, file);
    await recordAbsentColumns(warehouse, file);
    await recordNotes(warehouse, file);
    await recordAssumptions(warehouse, file);
  }
  return countable;
}

/** The file as it is where its lines can be counted, else read again from a numbered copy. */
async function withLines(warehouse: Warehouse, file: ExportFile, scratchFolder: string): Promise<ExportFile> {
  if (file.isNumbered || (await hasPlainLines(warehouse, file))) return file;
  return loadFile(warehouse, await numberFile(file, scratchFolder), { dateOrder: file.dateOrder, scratchFolder });
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

async function nothingRecognised(warehouse: Warehouse, folder: string): Promise<CountbackError> {
  const [first] = await readRows(
    warehouse,
    `select file || ': ' || message as reason from ingest.findings where severity = 'warning' order by file, message limit 1`,
    z.object({ reason: z.string() }),
  );
  return new CountbackError(`no export recognised in ${folder}: ${first?.reason ?? "it holds no files"}`, 2);
}

function chooseProfiles(name: string | null): readonly Profile[] {
  if (name === null) return profiles;
  const chosen = profiles.filter((profile) => profile.name === name);
  if (chosen.length > 0) return chosen;
  throw new CountbackError(
    `unknown profile: ${name} (known: ${profiles.map((profile) => profile.name).join(", ")})`,
    3,
  );
}
