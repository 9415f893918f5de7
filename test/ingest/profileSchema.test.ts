import { expect, it } from "vitest";
import { CountbackError } from "../../pipeline/errors.ts";
import { parseProfile, profiles, readProfile } from "../../pipeline/ingest/profiles/profiles.ts";
import { feed, type Json, profileOf } from "./testProfile.ts";

/** What is said of a profile that is none, after its name. */
function fault(profile: unknown): string {
  try {
    parseProfile(profile, "x");
    return "";
  } catch (error) {
    return error instanceof CountbackError && error.exitCode === 3
      ? error.message.replace("invalid profile x: ", "")
      : "other";
  }
}

function withColumn(source: unknown): Json {
  return profileOf({ feeds: [feed({ terms: source })] });
}

it.each([
  ["a header", "Terms"],
  ["a nested source", { firstOf: ["A", { when: { not: { of: "B", is: "empty" } }, then: { match: "(.)", of: "B" } }] }],
  ["a lookup into a layout of the same profile", { lookup: "bills", key: "bill", by: "who", take: "day" }],
])("%s is a source", (_, source) => {
  expect(fault(withColumn(source))).toBe("");
});

const terms = "layouts[0].feeds[0].columns.terms";

it.each([
  ["an unknown form", { frobnicate: "x" }, `${terms}: none of the forms in docs/profiles.md`],
  ["a number", 5, `${terms}: none of the forms in docs/profiles.md`],
  ["a constant that is no text", { constant: 5 }, `${terms}.constant: Invalid input: expected string, received number`],
  ["a name too many", { constant: "x", of: "y" }, `${terms}: unknown name of`],
  [
    "a pattern of two groups",
    { match: "(a)(b)", of: "x" },
    `${terms}.match: must be a regular expression with one group`,
  ],
  ["a broken pattern", { top: "(" }, `${terms}.top: must be a regular expression with one group`],
  [
    "a fault deep inside",
    { join: ["A", { words: { a: 1 }, of: "x" }], with: "" },
    `${terms}.join[1].words.a: Invalid input: expected string, received number`,
  ],
  [
    "a lookup into nothing",
    { lookup: "no", key: "a", by: "b", take: "c" },
    "layouts[0]: no layout of this name to look up in: no",
  ],
])("%s is refused, with its place", (_, source, message) => {
  expect(fault(withColumn(source))).toBe(message);
});

it.each([
  ["no layouts", { name: "a", describes: "b", layouts: [] }, /^layouts: /],
  ["an unknown name", { ...profileOf({ feeds: [] }), version: 1 }, /^profile: unknown name version$/],
  ["an unknown column", profileOf({ feeds: [feed({ colour: "x" })] }), /columns\.colour: no column of invoices$/],
  ["a table that is none", profileOf({ feeds: [{ table: "bills" }] }), /^layouts\[0\]\.feeds\[0\]\.table: /],
  [
    "two layouts of one name",
    profileOf({ feeds: [] }, { name: "bills", signature: ["x"], feeds: [] }),
    /a second layout of this name: bills$/,
  ],
  ["nothing but `also` feeds", profileOf({ feeds: [feed({}, { also: true })] }), /one must count the file's rows$/],
  [
    "feeds of one table that differ in lines",
    profileOf({ feeds: [feed({}, { lines: true }), feed({})] }),
    /feeds of invoices differ/,
  ],
])("%s: refused", (_, profile, message) => {
  expect(fault(profile)).toMatch(message);
});

it("what is no JSON is refused", () => {
  expect(() => readProfile("{", "mine.json")).toThrow(/^invalid JSON in mine\.json: /);
});

it("every built-in profile has a name of its own, that of its file", () => {
  expect(new Set(profiles.map(({ name }) => name)).size).toBe(profiles.length);
});
