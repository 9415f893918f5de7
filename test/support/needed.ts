import { readFileSync } from "node:fs";
import { layers } from "../../pipeline/layers.ts";
import { projectFolder } from "../../pipeline/settings.ts";

const named = /\b((?:ledger|measures|decisions)\.[a-z_]+)/g;
const all: readonly string[] = [...layers.ledger, ...layers.measures, ...layers.decisions];
const inputsOf = new Map<string, readonly string[]>();

/** The tables of ledger, measures and decisions that a question needs, in build order: those it names, and what they are made of. */
export function neededTables(sql: string): readonly string[] {
  const needed = new Set<string>();
  const add = (text: string): void => {
    for (const [table] of text.matchAll(named)) {
      if (needed.has(table)) continue;
      needed.add(table);
      for (const input of tablesIn(table)) add(input);
    }
  };
  add(sql);
  return all.filter((table) => needed.has(table));
}

function tablesIn(table: string): readonly string[] {
  const known = inputsOf.get(table);
  if (known !== undefined) return known;
  const text = all.includes(table)
    ? readFileSync(`${projectFolder}/pipeline/${table.replace(".", "/")}.sql`, "utf8")
    : "";
  const inputs = [...text.replaceAll(/--.*$/gm, "").matchAll(named)]
    .map(([input]) => input)
    .filter((each) => each !== table);
  inputsOf.set(table, inputs);
  return inputs;
}
