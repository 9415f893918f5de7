import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { boardPack } from "../../pipeline/export/pdf/boardPack.ts";
import { findBrowser } from "../../pipeline/export/pdf/findBrowser.ts";
import { countback } from "../support/command.ts";
import { withFolder } from "../support/folder.ts";
import { writePlainSite } from "../support/plainSite.ts";

const cover = {
  company: "A & B <i>",
  asOf: "30 June 2026",
  runId: "abc",
  commentary: "<p>Well.</p>",
  figures: "<b>9</b>",
};

describe("countback export pdf", () => {
  it.each([
    ["a page that the report has not", { pages: "index,nothing" }, "no such page in the report: nothing"],
    ["a browser that is not there", { browser: "/no/browser" }, "no browser at: /no/browser"],
    ["a folder without a report", { site: "/no/site" }, "no report to print in: /no/site"],
  ])("refuses %s in one line with exit 3", async (_, wrong, err) => {
    await withFolder(async (folder) => {
      await writePlainSite(folder);
      const flags = { site: folder, pages: "index", browser: process.execPath, to: join(folder, "pack.pdf"), ...wrong };
      const asked = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
      const told = await countback(["export", "pdf", ...asked]);
      expect(told).toEqual({ code: 3, stdout: "", stderr: `countback: ${err}\n` });
    });
  });

  it("says so when what is named is no browser", async () => {
    await withFolder(async (folder) => {
      await writePlainSite(folder);
      const path = join(folder, "chromium");
      await writeFile(path, "#!/bin/sh\nexit 1\n");
      await chmod(path, 0o755);
      const told = await countback(["export", "pdf", "--site", folder, "--pages", "index", "--browser", path]);
      expect(told).toEqual({ code: 1, stdout: "", stderr: `countback: cannot start the browser: ${path}\n` });
    });
  });
});

describe("findBrowser", () => {
  it("takes the one that is named, then CHROME_PATH, then the first on PATH, then the system's place", async () => {
    await withFolder(async (folder) => {
      const [one, two] = [join(folder, "one"), join(folder, "chromium")];
      for (const path of [one, two]) await writeFile(path, "");
      expect(findBrowser(one, { CHROME_PATH: two, PATH: folder })).toBe(one);
      expect(findBrowser(undefined, { CHROME_PATH: one, PATH: folder })).toBe(one);
      expect(findBrowser(undefined, { PATH: folder })).toBe(two);
      const placed = join(folder, "Google/Chrome/Application/chrome.exe");
      await mkdir(dirname(placed), { recursive: true });
      await writeFile(placed, "");
      expect(findBrowser(undefined, { PATH: "", PROGRAMFILES: folder }, "win32")).toBe(placed);
    });
  });

  it("says what is needed where there is none", () =>
    expect(() => findBrowser(undefined, { PATH: "" }, "linux")).toThrow(
      /^no browser found: .*--browser or CHROME_PATH$/,
    ));
});

describe("boardPack", () => {
  const chapters = [{ page: "aging", name: "Aging", title: "Who <b>owes</b>?", body: "<h1>Who</h1>" }];

  it("names company, date and run on the cover, and the chapters with their pages", () => {
    const html = boardPack(chapters, { cover, style: "style.css", firstPages: [2] });
    for (const part of [
      "A &#38; B &#60;i&#62;",
      "As of 30 June 2026",
      "Run abc",
      "Who &#60;b&#62;owes",
      "<span>2</span></li>",
    ])
      expect(html).toContain(part);
    expect(html).toContain('<section class="chapter" id="aging"><h1>Who</h1></section>');
  });
});
