import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPublished } from "../../src/data/published.ts";
import { type Row, rows } from "../../src/components/rows.ts";
import { run } from "../../pipeline/run.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { serveSite } from "../../pipeline/site/serve.ts";

/** A report made for a test: where it is served, its published tables, and how to be rid of it. */
export type Report = {
  readonly address: string;
  readonly siteFolder: string;
  readonly publishedFolder: string;
  readonly table: (name: string) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
};

/** Runs the whole pipeline on a folder of exports (`data/sample` by default), builds the site and serves it. */
export async function makeReport(input?: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "countback-site-"));
  const siteFolder = join(folder, "site");
  const output = join(folder, "data");
  await run(readSettings({ output, site: siteFolder, ...(input === undefined ? {} : { input }) }), { quiet: true });
  const publishedFolder = join(output, "published");
  const server = await serveSite({ siteFolder, port: 0 });
  return {
    address: server.address,
    siteFolder,
    publishedFolder,
    table: async (name) => {
      const [entry] = await readPublished(publishedFolder, [name]);
      return rows(JSON.parse(entry?.[1] ?? "{}"));
    },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same from the text of export files by name; the folder of exports is removed afterwards. */
export async function makeReportFrom(files: Readonly<Record<string, string>>): Promise<Report> {
  const input = await mkdtemp(join(tmpdir(), "countback-exports-"));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(input, name), text);
    return await makeReport(input);
  } finally {
    await rm(input, { recursive: true, force: true });
  }
}
