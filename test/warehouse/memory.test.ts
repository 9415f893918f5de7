import { expect, test } from "vitest";
import { bytesOf, memoryLimit, sizeOf } from "../../pipeline/warehouse/memory.ts";

test("a size is a number of megabytes or gigabytes", () => {
  expect(["3GB", "1.5 gb", "800MB", "3", "3 TB", "-1GB", ""].map(bytesOf)).toEqual([
    3e9,
    1.5e9,
    8e8,
    null,
    null,
    null,
    null,
  ]);
});

test("without a word a run takes at most 6 GB, and never more than 60 % of what is free", () => {
  expect(memoryLimit("3GB")).toBe(3e9);
  expect(memoryLimit(null)).toBeLessThanOrEqual(6e9);
  expect(memoryLimit(null)).toBeLessThanOrEqual(0.7 * process.availableMemory());
  expect(memoryLimit(null)).toBeGreaterThan(0);
});

test("in words", () => {
  expect([1e6, 8e8, 3e9, 1.26e10].map(sizeOf)).toEqual(["1 MB", "800 MB", "3.0 GB", "12.6 GB"]);
});
