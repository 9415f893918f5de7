import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { describe, expect, it } from "vitest";
import { main } from "../../pipeline/cli.ts";
import { boardPack, countPdfPages } from "../../pipeline/export/pdf/boardPack.ts";
import { findBrowser } from "../../pipeline/export/pdf/findBrowser.ts";
import { withFolder } from "../support/folder.ts";

const cover = { company: "A & B <i>", asOf: "30 June 2026", runId: "abc" };

/** A built report of two pages: one of a line, one with a table of 200 rows that is wider than the paper. */
async function writeReport(folder: string): Promise<void> {
  await mkdir(join(folder, "_file/data"), { recursive: true });
  const manifest = { company: "A & B", asOf: "2026-06-30", runId: "abc" };
  await writeFile(join(folder, "_file/data/manifest.0a.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "style.css"), ".chapter{break-before:page} tr{height:20px} td{white-space:nowrap}");
  const page = (name: string, content: string): Promise<void> =>
    writeFile(
      join(folder, `${name}.html`),
      `<title>${name} | A</title><link rel="stylesheet" href="./style.css"><main><h1>${name}?</h1><p class="lead">So.</p>${content}</main>`,
    );
  await page("index", "");
  const row = `<tr>${"<td>a cell of words</td>".repeat(8)}</tr>`;
  await page("aging", `<div><table>${row.repeat(200)}</table></div><details>left out</details>`);
}

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ["", ""];
  const code = await main(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

describe("countback export pdf", () => {
  it("prints a cover, contents with page numbers, and the chosen pages in their order", async () => {
    await withFolder(async (folder) => {
      await writeReport(folder);
      const file = join(folder, "pack.pdf");
      const browser = ["--browser", await chromium.executablePath()];
      const told = await run("export", "pdf", "--site", folder, "--pages", "aging,index", "--to", file, ...browser);
      const count = countPdfPages(await readFile(file));
      expect(count).toBeGreaterThan(3);
      expect(told).toEqual({ code: 0, err: "", out: `${file}: ${count} pages (aging 2, index ${count})\n` });
    });
  });

  it.each([
    ["a page that the report has not", { pages: "index,nothing" }, "no such page in the report: nothing"],
    ["a browser that is not there", { browser: "/no/browser" }, "no browser at: /no/browser"],
    ["a folder without a report", { site: "/no/site" }, "no report to print in: /no/site"],
  ])("refuses %s in one line with exit 3", async (_, wrong, err) => {
    await withFolder(async (folder) => {
      await writeReport(folder);
      const flags = { site: folder, pages: "index", browser: process.execPath, to: join(folder, "pack.pdf"), ...wrong };
      const told = await run(
        "export",
        "pdf",
        ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
      );
      expect(told).toEqual({ code: 3, out: "", err: `countback: ${err}\n` });
    });
  });

  it("says so when what is named is no browser", async () => {
    await withFolder(async (folder) => {
      await writeReport(folder);
      const path = join(folder, "chromium");
      await writeFile(path, "#!/bin/sh\nexit 1\n");
      await chmod(path, 0o755);
      const told = await run("export", "pdf", "--site", folder, "--pages", "index", "--browser", path);
      expect(told).toEqual({ code: 1, out: "", err: `countback: cannot start the browser: ${path}\n` });
    });
  });
});

describe("findBrowser", () => {
  it("takes the one that is named, then CHROME_PATH, then the first on PATH", async () => {
    await withFolder(async (folder) => {
      const [one, two] = [join(folder, "one"), join(folder, "chromium")];
      for (const path of [one, two]) await writeFile(path, "");
      expect(findBrowser(one, { CHROME_PATH: two, PATH: folder })).toBe(one);
      expect(findBrowser(undefined, { CHROME_PATH: one, PATH: folder })).toBe(one);
      expect(findBrowser(undefined, { PATH: folder })).toBe(two);
    });
  });

  it("says what is needed where there is none", () =>
    expect(() => findBrowser(undefined, { PATH: "" })).toThrow(/^no browser found: .*--browser or CHROME_PATH$/));
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
