import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { countPdfPages } from "../../pipeline/export/pdf/boardPack.ts";
import { countback } from "../support/command.ts";
import { withFolder } from "../support/folder.ts";
import { writePlainSite } from "../support/plainSite.ts";

it("export pdf prints a cover, contents with page numbers, and the chosen pages in their order", async () => {
  const browser = inject("browser");
  if ("problem" in browser) throw new Error(browser.problem);
  await withFolder(async (folder) => {
    await writePlainSite(folder);
    const file = join(folder, "pack.pdf");
    const asked = ["--site", folder, "--pages", "aging,index", "--to", file, "--browser", browser.path];
    const told = await countback(["export", "pdf", ...asked]);
    const count = countPdfPages(await readFile(file));
    expect(count).toBeGreaterThan(3);
    expect(told).toEqual({ code: 0, stderr: "", stdout: `${file}: ${count} pages (aging 2, index ${count})\n` });
  });
});
