import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import fc from "fast-check";
import { CountbackError } from "../../pipeline/errors.ts";
import { withExports } from "../ingest/exports.ts";
import { injured, type Injury, injury } from "../support/injuries.ts";
import { projectFolder } from "../../pipeline/settings.ts";

type Files = Readonly<Record<string, Buffer>>;

const fixtures = join(projectFolder, "test/fixtures");

/** The layouts with a folder of exports, side files and all. */
export const layouts: readonly string[] = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "older")
  .map((entry) => entry.name)
  .sort();

/** The exports of a layout, by their names. */
export function exportsOf(layout: string): Files {
  const folder = join(fixtures, layout);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
}

/** What is done to a file as a whole, beside injuries of its bytes and cells. */
const structures = [
  "none",
  "break header",
  "repeat header",
  "empty",
  "leave out",
  "take another's place",
  "line of zeros",
] as const;

/** What is done to the exports of a layout: to which file, to the whole of it, and to its bytes. */
const mutation = fc.record({
  layout: fc.constantFrom(...layouts),
  file: fc.nat(),
  structure: fc.constantFrom(...structures),
  at: fc.nat(),
  injuries: fc.array(injury, { maxLength: 3 }),
});

export type Mutation = {
  readonly layout: string;
  readonly file: number;
  readonly structure: (typeof structures)[number];
  readonly at: number;
  readonly injuries: readonly Injury[];
};

/** So many mutations, always the same of a seed. */
export const mutationsOf = (seed: number, count: number): readonly Mutation[] =>
  fc.sample(mutation, { seed, numRuns: count });

/** The exports of a layout after a mutation. */
export function mutated({ layout, file, structure, at, injuries }: Mutation): Files {
  const files = exportsOf(layout);
  const names = Object.keys(files);
  const name = names[file % names.length] ?? "";
  const other = names[(file + 1) % names.length] ?? "";
  const { bytes } = injured({ name, bytes: files[name] ?? Buffer.alloc(0), amountName: "" }, injuries);
  const text = bytes.toString("latin1");
  const [header = "", ...lines] = text.split("\n");
  const place = header.length === 0 ? 0 : at % header.length;
  const write = (first: string, rest: readonly string[] = lines): Files => ({
    ...files,
    [name]: Buffer.from([first, ...rest].join("\n"), "latin1"),
  });
  switch (structure) {
    case "none":
      return { ...files, [name]: bytes };
    case "break header":
      return write(`${header.slice(0, place)}${header.includes(";") ? ";" : ","}${header.slice(place)}`);
    case "repeat header":
      return write(header, [header, ...lines]);
    case "empty":
      return { ...files, [name]: Buffer.alloc(0) };
    case "leave out":
      return Object.fromEntries(Object.entries(files).filter(([each]) => each !== name));
    case "take another's place":
      return { ...files, [other]: bytes };
    case "line of zeros":
      return write(header, [...lines.slice(0, 1), "\0".repeat(40), ...lines.slice(1)]);
  }
}

/** What became of mutated exports: read or refused with a word, broken inside, or something of them told by nobody. */
export type Outcome = { readonly kind: "read" | "refused" | "crash" | "lost"; readonly says: string };

/**
 * Reads mutated exports as `check` does. A crash is an error that was not written for a reader; lost is a file that neither
 * the list of files nor a finding names, or one whose rows or money do not add up to what became of them.
 */
export async function outcomeOf(files: Files): Promise<Outcome> {
  return withExports(files, async ({ error, rows }) => {
    if (error !== null && !(error instanceof CountbackError)) return { kind: "crash", says: String(error) };
    const odd = await rows(`select file from ingest.files
      where rows_read <> rows_accepted + rows_rejected + rows_left_out
        or amount_read <> amount_accepted + amount_rejected + amount_left_out order by file`);
    const told = await rows("select file from ingest.files union select file from ingest.findings");
    const known = new Set(told.map(({ file }) => String(file)));
    // An error may end reading before the list of files is written.
    const silent =
      error === null ? Object.keys(files).filter((name) => ![...known].some((each) => each.startsWith(name))) : [];
    const lost = [
      ...odd.map(({ file }) => `does not add up: ${file}`),
      ...silent.map((name) => `not told of: ${name}`),
    ];
    if (lost.length > 0) return { kind: "lost", says: lost.join("; ") };
    return error === null ? { kind: "read", says: "" } : { kind: "refused", says: error.message };
  });
}
