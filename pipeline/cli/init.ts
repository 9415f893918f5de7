import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import type { InitFlags } from "../init/init.ts";
import { inputHelp } from "./help.ts";
import type { Streams } from "./streams.ts";

/** `init`: what the columns of unknown exports are. */
export function addInit(program: Command, { out }: Streams): void {
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
      const { init } = await import("../init/init.ts");
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
