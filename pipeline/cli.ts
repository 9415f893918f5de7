import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command, CommanderError } from "commander";
import type { AnswerFormat } from "./ask/answer.ts";
import { formatAnswer, formatTable, formatTables } from "./ask/format.ts";
import { queryPublished } from "./ask/query.ts";
import { showTable } from "./ask/table.ts";
import { backtest } from "./backtest/backtest.ts";
import { formatBacktest } from "./backtest/format.ts";
import { type BacktestFlags, readPlan } from "./backtest/plan.ts";
import { CountbackError, type ExitCode } from "./errors.ts";
import { init, type InitFlags } from "./init/init.ts";
import { type ExportFlags, runExport } from "./export/command.ts";
import { rollback } from "./generations/rollback.ts";
import { describeIngest } from "./ingest/inspect.ts";
import { requireInput } from "./ingest/found.ts";
import { ingest } from "./ingest/ingest.ts";
import { run } from "./run.ts";
import { runSample } from "./sample/command.ts";
import { defaultInput, type Flags, projectFolder, readSettings, version } from "./settings.ts";
import { readyReport } from "./site/report.ts";
import { serveSite } from "./site/serve.ts";
import { formatSummary } from "./summary.ts";
import { typed } from "./typed.ts";
import { closeWarehouse, openWarehouse } from "./warehouse.ts";

/** Where the command line prints: what was asked for, and what went wrong. */
export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };

const inputHelp = `folder of exports, or one file (default: ${defaultInput})`;
const profileHelp = `export layout: a built-in one by name, or the path of a JSON file (${guide("profiles.md")})`;
const exitCodes = "Exit codes: 0 ok, 1 error, 2 data past their limits, 3 wrong use, 4 another run holds the lock.";

/** Runs one command as given on the command line, without the words `node` and `countback`; returns its exit code. */
export async function main(args: readonly string[], streams: Streams): Promise<ExitCode | 0> {
  try {
    await commands(streams).parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) streams.err(`${error.message.replace(/^error: /, "countback: ")}\n`);
      return error.exitCode === 0 ? 0 : 3;
    }
    const message = error instanceof Error ? error.message : String(error);
    streams.err(`countback: ${message.split("\n")[0]}\n`);
    if (process.env["COUNTBACK_DEBUG"] !== undefined) console.error(error);
    return error instanceof CountbackError ? error.exitCode : 1;
  }
}

function commands(streams: Streams): Command {
  const program = new Command("countback")
    .description(
      "From accounts-receivable exports to a reconciled ledger, measures, risk, a cash forecast and a report site.",
    )
    .version(version)
    .usage("<command> [options]")
    .addHelpText("after", `\n${exitCodes}`)
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: () => undefined })
    .argument("[command]")
    .action((command?: string) => {
      const problem = command === undefined ? "no command given" : `unknown command: ${command}`;
      throw new CountbackError(`${problem} (${typed("--help")} lists them)`, 3);
    });
  const adders = [
    addRun,
    addTable,
    addQuery,
    addBacktest,
    addCheck,
    addInit,
    addServe,
    addExport,
    addRollback,
    addSample,
  ];
  for (const add of adders) add(program, streams);
  return program;
}

function addRun(program: Command, { out }: Streams): void {
  program
    .command("run")
    .description("load exports, compute everything, publish tables and build the site")
    .option("--input <dir>", inputHelp)
    .option(
      "--as-of <date>",
      "report date, end of that day (default: the day in the export's title, else its last document, payment, credit or adjustment)",
    )
    .option(
      "--config <file>",
      "settings (default: countback.config.json beside the exports, else in the working directory)",
    )
    .option("--output <dir>", "folder for tables, warehouse and history (default: data)")
    .option("--site <dir>", "folder for the report site (default: dist)")
    .option("--no-site", "publish tables only")
    .option("--profile <name or file>", profileHelp)
    .option("--seed <number>", "seed of every random draw (default: 1)")
    .option("--model <file>", "score with this saved model (late_payment.json of a run) and fit nothing")
    .option("--json", "print the summary as JSON")
    .action(async ({ json, ...flags }: Flags & { json?: boolean }) => {
      const summary = await run(readSettings(flags), { quiet: json === true });
      out(`${json === true ? JSON.stringify(summary) : formatSummary(summary)}\n`);
    });
}

const answerOptions = [
  ["--csv", "print all rows as CSV"],
  ["--json", "print all rows as JSON"],
  ["--rows <number>", "rows to print (default: 10, with --csv and --json all)"],
] as const;

type AnswerFlags = { readonly csv?: boolean; readonly json?: boolean; readonly rows?: string };

function addTable(program: Command, { out }: Streams): void {
  const command = program
    .command("table")
    .description("build one table of the pipeline from the exports and show what a row is, its columns and first rows")
    .argument("[name]", "schema and name, as measures.cei (without one, all are listed)")
    .option("--input <dir>", inputHelp)
    .option("--as-of <date>", "report date, as for run")
    .option("--config <file>", "settings, as for run")
    .option("--output <dir>", "folder of the last run, to tell changed exports and for its history (default: data)")
    .option("--profile <name or file>", profileHelp)
    .option("--model <file>", "score with this saved model and fit nothing");
  for (const [flag, help] of answerOptions) command.option(flag, help);
  command.action(async (name: string | undefined, { csv, json, rows, ...flags }: Flags & AnswerFlags) => {
    const format = formatOf({ csv, json });
    if (name === undefined) return out(`${formatTables(format)}\n`);
    out(`${formatTable(await showTable(name, flags, { rows: rowsOf({ csv, json, rows }) }), format)}\n`);
  });
}

function addQuery(program: Command, { out }: Streams): void {
  const command = program
    .command("query")
    .description(
      'ask the published tables of the last run: query "select bucket, sum(open_amount) from aging group by 1"',
    )
    .argument("<sql>", "one select in DuckDB's SQL, with our macros and run.settings; nothing can be written")
    .option("--output <dir>", "folder that a run published to (default: data)");
  for (const [flag, help] of answerOptions) command.option(flag, help);
  command.action(async (sql: string, { csv, json, rows, ...flags }: Flags & AnswerFlags) => {
    const answer = await queryPublished(sql, flags);
    out(`${formatAnswer(answer, formatOf({ csv, json }), rowsOf({ csv, json, rows }))}\n`);
  });
}

function formatOf({ csv, json }: AnswerFlags): AnswerFormat {
  if (csv === true && json === true) throw new CountbackError("invalid format: --csv and --json (one of them)", 3);
  return csv === true ? "csv" : json === true ? "json" : "text";
}

function rowsOf({ csv, json, rows }: AnswerFlags): number | null {
  if (rows === undefined) return csv === true || json === true ? null : 10;
  if (!/^\d{1,9}$/.test(rows)) throw new CountbackError(`invalid rows: ${rows}`, 3);
  return Number(rows);
}

function addBacktest(program: Command, { out }: Streams): void {
  program
    .command("backtest")
    .description("score past invoices and forecast past cash by what was known then, and compare with what came")
    .option("--input <dir>", inputHelp)
    .requiredOption("--from <date>", "first day of the period; the first origin is the end of the day before")
    .requiredOption("--to <date>", "first day after the period")
    .option("--every <days>", "days from one origin to the next (default: 7d)")
    .option("--refit <days>", "days after which the model is fitted anew (default: 30d)")
    .requiredOption("--output <dir>", "folder for the scores, the forecasts and summary.json")
    .option("--as-of <date>", "what came is known until the end of this day (default: the last date of the exports)")
    .option("--config <file>", "settings")
    .option("--profile <name or file>", profileHelp)
    .option("--seed <number>", "seed of every random draw (default: 1)")
    .action(async (flags: BacktestFlags) => {
      const summary = await backtest(readSettings(flags), readPlan(flags));
      out(`${formatBacktest(summary)}\n`);
    });
}

function addCheck(program: Command, { out }: Streams): void {
  program
    .command("check")
    .description("say what each file of an export folder was taken for and what was found in it, and publish nothing")
    .option("--input <dir>", inputHelp)
    .option("--as-of <date>", "day of a list of open items that does not say it")
    .option("--config <file>", "settings")
    .option("--profile <name or file>", profileHelp)
    .action(async (flags: Flags) => {
      const settings = readSettings(flags);
      requireInput(settings.inputFolder);
      const warehouse = await openWarehouse(":memory:");
      try {
        await ingest(warehouse, settings).finally(async () => {
          out(`${await describeIngest(warehouse)}\n`);
        });
      } finally {
        closeWarehouse(warehouse);
      }
    });
}

function addInit(program: Command, { out }: Streams): void {
  program
    .command("init")
    .description("propose what the columns of unknown exports are, show it on ten rows, and write it into the settings")
    .option("--input <dir>", inputHelp)
    .option(
      "--config <file>",
      "settings to write, made where it is not there (default: countback.config.json beside the exports)",
    )
    .option("--yes", "write without asking; also where nobody sits at a terminal")
    .action(async ({ yes, ...flags }: InitFlags & { yes?: boolean }) => {
      const say = (text: string): void => void out(`${text}\n`);
      if (yes === true || !process.stdin.isTTY) return init(flags, { say, ask: null });
      const terminal = createInterface({ input: process.stdin, output: process.stdout });
      try {
        await init(flags, { say, ask: (question) => terminal.question(question) });
      } finally {
        terminal.close();
      }
    });
}

function addServe(program: Command, { out }: Streams): void {
  program
    .command("serve")
    .description("serve the report site on 127.0.0.1")
    .option("--site <dir>", "folder of the report site (default: dist)")
    .option("--output <dir>", "folder that the run published to, where the site folder does not say (default: data)")
    .option("--port <number>", "port (default: 4173, or the next free one)")
    .action(async ({ port, ...flags }: Flags & { port?: string }) => {
      if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new CountbackError(`invalid port: ${port}`, 3);
      const { siteFolder, outputFolder } = readSettings(flags);
      if (siteFolder === null || !existsSync(join(await readyReport(siteFolder, outputFolder), "index.html"))) {
        throw new CountbackError(`no report to serve in: ${siteFolder}`, 3);
      }
      const { address } = await serveSite({ siteFolder, ...(port === undefined ? {} : { port: Number(port) }) });
      out(`The report is at ${address} (stop with Ctrl+C)\n`);
    });
}

function addExport(program: Command, { out }: Streams): void {
  program
    .command("export")
    .description(
      "write the published tables as CSV, Parquet and one workbook, drafts of the worklist's messages (nothing is sent), or with pdf the report as a board pack",
    )
    .argument("[what]", "pdf: chosen pages in one PDF with cover, contents and page numbers")
    .option("--output <dir>", "folder that a run published to (default: data)")
    .option(
      "--to <path>",
      "folder, or with pdf file, to write to (default: export in the output folder, board-pack.pdf)",
    )
    .option("--format <name>", "xlsx, csv or parquet (default: all three)")
    .option(
      "--drafts <dir>",
      "write message drafts (text, .eml, mail-merge CSV, statements, calendar) to this folder instead",
    )
    .option("--owner <name>", "with --drafts: only this sales rep's customers")
    .option("--language <code>", "with --drafts: language of the messages (default: en)")
    .option("--site <dir>", "with pdf: folder of the report site (default: dist)")
    .option("--pages <names>", "with pdf: pages in their order, as index,aging (default: those a board reads)")
    .option("--browser <path>", "with pdf: Chromium, Chrome or Edge (default: CHROME_PATH, else the one on PATH)")
    .action(async (what: string | undefined, flags: ExportFlags) => {
      out(`${await runExport(flags, what)}\n`);
    });
}

function addSample(program: Command, { out }: Streams): void {
  program
    .command("sample")
    .description("write the exports of an invented company, to try everything on")
    .requiredOption("--to <dir>", "folder to write to: a new or an empty one")
    .action(async ({ to }: { to: string }) => {
      out(`${await runSample(to)}\n`);
    });
}

function addRollback(program: Command, { out }: Streams): void {
  program
    .command("rollback")
    .description("make the run before the current one current again: its tables, model, warehouse and report")
    .option("--output <dir>", "folder that the runs published to (default: data)")
    .action(async (flags: Flags) => {
      out(`${await rollback(readSettings(flags).outputFolder)}\n`);
    });
}

/** Where a text of `docs/` stands, as seen from the working directory. */
function guide(name: string): string {
  return relative(process.cwd(), join(projectFolder, "docs", name));
}
