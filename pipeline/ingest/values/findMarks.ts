import { z } from "zod";
import { readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { judgedTexts } from "./judgedTexts.ts";
import { recordsOf } from "./source.ts";
import { anyOf } from "../rows/sql.ts";

/**
 * Whether amounts of a file may say their currency by their own text, or its currency column holds more than codes: only
 * then are marks looked for row by row.
 */
export async function findMarks(warehouse: Warehouse, file: ExportFile): Promise<boolean> {
  const marked = mayBeMarked(
    judgedTexts(file, ["money", "number"]).map(({ text }) => text),
    judgedTexts(file, ["currency"]).map(({ text }) => text),
  );
  const [found] = await readRows(
    warehouse,
    `select count(*) as rows from ${recordsOf(file)} where ${marked}`,
    z.object({ rows: z.number() }),
  );
  return found !== undefined && found.rows > 0;
}

/** SQL that is true for a row among whose texts of amounts and of currencies there may be a mark; cheap for plain ones. */
export function mayBeMarked(amounts: readonly string[], currencies: readonly string[]): string {
  return anyOf([
    ...amounts.map(
      (text) =>
        `try_cast(${text} as decimal(18, 4)) is null and regexp_matches(${text}, '\\d') and regexp_matches(${text}, '[^\\d.,\\s()''+-]')`,
    ),
    ...currencies.map((text) => `length(${text}) <> 3`),
  ]);
}
