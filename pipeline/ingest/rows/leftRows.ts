import { z } from "zod";
import { execute, literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { lookupJoins } from "../layouts/lookups.ts";
import { type LeaveOut, sourcesOfLayout } from "../profiles/profile.ts";
import { areEmpty, fieldNames, markedRecords, originalText } from "../values/source.ts";
import { leftOutBy } from "../values/sourceText.ts";
import { listOf } from "./sql.ts";
import { tableNamed } from "../layouts/tables.ts";
import { countedFeed, takenByNone } from "../layouts/feedCondition.ts";
import { typedRows } from "./typedRows.ts";

/** Whether a file has rows that no feed takes. */
export async function hasLeftRows(warehouse: Warehouse, file: ExportFile): Promise<boolean> {
  const left = takenByNone(file);
  if (left === null) return false;
  const [found] = await readRows(
    warehouse,
    `select count(*) as rows from ${markedRecords(file)} ${lookupJoins(file, sourcesOfLayout(file.layout))} where ${left}`,
    z.object({ rows: z.number() }),
  );
  return found !== undefined && found.rows > 0;
}

/**
 * Tells of every row that no feed takes and counts it as left out: under the name of the first `leaveOut` that holds, as
 * `blank_row`, or as `not_mapped` where the profile does not say what it is.
 */
export async function recordLeftRows(warehouse: Warehouse, file: ExportFile): Promise<void> {
  const [left, feed] = [takenByNone(file), countedFeed(file)];
  if (left === null || feed === undefined) return;
  const { amount } = tableNamed(feed.table);
  const named = namesOf(file);
  const once = named.filter((each) => each.once === true).map(({ rule }) => rule);
  const choose = (of: "rule" | "message" | "severity"): string =>
    `case ${named.map((each) => `when ${each.when} then ${literal(each[of])}`).join(" ")} end`;
  await execute(
    warehouse,
    `create or replace temp table left_rows as
    select line, ${choose("severity")} as severity, ${choose("rule")} as rule, ${choose("message")} as message,
      ${amount ?? "cast(null as decimal(18, 4))"} as amount, ${originalText(file)} as original
    from (${typedRows(file, feed, { withLine: true, where: left })});
    insert into ingest.findings
    select severity, ${literal(file.name)}, line, null, null, rule, message, amount, original from left_rows
    where rule not in ${listOf(once)};
    insert into ingest.findings
    select severity, ${literal(file.name)}, null, null, null, rule, ingest.counted(count(*), 'row') || ' left out: ' || message,
      try_cast(sum(amount) as decimal(18, 4)), null
    from left_rows where rule in ${listOf(once)} group by severity, rule, message;
    insert into parts
    select ${file.number}, ${literal(feed.table)}, 'left_out', count(*), sum(amount), sum(abs(amount)) from left_rows
    having count(*) > 0;
    drop table left_rows;`,
  );
}

type LeftName = Omit<LeaveOut, "rows"> & { readonly when: string; readonly severity: "info" | "warning" };

/** What a row that no feed takes is, in the order in which it is asked. */
function namesOf(file: ExportFile): readonly LeftName[] {
  return [
    {
      when: areEmpty(fieldNames(file)),
      rule: "blank_row",
      message: "a row without any value",
      severity: "info",
    },
    ...leftOutBy(file).map((each): LeftName => ({ ...each, severity: "info" })),
    {
      when: "true",
      rule: "not_mapped",
      message: "the profile does not say what this row is: left out",
      severity: "warning",
    },
  ];
}
