import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { exportPdf } from "../../pipeline/export/pdf/pdf.ts";
import { countPdfPages } from "../../pipeline/export/pdf/boardPack.ts";
import { countback } from "../support/command.ts";
import { withFolder } from "../support/folder.ts";
import { sampleReport } from "./reports.ts";
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

it("the board pack is a cover with figures and commentary, and a printed page of each of seven pages", async () => {
  const browser = inject("browser");
  if ("problem" in browser) throw new Error(browser.problem);
  const report = await sampleReport();
  try {
    await withFolder(async (folder) => {
      const options = { siteFolder: report.siteFolder, toFile: join(folder, "pack.pdf"), browserPath: browser.path };
      const pack = await exportPdf({ ...options, pages: null, commentary: "Calm.\n\n- One **line**" });
      expect(pack.count).toBe(8);
      expect(Object.values(pack.firstPages)).toEqual([2, 3, 4, 5, 6, 7, 8]);
      const long = exportPdf({ ...options, pages: null, commentary: "A line.\n\n".repeat(80) });
      await expect(long).rejects.toThrow("the commentary does not fit on the cover");
    });
  } finally {
    await report.close();
  }
});
