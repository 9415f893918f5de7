import { z } from "zod";
import { readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { addFinding } from "./findings.ts";
import { headerMark, markInHeader } from "../values/headerMarks.ts";
import type { Broken } from "./invariants.ts";
import type { Feed } from "../profiles/profile.ts";
import { isOfMoney } from "../values/sharedMarks.ts";
import { headersIn } from "../values/source.ts";
import { anyOf } from "../rows/sql.ts";
import { tableNamed } from "../layouts/tables.ts";
import { typedRows } from "../rows/typedRows.ts";

const MixedSchema = z.object({ mixed: z.number(), rows: z.number(), amount: z.string().nullable() });

/** Tells of rows whose amount is in one currency and what is paid or open of it in another, by their headers; returns what was found. */
export async function recordMixedCurrencies(warehouse: Warehouse, file: ExportFile): Promise<readonly Broken[]> {
  const broken: Broken[] = [];
  for (const feed of file.layout.feeds.filter(({ table }) => isOfMoney(table))) {
    const { marks, headers } = marksOf(file, feed);
    const amount = marks[tableNamed(feed.table).amount ?? ""];
    const others = Object.values(marks).filter((each) => each !== amount);
    if (amount === undefined || others.length === 0 || new Set(headers.map(markInHeader)).size < 2) continue;
    const differ = others.map((each) => `(${each}) <> (${amount}) and not ingest.may_mean(${each}, ${amount})`);
    const [found] = await readRows(
      warehouse,
      `select count(*) filter (is_mixed) as mixed, count(*) as rows, cast(sum(size) filter (is_mixed) as varchar) as amount
      from (
        select coalesce(${anyOf(differ)}, false) as is_mixed, abs(${tableNamed(feed.table).amount}) as size
        from (${typedRows(file, feed)})
      )`,
      MixedSchema,
    );
    if (found === undefined || found.mixed === 0) continue;
    const message = `the amount is in another currency than what is paid or open of it in ${found.mixed} of ${found.rows} rows (columns ${headers.join(", ")})`;
    broken.push({ file, message, rate: found.mixed / found.rows });
    const { amount: size } = found;
    await addFinding(warehouse, {
      severity: "warning",
      file: file.name,
      rule: "mixed_currencies",
      message,
      amount: size,
    });
  }
  return broken;
}

/** SQL of the mark that the header of each money column names, and those headers. */
function marksOf(
  file: ExportFile,
  { table, columns }: Feed,
): { readonly marks: Readonly<Record<string, string>>; readonly headers: readonly string[] } {
  const money = Object.entries(columns).filter(([name]) => tableNamed(table).columns[name]?.type === "money");
  const marked = money.flatMap(([name, source]) => {
    const mark = headerMark(file, source);
    return mark === null
      ? []
      : [{ name, mark, headers: headersIn(source).filter((each) => markInHeader(each) !== null) }];
  });
  return {
    marks: Object.fromEntries(marked.map(({ name, mark }) => [name, mark])),
    headers: [...new Set(marked.flatMap(({ headers }) => headers))],
  };
}
