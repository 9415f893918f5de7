import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

const registered = /registerFile\("\.\/data\/(\w+)\.json", .*?"path":"\.\/(_file\/data\/[\w./-]+)".*\);\n/g;

/** The manifest also stays as a file of its own, by which a built site says what it is of. */
const kept = "manifest";

const readingModule = "_import/tables.js";

/** What a page reads only when it is asked for a day that is past. */
const isPast = (table: string): boolean => table.endsWith("_past");

/**
 * Gathers the tables that each built page is drawn from in one file of the page's own, so that it asks once instead of
 * twenty times. What is past stays apart, and is read when a reader asks for it.
 */
export async function gatherData(builtFolder: string): Promise<void> {
  const pages = (await readdir(builtFolder)).filter((file) => file.endsWith(".html")).sort();
  const done = new Set<string>();
  await writeFile(join(builtFolder, readingModule), reading);
  for (const page of pages) {
    const html = await readFile(join(builtFolder, page), "utf8");
    const files = [...html.matchAll(registered)].flatMap(([, table = "", path = ""]) =>
      isPast(table) ? [] : [{ table, path }],
    );
    if (files.length === 0) continue;
    const tables: string[] = [];
    for (const { table, path } of files) {
      tables.push(`${JSON.stringify(table)}:${await readFile(join(builtFolder, path), "utf8")}`);
      if (table !== kept) done.add(path);
    }
    const text = `{${tables.join(",\n")}}`;
    const name = basename(page, ".html");
    const file = `_file/data/${name}.${createHash("sha256").update(text).digest("hex").slice(0, 8)}.json`;
    await writeFile(join(builtFolder, file), text);
    await writeFile(join(builtFolder, page), withOneFile(html, file));
  }
  for (const path of done) await rm(join(builtFolder, path));
}

/** The module that asks for a page's file and hands out its tables by name. The page names the file, so that the module stays as it is from run to run. */
const reading = `const tables = fetch(document.querySelector("link[data-tables]").href).then((answer) => {
  if (!answer.ok) throw new Error("cannot read the figures of this page: " + answer.status);
  return answer.json();
});
export const table = async (name) => (await tables)[name];
`;

function withOneFile(html: string, file: string): string {
  return html
    .replace(registered, (line, table: string) => (isPast(table) ? line : ""))
    .replace(/FileAttachment\("\.\/data\/(\w+)\.json"\)\.json\(\)/g, (call, table: string) =>
      isPast(table) ? call : `import("./${readingModule}").then(({table}) => table("${table}"))`,
    )
    .replace("</head>", `<link rel="preload" as="fetch" crossorigin data-tables href="./${file}">\n</head>`);
}
