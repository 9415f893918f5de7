import type { Command } from "commander";
import { type Flags, readSettings } from "../settings.ts";
import { expectOpenHelp, gathered, inputHelp, profileHelp } from "./help.ts";
import type { Streams } from "./streams.ts";

/** `run`: from exports to published tables and the site. */
export function addRun(program: Command, { out }: Streams): void {
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
    .option(
      "--audience <name>",
      "whom the report is for: credit (all), cfo (aggregates and the largest names), public (codes for names, scaled amounts); default: credit",
    )
    .option("--password-file <file>", "lock the site with the password in the first line of a file")
    .option("--profile <name or file>", profileHelp)
    .option("--seed <number>", "seed of every random draw (default: 1)")
    .option("--model <file>", "score with this saved model (late_payment.json of a run) and fit nothing")
    .option(
      "--memory <size>",
      "what may be held in memory, as 3GB (default: the smaller of 60 % of what is free and 6 GB)",
    )
    .option("--expect-open <amount>", expectOpenHelp, gathered)
    .option("--accept-vanished", "it is meant that most of what the last run knew as open is no longer in the export")
    .option("--threads <number>", "how many threads work (default: as many as there are)")
    .option("--json", "print the summary as JSON")
    .action(async ({ json, ...flags }: Flags & { json?: boolean }) => {
      const [{ run }, { formatSummary }] = await Promise.all([import("../run/run.ts"), import("../run/summary.ts")]);
      const summary = await run(readSettings(flags), { quiet: json === true });
      out(`${json === true ? JSON.stringify(summary) : formatSummary(summary)}\n`);
    });
}
