import { connected, type Warehouse } from "./warehouse.ts";

/** A piece of work, after which others it comes, and what it does with the connection that it is given. */
export type Job = {
  readonly name: string;
  readonly after: readonly string[];
  readonly work: (lane: Warehouse) => Promise<void>;
};

/**
 * Does all jobs, each after those of them that it comes after, on as many connections at a time as the warehouse has: one
 * statement rarely keeps two cores busy. Of those that could begin, the first listed does. Where one fails, none begins any
 * more, and once those that run have ended its error is thrown. Throws where a job comes after itself.
 */
export async function doJobs(warehouse: Warehouse, jobs: readonly Job[]): Promise<void> {
  const names = new Set(jobs.map(({ name }) => name));
  const waiting = [...jobs];
  const done = new Set<string>();
  const running = new Map<string, Promise<string>>();
  const free = lanesOf(warehouse);
  const begin = ({ name, work }: Job, lane: Warehouse): Promise<string> =>
    work(lane).then(() => {
      free.push(lane);
      return name;
    });
  try {
    while (done.size < jobs.length) {
      for (let lane = free.pop(); lane !== undefined; lane = free.pop()) {
        const next = waiting.findIndex(({ after }) => after.every((name) => done.has(name) || !names.has(name)));
        const [job] = next < 0 ? [] : waiting.splice(next, 1);
        if (job === undefined) {
          free.push(lane);
          break;
        }
        running.set(job.name, begin(job, lane));
      }
      if (running.size === 0) throw new Error(`each after another: ${waiting.map(({ name }) => name).join(", ")}`);
      const ended = await Promise.race(running.values());
      running.delete(ended);
      done.add(ended);
    }
  } finally {
    await Promise.allSettled(running.values());
  }
}

/** A warehouse a connection, each of the same tables. */
function lanesOf({ instance, connection, others }: Warehouse): Warehouse[] {
  return [...others, connection].map((each) => ({ instance, connection: each, others: [] }));
}

/**
 * Hands `work` a warehouse of the same tables with as many connections of its own, that it may work beside this one. What it comes
 * to is said once it is asked for: an error waits till then.
 */
export async function beside(
  { instance, others }: Warehouse,
  work: (warehouse: Warehouse) => Promise<void>,
): Promise<() => Promise<void>> {
  const connection = await connected(instance);
  const own = { instance, connection, others: await Promise.all(others.map(() => connected(instance))) };
  const ended = work(own).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  return async () => {
    const failed = await ended;
    for (const each of [connection, ...own.others]) each.closeSync();
    if (failed !== null) throw failed.error;
  };
}
