import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import { searchWords } from "../../src/writing/searchWords.ts";
import { readColumns, type Warehouse } from "../warehouse/warehouse.ts";

const compress = promisify(deflateRaw);

/** Entries of a shard: some tens of kilobytes on the way to a page. */
const shardEntries = 2000;

/** One word under which a customer is found. */
type Entry = { readonly word: string; readonly place: number };

/**
 * Writes `<folder>/words/<shard>.bin`: every word of every customer's name and number in their order, the largest
 * balance first among equals, as `word`, `customer_id`, `customer_name` and `open_base_amount`. Returns the first word
 * of each shard, by which a page finds the few that it needs.
 */
export async function writeCustomerWords(warehouse: Warehouse, folder: string): Promise<readonly string[]> {
  const customers = await readColumns(
    warehouse,
    `select customer_id, customer_name, open_base_amount from customer_list
     order by open_base_amount desc nulls last, customer_id`,
  );
  const ids = customers["customer_id"] ?? [];
  const names = customers["customer_name"] ?? [];
  const entries = ids.flatMap((id, place): Entry[] =>
    searchWords(`${String(names[place] ?? "")} ${String(id)}`).map((word) => ({ word, place })),
  );
  entries.sort((one, other) => (one.word < other.word ? -1 : one.word > other.word ? 1 : one.place - other.place));
  const firsts: string[] = [];
  for (let start = 0; start < entries.length; start += shardEntries) {
    const own = entries.slice(start, start + shardEntries);
    const shard = {
      word: own.map(({ word }) => word),
      ...Object.fromEntries(
        Object.entries(customers).map(([name, cells]) => [name, own.map(({ place }) => cells[place])]),
      ),
    };
    await writeFile(join(folder, `${firsts.length}.bin`), await compress(JSON.stringify({ rows: shard })));
    firsts.push(own[0]?.word ?? "");
  }
  return firsts;
}
