import type { Command } from "commander";
import { type Flags, readSettings } from "../settings.ts";
import type { Streams } from "./streams.ts";

/** `rollback`: back to the run before. */
export function addRollback(program: Command, { out }: Streams): void {
  program
    .command("rollback")
    .description("make the run before the current one current again: its tables, model and report")
    .option("--output <dir>", "folder that the runs published to (default: data)")
    .action(async (flags: Flags) => {
      const { rollback } = await import("../generations/rollback.ts");
      out(`${await rollback(readSettings(flags).outputFolder)}\n`);
    });
}
