import { Command } from "commander";
import { addBacktest } from "./cli/backtest.ts";
import { addCheck } from "./cli/check.ts";
import { addClose } from "./cli/close.ts";
import { addDiff } from "./cli/diff.ts";
import { addExport } from "./cli/export.ts";
import { exitCodeOf, lineOf } from "./cli/failure.ts";
import { addInit } from "./cli/init.ts";
import { addQuery } from "./cli/query.ts";
import { addRollback } from "./cli/rollback.ts";
import { addRun } from "./cli/run.ts";
import { addSample } from "./cli/sample.ts";
import { addServe } from "./cli/serve.ts";
import type { Streams } from "./cli/streams.ts";
import { addTable } from "./cli/table.ts";
import { addVerify } from "./cli/verify.ts";
import { CountbackError, type ExitCode, typed } from "./errors.ts";
import { version } from "./settings.ts";

const debugHelp = "With --debug, every command shows the whole of an error.";
const exitCodes = "Exit codes: 0 ok, 1 error, 2 data past their limits, 3 wrong use, 4 another run holds the lock.";

/**
 * Runs one command as given on the command line, without the words `node` and `countback`; returns its exit code. What a
 * command works with is loaded once it is asked for. With `--json` a command that fails prints `{"error": …, "exit": …}`,
 * unless what it printed before says so.
 */
export async function main(args: readonly string[], streams: Streams): Promise<ExitCode | 0> {
  let isPrinted = false;
  const out = (text: string): void => {
    isPrinted = true;
    streams.out(text);
  };
  const isDebugged = args.includes("--debug") || process.env["COUNTBACK_DEBUG"] !== undefined;
  const words = args.filter((word) => word !== "--debug");
  try {
    await commands({ ...streams, out }).parseAsync(words, { from: "user" });
    return 0;
  } catch (error) {
    const exit = exitCodeOf(error);
    if (exit === 0) return 0;
    const message = lineOf(error);
    streams.err(`countback: ${message}\n`);
    if (args.includes("--json") && !isPrinted) streams.out(`${JSON.stringify({ error: message, exit })}\n`);
    if (isDebugged) console.error(error);
    return exit;
  }
}

function commands(streams: Streams): Command {
  const program = new Command("countback")
    .description(
      "From accounts-receivable exports to a reconciled ledger, measures, risk, a cash forecast and a report site.",
    )
    .version(version)
    .usage("<command> [options]")
    .addHelpText("after", `\n${debugHelp}\n${exitCodes}`)
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
    addDiff,
    addClose,
    addBacktest,
    addCheck,
    addInit,
    addServe,
    addExport,
    addVerify,
    addRollback,
    addSample,
  ];
  for (const add of adders) add(program, streams);
  return program;
}
