import { CommanderError } from "commander";
import { CountbackError, type ExitCode, Failure } from "../errors.ts";

/** The exit code that an error ends with; 0 where the command line was only asked for help or its version. */
export function exitCodeOf(error: unknown): ExitCode | 0 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 3;
  return error instanceof CountbackError ? error.exitCode : 1;
}

/** An error as the one line that is printed of it: its own where it is meant for a reader, else what was being done and what to do. */
export function lineOf(error: unknown): string {
  const isTold = error instanceof CountbackError || error instanceof CommanderError;
  if (isTold) return error.message.replace(/^error: /, "").split("\n")[0] ?? "";
  const doing: string[] = [];
  let cause = error;
  for (; cause instanceof Failure; cause = cause.cause) doing.push(cause.doing);
  const { what, advice } = faultOf(cause);
  return `${what}${doing.length === 0 ? "" : ` while ${doing.join(", ")}`}: ${advice}`;
}

/** What the machine or we did wrong, and what to do about it; nothing of the text inside. */
function faultOf(cause: unknown): { readonly what: string; readonly advice: string } {
  const text = cause instanceof Error ? `${Reflect.get(cause, "code") ?? ""} ${cause.message}` : String(cause);
  const [, named = ""] = /"([^"]+)"/.exec(text) ?? [];
  const path = (cause instanceof Error ? String(Reflect.get(cause, "path") ?? "") : "") || named || "a file";
  if (/ENOSPC|EDQUOT|no space left|disk full/i.test(text))
    return { what: "no space left on the disk", advice: "free some, and run it again; what stood before stands" };
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(text))
    return { what: `no right to read or write ${path}`, advice: "give it to who runs this, and run it again" };
  if (/ENOENT|no such file/i.test(text))
    return { what: `${path} is gone`, advice: "leave the files alone while they are read, and run it again" };
  if (/EMFILE|ENFILE|too many open files/i.test(text))
    return {
      what: "too many files are open on this machine",
      advice: "close some, or raise ulimit -n, and run it again",
    };
  if (/\bEIO\b|input\/output error/i.test(text))
    return { what: `${path} cannot be read from its disk`, advice: "look at the disk, and run it again" };
  return {
    what: "something inside Countback broke",
    advice: "what stood before stands; with --debug the same command shows what to report",
  };
}
