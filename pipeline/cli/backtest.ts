import type { Command } from "commander";
import type { BacktestFlags } from "../backtest/plan.ts";
import { readSettings } from "../settings.ts";
import { inputHelp, profileHelp } from "./help.ts";
import type { Streams } from "./streams.ts";

/** `backtest`: past scores and forecasts against what came. */
export function addBacktest(program: Command, { out }: Streams): void {
  program
    .command("backtest")
    .description("score past invoices and forecast past cash by what was known then, and compare with what came")
    .option("--input <dir>", inputHelp)
    .requiredOption("--from <date>", "first day of the period; the first origin is the end of the day before")
    .requiredOption("--to <date>", "first day after the period")
    .option("--every <days>", "days from one origin to the next (default: 7d)")
    .option("--refit <days>", "days after which the model is fitted anew (default: 30d)")
    .requiredOption("--output <dir>", "folder for the scores, the forecasts and summary.json")
    .option("--inputs <file>", "write the model's own inputs of every invoice at its issue too, as a CSV file")
    .option("--as-of <date>", "what came is known until the end of this day (default: the last date of the exports)")
    .option("--config <file>", "settings")
    .option("--profile <name or file>", profileHelp)
    .option("--seed <number>", "seed of every random draw (default: 1)")
    .option("--json", "print summary.json instead of its main figures")
    .action(async ({ json, ...flags }: BacktestFlags & { json?: boolean }) => {
      const [{ backtest }, { formatBacktest }, { readPlan }] = await Promise.all([
        import("../backtest/backtest.ts"),
        import("../backtest/format.ts"),
        import("../backtest/plan.ts"),
      ]);
      const summary = await backtest(readSettings(flags), readPlan(flags), { inputsFile: flags.inputs ?? null });
      out(`${json === true ? JSON.stringify(summary) : formatBacktest(summary)}\n`);
    });
}
