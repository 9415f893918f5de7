import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../../pipeline/settings.ts";
import { withFolder } from "../support/folder.ts";

type Outcome = { readonly code: number; readonly stdout: string };

/** The script of `docs/monthly.md`, as it stands there, in a folder with exports of its own. */
async function withScript(
  work: (run: (...totals: readonly string[]) => Promise<Outcome>, folder: string) => Promise<void>,
): Promise<void> {
  const text = await readFile(join(projectFolder, "docs/monthly.md"), "utf8");
  const [, script = ""] = /```sh\n([\s\S]*?)```/.exec(text) ?? [];
  await withFolder(async (folder) => {
    await writeFile(join(folder, "monthly.sh"), script);
    const env = {
      ...process.env,
      COUNTBACK_PAGES: "--no-site",
      COUNTBACK: `${process.execPath} ${join(projectFolder, "bin/countback.js")}`,
    };
    const run = (...totals: readonly string[]): Promise<Outcome> =>
      new Promise((done) => {
        execFile("sh", ["monthly.sh", "exports", ...totals], { cwd: folder, env }, (error, stdout) => {
          done({ code: typeof error?.code === "number" ? error.code : 0, stdout });
        });
      });
    await work(run, folder);
  });
}

test(
  "a new report is proved; where the control total is not met the last one stays and says how old it is",
  { timeout: 600_000 },
  async () => {
    await withScript(async (run, folder) => {
      await cp(join(projectFolder, "test/fixtures/canonical"), join(folder, "exports"), { recursive: true });
      expect(await run("EUR=1.23")).toMatchObject({
        code: 2,
        stdout: expect.stringContaining("No new report, and none before it."),
      });
      expect(await run()).toMatchObject({ code: 0, stdout: expect.stringContaining("The report is new.") });
      const failed = await run("EUR=1.23");
      expect(failed.code).toBe(2);
      expect(failed.stdout).toMatch(
        /The last one stays: it is as of \d{4}-\d{2}-\d{2}, \d+ days old\.\ncountback: control total not met/,
      );
    });
  },
);
