import { describe, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { putBack } from "./likeParts.ts";
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

describe("of parts alike in one place three are judged, and one that is not is found", () => {
  const row = (link: string) => `<tr><td>text</td><td><a href="#t">${link}</a></td></tr>`;
  const table = (...rows: readonly string[]) => `<table>${rows.join("")}</table>`;
  const many = Array.from({ length: 30 }, (_, index) => row(`the link of row ${index}`));

  it("without a change to the page", async () => {
    expect(await found(table(...many), { contrastOnly: false })).toEqual([]);
    expect(await tab().page.locator("tr").count()).toBe(3);
    await tab().page.evaluate(putBack);
    expect(await tab().page.locator("tr a").allTextContents()).toEqual(
      many.map((_, index) => `the link of row ${index}`),
    );
  });

  it.each([
    ["a link without words", "", "link-name"],
    ["a word in a paler colour", '<b style="color:#ccc">pale</b>', "color-contrast"],
    ["a paler word by its class", '<b class="pale">pale</b>', "color-contrast"],
    ["a picture without words", '<img src="data:,">', "image-alt"],
    ["a role that does not fit", '<b role="nonsense">word</b>', "aria-roles"],
  ])("%s", async (_, link, rule) => {
    const style = "<style>.pale { color: #ccc }</style>";
    const page = style + table(...many, row(link), ...many);
    expect(await found(page, { contrastOnly: false })).toContainEqual(expect.stringContaining(rule));
  });
});

function underlaid(): string {
  return `<div style="position:relative;height:40px"><div style="position:absolute;inset:0;background:#444"></div>
    <p style="position:relative;color:#333;margin:0">over</p></div>`;
}
