import type { Command } from "commander";
import type { Flags } from "../settings.ts";
import { type AnswerFlags, answerOptions, formatOf, rowsOf } from "./answerFlags.ts";
import type { Streams } from "./streams.ts";

/** `query`: asks the published tables of the last run. */
export function addQuery(program: Command, { out }: Streams): void {
  const command = program
    .command("query")
    .description(
      'ask the published tables of the last run: query "select bucket, sum(open_amount) from aging group by 1"',
    )
    .argument("<sql>", "one select in DuckDB's SQL, with our macros and run.settings; nothing can be written")
    .option("--output <dir>", "folder that a run published to (default: data)");
  for (const [flag, help] of answerOptions) command.option(flag, help);
  command.action(async (sql: string, { csv, json, rows, ...flags }: Flags & AnswerFlags) => {
    const [{ formatAnswer }, { queryPublished }] = await Promise.all([
      import("../ask/format.ts"),
      import("../ask/query.ts"),
    ]);
    const answer = await queryPublished(sql, flags);
    out(`${formatAnswer(answer, formatOf({ csv, json }), rowsOf({ csv, json, rows }))}\n`);
  });
}
