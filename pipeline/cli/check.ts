import type { Command } from "commander";
import { type Flags, readSettings } from "../settings.ts";
import { exitCodeOf, lineOf } from "./failure.ts";
import { expectOpenHelp, gathered, inputHelp, profileHelp } from "./help.ts";
import type { Streams } from "./streams.ts";

/** `check`: what each file was taken for. */
export function addCheck(program: Command, { out }: Streams): void {
  program
    .command("check")
    .description("say what each file of an export folder was taken for and what was found in it, and publish nothing")
    .option("--input <dir>", inputHelp)
    .option("--as-of <date>", "day of a list of open items that does not say it")
    .option("--config <file>", "settings")
    .option("--profile <name or file>", profileHelp)
    .option("--expect-open <amount>", expectOpenHelp, gathered)
    .option("--json", "print it as JSON")
    .action(async ({ json, ...flags }: Flags & { json?: boolean }) => {
      const [{ checkExports }, { holdExports }] = await Promise.all([
        import("../ingest/findings/check.ts"),
        import("../run/holdExports.ts"),
      ]);
      const settings = readSettings(flags);
      const { text, report, failure } = await checkExports(settings, (warehouse) => holdExports(warehouse, settings));
      const ended = failure === null ? {} : { error: lineOf(failure), exit: exitCodeOf(failure) };
      out(`${json === true ? JSON.stringify({ ...report, ...ended }) : text}\n`);
      if (failure !== null) throw failure;
    });
}
