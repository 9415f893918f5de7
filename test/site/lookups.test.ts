import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeRejects } from "../../pipeline/site/rejects.ts";
import { writeLookups } from "../../pipeline/site/lookups.ts";
import { pageSections } from "../../pipeline/site/pageSections.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";

const page = `<html><head><title>Aging | A &amp; B</title></head><body><main id="x">
<h1>Who owes <b>us</b>?</h1><p>All of it.</p><noscript>hidden</noscript>
<h2 id="age-over-time" tabindex="-1"><a href="#age-over-time">Age over time</a></h2><p>By month &lt;end&gt;.</p></main></body></html>`;

describe("pageSections", () => {
  it("makes an entry of the page and of each heading with its words", () =>
    expect(pageSections("aging.html", page)).toEqual([
      { href: "aging.html", page: "Aging", title: "Who owes us ?", text: "All of it." },
      { href: "aging.html#age-over-time", page: "Aging", title: "Age over time", text: "By month <end>." },
    ]));

  it("finds a folded section by the name of its fold", () => {
    const folded = `<main><h1>Q</h1>text<details class="fold" id="disputes">\n<summary><h2>Disputes</h2></summary><p>Open ones.</p></details></main>`;
    expect(pageSections("collections.html", folded)[1]).toMatchObject({
      href: "collections.html#disputes",
      title: "Disputes",
      text: "Open ones.",
    });
  });
});

describe("writeLookups", () => {
  it("indexes pages, measures and terms, and names every query's file", async () => {
    await withFolder(async (folder) => {
      const [published, site] = [join(folder, "published"), join(folder, "site")];
      await mkdir(published);
      await mkdir(site);
      await writeFile(join(site, "aging.html"), page);
      const warehouse = await openWarehouse(":memory:");
      for (const [name, row] of [
        ["methods", "'dso count_back' as measure, 'DSO, count-back' as name, 'months' as definition"],
        ["glossary", "'Due date' as term, 'The last day.' as meaning, 'x' as worked"],
        ["queries", "'aging' as table_name, 'aging.sql' as sql_file, 'select 1' as sql, 'measures.aging' as reads"],
      ])
        await execute(warehouse, `copy (select ${row}) to '${join(published, `${name}.parquet`)}' (format parquet)`);
      closeWarehouse(warehouse);
      await writeLookups(published, site);
      const read = async (name: string): Promise<unknown> =>
        JSON.parse(await readFile(join(site, "_lookup", name), "utf8"));
      expect(await read("search.json")).toEqual([
        ...pageSections("aging.html", page),
        { href: "methods.html#measure-dso-count-back", page: "Methods", title: "DSO, count-back", text: "months" },
        { href: "methods.html#term-due-date", page: "Methods", title: "Due date", text: "The last day." },
      ]);
      expect(await read("queries.json")).toEqual({
        aging: { sql_file: "aging.sql", sql: "select 1", reads: "measures.aging" },
      });
    });
  });
});

describe("writeRejects", () => {
  it("writes rejected rows only, as they stood, with formulas disarmed", async () => {
    await withFolder(async (folder) => {
      const warehouse = await openWarehouse(":memory:");
      await execute(
        warehouse,
        `create table findings as
         select 'error' as severity, 'i.csv' as file, 2 as line, 'amount' as "column", '=1+1' as value, 'bad_amount' as rule,
           'no amount' as message, 5.00 as amount, 'I1,=1+1' as original
         union all select 'warning', 'i.csv', 3, '', '', 'missing_due_date', '', 1.00, 'I2,1'`,
      );
      await writeRejects(warehouse, folder);
      closeWarehouse(warehouse);
      expect((await readFile(join(folder, "_lookup/rejected-rows.csv"), "utf8")).trim().split("\n")).toEqual([
        "file,line,column,value,rule,message,amount,original",
        `i.csv,2,amount,'=1+1,bad_amount,no amount,5.00,"I1,=1+1"`,
      ]);
    });
  });
});
