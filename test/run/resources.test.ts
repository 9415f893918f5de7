import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CountbackError } from "../../pipeline/errors.ts";
import { explained } from "../../pipeline/run/resources.ts";
import { run } from "../../pipeline/run/run.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { hashFolder, withFolder } from "../support/folder.ts";
import { parseLedger, writeTables } from "../support/ledger.ts";

describe("settings that are no size or number are refused by name", () => {
  test.each([
    [{ memory: "much" }, /^invalid memory: "much"/],
    [{ memory: "0.5" }, /^invalid memory: "0.5"/],
    [{ memory: "0GB" }, /^invalid memory: "0GB"/],
    [{ threads: "0" }, /^invalid threads: 0/],
    [{ threads: "two" }, /^invalid threads: "two"/],
  ])("%o", (flags, message) => {
    expect(() => readSettings(flags)).toThrow(message);
  });
});

describe("an error of the database in words that help", () => {
  test("too little memory", () => {
    const error = new Error("cannot build ledger.entries: Out of Memory Error: failed to allocate 256.0 KiB");
    expect(explained(error, "3GB", "data")).toEqual(
      new CountbackError("3.0 GB of memory do not do for this ledger: give it more, as in --memory 8GB"),
    );
  });

  test("a full disk", () => {
    const error = new Error('IO Error: Could not write file "work.duckdb": No space left on device');
    expect(explained(error, "3GB", "data")).toEqual(
      new CountbackError("no space left on the disk of data: this ledger needs more to be worked on"),
    );
  });

  test("any other stays as it is", () => {
    const error = new Error("invalid recent_delay: NaN");
    expect(explained(error, "3GB", "data")).toBe(error);
  });
});

/** Twelve invoices of three customers, all but the last paid. */
const ledger = Array.from({ length: 12 }, (_, index) => {
  const paid = index === 11 ? "" : ` paid_date=2024-${String(index + 2).padStart(2, "0")}-15`;
  return `2024-${String(index + 1).padStart(2, "0")}-10 invoice I${index} C${index % 3} 100.00 USD${paid}`;
}).join("\n");

test("too little memory ends with one line and leaves the last report as it was", async () => {
  await withFolder(async (folder) => {
    const input = join(folder, "exports");
    const output = join(folder, "data");
    await mkdir(input);
    await writeTables(input, parseLedger(ledger));
    const made = (changes: object) => run(readSettings({ input, output, site: false, ...changes }), { quiet: true });
    await made({ threads: "3", memory: "500MB" });
    const last = await hashFolder(join(output, "published"));
    await expect(made({ memory: "1MB" })).rejects.toThrow(/^1 MB of memory do not do for this ledger/);
    expect(await hashFolder(join(output, "published"))).toEqual(last);
  });
});
