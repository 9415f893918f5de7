import type { Command } from "commander";
import type { Streams } from "./streams.ts";

/** `sample`: the exports of an invented company. */
export function addSample(program: Command, { out }: Streams): void {
  program
    .command("sample")
    .description("write the exports of an invented company, to try everything on")
    .requiredOption("--to <dir>", "folder to write to: a new or an empty one")
    .action(async ({ to }: { to: string }) => {
      const { runSample } = await import("../sample/command.ts");
      out(`${await runSample(to)}\n`);
    });
}
