import { counts } from "./counts.ts";
import { dates } from "./dates.ts";
import { days } from "./days.ts";
import { flags } from "./flags.ts";
import type { Meaning, Unit } from "./meaning.ts";
import { money } from "./money.ts";
import { ownMeanings } from "./ownMeanings.ts";
import { points } from "./points.ts";
import { practice } from "./practice.ts";
import { shares } from "./shares.ts";
import { words } from "./words.ts";

const byUnit: readonly (readonly [Unit, Readonly<Record<string, string>>])[] = [
  ["text", words],
  ["date", dates],
  ["yes or no", flags],
  ["count", counts],
  ["days", days],
  ["share", shares],
  ["money", money],
  ["own", points],
  ...practice,
];

const shared = new Map<string, Meaning>(
  byUnit.flatMap(([unit, meanings]) =>
    Object.entries(meanings).map(([name, meaning]): [string, Meaning] => [name, { unit, meaning }]),
  ),
);

/** What a column of a published table says: its own meaning there, else that of its name everywhere; undefined where nobody said. */
export function meaningOf(table: string, column: string): Meaning | undefined {
  return ownMeanings[`${table}.${column}`] ?? shared.get(column);
}

/** Every name, and every `table.column`, that the dictionary explains. */
export const explained: readonly string[] = [...shared.keys(), ...Object.keys(ownMeanings)];
