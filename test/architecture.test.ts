import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "../pipeline/settings.ts";
import { schemas, tableFiles } from "../pipeline/warehouse/tableFiles.ts";
import { tablesRead } from "../pipeline/warehouse/tables.ts";

const pipeline = join(projectFolder, "pipeline");

/** The files below a folder that end in one of the endings, as paths. */
async function filesOf(folder: string, ...endings: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name));
}

const withoutComments = (sql: string): string => sql.replaceAll(/--.*$/gm, "");

describe("a step reads only what stands to its left", () => {
  test.each([...schemas])("%s", async (step) => {
    const own = schemas.indexOf(step);
    const offenders: string[] = [];
    for (const file of await filesOf(join(pipeline, step), ".sql").catch(() => [])) {
      for (const table of tablesRead(await readFile(file, "utf8"))) {
        const place = schemas.findIndex((each) => table.startsWith(`${each}.`));
        if (place > own) offenders.push(`${file} reads ${table}`);
      }
    }
    expect(offenders).toEqual([]);
  });
});

test("every table says first what a row is", () => {
  for (const [table, { sql }] of tableFiles) {
    expect([table, sql.split("\n")[0]]).toEqual([table, expect.stringMatching(/^-- One row per /)]);
  }
});

test("every table has one file, whatever room of its step it stands in", async () => {
  const files = await Promise.all(schemas.map((step) => filesOf(join(pipeline, step), ".sql")));
  const tables = files
    .flat()
    .map(pathOf)
    .filter((file) => !/\/(checks|macros)\/|\/macros\.sql$/.test(file));
  expect(Array.from(tableFiles.values(), ({ path }) => path).sort()).toEqual(tables.sort());
});

test("what a run stands under is read from run.settings, not from variables of a session", async () => {
  for (const file of await filesOf(pipeline, ".sql", ".ts")) {
    expect([file, await readFile(file, "utf8")]).toEqual([
      file,
      expect.not.stringMatching(/getvariable|set variable/i),
    ]);
  }
});

test("no clock and no unseeded dice in any SQL", async () => {
  for (const file of await filesOf(pipeline, ".sql")) {
    expect([file, withoutComments(await readFile(file, "utf8"))]).toEqual([
      file,
      expect.not.stringMatching(/\b(current_date|current_timestamp|now\(\)|today\(\)|random\(\))/i),
    ]);
  }
});

test("no power but of 2: its last digit is not that of another Node's, as those of exp and log are", async () => {
  for (const file of await filesOf(pipeline, ".ts")) {
    expect([file, await readFile(file, "utf8")]).toEqual([
      file,
      expect.not.stringMatching(/Math\.pow|(?<!\b2) \*\*=? /),
    ]);
  }
});

test("nothing in the project names an outside host that it would load from", async () => {
  for (const file of [
    ...(await filesOf(join(projectFolder, "src"), ".ts", ".md", ".css")),
    join(projectFolder, "observablehq.config.ts"),
  ]) {
    if (file.includes(".observablehq/")) continue;
    expect([file, await readFile(file, "utf8")]).toEqual([
      file,
      expect.not.stringMatching(/(src|href|import|url\()\s*=?\s*["'(]?https?:\/\//),
    ]);
  }
});

/** A file that another imports; by type where nothing of it runs. */
type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const importing = /^(?:import|export)\b(?<what>[^;"]*?)from "(?<path>\.[^"]+)"|\bimport\("(?<later>\.[^"]+)"\)/gm;

/** All imports of TypeScript files and pages below the project's folder, as paths from there. */
const imports: readonly Import[] = (
  await Promise.all(
    [...(await filesOf(pipeline, ".ts")), ...(await filesOf(join(projectFolder, "src"), ".ts", ".md"))]
      .filter((file) => !file.includes(".observablehq"))
      .map(async (file) =>
        Array.from((await readFile(file, "utf8")).matchAll(importing), ({ groups = {} }) => ({
          from: pathOf(file),
          to: pathOf(resolve(dirname(file), groups["path"] ?? groups["later"] ?? "")).replace(/\.js$/, ".ts"),
          isType: groups["what"]?.trimStart().startsWith("type ") ?? false,
        })),
      ),
  )
).flat();

function pathOf(file: string): string {
  return relative(projectFolder, file).replaceAll(sep, "/");
}

const told = ({ from, to }: Import): string => `${from} imports ${to}`;

test("no file imports itself through others, by value or by type", () => {
  const read = new Map<string, readonly string[]>();
  for (const { from, to } of imports) read.set(from, [...(read.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (path.includes(file) || done.has(file)) return;
    for (const to of read.get(file) ?? []) follow(to, [...path, file]);
    done.add(file);
  };
  for (const file of read.keys()) follow(file, []);
  expect(circles).toEqual([]);
});

/** The steps from left to right. What stands in no step (a run, its kept generations, the site, exports, commands) stands right of all. */
const steps = ["warehouse", ...schemas.filter((step) => step !== "backtest")].map((step) => `pipeline/${step}/`);

test("a step imports nothing that stands to its right", () => {
  // The settings gather the settings of the steps, and the door is not a step.
  const door = ["pipeline/settings.ts", "pipeline/errors.ts"];
  const placeOf = (file: string): number => {
    const place = steps.findIndex((step) => file.startsWith(step));
    return place === -1 ? steps.length : place;
  };
  const up = imports.filter(({ from, to }) => placeOf(from) < placeOf(to) && !door.includes(to));
  expect(up.map(told)).toEqual([]);
});

test("pages and pipeline share src/writing, which imports nothing else; types alone come over from the contract", () => {
  const isPage = (file: string): boolean => file.startsWith("src/") && !file.startsWith("src/writing/");
  const crossing = imports.filter(({ from, to, isType }) => {
    // What Node runs for the site generator, one file, reads the published tables.
    if (from === "src/data/[table].json.ts") return false;
    // The message is the first page in another form: it says what the page says by the page's own components.
    if (from === "pipeline/export/mail/overviewMessage.ts") return false;
    if (from.startsWith("src/writing/")) return !to.startsWith("src/writing/");
    return (from.startsWith("pipeline/") && isPage(to)) || (isPage(from) && to.startsWith("pipeline/") && !isType);
  });
  expect(crossing.map(told)).toEqual([]);
});

test("no folder holds more than forty files, but for the list of layouts", async () => {
  const files = (
    await Promise.all(["pipeline", "src", "test"].map((folder) => filesOf(join(projectFolder, folder), "")))
  )
    .flat()
    .map(pathOf)
    .filter((file) => !/^test\/fixtures\/|\.observablehq\//.test(file));
  const isOfList = (file: string): boolean => file.startsWith("pipeline/ingest/profiles/");
  const counts = new Map<string, number>();
  for (const file of files.filter((each) => !isOfList(each))) {
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > 40)).toEqual([]);
});
