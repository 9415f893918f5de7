import type { Command } from "commander";
import type { ExportFlags } from "../export/command.ts";
import type { Streams } from "./streams.ts";

/** `export`: the published tables, drafts or a board pack as files. */
export function addExport(program: Command, { out }: Streams): void {
  program
    .command("export")
    .description(
      "write the published tables as CSV, Parquet and one workbook, drafts of the worklist's messages (nothing is sent), or with pdf the report as a board pack, with mail the overview as a message (nothing is sent)",
    )
    .argument(
      "[what]",
      "pdf: a board pack of at most eight pages, or chosen pages, with cover, contents and page numbers; mail: the overview as HTML, .eml and, where a browser is found, PDF",
    )
    .option("--output <dir>", "folder that a run published to (default: data)")
    .option(
      "--to <path>",
      "folder, or with pdf file, to write to (default: export in the output folder, board-pack.pdf, mail)",
    )
    .option("--format <name>", "xlsx, csv or parquet (default: all three)")
    .option(
      "--drafts <dir>",
      "write message drafts (text, .eml, mail-merge CSV, statements, calendar) to this folder instead",
    )
    .option(
      "--statements <dir>",
      "write statements of account (HTML, and PDF where a browser is found) and call notes to this folder instead",
    )
    .option("--customers <ids>", "with --statements: only these, as C1,C2 (default: all with something open)")
    .option("--owner <name>", "with --drafts: only this sales rep's customers")
    .option(
      "--language <code>",
      "language of the messages or statements: en, de, fr, es (default: en for messages, of each customer for statements)",
    )
    .option("--site <dir>", "with pdf or mail: folder of the report site (default: dist)")
    .option(
      "--pages <names>",
      "with pdf: these pages whole, in their order, as index,aging (default: the board pack of at most eight)",
    )
    .option(
      "--browser <path>",
      "with pdf or mail: Chromium, Chrome or Edge (default: CHROME_PATH, else the one on PATH)",
    )
    .option("--commentary <file>", "with pdf: Markdown for the cover")
    .option("--link <address>", "with mail: where the report is found, so that the message leads to it")
    .option("--recipient <address>", "with mail: whom the message is to")
    .option("--json", "print what was written as JSON")
    .action(async (what: string | undefined, { json, ...flags }: ExportFlags & { json?: boolean }) => {
      const { formatWritten, runExport } = await import("../export/command.ts");
      const written = await runExport(flags, what);
      out(`${json === true ? JSON.stringify(written) : formatWritten(written)}\n`);
    });
}
