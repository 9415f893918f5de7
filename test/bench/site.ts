import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectFolder } from "../../pipeline/settings.ts";
import { serveSite } from "../../pipeline/site/serve.ts";
import { closeWarehouse, literal, openWarehouse, readRows } from "../../pipeline/warehouse/warehouse.ts";
import { launchBrowser } from "../browser/browser.ts";
import { browserFile } from "../support/browserFile.ts";
import { generateLedger } from "./generate.ts";
import { runPipeline } from "./runPipeline.ts";
import { formatSite, type SiteBench, type SiteFiles } from "./siteReport.ts";
import { actOnTable } from "./siteTable.ts";
import { visitPage } from "./siteVisit.ts";

/** A ledger of 100,000 customers with about a million open invoices: half a year, more than half of it never paid. */
const large = { invoices: 1_500_000, seed: 1, customers: 100_000, unpaidRate: 0.55, weeks: 30 } as const;

/**
 * Runs the sample and a ledger of 100,000 customers, opens every page of their sites in a browser, and says in words what
 * each cost beside its budget. Runs are kept in `cacheFolder` while they are measured only.
 */
export async function benchSites(cacheFolder: string): Promise<string> {
  const work = join(cacheFolder, `site-${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    const sample = await benchSite("the sample", join(projectFolder, "data/sample"), join(work, "sample"));
    const input = await generateLedger(cacheFolder, large);
    const ledger = "100,000 customers and 1,000,000 open invoices";
    return [sample, await benchSite(ledger, input, join(work, "large"))].map(formatSite).join("\n\n");
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Runs a ledger and measures its site. */
async function benchSite(ledger: string, input: string, folder: string): Promise<SiteBench> {
  const siteFolder = join(folder, "site");
  const output = join(folder, "data");
  await runPipeline(input, output, siteFolder);
  return { ledger, ...(await measureSite(siteFolder, join(output, "published"))) };
}

/** Opens every page of a site, one of its largest customer and one of its overdue invoices, and acts on a table. */
export async function measureSite(siteFolder: string, publishedFolder: string): Promise<Omit<SiteBench, "ledger">> {
  const pages = (await readdir(siteFolder)).filter((file) => file.endsWith(".html")).map((file) => file.slice(0, -5));
  const names = ["index", ...pages.filter((page) => page !== "index").sort()];
  const asked = [`customers.html?id=${encodeURIComponent(await largestCustomer(publishedFolder))}`];
  const server = await serveSite({ siteFolder, port: 0 });
  const browserFolder = await mkdtemp(join(tmpdir(), "countback-browser-"));
  const browser = await launchBrowser(await browserFile(browserFolder));
  try {
    const visits = [];
    for (const name of [...names.map((page) => `${page}.html`), ...asked, "invoices.html?bucket=overdue"]) {
      visits.push(await visitPage(browser, server.address, name));
    }
    return { files: await countFiles(siteFolder), visits, acts: await actOnTable(browser, server.address) };
  } finally {
    await browser.close();
    await server.close();
    await rm(browserFolder, { recursive: true, force: true });
  }
}

async function largestCustomer(publishedFolder: string): Promise<string> {
  const warehouse = await openWarehouse(":memory:");
  try {
    const [row] = await readRows(
      warehouse,
      `select customer_id from ${literal(join(publishedFolder, "customers.parquet"))}
       order by count_open desc, customer_id limit 1`,
      z.object({ customer_id: z.string() }),
    );
    return row?.customer_id ?? "";
  } finally {
    closeWarehouse(warehouse);
  }
}

async function countFiles(siteFolder: string): Promise<SiteFiles> {
  const files = (await readdir(siteFolder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const sizes = await Promise.all(
    files.map(async ({ name, parentPath }) => {
      const { size } = await stat(join(parentPath, name));
      return { size, isData: /\.(bin|json|parquet)$/.test(name) };
    }),
  );
  return {
    count: sizes.length,
    bytes: sizes.reduce((sum, { size }) => sum + size, 0),
    largestData: Math.max(0, ...sizes.filter(({ isData }) => isData).map(({ size }) => size)),
  };
}
