import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CountbackError, typed } from "../errors.ts";
import { describeIngest } from "../ingest/findings/inspect.ts";
import { ingest } from "../ingest/ingest.ts";
import { configBeside, configInForce, inputOf, readConfig, type Settings, settingsOf } from "../settings.ts";
import { closeWarehouse, openWarehouse } from "../warehouse/warehouse.ts";
import { describeProposals } from "./describe.ts";
import { findProposals } from "./findProposals.ts";
import { mappedRows } from "./mappedRows.ts";
import type { Proposal } from "./proposal.ts";

/** How `countback init` talks to a person; `ask` answers a question in a terminal, null where nobody is there (`--yes`). */
export type Talk = {
  readonly say: (text: string) => void;
  readonly ask: ((question: string) => Promise<string>) | null;
};

/** Flags of `countback init`. */
export type InitFlags = { readonly input?: string; readonly config?: string };

/**
 * Looks at the files of a folder that no profile knows, proposes what each column is, shows ten mapped rows a table and the
 * control totals, and writes the mapping into the settings (`countback.config.json` in the folder), where other settings
 * stay as they are; a file that is not there yet is made, with the settings that were in force till then.
 * Throws with exit code 2 where a file cannot be told, or its day/month order, and 3 on wrong use.
 */
export async function init(flags: InitFlags, { say, ask }: Talk): Promise<void> {
  const input = inputOf(flags);
  const target = flags.config === undefined ? configBeside(input) : resolve(flags.config);
  const inForce = existsSync(target) ? target : configInForce(input);
  const config = inForce === null ? {} : readConfig(inForce);
  if ("profile" in config && (flags.config === undefined || inForce === target))
    throw new CountbackError(`a mapping stands in ${inForce} already: remove its "profile" first`, 3);
  const settings = settingsOf({ input }, { ...config, profile: null });
  const proposals = await findProposals(settings);
  if (proposals.length === 0) {
    say(
      `Every file is known already: nothing to map. See what each was taken for: ${typed("check", "--input", input)}`,
    );
    return;
  }
  say(describeProposals(proposals));
  const layouts = distinctLayouts(proposals);
  if (layouts.length === 0)
    throw new CountbackError(`nothing could be mapped: ${proposals[0]?.file}: ${proposals[0]?.problem}`, 2);
  const profile = { name: "own", describes: "proposed by countback init", guessed: true as const, layouts };
  const dateOrder = await tryOut({ ...settings, profile }, { say, ask });
  if (ask !== null && !/^(y|yes|)$/i.test((await ask(`Write this mapping to ${target}? [Y/n] `)).trim())) {
    say("Nothing was written.");
    return;
  }
  const next = { ...config, ...(dateOrder === null ? {} : { dateOrder }), profile };
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, `${JSON.stringify(next, null, 2)}\n`);
  const named = configInForce(input) === target ? [] : ["--config", target];
  say(`Wrote ${target}. Next: ${typed("run", "--input", input, ...named)}`);
}

/** Reads the exports with the mapping and shows what comes of it; a person is asked where the day/month order is open. */
async function tryOut(settings: Settings, { say, ask }: Talk): Promise<"dmy" | "mdy" | null> {
  const warehouse = await openWarehouse(":memory:");
  try {
    await ingest(warehouse, settings);
    say(`${await mappedRows(warehouse)}\n\n${await describeIngest(warehouse)}`);
    return settings.dateOrder;
  } catch (error) {
    const isOpen = error instanceof CountbackError && error.message.startsWith("undecided day/month order");
    if (!isOpen || ask === null) throw error;
    say(error.message);
    const answer = (await ask("Is the day or the month first? [day/month] ")).trim().toLowerCase();
    if (!/^(d|day|m|month)$/.test(answer)) throw new CountbackError(`invalid answer: ${answer} (day or month)`, 3);
    return await tryOut({ ...settings, dateOrder: answer.startsWith("d") ? "dmy" : "mdy" }, { say, ask });
  } finally {
    closeWarehouse(warehouse);
  }
}

/** The layouts of all proposals; files of one header share theirs, and each has a name of its own. */
function distinctLayouts(proposals: readonly Proposal[]): readonly NonNullable<Proposal["layout"]>[] {
  const layouts = proposals.flatMap(({ layout }) => (layout === null ? [] : [layout]));
  const bySignature = new Map(layouts.map((layout) => [[...layout.signature].sort().join("\n"), layout]));
  return [...bySignature.values()].map((layout, index, all) => {
    const before = all.slice(0, index).filter((each) => each.name === layout.name).length;
    return before === 0 ? layout : { ...layout, name: `${layout.name} ${before + 1}` };
  });
}
