import { describe, expect, it } from "vitest";
import { parseRecord, writeField } from "../../../pipeline/ingest/containers/records.ts";

describe("parseRecord", () => {
  it.each([
    ["", [""], "ok"],
    ["a", ["a"], "ok"],
    ["a,,b,", ["a", "", "b", ""], "ok"],
    ['"a,b",c', ["a,b", "c"], "ok"],
    ['"a ""b"" c"', ['a "b" c'], "ok"],
    ['a "b" c,d', ['a "b" c', "d"], "ok"],
    ['"",x', ["", "x"], "ok"],
    ['"a', ['"a'], "open"],
    ['x,"a""', ["x", '"a""'], "open"],
    ['"a"b,c', ["a", "b,c"], "broken"],
  ])("%j", (text, fields, state) => {
    expect(parseRecord(text, ",")).toEqual({ fields, state });
  });
});

describe("writeField", () => {
  it.each([
    ["a", "a"],
    ["a,b", '"a,b"'],
    ['"', '""""'],
    ["a\nb", '"a\nb"'],
  ])("%j", (field, text) => {
    expect(writeField(field, ",")).toBe(text);
    expect(parseRecord(text, ",").fields).toEqual([field]);
  });
});
