import { expect, test } from "vitest";
import { filesOfWord } from "../../src/components/records/customerSearch.ts";
import { searchWords } from "../../src/writing/searchWords.ts";
import { isBeforeByPoint, lastAtMost } from "../../src/components/records/shards.ts";

test("a name is found by its words without case, accents and punctuation, each once", () => {
  expect(searchWords("Müller & Söhne, Müller GmbH (C-0042)")).toEqual(["muller", "sohne", "gmbh", "c", "0042"]);
});

test.each([
  ["b", [0, 1]],
  ["ca", [1, 2]],
  ["cat", [1, 2]],
  ["dog", [2, 2]],
  ["a", [0, 0]],
])("words that begin with %s stand in files %j", (word, files) =>
  expect(filesOfWord(["art", "bus", "cat"], word)).toEqual(files),
);

test("a customer's file is the last that begins at or before its number", () => {
  const firsts = ["A1", "C100", "C200"];
  expect(["A0", "A1", "C100", "C150", "C2000", "Z"].map((id) => lastAtMost(firsts, id, isBeforeByPoint))).toEqual([
    -1, 0, 1, 1, 2, 2,
  ]);
});

test("texts stand in the order of a database, by code point, where JavaScript's own would differ", () => {
  expect("\u{1F600}" < "\uFF21").toBe(true);
  expect(isBeforeByPoint("\u{1F600}", "\uFF21")).toBe(false);
  expect([isBeforeByPoint("a", "ab"), isBeforeByPoint("ab", "a"), isBeforeByPoint("a", "a")]).toEqual([
    true,
    false,
    false,
  ]);
});
