import { Command, CommanderError } from "commander";
import { CountbackError } from "./errors.ts";
import { describeIngest } from "./ingest/inspect.ts";
import { ingest } from "./ingest/ingest.ts";
import { run } from "./run.ts";
import { type Flags, readSettings, version } from "./settings.ts";
import { serveSite } from "./site/serve.ts";
import { formatSummary } from "./summary.ts";
import { closeWarehouse, openWarehouse } from "./warehouse.ts";

const exitCodes = "Exit codes: 0 ok, 1 error, 2 data past their limits, 3 wrong use, 4 another run holds the lock.";

const program = new Command("countback")
  .description(
    "From accounts-receivable exports to a reconciled ledger, measures, risk, a cash forecast and a report site.",
  )
  .version(version)
  .usage("<command> [options]")
  .addHelpText("after", `\n${exitCodes}`)
  .exitOverride()
  .configureOutput({ writeErr: () => undefined })
  .argument("[command]")
  .action((command?: string) => {
    const problem = command === undefined ? "no command given" : `unknown command: ${command}`;
    throw new CountbackError(`${problem} (countback --help lists them)`, 3);
  });

program
  .command("run")
  .description("load exports, compute everything, publish tables and build the site")
  .option("--input <dir>", "folder of exports (default: data/sample)")
  .option(
    "--as-of <date>",
    "report date, end of that day (default: the last date of a document, payment, credit or adjustment)",
  )
  .option(
    "--config <file>",
    "settings (default: countback.config.json in the input folder, else in the working directory)",
  )
  .option("--output <dir>", "folder for tables, warehouse and history (default: data)")
  .option("--site <dir>", "folder for the report site (default: dist)")
  .option("--no-site", "publish tables only")
  .option("--profile <name>", "export layout, when the headers do not say it: canonical, ibm, sap-style")
  .option("--seed <number>", "seed of every random draw (default: 1)")
  .option("--json", "print the summary as JSON")
  .action(async ({ json, ...flags }: Flags & { json?: boolean }) => {
    const summary = await run(readSettings(flags), { quiet: json === true });
    process.stdout.write(`${json === true ? JSON.stringify(summary) : formatSummary(summary)}\n`);
  });

program
  .command("check")
  .description("say what each file of an export folder was taken for and what was found in it, and publish nothing")
  .option("--input <dir>", "folder of exports (default: data/sample)")
  .option("--config <file>", "settings")
  .option("--profile <name>", "export layout, when the headers do not say it")
  .action(async (flags: Flags) => {
    const settings = readSettings(flags);
    const warehouse = await openWarehouse(":memory:");
    try {
      await ingest(warehouse, settings).finally(async () => {
        process.stdout.write(`${await describeIngest(warehouse)}\n`);
      });
    } finally {
      closeWarehouse(warehouse);
    }
  });

program
  .command("serve")
  .description("serve the report site on 127.0.0.1")
  .option("--site <dir>", "folder of the report site (default: dist)")
  .option("--port <number>", "port (default: 4173, or the next free one)")
  .action(async ({ port, ...flags }: Flags & { port?: string }) => {
    const siteFolder = readSettings(flags).siteFolder;
    if (siteFolder === null) throw new CountbackError("no site folder to serve", 3);
    if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new CountbackError(`invalid port: ${port}`, 3);
    const { address } = await serveSite({ siteFolder, ...(port === undefined ? {} : { port: Number(port) }) });
    process.stdout.write(`The report is at ${address} (stop with Ctrl+C)\n`);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) process.stderr.write(`${error.message.replace(/^error: /, "countback: ")}\n`);
    process.exitCode = error.exitCode === 0 ? 0 : 3;
  } else {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`countback: ${message.split("\n")[0]}\n`);
    if (process.env["COUNTBACK_DEBUG"] !== undefined) console.error(error);
    process.exitCode = error instanceof CountbackError ? error.exitCode : 1;
  }
}
