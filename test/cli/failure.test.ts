import { expect, test } from "vitest";
import { lineOf } from "../../pipeline/cli/failure.ts";
import { CountbackError, during } from "../../pipeline/errors.ts";

/** What is told of an error in a step, of a file. */
const told = (error: unknown): Promise<string> =>
  during('the step "Read the exports"', () => during("reading payments.csv", () => Promise.reject(error))).catch(
    lineOf,
  );

const of = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: words of the system`), { code, path });

test.each([
  [
    new Error("Invalid Input Error: CSV Error on Line: 2\nOriginal Line: P1"),
    /^something inside Countback broke while .*--debug/,
  ],
  [new Error('[\n  {\n    "code": "invalid_type"'), /^something inside Countback broke while /],
  ["a text that was thrown", /^something inside Countback broke while /],
  [of("ENOSPC", "/x"), /^no space left on the disk while .*: free some/],
  [new Error("CHECKPOINT during DETACH failed: No space left on device"), /^no space left on the disk while /],
  [of("ENOENT", "/in/payments.csv"), /^\/in\/payments.csv is gone while .*: leave the files alone/],
  [new Error('IO Error: Cannot open file "/in/p.csv": No such file or directory'), /^\/in\/p.csv is gone while /],
  [of("EACCES", "/out/a"), /^no right to read or write \/out\/a while /],
  [of("EROFS", "/out/a"), /^no right to read or write \/out\/a while /],
])("of %s the step, the file and what to do are told, and nothing of its text", async (error, line) => {
  const words = await told(error);
  expect(words).toMatch(line);
  expect(words).toContain('while the step "Read the exports", reading payments.csv: ');
  expect(words).not.toMatch(/CSV Error|invalid_type|words of the system|CHECKPOINT|IO Error|thrown|\n/);
});

test("what was written for a reader stays as it is", async () => {
  expect(await told(new CountbackError("invalid seed: x", 3))).toBe("invalid seed: x");
});
