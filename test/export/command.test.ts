import { describe, expect, test } from "vitest";
import { runExport } from "../../pipeline/export/command.ts";

describe("wrong use of export", () => {
  test.each([
    ["a folder that nothing was published to", { output: "no/such/folder" }, "nothing published in"],
    ["a format that is none", { format: "pdf" }, "invalid format: pdf (xlsx, csv, parquet)"],
    [
      "a language without messages",
      { output: "no/such/folder", drafts: "to", language: "xx" },
      "no texts in language: xx",
    ],
  ])("%s", async (_, flags, message) => {
    await expect(runExport(flags)).rejects.toThrow(message);
    await expect(runExport(flags)).rejects.toMatchObject({ exitCode: 3 });
  });
});
