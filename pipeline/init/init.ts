import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { CountbackError, typed } from "../errors.ts";
import { describeIngest } from "../ingest/findings/inspect.ts";
import { ingest } from "../ingest/ingest.ts";
import { configBeside, configInForce, inputOf, readConfig, type Settings, settingsOf } from "../settings.ts";
import { closeWarehouse, openWarehouse, readRows } from "../warehouse/warehouse.ts";
import { type Choices, ChoicesSchema } from "./choices.ts";
import { type Asking, canBe, converse, listen, proposalsOf, type Said, Stopped, type Talk } from "./conversation.ts";
import { describeProposal } from "./describe.ts";
import { draftName, draftOf } from "./draft.ts";
import { findTables } from "./findTables.ts";
import { layoutsOf } from "./layouts.ts";
import { mappedRows } from "./mappedRows.ts";
import type { ProfileText, UnknownTable } from "./proposal.ts";

/** Flags of `countback init`. */
export type InitFlags = { readonly input?: string; readonly config?: string; readonly answers?: string };

/**
 * Looks at the files of a folder that no profile knows, proposes what each column is, lets a person change it and asks what
 * the files do not say (or takes it from a file of answers), shows ten mapped rows a table and the control totals, and writes
 * the mapping into the settings (`countback.config.json` in the folder), where other settings stay as they are; a file that is
 * not there yet is made, with the settings that were in force till then. Where it stops before the mapping holds, what there
 * is goes into `countback.draft.json` beside them, to be gone on with by hand.
 * Throws with exit code 2 where a file cannot be told, or its day/month order, and 3 on wrong use.
 */
export async function init(flags: InitFlags, talk: Talk): Promise<void> {
  const input = inputOf(flags);
  const target = flags.config === undefined ? configBeside(input) : resolve(flags.config);
  const inForce = existsSync(target) ? target : configInForce(input);
  const config = inForce === null ? {} : readConfig(inForce);
  if ("profile" in config && (flags.config === undefined || inForce === target))
    throw new CountbackError(`a mapping stands in ${inForce} already: remove its "profile" first`, 3);
  const settings = settingsOf({ input }, { ...config, profile: null });
  const { tables, headless } = await findTables(settings);
  if (tables.length + headless.length === 0) {
    talk.say(
      `Every file is known already: nothing to map. See what each was taken for: ${typed("check", "--input", input)}`,
    );
    return;
  }
  for (const file of headless) talk.say(`${file}: not mapped: its first lines hold no row of column names`);
  const said: Said = {
    choices: flags.answers === undefined ? ChoicesSchema.parse({}) : readAnswers(flags.answers, tables),
  };
  const place: Place = { settings, config, target, input, tables };
  try {
    const { ask, say } = talk;
    if (ask === null) {
      say(proposalsOf(tables, said.choices).map(describeProposal).join("\n\n"));
      await tryOut(place, said, talk);
    } else if (!(await talkOver(place, said, { ask, say }))) return;
    await write(place, said, say);
  } catch (error) {
    if (!(error instanceof CountbackError || error instanceof Stopped)) throw error;
    const draft = await writeDraft(place, said, error.message);
    if (draft === null) throw error;
    const advice = `what there is stands in ${draft}: go on in it, then ${typed("check", "--input", input, "--profile", draft)}`;
    if (error instanceof CountbackError) throw new CountbackError(`${error.message}; ${advice}`, error.exitCode);
    talk.say(`Stopped: ${advice}`);
  }
}

type Place = {
  readonly settings: Settings;
  readonly config: Readonly<Record<string, unknown>>;
  readonly target: string;
  readonly input: string;
  readonly tables: readonly UnknownTable[];
};

/** Talks until the mapping holds and is to be written; false where nothing is to be written. */
async function talkOver(place: Place, said: Said, talk: Asking): Promise<boolean> {
  const { settings, tables } = place;
  const known = await tablesKnown(settings);
  const home = { hasCurrency: settings.baseCurrency !== null, hasPayments: known.includes("payments") };
  for (;;) {
    await converse(tables, said, talk, home);
    try {
      await tryOut(place, said, talk);
    } catch (error) {
      if (!(error instanceof CountbackError)) throw error;
      talk.say(`This mapping does not hold: ${error.message}`);
      continue;
    }
    const answer = await listen(talk, `Write this mapping to ${place.target}? [Y/n, or change to go back] `);
    if (/^(y|yes|)$/i.test(answer)) return true;
    if (/^(c|change|back)$/i.test(answer)) continue;
    talk.say("Nothing was written.");
    return false;
  }
}

/** The setting by which lists of open items go on from one another, where it is said of any file. */
function newRows({ choices }: Said): { readonly files?: "new" } {
  return Object.values(choices.files).some(({ files }) => files === "new") ? { files: "new" } : {};
}

function profileOf({ tables }: Place, { choices }: Said): ProfileText {
  const proposals = proposalsOf(tables, choices);
  const layouts = layoutsOf(proposals);
  const [first] = proposals;
  if (layouts.length === 0) {
    const problem = first === undefined ? "no file holds a row of column names" : `${first.file}: ${first.problem}`;
    throw new CountbackError(`nothing could be mapped: ${problem}`, 2);
  }
  return { name: "own", describes: "proposed by countback init", guessed: true, layouts };
}

/** Reads the exports with the mapping and shows what comes of it; a person is asked where the day/month order is open. */
async function tryOut(place: Place, said: Said, { say, ask }: Talk): Promise<void> {
  const { currency, dateOrder } = said.choices;
  const settings = {
    ...place.settings,
    profile: profileOf(place, said),
    dateOrder: dateOrder ?? place.settings.dateOrder,
    baseCurrency: currency ?? place.settings.baseCurrency,
    ...newRows(said),
  };
  const warehouse = await openWarehouse(":memory:");
  try {
    await ingest(warehouse, settings);
    say(`${await mappedRows(warehouse)}\n\n${await describeIngest(warehouse)}`);
  } catch (error) {
    const isOpen = error instanceof CountbackError && error.message.startsWith("undecided day/month order");
    if (!isOpen || ask === null) throw error;
    say(error.message);
    const answer = (await listen({ ask, say }, "Is the day or the month first? [day/month] ")).toLowerCase();
    if (!/^(d|day|m|month)$/.test(answer)) throw new CountbackError(`invalid answer: ${answer} (day or month)`, 3);
    said.choices = { ...said.choices, dateOrder: answer.startsWith("d") ? "dmy" : "mdy" };
    await tryOut(place, said, { say, ask });
  } finally {
    closeWarehouse(warehouse);
  }
}

/** The canonical tables that files feed whose layout is known. */
async function tablesKnown(settings: Settings): Promise<readonly string[]> {
  const warehouse = await openWarehouse(":memory:");
  try {
    await ingest(warehouse, settings).catch(() => null);
    const files = await readRows(
      warehouse,
      "select target_table from ingest.files",
      z.object({ target_table: z.string() }),
    );
    return files.flatMap(({ target_table }) => target_table.split(", "));
  } finally {
    closeWarehouse(warehouse);
  }
}

async function write(place: Place, said: Said, say: Talk["say"]): Promise<void> {
  const { config, target, input, settings } = place;
  const { currency, dateOrder = settings.dateOrder } = said.choices;
  const next = {
    ...config,
    ...(dateOrder === null ? {} : { dateOrder }),
    ...(currency === undefined ? {} : { baseCurrency: currency }),
    ...newRows(said),
    profile: profileOf(place, said),
  };
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, `${JSON.stringify(next, null, 2)}\n`);
  const named = configInForce(input) === target ? [] : ["--config", target];
  say(`Wrote ${target}. Next: ${typed("run", "--input", input, ...named)}`);
}

/** Writes what there is of a mapping beside the settings, under a name that nothing has; null where there is nothing. */
async function writeDraft({ tables, target }: Place, { choices }: Said, reason: string): Promise<string | null> {
  const profile = draftOf(proposalsOf(tables, choices), reason);
  if (profile === null) return null;
  const names = Array.from({ length: 100 }, (_, index) => join(dirname(target), draftName(index + 1)));
  const file = names.find((each) => !existsSync(each));
  if (file === undefined) return null;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(profile, null, 2)}\n`);
  return file;
}

/** Reads a file of answers. Throws with exit code 3 where it says what the files cannot be. */
function readAnswers(path: string, tables: readonly UnknownTable[]): Choices {
  const parsed = ChoicesSchema.safeParse(readConfig(path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CountbackError(`invalid answers: ${issue?.path.join(".")}: ${issue?.message}`, 3);
  }
  for (const [file, { columns }] of Object.entries(parsed.data.files)) {
    const table = tables.find((each) => each.file === file);
    if (table === undefined) throw new CountbackError(`invalid answers: no such file to map: ${file}`, 3);
    const stranger = Object.keys(columns).find((header) => !table.header.includes(header));
    if (stranger !== undefined) throw new CountbackError(`invalid answers: ${file} has no column ${stranger}`, 3);
  }
  for (const proposal of proposalsOf(tables, parsed.data)) {
    const columns = Object.entries(parsed.data.files[proposal.file]?.columns ?? {});
    const wrong = columns.find(([, role]) => !canBe(role, proposal.holds));
    if (wrong === undefined) continue;
    throw new CountbackError(
      `invalid answers: ${proposal.file}: a column of ${proposal.holds} is no ${wrong[1]}: ${wrong[0]}`,
      3,
    );
  }
  return parsed.data;
}
