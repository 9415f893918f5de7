// It starts its program in the folder where it was loaded: not in one that a test goes to and takes away.
import "esbuild";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { main } from "../../pipeline/cli.ts";
import { projectFolder } from "../../pipeline/settings.ts";

type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string };
type Place = { readonly cwd?: string };

/** Runs the command line in this process, which saves its start; returns its exit code and what it printed. */
export async function countback(args: readonly string[], { cwd = projectFolder }: Place = {}): Promise<Outcome> {
  const printed = { stdout: "", stderr: "" };
  const back = process.cwd();
  process.chdir(cwd);
  try {
    const code = await main(args, {
      out: (text) => (printed.stdout += text),
      err: (text) => (printed.stderr += text),
    });
    return { code, ...printed };
  } finally {
    process.chdir(back);
  }
}

/** Runs the command line as a user would, in a process of its own. */
export function countbackProcess(args: readonly string[], { cwd = projectFolder }: Place = {}): Promise<Outcome> {
  return new Promise((done) => {
    execFile(process.execPath, [join(projectFolder, "bin/countback.js"), ...args], { cwd }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      done({ code, stdout, stderr });
    });
  });
}
