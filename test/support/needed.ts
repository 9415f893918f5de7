import { readFileSync } from "node:fs";
import { layers } from "../../pipeline/layers.ts";
import { projectFolder } from "../../pipeline/settings.ts";

const named = /\b((?:ledger|measures)\.[a-z_]+)/g;
const inputsOf = new Map<string, readonly string[]>();

/** The tables of ledger and measures that a question needs, in build order: those it names, and what they are made of. */
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
  const built: readonly string[] = [...layers.ledger, ...layers.measures];
  return built.filter((table) => needed.has(table));
}

function tablesIn(table: string): readonly string[] {
  const known = inputsOf.get(table);
  if (known !== undefined) return known;
  const built: readonly string[] = [...layers.ledger, ...layers.measures];
  const text = built.includes(table)
    ? readFileSync(`${projectFolder}/pipeline/${table.replace(".", "/")}.sql`, "utf8")
    : "";
  const inputs = [...text.replaceAll(/--.*$/gm, "").matchAll(named)]
    .map(([input]) => input)
    .filter((each) => each !== table);
  inputsOf.set(table, inputs);
  return inputs;
}
