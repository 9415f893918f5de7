import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildSite } from "../../pipeline/site/build.ts";
import { finishPage } from "../../pipeline/site/finish.ts";

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
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/);
  });
});
