import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { projectFolder } from "../pipeline/settings.ts";
import { hashFolder, withFolder } from "./support/folder.ts";
import { installPacked } from "./support/installed.ts";

const execute = promisify(execFile);

const invoices = `invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date
I1,ACME,2024-01-05,2024-02-04,100.00,USD,2024-02-10
I2,ACME,2024-02-05,2024-03-06,250.00,USD,
`;

/** The files below a folder with their sizes and dates. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      return `${path} ${size} ${mtimeMs}`;
    }),
  );
}

test("the packed file writes the sample and a report into the folder it is run in, and nothing where it is installed", async () => {
  await withFolder(async (folder) => {
    const command = await installPacked(folder);
    const countback = (...args: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
      execute(process.execPath, [command, ...args], { cwd: folder });
    expect((await readdir(join(folder, "node_modules", "countback"))).sort()).toEqual(
      "CHANGELOG.md LICENSE README.md bin docs observablehq.config.ts package.json pipeline src".split(" "),
    );
    const before = await filesOf(join(folder, "node_modules"));
    await mkdir(join(folder, "exports"));
    await writeFile(join(folder, "exports", "invoices.csv"), invoices);
    await writeFile(join(folder, "exports", "countback.config.json"), '{"company": "Larch Ltd"}');

    await writeFile(join(folder, "tsconfig.json"), "somebody else's");
    await countback("sample", "--to", "sample");
    await rm(join(folder, "tsconfig.json"));
    expect(await hashFolder(join(folder, "sample"))).toEqual(await hashFolder(join(projectFolder, "data/sample")));

    const { stdout, stderr } = await countback("run", "--input", "exports");
    expect(stderr).toBe("");
    expect(stdout).toContain("Larch Ltd, as of 2024-02-10");
    expect(stdout).toMatch(/npx countback serve\)\n$/);
    expect(await readFile(join(folder, "dist", "index.html"), "utf8")).toContain("Larch Ltd");
    expect(await readdir(join(folder, "data", "published"))).toContain("manifest.json");

    expect(await filesOf(join(folder, "node_modules"))).toEqual(before);
    expect((await readdir(folder)).filter((name) => !name.endsWith(".tgz")).sort()).toEqual([
      "data",
      "dist",
      "exports",
      "node_modules",
      "sample",
    ]);
  });
}, 300_000);
