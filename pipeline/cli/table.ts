import type { Command } from "commander";
import type { Flags } from "../settings.ts";
import { type AnswerFlags, answerOptions, formatOf, rowsOf } from "./answerFlags.ts";
import { inputHelp, profileHelp } from "./help.ts";
import type { Streams } from "./streams.ts";

/** `table`: builds one table of the exports and shows it. */
export function addTable(program: Command, { out }: Streams): void {
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
    const [{ formatTable, formatTables }, { showTable }] = await Promise.all([
      import("../ask/format.ts"),
      import("../ask/table.ts"),
    ]);
    if (name === undefined) return out(`${formatTables(format)}\n`);
    out(`${formatTable(await showTable(name, flags, { rows: rowsOf({ csv, json, rows }) }), format)}\n`);
  });
}
