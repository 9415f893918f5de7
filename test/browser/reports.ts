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
import { shared } from "../support/shared.ts";
import { type Files, ledgers } from "./ledgers.ts";
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
 * The report of a folder of exports, run and built as an operator would; made once for all test files, under `name`. It is
 * served below a path (`/site/`), as on many a file host.
 */
export async function wholeReport(name: string, input: (folder: string) => Promise<string>): Promise<Report> {
  const folder = await shared(`report-${name}`, async (made) => {
    const settings = { input: await input(made), output: join(made, "data"), site: join(made, "site") };
    await run(readSettings(settings), { quiet: true });
    await layAxe(settings.site);
  });
  return serveReport(folder, "site/");
}

/** The report of the sample in `data/`. */
export function sampleReport(): Promise<Report> {
  return wholeReport("sample", async () => readSettings({}).inputFolder);
}

/** The report of names that a browser or a spreadsheet might run, in the company, the customers and the documents. */
export function hostileReport(): Promise<Report> {
  return wholeReport("hostile", (folder) => writeFiles(join(folder, "exports"), ledgers.hostile.files));
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
  return serveReport(folder, "");
}

/** Writes export files by name into a folder. */
export async function writeFiles(folder: string, files: Files): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const generatorFolders = ["_file", "_import", "_node", "_npm", "_observablehq"];

/** The data files are named after their content, as the site generator does it: a browser keeps a file by its name. */
async function layData(publishedFolder: string, { from, to }: { readonly from: string; readonly to: string }) {
  for (const name of generatorFolders.filter((each) => existsSync(join(from, each))))
    await cp(join(from, name), join(to, name), { recursive: true });
  const dataFolder = join(to, "_file/data");
  const files = await readdir(dataFolder);
  const tables = files.map((file) => file.replace(/\.[0-9a-f]{8}\.json$/, ""));
  const contents = await readPublished(publishedFolder, tables);
  const renamed = new Map<string, string>();
  for (const [index, file] of files.entries()) {
    const content = contents[index]?.[1] ?? "";
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
    renamed.set(file, `${tables[index]}.${hash}.json`);
    await rm(join(dataFolder, file));
    await writeFile(join(dataFolder, `${tables[index]}.${hash}.json`), content);
  }
  const dataName = /(?<=_file\/data\/)[\w.-]+\.[0-9a-f]{8}\.json/g;
  for (const name of (await readdir(from)).filter((each) => each.endsWith(".html"))) {
    const page = await readFile(join(from, name), "utf8");
    const laid = page.replaceAll(dataName, (file) => renamed.get(file) ?? file);
    await writeFile(join(to, name), laid.replace(contentSecurityPolicy(page), contentSecurityPolicy(laid)));
  }
  await writeDataFiles(publishedFolder, to);
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

/** Serves the report of a folder that holds `data/` and `site/`; below the path `base`, which is the site's folder or nothing. */
async function serveReport(folder: string, base: "site/" | ""): Promise<Report> {
  const siteFolder = join(folder, "site");
  const publishedFolder = join(folder, "data/published");
  const { address, close } = await serveAgain(base === "" ? siteFolder : folder);
  const manifest = ManifestSchema.parse(JSON.parse(await readFile(join(publishedFolder, "manifest.json"), "utf8")));
  return {
    address: `${address}${base}`,
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
