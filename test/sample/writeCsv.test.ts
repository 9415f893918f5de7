import { expect, test } from "vitest";
import { csvText, money } from "../../pipeline/sample/writeCsv.ts";

test.each([
  [0, "0.00"],
  [5, "0.05"],
  [123405, "1234.05"],
  [-70, "-0.70"],
])("%i cents are %s", (amount, text) => {
  expect(money(amount)).toBe(text);
});

test("fields are quoted only where they must be", () => {
  const rows = [["Wolverby Foods, Inc.", 'the "old" mill', "O'Kilvarra & Sons", null, 7]];
  expect(csvText({ file: "any.csv", columns: ["a", "b", "c", "d", "e"], rows })).toBe(
    'a,b,c,d,e\n"Wolverby Foods, Inc.","the ""old"" mill",O\'Kilvarra & Sons,,7\n',
  );
});
