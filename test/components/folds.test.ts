// @vitest-environment jsdom
import { expect, test } from "vitest";
import { openFolds } from "../../src/components/controls/folds.ts";

test("a link to a folded section opens it, and paper shows all", () => {
  HTMLElement.prototype.scrollIntoView = () => undefined;
  window.matchMedia = () =>
    Object.assign(new EventTarget(), {
      matches: false,
      media: "",
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  const fold = (id: string) => `<details class="fold" id="${id}"><summary><h2>${id}</h2></summary>text</details>`;
  document.body.innerHTML = `<a href="#two">two</a>${fold("one")}${fold("two")}`;
  const open = () => Array.from(document.querySelectorAll("details"), (each) => each.open);
  openFolds();
  expect(open()).toEqual([false, false]);
  location.hash = "#two";
  dispatchEvent(new HashChangeEvent("hashchange"));
  expect(open()).toEqual([false, true]);
  for (const each of document.querySelectorAll("details")) each.open = false;
  document.querySelector("a")?.click();
  expect(open()).toEqual([false, true]);
  dispatchEvent(new Event("beforeprint"));
  expect(open()).toEqual([true, true]);
  dispatchEvent(new Event("afterprint"));
  expect(open()).toEqual([false, true]);
});
