import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { serveSite } from "../../pipeline/site/serve.ts";
import { unpackBrowser } from "../support/browserFile.ts";
import { withFolder } from "../support/folder.ts";
import { whichBrowser } from "../support/whichBrowser.ts";
import { launchBrowser, useBrowser } from "./browser.ts";
import { openTab } from "./tab.ts";

const { browser } = useBrowser();

describe("the tests' browser", () => {
  it("is the registry's on Linux on x64 whatever the system has, the one that CHROME_PATH names, or an installed one", async () => {
    await withFolder(async (folder) => {
      const installed = join(folder, "google-chrome");
      await writeFile(installed, "");
      const env = { PATH: folder };
      expect(whichBrowser({ platform: "linux", arch: "x64", env })).toEqual({ from: "package" });
      const named = whichBrowser({ platform: "linux", arch: "x64", env: { ...env, CHROME_PATH: "/other" } });
      expect(named).toEqual({ from: "path", path: "/other" });
      expect(whichBrowser({ platform: "linux", arch: "arm64", env })).toEqual({ from: "path", path: installed });
      expect(whichBrowser({ platform: "linux", arch: "arm64", env: { PATH: "" } })).toBeNull();
    });
  });

  it("outlives the contexts that are closed in it, and keeps the guards of a reader's browser", async () => {
    for (let count = 0; count < 3; count += 1) await (await browser().newContext()).close();
    expect(browser().isConnected()).toBe(true);
    const context = await browser().newContext();
    const page = await context.newPage();
    await page.setContent('<meta http-equiv="content-security-policy" content="script-src \'none\'"><p>still</p>');
    await page.evaluate(() =>
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=document.title='ran'>"),
    );
    expect(await page.title()).not.toBe("ran");
    await context.close();
  });
});

describe("what goes wrong with it is said in one sentence", () => {
  it("a package that cannot be unpacked", async () => {
    await withFolder(async (folder) => {
      const packed = join(folder, "packed");
      await mkdir(packed);
      for (const name of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br"])
        await writeFile(join(packed, name), "x");
      const unpacking = unpackBrowser(folder, packed);
      await expect(unpacking).rejects.toThrow(/^cannot unpack the tests' browser into .+: .+$/);
    });
  });

  it("a file that is no browser, and none at all", async () => {
    await expect(launchBrowser({ path: "/no/browser", env: {} })).rejects.toThrow(
      /^cannot start the tests' browser \/no\/browser: .+$/,
    );
    await expect(launchBrowser({ problem: "none here" })).rejects.toThrow(/^none here$/);
  });

  it("a page that is never drawn", async () => {
    await withFolder(async (siteFolder) => {
      await writeFile(join(siteFolder, "index.html"), "<!doctype html><link rel=icon href=data:,><main></main>");
      const { address, close } = await serveSite({ siteFolder, port: 0 });
      const context = await browser().newContext();
      try {
        const { visit } = await openTab(context, { limit: 400 });
        await expect(visit(address)).rejects.toThrow(/^page never drawn: http:\S+$/);
      } finally {
        await context.close();
        await close();
      }
    });
  });
});
