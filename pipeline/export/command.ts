import { join } from "node:path";
import { CountbackError } from "../errors.ts";
import { readSettings } from "../settings.ts";
import { readyReport } from "../site/report.ts";
import { writeDrafts } from "./drafts/drafts.ts";
import { exportTables, formats } from "./export.ts";
import { findBrowser } from "./pdf/findBrowser.ts";
import { exportPdf, packPages } from "./pdf/pdf.ts";

/** Flags of `countback export` as the command line hands them over. */
export type ExportFlags = {
  readonly output?: string;
  readonly to?: string;
  readonly format?: string;
  readonly drafts?: string;
  readonly owner?: string;
  readonly language?: string;
  readonly site?: string;
  readonly pages?: string;
  readonly browser?: string;
};

/**
 * Does what `countback export` was asked for (`what` is `pdf` for the board pack, else nothing) and says in words what was
 * written; wrong use throws (exit 3).
 */
export async function runExport(flags: ExportFlags, what?: string): Promise<string> {
  if (what === "pdf") return runPdf(flags);
  if (what !== undefined) throw new CountbackError(`unknown export: ${what} (pdf)`, 3);
  const { output, to, format, drafts, owner, language } = flags;
  const { outputFolder } = readSettings(output === undefined ? {} : { output });
  if (drafts !== undefined) {
    const chosen = { ...(owner === undefined ? {} : { owner }), ...(language === undefined ? {} : { language }) };
    const count = await writeDrafts({ outputFolder, toFolder: drafts, ...chosen });
    return `${count} drafts in ${drafts}; nothing was sent`;
  }
  const chosen = formats.filter((each) => format === undefined || each === format);
  if (chosen.length === 0) throw new CountbackError(`invalid format: ${format} (${formats.join(", ")})`, 3);
  const { folder, files, cuts } = await exportTables({
    outputFolder,
    toFolder: to ?? join(outputFolder, "export"),
    formats: chosen,
  });
  return [`${files.length} files in ${folder}`, ...cuts.map((cut) => `cut: ${cut}`)].join("\n");
}

async function runPdf({ site, output, to = "board-pack.pdf", pages, browser }: ExportFlags): Promise<string> {
  const flags = { ...(site === undefined ? {} : { site }), ...(output === undefined ? {} : { output }) };
  const settings = readSettings(flags);
  const siteFolder = await readyReport(settings.siteFolder ?? "", settings.outputFolder);
  const chosen = pages === undefined ? packPages : pages.split(",").map((page) => page.trim());
  const browserPath = findBrowser(browser, process.env);
  const { count, firstPages } = await exportPdf({ siteFolder, toFile: to, pages: chosen, browserPath });
  return `${to}: ${count} pages (${chosen.map((page, index) => `${page} ${firstPages[index]}`).join(", ")})`;
}
