import { Listr } from "listr2";
import { during } from "../errors.ts";

/** One step of a run as the operator sees it. */
export type Step = { readonly name: string; readonly title: string; readonly work: () => Promise<void> };

/** Seconds a step took. */
export type Timing = { readonly step: string; readonly seconds: number };

/** Runs steps in order, shown as a list in a terminal and silent elsewhere. Returns how long each took. */
export async function runSteps(
  steps: readonly Step[],
  { quiet }: { readonly quiet: boolean },
): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  const tasks = steps.map(({ name, title, work }) => ({
    title,
    task: async (_context: unknown, task: { title: string }) => {
      const start = performance.now();
      await during(`the step "${title}"`, work);
      const seconds = (performance.now() - start) / 1000;
      timings.push({ step: name, seconds });
      task.title = `${title} (${seconds.toFixed(1)} s)`;
    },
  }));
  await new Listr(tasks, {
    renderer: quiet || !process.stdout.isTTY ? "silent" : "default",
    registerSignalListeners: false,
  }).run();
  return timings;
}
