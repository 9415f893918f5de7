import type { Browser } from "playwright-core";
import { openTab } from "../browser/tab.ts";
import { openWindow, slowDown } from "./siteVisit.ts";

/** Milliseconds from a reader's act on a table of 10,000 rows to its next picture. */
export type TableActs = Readonly<Record<string, number>>;

/** Rows of the table that is measured. */
export const tableRows = 10_000;

/** Measures the built site's own table with 10,000 rows, at a quarter of the processor's speed. */
export async function actOnTable(browser: Browser, address: string): Promise<TableActs> {
  const context = await openWindow(browser);
  try {
    const tab = await openTab(context);
    const page = await tab.visit(`${address}customers.html`);
    await slowDown(await context.newCDPSession(page));
    return await page.evaluate(act, tableRows);
  } finally {
    await context.close();
  }
}

/** Runs in the page: builds a table from the site's own component and times what a reader does to it. */
async function act(count: number): Promise<TableActs> {
  const scripts = performance.getEntriesByType("resource").map(({ name }) => name);
  const source = scripts.find((name) => /\/components\/dataTable\.[^/]*js$/.test(name));
  if (source === undefined) throw new Error("no table on this page");
  const { dataTable } = await import(source);
  const rows = Array.from({ length: count }, (_, place) => ({
    customer_id: `C${(place * 7919) % count}`,
    customer_name: `Customer ${(place * 104_729) % count} of the ${["north", "south", "east", "west"][place % 4]}`,
    region: ["north", "south", "east", "west"][place % 4],
    due_date: `2024-${String(1 + (place % 12)).padStart(2, "0")}-${String(1 + (place % 28)).padStart(2, "0")}`,
    open_amount: ((place * 7919) % 1_000_003) / 100,
    late_rate: (place % 101) / 100,
  }));
  const columns = [
    { name: "customer_id", label: "Number" },
    { name: "customer_name", label: "Customer", href: () => "./index.html" },
    { name: "region", label: "Region" },
    { name: "due_date", label: "Due", kind: "date" },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "late_rate", label: "Late", kind: "percent" },
  ];
  const table: HTMLElement = dataTable(rows, columns, { caption: "Measured", file: "measured.csv" });
  document.querySelector("main")?.prepend(table);
  const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 300));
  const painted = (): Promise<number> =>
    new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
  const time = async (perform: () => void): Promise<number> => {
    await pause();
    await painted();
    const start = performance.now();
    perform();
    return (await painted()) - start;
  };
  const press = (key: string) => () =>
    [...table.querySelectorAll("button")].find((button) => button.dataset["key"] === key)?.click();
  const find = (words: string) => () => {
    const input = table.querySelector("input");
    if (input === null) return;
    input.value = words;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const choose = (): void => {
    const list = table.querySelector("select");
    if (list === null) return;
    list.value = "north";
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return {
    "sort by amount": await time(press("open_amount")),
    "sort by name": await time(press("customer_name")),
    "turn the order": await time(press("customer_name")),
    "next page": await time(press("next")),
    "first letter": await time(find("c")),
    "find words": await time(find("customer 99 east")),
    "find nothing more": await time(find("")),
    filter: await time(choose),
  };
}
