import { readFile } from "node:fs/promises";
import { z } from "zod";
import { CountbackError, during } from "../errors.ts";
import type { Settings } from "../settings.ts";
import { withScratch } from "../warehouse/scratch.ts";
import { execute, readRows, type Warehouse, writeSettings } from "../warehouse/warehouse.ts";
import type { ExportFile, FoundFile } from "./layouts/exportFile.ts";
import { recordAbsentColumns, recordAssumptions, recordNotes, recordUnknownColumns } from "./findings/fileFindings.ts";
import { addFinding, createFindings, orderFindings } from "./findings/findings.ts";
import { listInput } from "./containers/inputFiles.ts";
import { identifier } from "./layouts/identify.ts";
import { type Broken, checkInvariants, recordInvariants } from "./findings/invariants.ts";
import { hasLeftRows, recordLeftRows } from "./rows/leftRows.ts";
import { refuseUnclearLists } from "./findings/listSeries.ts";
import { checkLimits } from "./findings/limits.ts";
import { sumLineItems } from "./rows/lineItems.ts";
import { currencyMacro } from "./values/currencies.ts";
import { FarDatesSchema } from "./values/farDatesSetting.ts";
import { createLife, findLife, type Life } from "./values/life.ts";
import { refuseUndated } from "./values/listDay.ts";
import { loadFile, type LoadOptions, readable } from "./rows/load.ts";
import { createLookups, isLookedUp, recordMissedLookups, withLookedUp } from "./layouts/lookups.ts";
import { leaveIntercompanyOut } from "./rows/intercompany.ts";
import { recordMixedCurrencies } from "./findings/mixedCurrencies.ts";
import { moveNegativePayments } from "./rows/negativePayments.ts";
import { addNettedCredits } from "./rows/nettedPayments.ts";
import { numberFile } from "./rows/numbered.ts";
import { createPaymentParts, joinPaymentParts } from "./rows/paymentParts.ts";
import { fillPaidAmounts, lowerPaidAmounts } from "./rows/paidAmounts.ts";
import { asWholeLists } from "./layouts/wholeLists.ts";
import { prepare, type Workplace } from "./layouts/prepare.ts";
import { recordReportTotal } from "./findings/reportTotal.ts";
import { settleTable } from "./rows/resolveSuspects.ts";
import { clearSharedMarks, decideSharedMarks, recordSharedMarks } from "./values/sharedMarks.ts";
import { recordSides } from "./findings/sideFindings.ts";
import { createStaging, dropStaging } from "./rows/staging.ts";
import { createStatuses, recordStatuses } from "./values/statuses.ts";
import { hasPlainLines, suspect, suspectFiles } from "./rows/suspects.ts";
import { type TableName, tableNames } from "./layouts/tables.ts";
import { createFileDays } from "./rows/versions.ts";
import { recordUnreadMoney } from "./findings/unreadMoney.ts";
import { recordApart, recordFiles, recordLookedUp } from "./rows/totals.ts";

/** Tables whose rows say what of invoices is settled. */
const settlingTables: readonly TableName[] = ["payments", "applications"];

/** What of the settings reading exports depends on. */
export type IngestSettings = Pick<Settings, "inputFolder" | "profile" | "dateOrder" | "limits"> &
  Partial<Pick<Settings, "baseCurrency" | "asOf" | "farDates" | "files" | "expectedOpen" | "intercompany">>;

/**
 * Step 1: the exports of a folder as typed canonical tables (`ingest.*`), each row kept or accounted for in
 * `ingest.findings`; `ingest.files` says for each file what it was taken for and that rows read = accepted + rejected +
 * left out. Throws with exit code 2 where no file is recognised, the day/month order cannot be decided, or a file is past
 * the limits (then the findings are complete), and 3 where there is no such folder or profile.
 */
export async function ingest(warehouse: Warehouse, settings: IngestSettings): Promise<void> {
  await openIngest(warehouse);
  await writeSettings(warehouse, { home_currency: settings.baseCurrency ?? "XXX" });
  const identify = identifier(settings.profile);
  const { files: found, ignored } = await listInput(settings.inputFolder);
  for (const { name, reason } of ignored) {
    await addFinding(warehouse, { severity: "info", file: name, rule: "ignored_file", message: `ignored: ${reason}` });
  }
  // Lines are counted by the order in which rows come.
  await execute(warehouse, "set preserve_insertion_order = true;");
  try {
    await withScratch((scratchFolder) => readFiles({ warehouse, identify, scratchFolder }, found, settings));
  } finally {
    await orderFindings(warehouse);
    await execute(warehouse, "set preserve_insertion_order = false;");
  }
}

async function readFiles(place: Workplace, found: readonly FoundFile[], settings: IngestSettings): Promise<void> {
  const { warehouse, scratchFolder } = place;
  const { dateOrder, asOf = null, files: series = null } = settings;
  const options = { dateOrder, asOf, scratchFolder };
  const prepared = await prepare(place, found);
  const exports = series === "whole" ? asWholeLists(prepared) : prepared;
  const sound = await inTurn(exports, (file) =>
    isLoaded(file) && !isLookedUp(file) ? file : readable(warehouse, file, options),
  );
  if (!sound.some(({ layout }) => layout.feeds.length > 0))
    throw await nothingRecognised(warehouse, settings.inputFolder);
  await createLookups(warehouse, sound);
  const asking = await inTurn(sound, (file) => withLookedUp(warehouse, file, sound, settings.dateOrder));
  const loaded = await inTurn(asking, (file) => loadFile(warehouse, file, options));
  const files = await inTurn(await decideSharedMarks(warehouse, loaded, settings), ({ file, isDecided }) =>
    isDecided ? loadFile(warehouse, file, options) : file,
  );
  const { farDates = FarDatesSchema.parse({}) } = settings;
  const life = await findLife(warehouse, files, { asOf, farDates });
  const { intercompany = [] } = settings;
  const { files: settled, broken } = await settle(warehouse, files, { life, options, series, intercompany });
  if ((settings.expectedOpen ?? []).length > 0) {
    for (const file of settled) await recordUnreadMoney(warehouse, file);
  }
  await recordFiles(warehouse, settled);
  await dropStaging(warehouse);
  refuseUndated(settled);
  await checkLimits(warehouse, settled, settings);
  checkInvariants(broken, settings);
}

/** Creates the macros and the empty tables that reading needs. */
export async function openIngest(warehouse: Warehouse): Promise<void> {
  await execute(warehouse, currencyMacro());
  for (const name of ["amounts", "marks", "texts", "months", "dates", "money"]) {
    await execute(warehouse, await readFile(new URL(`macros/${name}.sql`, import.meta.url), "utf8"));
  }
  await clearSharedMarks(warehouse);
  await createFindings(warehouse);
  await createLife(warehouse);
  await createStaging(warehouse);
  await createPaymentParts(warehouse);
  await createStatuses(warehouse);
}

async function settle(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  {
    life,
    options,
    series,
    intercompany,
  }: Pick<Settings, "intercompany"> & {
    readonly life: Life | null;
    readonly options: LoadOptions;
    readonly series: Settings["files"];
  },
): Promise<{ readonly files: readonly ExportFile[]; readonly broken: readonly Broken[] }> {
  const fed = tableNames.filter((table) =>
    files.some(({ layout }) => layout.feeds.some((feed) => feed.table === table)),
  );
  await createFileDays(warehouse, files);
  if (series !== "new") await refuseUnclearLists(warehouse, files);
  const suspicions = await inTurn(fed, (table) => suspect(warehouse, table, files, life));
  const numbers = (await inTurn(suspicions, (each) => suspectFiles(warehouse, each))).flat();
  const countable = await inTurn(files, async (file) =>
    numbers.includes(file.number) || (await hasLeftRows(warehouse, file)) ? withLines(warehouse, file, options) : file,
  );
  const isReloaded = countable.some((file, index) => file !== files[index]);
  for (const { table, ...first } of suspicions) {
    const suspicion = isReloaded ? await suspect(warehouse, table, countable, life) : { table, ...first };
    await settleTable(warehouse, countable, suspicion);
  }
  await leaveIntercompanyOut(warehouse, countable, intercompany);
  for (const suspicion of suspicions) await sumLineItems(warehouse, suspicion, countable);
  await addNettedCredits(warehouse);
  await moveNegativePayments(warehouse);
  await joinPaymentParts(warehouse, countable);
  await fillPaidAmounts(warehouse);
  const broken = [...(await recordInvariants(warehouse, countable))];
  await lowerPaidAmounts(warehouse);
  await recordLookedUp(warehouse, countable);
  await recordSharedMarks(warehouse, countable);
  const settles = countable.some(({ layout }) => layout.feeds.some(({ table }) => settlingTables.includes(table)));
  await inTurn(countable, async (file) => {
    await recordApart(warehouse, file, options.scratchFolder);
    broken.push(...(await recordReportTotal(warehouse, file)));
    broken.push(...(await recordSides(warehouse, file)));
    broken.push(...(await recordMixedCurrencies(warehouse, file)));
    await recordLeftRows(warehouse, file);
    broken.push(...(await recordStatuses(warehouse, file, settles)));
    await recordMissedLookups(warehouse, file, countable);
    await recordUnknownColumns(warehouse, file);
    await recordAbsentColumns(warehouse, file);
    await recordNotes(warehouse, file);
    await recordAssumptions(warehouse, file);
  });
  return { files: countable, broken };
}

/** Whether rows of a file are loaded, by which a row that does not fit its header shows. */
const isLoaded = ({ layout }: ExportFile): boolean => layout.feeds.length > 0;

/** The file as it is where its lines can be counted, else read again from a numbered copy. */
async function withLines(warehouse: Warehouse, file: ExportFile, options: LoadOptions): Promise<ExportFile> {
  if (file.isNumbered || (await hasPlainLines(warehouse, file))) return file;
  const numbered = await numberFile(file, options.scratchFolder);
  return loadFile(warehouse, numbered, { ...options, dateOrder: file.dateOrder });
}

/** Works on one after the other; what breaks says which file it was. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R> | R): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await during(`reading ${nameIn(item)}`, () => work(item)));
  return results;
}

function nameIn(item: unknown): string {
  if (typeof item !== "object" || item === null) return String(item);
  if ("name" in item) return String(item.name);
  return "file" in item ? nameIn(item.file) : "table" in item ? String(item.table) : "the exports";
}

async function nothingRecognised(warehouse: Warehouse, folder: string): Promise<CountbackError> {
  const [first] = await readRows(
    warehouse,
    `select file || ': ' || message as reason from ingest.findings where severity = 'warning' order by file, message limit 1`,
    z.object({ reason: z.string() }),
  );
  return new CountbackError(`no export recognised in ${folder}: ${first?.reason ?? "it holds no files"}`, 2);
}
