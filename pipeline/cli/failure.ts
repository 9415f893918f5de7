import { CommanderError } from "commander";
import { CountbackError, type ExitCode } from "../errors.ts";

/** The exit code that an error ends with; 0 where the command line was only asked for help or its version. */
export function exitCodeOf(error: unknown): ExitCode | 0 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 3;
  return error instanceof CountbackError ? error.exitCode : 1;
}

/** An error as the one line that is printed of it. */
export function lineOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^error: /, "").split("\n")[0] ?? "";
}
