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

/** What went wrong inside, with what was being done. */
export class Failure extends Error {
  readonly doing: string;

  constructor(doing: string, cause: unknown) {
    super(`${doing}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "Failure";
    this.doing = doing;
  }
}

/** Does some work, and says of what goes wrong inside it what was being done (`reading payments.csv`); told errors stay as they are. */
export async function during<T>(doing: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CountbackError ? error : new Failure(doing, error);
  }
}

/** A command as it is typed, in a checkout as in a folder with the installed package; words with blanks stand in quotes. */
export function typed(...words: readonly string[]): string {
  return ["npx countback", ...words.map((word) => (/[\s&;()]/.test(word) ? `"${word}"` : word))].join(" ");
}
