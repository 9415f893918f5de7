import { describe, expect, it } from "vitest";
import { numberStyle, numberText, unescapeText } from "../../../pipeline/ingest/containers/cellText.ts";

describe("numberStyle", () => {
  it.each([
    [0, undefined, "number"],
    [4, undefined, "number"],
    [14, undefined, "date"],
    [22, undefined, "date"],
    [49, undefined, "number"],
    [164, "General", "number"],
    [164, '#,##0.00 "days"', "number"],
    [164, "#,##0.00_);[Red](#,##0.00)", "number"],
    [164, "[$-409]d-mmm-yy;@", "date"],
    [164, "yyyy\\-mm\\-dd", "date"],
    [164, "mm:ss.0", "date"],
    [164, "[h]:mm", "number"],
    [164, "0000000000", { width: 10 }],
    [164, "0", "number"],
    [164, "0.00E+00", "number"],
    [164, "#,##0.00 [$€-407]", { mark: "€" }],
    [164, "[$EUR] #,##0.00;[Red]-[$EUR] #,##0.00", { mark: "EUR" }],
    [164, '#,##0.00 "CHF"', { mark: "CHF" }],
    [164, "£#,##0.00", { mark: "£" }],
    [164, "[$$-409]#,##0.00", { mark: "US$" }],
    [164, "[$kr-41D] #,##0", { mark: "kr" }],
    [164, '_("$"* #,##0.00_)', "number"],
    [164, '0 "pcs"', "number"],
  ])("%i %j is %j", (id, code, style) => {
    expect(numberStyle(id, code)).toEqual(style);
  });
});

describe("numberText", () => {
  it.each([
    ["43861", "date", "2020-01-31"],
    ["43861.5", "date", "2020-01-31 12:00:00"],
    ["43860.9999999", "date", "2020-01-31"],
    ["1", "date", "1900-01-01"],
    ["59", "date", "1900-02-28"],
    ["60", "date", "1900-02-29"],
    ["61", "date", "1900-03-01"],
    ["0", "date", "1900-01-00"],
    ["0.003743", "date", "00:05:23"],
    ["-1", "date", "-1"],
    ["9999999", "date", "9999999"],
    ["79656.600000000006", "number", "79656.6"],
    ["1E-3", "number", "0.001"],
    ["-1250.5", { mark: "€" }, "-1250.5 €"],
    ["12345678901234", "number", "12345678901234"],
    ["007", "number", "7"],
    ["", "number", ""],
    ["17", { width: 5 }, "00017"],
    ["1.5", { width: 5 }, "1.5"],
  ] as const)("%s as %j is %s", (stored, style, text) => {
    expect(numberText(stored, style, { is1904: false })).toBe(text);
  });

  it("days count from 1904 where the workbook says so", () => {
    expect(numberText("0", "date", { is1904: true })).toBe("1904-01-01");
    expect(numberText("42399.25", "date", { is1904: true })).toBe("2020-01-31 06:00:00");
  });
});

it("characters that XML cannot hold are put back", () => {
  expect(unescapeText("a_x000D_b_x005F_c")).toBe("a\rb_c");
  expect(unescapeText("_x12")).toBe("_x12");
});
