/** Why a file cannot be read: becomes a finding under `rule`; the message says what to do. */
export class Unreadable extends Error {
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

/**
 * Runs `work` on bytes that may be damaged: what goes wrong inside is `Unreadable` as `what`. Faults of the machine, such
 * as a full disk, stay what they are.
 */
export async function whole<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable || !(error instanceof Error) || isOfMachine(error)) throw error;
    const [reason] = error.message.replace(/[^\P{Cc}\n]/gu, " ").split("\n");
    throw new Unreadable("damaged_file", `not read: ${what} that is damaged or cut off (${reason}): export it again`);
  }
}

/** Whether an error comes from the operating system: `ENOSPC`, `EACCES` and the like. */
function isOfMachine(error: Error): boolean {
  return "errno" in error && "syscall" in error;
}
