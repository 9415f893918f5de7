import { z } from "zod";
import { execute, literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import { fieldOf, headersRead } from "../values/source.ts";
import { tableNamed } from "../layouts/tables.ts";
import { typedRows } from "../rows/typedRows.ts";

const SumSchema = z.object({ amount: z.string().nullable() });

/**
 * Sums the columns of a file that nothing reads and that look like money, over the rows that are records, into
 * `ingest.unread_money`: nearly all values are numbers and some have decimals.
 */
export async function recordUnreadMoney(warehouse: Warehouse, file: ExportFile): Promise<void> {
  const read = headersRead(file.layout);
  const feeds = file.layout.feeds.filter((feed) => feed.also !== true && tableNamed(feed.table).amount !== undefined);
  if (feeds.length === 0) return;
  for (const header of file.header.filter((each) => each !== "" && !read.has(normaliseHeader(each)))) {
    const text = `ingest.read_text(${fieldOf(file, header) ?? "null"})`;
    const rows = feeds.map((feed) => {
      const { amount = "null" } = tableNamed(feed.table);
      return `select ${text} as value from (${typedRows(file, feed)}) where ${amount} is not null`;
    });
    const [sum] = await readRows(
      warehouse,
      `select cast(sum(number) as varchar) as amount
      from (select value, ingest.read_number(value, ${file.isComma}) as number from (${rows.join(" union all ")}))
      having count(number) >= count(value) * 0.8 and coalesce(bool_or(value similar to '.*\\d[.,]\\d{1,4}\\D*'), false)`,
      SumSchema,
    );
    if (sum === undefined || sum.amount === null) continue;
    const texts = [file.name, header].map((each) => literal(each)).join(", ");
    await execute(warehouse, `insert into ingest.unread_money values (${texts}, ${sum.amount});`);
  }
}
