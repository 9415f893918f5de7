import { expect, test } from "vitest";
import { z } from "zod";
import { beside, doJobs, type Job } from "../../pipeline/warehouse/lanes.ts";
import { closeWarehouse, execute, openWarehouse, readRows } from "../../pipeline/warehouse/warehouse.ts";
import type { Warehouse } from "../../pipeline/warehouse/warehouse.ts";

async function withLanes<T>(lanes: number, ask: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse(":memory:", { lanes });
  try {
    return await ask(warehouse);
  } finally {
    closeWarehouse(warehouse);
  }
}

/** Jobs that write down when they begin and end, of which those named `slow` take longer. */
function noted(names: Readonly<Record<string, readonly string[]>>): { readonly jobs: Job[]; readonly notes: string[] } {
  const notes: string[] = [];
  const jobs = Object.entries(names).map(([name, after]) => ({
    name,
    after,
    work: async () => {
      notes.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, name.startsWith("slow") ? 60 : 5));
      if (name === "broken") throw new Error("it broke");
      notes.push(`${name} ends`);
    },
  }));
  return { jobs, notes };
}

test("a job waits for what it comes after, and others go on beside it", async () => {
  const { jobs, notes } = noted({ slow: [], quick: [], last: ["slow", "quick", "nobody"] });
  await withLanes(2, (warehouse) => doJobs(warehouse, jobs));
  expect(notes).toEqual(["slow begins", "quick begins", "quick ends", "slow ends", "last begins", "last ends"]);
});

test("with one connection jobs are done one by one, as they are listed", async () => {
  const { jobs, notes } = noted({ slow: [], quick: [] });
  await withLanes(1, (warehouse) => doJobs(warehouse, jobs));
  expect(notes).toEqual(["slow begins", "slow ends", "quick begins", "quick ends"]);
});

test("where one fails, what runs is awaited, nothing else begins, and the error is told", async () => {
  const { jobs, notes } = noted({ slow: [], broken: [], next: [] });
  await expect(withLanes(2, (warehouse) => doJobs(warehouse, jobs))).rejects.toThrow("it broke");
  expect(notes).toEqual(["slow begins", "broken begins", "slow ends"]);
});

test("jobs that wait for each other are refused", async () => {
  const { jobs } = noted({ one: ["two"], two: ["one"] });
  await expect(withLanes(2, (warehouse) => doJobs(warehouse, jobs))).rejects.toThrow("each after another: one, two");
});

test("what is worked on beside a warehouse is of the same tables, and its error waits until it is asked for", async () => {
  await withLanes(1, async (warehouse) => {
    const built = await beside(warehouse, (lane) => execute(lane, "create table measures.beside as select 7 as days"));
    const broken = await beside(warehouse, () => Promise.reject(new Error("it broke")));
    await built();
    const [row] = await readRows(warehouse, "from measures.beside", z.object({ days: z.number() }));
    expect(row?.days).toBe(7);
    await expect(broken()).rejects.toThrow("it broke");
  });
});
