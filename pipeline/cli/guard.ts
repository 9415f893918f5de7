import { lineOf } from "./failure.ts";
import { stopWork } from "../warehouse/scratch.ts";

/** Signals that stop a command, each with its number and how a person says it. */
const signals = {
  SIGINT: [2, "Ctrl+C"],
  SIGTERM: [15, "SIGTERM"],
  SIGHUP: [1, "the terminal that was closed"],
} as const;

/** Read and write for the owner of a file, nothing for others. */
const ownerOnly = 0o077;

/**
 * Stands guard over the process of a command: where it is stopped it cleans up and says so, what nobody caught is told in
 * one line, who stops reading ends it in silence; and what it writes is for its owner alone, unless `COUNTBACK_UMASK` says
 * otherwise (027: the group reads it; 022: everybody).
 */
export function standGuard(): void {
  const mask = process.env["COUNTBACK_UMASK"] ?? "";
  process.umask(/^0?[0-7]{3}$/.test(mask) ? Number.parseInt(mask, 8) : ownerOnly);
  for (const [signal, [number, said]] of Object.entries(signals)) {
    process.once(signal, () =>
      end(128 + number, `stopped by ${said}: what it had begun is removed, what stood before stands`),
    );
  }
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.once(event, (error: unknown) => {
      if (process.env["COUNTBACK_DEBUG"] !== undefined || process.argv.includes("--debug")) console.error(error);
      end(1, lineOf(error));
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => {
      stopWork();
      process.exit(0);
    });
  }
}

function end(code: number, words: string): never {
  stopWork();
  process.stderr.write(`countback: ${words}\n`);
  process.exit(code);
}
