import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { anchorOf } from "../../src/writing/anchor.ts";
import { type Row, rows } from "../../src/writing/rows.ts";
import { readPublished } from "./readPublished.ts";
import { pageSections } from "./pageSections.ts";

const QuerySchema = z.object({ table_name: z.string(), sql_file: z.string(), sql: z.string(), reads: z.string() });

/**
 * Writes what a page asks for only when a reader does: `_lookup/search.json`, one entry a page, section, measure and term
 * of the glossary, and `_lookup/queries.json`, the SQL of every published table by its name.
 */
export async function writeLookups(publishedFolder: string, siteFolder: string): Promise<void> {
  const folder = join(siteFolder, "_lookup");
  await mkdir(folder, { recursive: true });
  const files = await readPublished(publishedFolder, ["methods", "glossary", "queries"]);
  const [methods = [], glossary = [], queries = []] = files.map(([, json]): readonly Row[] => rows(JSON.parse(json)));
  const pages = (await readdir(siteFolder)).filter((file) => file.endsWith(".html")).sort();
  const sections = await Promise.all(
    pages.map(async (page) => pageSections(page, await readFile(join(siteFolder, page), "utf8"))),
  );
  const defined = [
    ...methods.map((row) => entryOf("measure", row["measure"], row["name"], row["definition"])),
    ...glossary.map((row) => entryOf("term", row["term"], row["term"], row["meaning"])),
  ];
  await writeFile(join(folder, "search.json"), JSON.stringify([...sections.flat(), ...defined]));
  const byTable = z
    .array(QuerySchema)
    .parse(queries)
    .map(({ table_name, ...query }) => [table_name, query]);
  await writeFile(join(folder, "queries.json"), JSON.stringify(Object.fromEntries(byTable)));
}

function entryOf(kind: string, key: unknown, name: unknown, text: unknown): Readonly<Record<string, string>> {
  const anchor = anchorOf(kind, String(key));
  return { href: `methods.html#${anchor}`, page: "Methods", title: String(name), text: String(text) };
}
