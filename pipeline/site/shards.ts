import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import { z } from "zod";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

const compress = promisify(deflateRaw);

/** Shards made at once: bounds the memory of a build whatever the number of rows. */
const batch = 32;

const PartSchema = z.object({ shard: z.number(), json: z.string() });

/**
 * Writes shards 0 … count−1 as `<folder>/<shard>.bin`: deflated JSON, for each table its columns as lists. A table is a
 * relation with the columns `shard`, the file it goes to, and `place`, its order there; both are left out of the file.
 */
export async function writeShards(
  warehouse: Warehouse,
  folder: string,
  { tables, count }: { readonly tables: Readonly<Record<string, string>>; readonly count: number },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const queries: (readonly [string, string])[] = [];
  for (const [name, relation] of Object.entries(tables)) {
    queries.push([name, shardsAsJson(relation, await columnsOf(warehouse, relation))]);
  }
  for (let first = 0; first < count; first += batch) {
    const shards = Array.from({ length: Math.min(batch, count - first) }, (_, index) => first + index);
    const texts = new Map(shards.map((shard): [number, string[]] => [shard, []]));
    for (const [name, query] of queries) {
      const parts = await readRows(warehouse, query.replace("$range", `${first} and ${first + batch - 1}`), PartSchema);
      for (const { shard, json } of parts) texts.get(shard)?.push(`"${name}":${json}`);
    }
    await Promise.all(
      Array.from(texts, async ([shard, parts]) =>
        writeFile(join(folder, `${shard}.bin`), await compress(`{${parts.join(",")}}`)),
      ),
    );
  }
}

async function columnsOf(warehouse: Warehouse, relation: string): Promise<readonly string[]> {
  const columns = await readRows(
    warehouse,
    `select column_name as name from (describe ${relation})`,
    z.object({ name: z.string() }),
  );
  return columns.map(({ name }) => name).filter((name) => name !== "shard" && name !== "place");
}

function shardsAsJson(relation: string, columns: readonly string[]): string {
  const lists = columns.map((name) => `'"${name}":', to_json(list("${name}" order by place))`);
  return `select shard, concat('{', ${lists.join(", ',', ")}, '}') as json
    from ${relation} where shard between $range group by shard`;
}
