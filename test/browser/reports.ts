import { z } from "zod";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeDataFiles } from "../../pipeline/site/dataFiles.ts";
import { type Manifest, ManifestSchema } from "../../pipeline/publish/manifest.ts";
import { run } from "../../pipeline/run/run.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { contentSecurityPolicy } from "../../pipeline/site/finish.ts";
import { serveSite } from "../../pipeline/site/serve.ts";
import { type Row, rows } from "../../src/writing/rows.ts";
import { readPublished } from "../../pipeline/site/readPublished.ts";
import { packedRun } from "../support/packedRun.ts";
import { shared } from "../support/shared.ts";
import type { Files } from "./ledgers.ts";
import { layAxe } from "./violations.ts";

/** A report made for the tests: where it is served, its files and its published tables. */
export type Report = {
  readonly address: string;
  readonly siteFolder: string;
  readonly publishedFolder: string;
  readonly manifest: Manifest;
  readonly table: (name: string) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
};

/**
 * The report of the sample in `data/`, run and built as an operator would; made once for all test files. It is served below
 * a path (`/site/`), as on many a file host.
 */
export async function sampleReport(): Promise<Report> {
  const folder = await shared("report-sample", async (made) => {
    const settings = { output: join(made, "data"), site: join(made, "site") };
    await run(readSettings(settings), { quiet: true });
    await layAxe(settings.site);
  });
  return serveReport(folder, { site: "site", isBelow: true });
}

/**
 * The report of names that a browser or a spreadsheet might run, in the company, the customers and the documents: the one
 * that the packed file makes where it is installed.
 */
export async function hostileReport(): Promise<Report> {
  const { folder } = await packedRun();
  return serveReport(folder, { site: "dist", isBelow: true });
}

/**
 * The report of a folder of exports whose site is not built anew: pages do not depend on the ledger, so another's are
 * copied and this ledger's data laid over them.
 */
export async function laidReport(name: string, input: (folder: string) => Promise<string>): Promise<Report> {
  const folder = await shared(`report-${name}`, async (made) => {
    const output = join(made, "data");
    await run(readSettings({ input: await input(made), output, site: false }), { quiet: true });
    const { siteFolder, close } = await hostileReport();
    await close();
    await layData(join(output, "published"), { from: siteFolder, to: join(made, "site") });
    await layAxe(join(made, "site"));
  });
  return serveReport(folder, { site: "site", isBelow: false });
}

/** Writes export files by name into a folder. */
export async function writeFiles(folder: string, files: Files): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const generatorFolders = ["_file", "_import", "_page", "_npm", "_observablehq", "fonts"];

/** The data files are named after their content, as the site generator does it: a browser keeps a file by its name. */
async function layData(publishedFolder: string, { from, to }: { readonly from: string; readonly to: string }) {
  for (const name of generatorFolders.filter((each) => existsSync(join(from, each))))
    await cp(join(from, name), join(to, name), { recursive: true });
  const dataFolder = join(to, "_file/data");
  const renamed = new Map<string, string>();
  for (const file of await readdir(dataFolder)) {
    const name = file.replace(/\.[0-9a-f]{8}\.json$/, "");
    const content = await sameTables(await readFile(join(dataFolder, file), "utf8"), { name, publishedFolder });
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
    renamed.set(file, `${name}.${hash}.json`);
    await rm(join(dataFolder, file));
    await writeFile(join(dataFolder, `${name}.${hash}.json`), content);
  }
  const dataName = /(?<=_file\/data\/)[\w.-]+\.[0-9a-f]{8}\.json/g;
  for (const name of (await readdir(from)).filter((each) => each.endsWith(".html"))) {
    const page = await readFile(join(from, name), "utf8");
    const laid = page.replaceAll(dataName, (file) => renamed.get(file) ?? file);
    await writeFile(join(to, name), laid.replace(contentSecurityPolicy(page), contentSecurityPolicy(laid)));
  }
  await writeDataFiles(publishedFolder, to);
}

/** What a data file of another report holds: one table, or those that a page is drawn from, by name. */
async function sameTables(
  text: string,
  { name, publishedFolder }: { readonly name: string; readonly publishedFolder: string },
) {
  if (/^manifest$|_past$/.test(name)) return (await readPublished(publishedFolder, [name]))[0]?.[1] ?? "";
  const tables = Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
  const contents = await readPublished(publishedFolder, tables);
  return `{${contents.map(([table, json]) => `${JSON.stringify(table)}:${json}`).join(",\n")}}`;
}

/** Where the last report was served. */
let lastPort = 0;

/**
 * Serves a folder where the one before it was, if that has been closed and nobody has taken the place: to a browser all
 * reports are then one site, whose scripts it keeps.
 */
async function serveAgain(siteFolder: string): ReturnType<typeof serveSite> {
  const served = await serveSite({ siteFolder, port: lastPort }).catch(() => serveSite({ siteFolder, port: 0 }));
  lastPort = Number(new URL(served.address).port);
  return served;
}

/** Serves the report of a folder that holds `data/` and the folder of a site, which is part of its address where it `isBelow`. */
async function serveReport(
  folder: string,
  { site, isBelow }: { readonly site: string; readonly isBelow: boolean },
): Promise<Report> {
  const siteFolder = join(folder, site);
  const publishedFolder = join(folder, "data/published");
  const { address, close } = await serveAgain(isBelow ? folder : siteFolder);
  const manifest = ManifestSchema.parse(JSON.parse(await readFile(join(publishedFolder, "manifest.json"), "utf8")));
  return {
    address: isBelow ? `${address}${site}/` : address,
    close,
    siteFolder,
    publishedFolder,
    manifest,
    table: async (name) => {
      const [entry] = await readPublished(publishedFolder, [name]);
      return rows(JSON.parse(entry?.[1] ?? "{}"));
    },
  };
}
