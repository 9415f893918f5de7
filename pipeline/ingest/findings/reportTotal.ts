import { z } from "zod";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { addFinding } from "./findings.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import type { Broken } from "./invariants.ts";
import { withParts } from "../profiles/expressions.ts";
import { signedIn } from "../values/signedIn.ts";
import { recordsOf } from "../values/source.ts";
import { valueOf } from "../values/sourceText.ts";
import { tableNamed } from "../layouts/tables.ts";

const SumsSchema = z.object({
  total: z.string(),
  sum: z.string(),
  difference: z.string(),
  rate: z.number(),
});

/** Compares a printed report's grand total with the sum of its rows, and tells and returns where they differ. */
export async function recordReportTotal(warehouse: Warehouse, file: ExportFile): Promise<readonly Broken[]> {
  const { grandTotal, layout } = file;
  const amount = layout.report === undefined ? null : amountUnder(file, layout.report.amount);
  if (grandTotal === null || amount === null) return [];
  const [found] = await readRows(
    warehouse,
    `with rows as (select coalesce(sum(${amount}), 0) as sum from ${recordsOf(file)}),
    compared as (select sum, ingest.read_number(${literal(grandTotal.text)}, ${file.isComma}) as total from rows)
    select cast(round(total, 2) as varchar) as total, cast(round(sum, 2) as varchar) as sum,
      cast(cast(abs(total - sum) as decimal(18, 4)) as varchar) as difference,
      coalesce(abs(cast(total - sum as double)) / nullif(greatest(abs(cast(total as double)), abs(cast(sum as double))), 0), 0) as rate
    from compared where round(total, 2) <> round(sum, 2)`,
    SumsSchema,
  );
  if (found === undefined) return [];
  const message = `the report's total is ${found.total}, its rows sum to ${found.sum}: ask where the report was made`;
  await addFinding(warehouse, {
    severity: "warning",
    file: file.name,
    line: grandTotal.line,
    column: layout.report?.amount ?? "",
    rule: "report_total_differs",
    message,
    amount: found.difference,
  });
  return [{ file, message, rate: found.rate }];
}

/** SQL of a row's amount under a header: as the feed reads it where its money stands nowhere else, else as it stands. */
function amountUnder(file: ExportFile, header: string): string | null {
  const feed = file.layout.feeds.find(({ table }) => table === "invoices" || table === "open_items");
  const source = feed?.columns[tableNamed(feed.table).amount ?? ""];
  const signed = feed === undefined ? null : signedIn(file, feed);
  const money = signed !== null && signed === source ? signed.of : source;
  const leaves = money === undefined ? [] : withParts(money).filter((part) => typeof part === "string");
  const isAlone = leaves.length > 0 && leaves.every((leaf) => normaliseHeader(leaf) === normaliseHeader(header));
  return source === undefined || !isAlone ? valueOf(file, header, "number") : valueOf(file, source, "number");
}
