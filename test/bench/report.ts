import type { Peer } from "./peers.ts";
import type { Timings } from "./runPipeline.ts";
import type { RawLoad } from "./rawLoad.ts";

/** One measured bench: seconds and rows of the raw load and of each step, bytes of the run's peak memory, and other ways' seconds. */
export type Bench = {
  readonly invoices: number;
  readonly seed: number;
  readonly raw: RawLoad;
  readonly timings: Timings;
  readonly peers: readonly Peer[];
};

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

function line(step: string, seconds: number, { rows, seconds: rawSeconds }: RawLoad): string {
  return [
    step.padEnd(12),
    `${seconds.toFixed(2)} s`.padStart(10),
    `${whole(rows / seconds)} rows/s`.padStart(20),
    `${(seconds / rawSeconds).toFixed(2)} × raw load`.padStart(18),
  ].join("");
}

/** One line a step; rows a second count the rows of the input files, so that steps can be compared. */
export function formatBench({ invoices, seed, raw, timings, peers }: Bench): string {
  return [
    `${whole(invoices)} invoices (seed ${seed}), ${whole(raw.rows)} rows in the input files`,
    line("raw load", raw.seconds, raw),
    ...timings.steps.map(({ step, seconds }) => line(step, seconds, raw)),
    line("total", timings.totalSeconds, raw),
    `peak memory ${whole(timings.peakMemoryBytes / 1_048_576)} MB`,
    ...peers.map(({ name, seconds, reason }) =>
      seconds === null ? `${name} was not run: ${reason}` : line(name, seconds, raw),
    ),
  ].join("\n");
}
