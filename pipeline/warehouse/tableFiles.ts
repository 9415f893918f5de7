import { readdirSync, readFileSync } from "node:fs";

/** The steps that own a schema, from left to right; a step reads only what stands to its left. */
export const schemas = [
  "ingest",
  "ledger",
  "measures",
  "features",
  "risk",
  "forecast",
  "backtest",
  "decisions",
  "publish",
] as const;

export type Step = (typeof schemas)[number];

/** The SQL of a table, one select statement, and where it stands, from the project's folder. */
export type TableFile = { readonly path: string; readonly sql: string };

const pipelineFolder = new URL("../", import.meta.url);

/** Rooms of a step that hold SQL, but no tables. */
const notTables = ["checks", "macros"];

/** Every table that has a file, by its name, whatever room of its step the file stands in: `ledger.claims` is a `claims.sql` below `pipeline/ledger`. */
export const tableFiles: ReadonlyMap<string, TableFile> = new Map(
  schemas.flatMap((step) => tablesBelow(step, step)).sort(([a], [b]) => (a < b ? -1 : 1)),
);

function tablesBelow(step: Step, folder: string): readonly (readonly [string, TableFile])[] {
  return readdirSync(new URL(`${folder}/`, pipelineFolder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notTables.includes(entry.name) ? [] : tablesBelow(step, place);
    if (!entry.name.endsWith(".sql") || entry.name === "macros.sql") return [];
    const file = { path: `pipeline/${place}`, sql: readFileSync(new URL(place, pipelineFolder), "utf8") };
    return [[`${step}.${entry.name.slice(0, -".sql".length)}`, file] as const];
  });
}

/** The file of a table; throws where it has none. */
export function fileOf(table: string): TableFile {
  const file = tableFiles.get(table);
  if (file === undefined) throw new Error(`no SQL file makes ${table}`);
  return file;
}

/**
 * Whether the comment on top of a table's SQL holds a word as a line of its own: `-- View.` for what is cheaper to look
 * through than to store, or `-- Scratch.` for what only leads to others and is not kept.
 */
export function isMarked(sql: string, word: "View" | "Scratch"): boolean {
  return commentLines(sql).includes(`-- ${word}.`);
}

/** What a row of a table is, in the first words of its SQL: the comment on top, without its marks. */
export function commentOf(sql: string): string {
  return commentLines(sql)
    .filter((line) => line !== "" && line !== "-- View." && line !== "-- Scratch.")
    .map((line) => line.replace(/^--\s*/, ""))
    .join(" ");
}

function commentLines(sql: string): readonly string[] {
  const [comment = ""] = /^(?:--.*\n)*/.exec(sql) ?? [];
  return comment.split("\n");
}
