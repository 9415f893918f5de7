import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CountbackError } from "../errors.ts";
import { readSettings } from "../settings.ts";
import { isLocked } from "../site/lock/isLocked.ts";
import { readyReport } from "../site/report.ts";
import { writeDrafts } from "./drafts/drafts.ts";
import { writeStatements } from "./statements/statements.ts";
import { exportTables, formats } from "./export.ts";
import { findBrowser } from "./pdf/findBrowser.ts";
import { exportPdf } from "./pdf/pdf.ts";

/** Flags of `countback export` as the command line hands them over. */
export type ExportFlags = {
  readonly output?: string;
  readonly to?: string;
  readonly format?: string;
  readonly drafts?: string;
  readonly statements?: string;
  readonly customers?: string;
  readonly owner?: string;
  readonly language?: string;
  readonly site?: string;
  readonly pages?: string;
  readonly browser?: string;
  readonly commentary?: string;
  readonly link?: string;
  readonly recipient?: string;
};

/** What an export wrote: tables, drafts (of which nothing was sent), or a board pack with the page each chapter begins on. */
export type Written =
  | { readonly folder: string; readonly files: readonly string[]; readonly cuts: readonly string[] }
  | { readonly folder: string; readonly countDrafts: number }
  | { readonly folder: string; readonly countStatements: number; readonly hasPdf: boolean }
  | { readonly file: string; readonly countPages: number; readonly firstPages: Readonly<Record<string, number>> };

/** Does what `countback export` was asked for (`what` is `pdf` for the board pack, `mail` for the overview as a message, else nothing); wrong use throws (exit 3). */
export async function runExport(flags: ExportFlags, what?: string): Promise<Written> {
  if (what === "pdf") return runPdf(flags);
  if (what === "mail") return runMail(flags);
  if (what !== undefined) throw new CountbackError(`unknown export: ${what} (pdf, mail)`, 3);
  const { output, to, format, drafts, owner, language } = flags;
  const { outputFolder } = readSettings(output === undefined ? {} : { output });
  if (drafts !== undefined) {
    const chosen = { ...(owner === undefined ? {} : { owner }), ...(language === undefined ? {} : { language }) };
    return { folder: drafts, countDrafts: await writeDrafts({ outputFolder, toFolder: drafts, ...chosen }) };
  }
  if (flags.statements !== undefined) return runStatements(flags.statements, outputFolder, flags);
  const chosen = formats.filter((each) => format === undefined || each === format);
  if (chosen.length === 0) throw new CountbackError(`invalid format: ${format} (${formats.join(", ")})`, 3);
  return exportTables({ outputFolder, toFolder: to ?? join(outputFolder, "export"), formats: chosen });
}

/** What was written, in words. */
export function formatWritten(written: Written): string {
  if ("countDrafts" in written) return `${written.countDrafts} drafts in ${written.folder}; nothing was sent`;
  if ("countStatements" in written) {
    const forms = written.hasPdf ? "HTML and PDF" : "HTML; no browser was found to print PDF";
    return `${written.countStatements} statements in ${written.folder} (${forms}); nothing was sent`;
  }
  if ("file" in written) {
    const chapters = Object.entries(written.firstPages).map(([page, first]) => `${page} ${first}`);
    return `${written.file}: ${written.countPages} pages (${chapters.join(", ")})`;
  }
  return [`${written.files.length} files in ${written.folder}`, ...written.cuts.map((cut) => `cut: ${cut}`)].join("\n");
}

/** The path of a browser, null where none is named and none is found. */
function anyBrowser(asked: string | undefined): string | null {
  try {
    return findBrowser(asked, process.env);
  } catch (error) {
    if (asked !== undefined) throw error;
    return null;
  }
}

async function runStatements(folder: string, outputFolder: string, flags: ExportFlags): Promise<Written> {
  const { customers, language, browser } = flags;
  const browserPath = anyBrowser(browser);
  const chosen = {
    ...(customers === undefined ? {} : { customers: customers.split(",").map((id) => id.trim()) }),
    ...(language === undefined ? {} : { language }),
  };
  const countStatements = await writeStatements({ outputFolder, toFolder: folder, browserPath, ...chosen });
  return { folder, countStatements, hasPdf: browserPath !== null };
}

async function runMail(flags: ExportFlags): Promise<Written> {
  const { site, output, to = "mail", link, recipient, browser } = flags;
  const { siteFolder, outputFolder } = readSettings({
    ...(site === undefined ? {} : { site }),
    ...(output === undefined ? {} : { output }),
  });
  const browserPath = anyBrowser(browser);
  const report = await readyReport(siteFolder ?? "", outputFolder);
  const canPrint = browserPath !== null && existsSync(join(report, "index.html")) && !isLocked(report);
  const { writeMail } = await import("./mail/mail.ts");
  const files = await writeMail({
    outputFolder,
    toFolder: to,
    to: recipient ?? null,
    link: link ?? null,
    print: canPrint ? { siteFolder: report, browserPath } : null,
  });
  return { folder: to, files, cuts: [] };
}

async function runPdf(asked: ExportFlags): Promise<Written> {
  const { site, output, to = "board-pack.pdf", pages, commentary, browser } = asked;
  const flags = { ...(site === undefined ? {} : { site }), ...(output === undefined ? {} : { output }) };
  const settings = readSettings(flags);
  const siteFolder = await readyReport(settings.siteFolder ?? "", settings.outputFolder);
  const { count, firstPages } = await exportPdf({
    siteFolder,
    toFile: to,
    pages: pages === undefined ? null : pages.split(",").map((page) => page.trim()),
    ...(commentary === undefined ? {} : { commentary: readCommentary(commentary) }),
    browserPath: findBrowser(browser, process.env),
  });
  return { file: to, countPages: count, firstPages };
}

function readCommentary(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CountbackError(`no such commentary: ${file}`, 3);
  }
}
