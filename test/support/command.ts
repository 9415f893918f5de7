import { execFile } from "node:child_process";
import { join } from "node:path";
import { projectFolder } from "../../pipeline/settings.ts";

/** Runs the command line as a user would; returns its exit code and what it printed. */
export function countback(
  args: readonly string[],
  { cwd = projectFolder }: { readonly cwd?: string } = {},
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [join(projectFolder, "bin/countback.js"), ...args], { cwd }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      done({ code, stdout, stderr });
    });
  });
}
