import { z } from "zod";
import { execute, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { decideDateOrder } from "../values/dateOrder.ts";
import { decideDecimalSign } from "../values/decimalSign.ts";
import type { Conventions, DateOrder, ExportFile } from "./exportFile.ts";
import { addFinding } from "../findings/findings.ts";
import { judgedTextsFor } from "../values/judgedTexts.ts";
import { type Lookup, type Source, withParts } from "../profiles/expressions.ts";
import { type Profile, sourcesOfFeed, sourcesOfLayout } from "../profiles/profile.ts";
import { fieldOf, markedRecords, rowText } from "../values/source.ts";
import { textOf } from "../values/sourceText.ts";
import { foundColumn, shortHash, takenColumn } from "./lookupColumns.ts";
import { takenBy } from "./feedCondition.ts";

/**
 * Writes what the layouts of these files look up in others: a temp table for each layout and key, one row a key, each
 * column the first text by the content of its row. A layout of which there is no file gives an empty table.
 */
export async function createLookups(warehouse: Warehouse, files: readonly ExportFile[]): Promise<void> {
  for (const profile of new Set(files.map((file) => file.profile))) {
    const lookups = lookupsIn(profile.layouts.flatMap(sourcesOfLayout));
    for (const place of new Map(lookups.map((each) => [tableOf(profile, each), each])).values()) {
      const takes = [...new Set(lookups.filter((each) => isSamePlace(each, place)).map((each) => each.take))];
      const inFiles = files.filter((file) => file.profile === profile && file.layout.name === place.lookup);
      await execute(warehouse, lookupTable(profile, place, takes, inFiles));
    }
  }
}

/** The layouts of a file's profile that some layout looks up in. */
export function isLookedUp({ profile, layout }: ExportFile): boolean {
  return lookupsIn(profile.layouts.flatMap(sourcesOfLayout)).some((each) => each.lookup === layout.name);
}

/**
 * A file that knows how the files write dates and amounts in which it looks them up. Throws with exit code 2 where their
 * order of day and month cannot be decided.
 */
export async function withLookedUp(
  warehouse: Warehouse,
  file: ExportFile,
  files: readonly ExportFile[],
  setting: DateOrder | null,
): Promise<ExportFile> {
  const lookedUp: Record<string, Conventions> = {};
  for (const other of files.filter((each) => each.profile === file.profile)) {
    const isAsked = lookupsIn(sourcesOfLayout(file.layout)).some(({ lookup }) => lookup === other.layout.name);
    if (!isAsked) continue;
    const dates = judgedTextsFor(other, ["date"], [file]);
    const amounts = judgedTextsFor(other, ["money", "number"], [file]).map(({ text }) => text);
    const { order } = await decideDateOrder(warehouse, other, dates, { limit: null, setting });
    const { isComma } = await decideDecimalSign(warehouse, other, amounts, null);
    const before = lookedUp[other.layout.name];
    lookedUp[other.layout.name] = {
      dateOrder: before?.dateOrder ?? order,
      isComma: before?.isComma === true || isComma,
    };
  }
  return { ...file, lookedUp };
}

/** SQL of the joins that put beside a file's records all that these sources look up; empty for none. */
export function lookupJoins(file: ExportFile, sources: readonly Source[]): string {
  return lookupsOf(file, sources)
    .map(({ lookups, by, table }) => {
      const [first] = lookups;
      if (first === undefined) return "";
      const columns = lookups.map((each) => `${takeName(each.take)} as ${takenColumn(each, each.take)}`);
      return `left join (select key as ${foundColumn(first)}, ${[...new Set(columns)].join(", ")} from ${table})
        on ${foundColumn(first)} = ingest.read_float_id(${by})`;
    })
    .join("\n");
}

/** Says once a file and lookup how many rows name something that the other file does not hold, with an example. */
export async function recordMissedLookups(
  warehouse: Warehouse,
  file: ExportFile,
  files: readonly ExportFile[],
): Promise<void> {
  for (const feed of file.layout.feeds) {
    for (const { lookups, by } of lookupsOf(file, sourcesOfFeed(feed))) {
      const lookup = lookups.find((each) => each.optional !== true);
      if (lookup === undefined) continue;
      const [missed] = await readRows(
        warehouse,
        `select count(*) as rows, min(ingest.read_float_id(${by})) as example
        from ${markedRecords(file)} ${lookupJoins(file, sourcesOfLayout(file.layout))}
        where ${takenBy(file, feed)} and ingest.read_float_id(${by}) is not null and ${foundColumn(lookup)} is null`,
        z.object({ rows: z.number(), example: z.string().nullable() }),
      );
      if (missed === undefined || missed.rows === 0) continue;
      const isThere = files.some((each) => each.profile === file.profile && each.layout.name === lookup.lookup);
      const where = isThere ? `in ${lookup.lookup} by ${lookup.key}` : `for want of a file: ${lookup.lookup}`;
      await addFinding(warehouse, {
        severity: "info",
        file: file.name,
        rule: "lookup_missed",
        message: `not found ${where}: ${missed.rows} ${missed.rows === 1 ? "row" : "rows"}`,
        ...(missed.example === null ? {} : { value: missed.example.slice(0, 200) }),
      });
    }
  }
}

type Join = { readonly lookups: readonly Lookup[]; readonly by: string; readonly table: string };

/** The lookups among sources that this file can make, those that ask the same key together, inner ones first. */
function lookupsOf(file: ExportFile, sources: readonly Source[]): readonly Join[] {
  const groups = new Map<string, Lookup[]>();
  for (const lookup of lookupsIn(sources)) {
    const group = groups.get(foundColumn(lookup));
    if (group === undefined) groups.set(foundColumn(lookup), [lookup]);
    else group.push(lookup);
  }
  return [...groups.values()].flatMap((lookups) => {
    const [first] = lookups;
    const by = first === undefined ? null : textOf(file, first.by);
    return first === undefined || by === null ? [] : [{ lookups, by, table: tableOf(file.profile, first) }];
  });
}

function lookupsIn(sources: readonly Source[]): readonly Lookup[] {
  return sources.flatMap(withParts).filter((source) => typeof source !== "string" && "lookup" in source);
}

function isSamePlace(left: Lookup, right: Lookup): boolean {
  return left.lookup === right.lookup && left.key === right.key;
}

function tableOf({ name }: Profile, { lookup, key }: Lookup): string {
  return `looked_up_${shortHash([name, lookup, key])}`;
}

function takeName(take: string): string {
  return `take_${shortHash(take)}`;
}

function lookupTable(profile: Profile, place: Lookup, takes: readonly string[], files: readonly ExportFile[]): string {
  const rows = files.flatMap((file) => {
    const key = fieldOf(file, place.key);
    const texts = takes.map(
      (take) => `ingest.read_text(${fieldOf(file, take) ?? "cast(null as varchar)"}) as ${takeName(take)}`,
    );
    return key === null
      ? []
      : [
          `select ingest.read_float_id(${key}) as key, ${texts.join(", ")}, ${rowText(file)} as content
          from ${markedRecords(file)} where ${file.layout.latest === undefined ? "true" : "not is_superseded"}`,
        ];
  });
  const empty = `select null::varchar as key, ${takes.map((take) => `null::varchar as ${takeName(take)}`).join(", ")}, null::varchar as content`;
  const firsts = takes.map((take) => `arg_min(${takeName(take)}, content) as ${takeName(take)}`);
  return `create or replace temp table ${tableOf(profile, place)} as
    select key, ${firsts.join(", ")} from (${rows.length === 0 ? empty : rows.join("\nunion all\n")})
    where key is not null group by key;`;
}
