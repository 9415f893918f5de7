import { createInterface } from "node:readline";
import type { Command } from "commander";
import type { InitFlags } from "../init/init.ts";
import { inputHelp } from "./help.ts";
import type { Streams } from "./streams.ts";

type Flags = InitFlags & { readonly yes?: boolean; readonly ask?: boolean };

/** `init`: what the columns of unknown exports are. */
export function addInit(program: Command, { out }: Streams): void {
  program
    .command("init")
    .description(
      "show every column of unknown exports, propose what it is, ask what they do not say, try it on ten rows, and write it into the settings",
    )
    .option("--input <dir>", inputHelp)
    .option(
      "--config <file>",
      "settings to write, made where it is not there (default: countback.config.json beside the exports)",
    )
    .option("--answers <file>", "what would be asked, as JSON (docs/init.md): nobody needs to sit there")
    .option("--yes", "write without asking; also where nobody sits at a terminal")
    .option("--ask", "ask also where nobody sits at a terminal: one line of standard input is one answer")
    .action(async ({ yes, ask, ...flags }: Flags) => {
      const { init } = await import("../init/init.ts");
      const say = (text: string): void => void out(`${text}\n`);
      const isAlone = ask !== true && !process.stdin.isTTY;
      if (yes === true || isAlone || (flags.answers !== undefined && ask !== true)) {
        return init(flags, { say, ask: null });
      }
      const lines = createInterface({ input: process.stdin, terminal: process.stdin.isTTY });
      const answers = lines[Symbol.asyncIterator]();
      try {
        await init(flags, {
          say,
          ask: async (question) => {
            out(question);
            const { done, value } = await answers.next();
            if (!process.stdin.isTTY) out(`${done === true ? "" : value}\n`);
            return done === true ? "stop" : value;
          },
        });
      } finally {
        lines.close();
      }
    });
}
