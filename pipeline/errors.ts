/**
 * Exit codes of the command line.
 * 1 something broke, 2 the data are past their limits, 3 the command was used wrongly, 4 another run holds the lock.
 */
export type ExitCode = 1 | 2 | 3 | 4;

/** The one error the command line prints as a single line: subject first, value last (`invalid seed: x`). */
export class CountbackError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = 1) {
    super(message);
    this.name = "CountbackError";
    this.exitCode = exitCode;
  }
}

/** A command as it is typed, in a checkout as in a folder with the installed package; words with blanks stand in quotes. */
export function typed(...words: readonly string[]): string {
  return ["npx countback", ...words.map((word) => (/[\s&;()]/.test(word) ? `"${word}"` : word))].join(" ");
}
