import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "../pipeline/settings.ts";
import { tablesOf, tablesRead } from "../pipeline/warehouse/tables.ts";
import { schemas } from "../pipeline/warehouse/warehouse.ts";

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

test("every table says first what a row is", async () => {
  for (const table of schemas.flatMap(tablesOf)) {
    const text = await readFile(join(pipeline, `${table.replace(".", "/")}.sql`), "utf8");
    expect([table, text.split("\n")[0]]).toEqual([table, expect.stringMatching(/^-- One row per /)]);
  }
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
