import type { Command } from "commander";
import { readSettings } from "../settings.ts";
import { type AnswerFlags, answerOptions, formatOf, rowsOf } from "./answerFlags.ts";
import type { Streams } from "./streams.ts";

/** `diff`: what changed between two runs, in money. */
export function addDiff(program: Command, { out }: Streams): void {
  const command = program
    .command("diff")
    .description("what changed between two runs and why, in money: new, settled, changed, rescinded, restated, moved")
    .argument(
      "[old]",
      "a run's id, a date, `previous`, or a folder of published tables or of a run (default: previous)",
      "previous",
    )
    .argument("[new]", "the same, or `current`", "current")
    .option("--output <dir>", "folder that the runs published to (default: data)");
  for (const [flag, help] of answerOptions) command.option(flag, help);
  command.action(
    async (old: string, now: string, { csv, json, rows, output }: AnswerFlags & { readonly output?: string }) => {
      const format = formatOf({ csv, json });
      const most = rowsOf({ csv, json, rows });
      const [{ findPosition }, { diff }, { diffAsJson, formatDiff }, { formatAnswer }] = await Promise.all([
        import("../ask/positions.ts"),
        import("../ask/diff.ts"),
        import("../ask/formatDiff.ts"),
        import("../ask/format.ts"),
      ]);
      const { outputFolder } = readSettings({ ...(output === undefined ? {} : { output }), site: false });
      const positions = [await findPosition(old, outputFolder), await findPosition(now, outputFolder)] as const;
      const found = await diff(...positions);
      if (format === "csv") out(`${formatAnswer(found.items, "csv", most)}\n`);
      else out(`${format === "json" ? diffAsJson(...positions, found) : formatDiff(...positions, found, most)}\n`);
    },
  );
}
