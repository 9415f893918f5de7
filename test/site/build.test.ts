import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { buildSite } from "../../pipeline/site/build.ts";
import { finishPage, withStill } from "../../pipeline/site/finish.ts";
import { projectFolder } from "../../pipeline/settings.ts";

describe("buildSite", () => {
  it("leaves the last good site as it was when nothing is published", async () => {
    const folder = await mkdtemp(join(tmpdir(), "countback-build-"));
    try {
      const siteFolder = join(folder, "site");
      await mkdir(siteFolder);
      await writeFile(join(siteFolder, "index.html"), "last good");
      const build = buildSite({
        publishedFolder: join(folder, "none"),
        siteFolder,
        password: null,
        log: () => undefined,
      });
      await expect(build).rejects.toThrow("nothing published in");
      expect(await readFile(join(siteFolder, "index.html"), "utf8")).toBe("last good");
      expect(await readdir(folder)).toEqual(["site"]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("finishPage", () => {
  const page = '<html>\n<head>\n<meta charset="utf-8">\n<script type="module">go();</script></head></html>';

  it("names the language", () => expect(finishPage(page)).toContain('<html lang="en">'));

  it("allows own files and the inline scripts of the page, and nothing else", () => {
    const policy = /content="([^"]+)"/.exec(finishPage(page))?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("font-src 'self'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/);
  });
});

describe("withStill", () => {
  const page =
    '<h1>How?</h1><h2 id="decide-today">Decide</h2><h2 id="the-figures" tabindex="-1"><a href="#">The figures</a></h2><p>x</p>';

  it("puts the overview's figures below their heading, in the page's order", () =>
    expect(withStill(page, "<noscript>FIGURES</noscript>")).toMatch(
      /<h1>.*stand below.*decide-today.*<\/h2>\s*<noscript>FIGURES/s,
    ));

  it("says on every other page where the figures stand", () =>
    expect(withStill("<h1>Who?</h1>", null)).toMatch(/<h1>Who\?<\/h1>\s*<noscript>.*href="\.\/index\.html"/s));
});

test("the typefaces are at most 60 KB, come with their licence, and stand in the style that names them", async () => {
  const folder = join(projectFolder, "src/fonts");
  const style = await readFile(join(folder, "fonts.css"), "utf8");
  const fonts = (await readdir(folder)).filter((file) => file.endsWith(".woff2"));
  const sizes = await Promise.all(fonts.map(async (file) => (await stat(join(folder, file))).size));
  expect(Array.from(style.matchAll(/fonts\/([\w-]+\.woff2)/g), ([, file]) => file).sort()).toEqual(fonts.sort());
  expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThanOrEqual(60 * 1024);
  expect(await readFile(join(folder, "OFL.txt"), "utf8")).toContain("SIL OPEN FONT LICENSE");
});
