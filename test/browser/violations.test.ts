import { describe, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { violationsOf } from "./violations.ts";

const { tab } = useBrowser();

/** What is found of a page of twenty sound texts alike and one more. */
async function found(other: string, { contrastOnly = true } = {}): Promise<readonly string[]> {
  const sound = '<p style="color:#333">sound</p>'.repeat(20);
  await tab().page.setContent(`<!doctype html><html lang="en"><title>t</title><main>${sound}${other}</main></html>`);
  return violationsOf(tab().page, { contrastOnly });
}

describe("of texts that look alike one is judged, and one that does not is found", () => {
  it("nothing where all are sound", async () => expect(await found("", { contrastOnly: false })).toEqual([]));

  it.each([
    ["a paler colour", '<p style="color:#ccc">pale</p>'],
    ["a darker ground", '<div style="background:#555"><p style="color:#333">dark</p></div>'],
    ["something pale around it", '<div style="opacity:0.3"><p style="color:#333">faint</p></div>'],
    ["a ground laid under it", underlaid()],
  ])("%s", async (_, other) => expect(await found(other)).toMatchObject([expect.stringContaining("color-contrast")]));

  it("a thin text that would do in a larger size", async () => {
    const sized = (size: string) => `<p style="color:#888;font-size:${size}">grey</p>`;
    expect(await found(sized("30px") + sized("15px"))).toMatchObject([expect.stringContaining("15px")]);
  });

  it("and what is wrong otherwise", async () =>
    expect(await found("<img src='data:,'>", { contrastOnly: false })).toMatchObject([
      expect.stringContaining("image-alt"),
    ]));
});

function underlaid(): string {
  return `<div style="position:relative;height:40px"><div style="position:absolute;inset:0;background:#444"></div>
    <p style="position:relative;color:#333;margin:0">over</p></div>`;
}
