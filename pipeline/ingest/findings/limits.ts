import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { type ExportFile, nameOf } from "../layouts/exportFile.ts";
import type { Settings } from "../../settings.ts";

const FileSchema = z.object({
  file: z.string(),
  rows_read: z.number(),
  rows_rejected: z.number(),
  rows_rate: z.number(),
  amount_rate: z.number(),
  worst_rule: z.string().nullable(),
});

/**
 * Fails with exit code 2 where too many of a file's rows, or of its money, were rejected. Rows left out on purpose and
 * warnings do not count; money that cannot be read counts by its row, and its sign does not matter.
 */
export async function checkLimits(
  warehouse: Warehouse,
  exports: readonly ExportFile[],
  { limits }: Pick<Settings, "limits">,
): Promise<void> {
  const files = await readRows(
    warehouse,
    `with worst as (
      select file, rule, row_number() over (partition by file order by count(*) desc, rule) as place
      from ingest.findings where severity = 'error' group by file, rule
    ),
    sums as (
      select ${nameOf(exports)} as file, sum(count_rows) as rows_read,
        coalesce(sum(count_rows) filter (outcome = 'rejected'), 0) as rows_rejected,
        cast(coalesce(sum(size) filter (outcome = 'rejected'), 0) as double) as size_rejected, cast(sum(size) as double) as size_read
      from parts group by file_number
    )
    select sums.file, rows_read, rows_rejected, rows_rejected / greatest(rows_read, 1) as rows_rate,
      coalesce(size_rejected / nullif(size_read, 0), 0) as amount_rate, worst.rule as worst_rule
    from sums
    left join worst on sums.file = worst.file and worst.place = 1
    order by sums.file`,
    FileSchema,
  );
  for (const { file, rows_read, rows_rejected, rows_rate, amount_rate, worst_rule } of files) {
    if (rows_rate <= limits.rejectedRowsRate && amount_rate <= limits.rejectedAmountRate) continue;
    const [what, rate, limit] =
      rows_rate > limits.rejectedRowsRate
        ? ["rows", rows_rate, limits.rejectedRowsRate]
        : ["amount", amount_rate, limits.rejectedAmountRate];
    const share = `${(rate * 100).toFixed(1)} % of its ${what}, limit ${(limit * 100).toFixed(1)} %`;
    throw new CountbackError(
      `too much rejected in ${file}: ${rows_rejected} of ${rows_read} rows (${share}), mostly ${worst_rule}`,
      2,
    );
  }
}
