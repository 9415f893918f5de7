import { describe, expect, it } from "vitest";
import { findEntries } from "../../src/components/controls/findEntries.ts";
import { spreadLabels } from "../../src/components/charts/spreadLabels.ts";

const entries = [
  { href: "aging.html", page: "Aging", title: "Who owes us?", text: "Open amounts by age" },
  { href: "cash.html", page: "Cash", title: "When does the money come?", text: "Dépôts and aging of receipts" },
  { href: "methods.html#measure-aging", page: "Methods", title: "Aging", text: "by bucket" },
];

describe("findEntries", () => {
  const found = (words: string): readonly string[] => findEntries(entries, words).map(({ href }) => href);

  it("puts a title before a page's name, and that before the text", () =>
    expect(found("aging")).toEqual(["methods.html#measure-aging", "aging.html", "cash.html"]));
  it("finds only what holds every word", () => expect(found("aging bucket")).toEqual(["methods.html#measure-aging"]));
  it("minds neither case nor accents", () => expect(found("DEPOTS")).toEqual(["cash.html"]));
  it("finds nothing for no word", () => expect(found("  ")).toEqual([]));
});

describe("spreadLabels", () => {
  const room = { gap: 16, top: 0, bottom: 100 };

  it("leaves labels that are apart where they are", () => expect(spreadLabels([10, 50], room)).toEqual([10, 50]));
  it("moves those that would touch, and keeps their order", () =>
    expect(spreadLabels([50, 10, 12], room)).toEqual([50, 10, 26]));
  it("keeps them inside at the bottom", () => expect(spreadLabels([98, 99], room)).toEqual([84, 100]));
  it("shares what room there is", () => expect(spreadLabels([5, 5, 5], { ...room, bottom: 10 })).toEqual([0, 5, 10]));
});
