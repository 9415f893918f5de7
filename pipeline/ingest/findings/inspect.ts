import { z } from "zod";
import { readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { entryOf } from "../ruleBook/ruleBook.ts";

const FileSchema = z.object({
  file: z.string(),
  profile: z.string(),
  target_table: z.string(),
  evidence: z.string(),
  rows: z.string(),
  amounts: z.string().nullable(),
});

const RuleSchema = z.object({
  file: z.string(),
  severity: z.string(),
  rule: z.string(),
  count: z.number(),
  amount: z.string().nullable(),
  first_line: z.number().nullable(),
  first_value: z.string().nullable(),
  message: z.string(),
});

const StatusSchema = z.object({ file: z.string(), line: z.string() });

type RuleCount = z.infer<typeof RuleSchema>;

/**
 * What `countback check` prints: for each file what it was taken for and why, how many rows and how much money were read,
 * accepted, rejected and left out, what its status words were taken as, and its findings by rule, the worst first. Call it after `ingest`, even one that threw.
 */
export async function describeIngest(warehouse: Warehouse): Promise<string> {
  const files = await readRows(
    warehouse,
    `select file, profile, target_table, evidence,
      format('{:d} rows read = {:d} accepted + {:d} rejected + {:d} left out',
        rows_read, rows_accepted, rows_rejected, rows_left_out) as rows,
      amount_read || ' read = ' || amount_accepted || ' accepted + ' || amount_rejected || ' rejected + '
        || amount_left_out || ' left out'
        || case when size > abs(amount_rejected) then ', the rejected ' || size || ' whatever their sign' else '' end
        || case when unread > 0 then ', ' || ingest.counted(unread, 'rejected amount') || ' not read' else '' end as amounts
    from ingest.files
    left join (
      select file, coalesce(sum(abs(amount)), 0) as size, count(*) filter (amount is null) as unread
      from (select distinct file, line, amount from ingest.findings where severity = 'error') group by file
    ) as rejected using (file)
    order by file`,
    FileSchema,
  );
  const rules = await readRows(
    warehouse,
    `select file, severity, rule, count(*) as count, cast(sum(amount) as varchar) as amount, min(line) as first_line,
      min_by(value, line) as first_value, min(message) as message
    from ingest.findings
    group by file, severity, rule
    order by file, case severity when 'error' then 1 when 'warning' then 2 else 3 end, rule`,
    RuleSchema,
  );
  const statuses = await readRows(
    warehouse,
    `select file, '  ' || "column" || ' "' || word || '": ' || ingest.counted(count_rows, 'row') || coalesce(', amount ' || amount, '')
        || ', taken as ' || taken_as as line
    from ingest.statuses order by file, "column", count_rows desc, word, taken_as`,
    StatusSchema,
  );
  const read = new Set(files.map(({ file }) => file));
  const blocks = files.map(({ file, profile, target_table, evidence, rows, amounts }) =>
    [
      `${file}: ${profile} → ${target_table}`,
      ...evidence.split("; ").map((each) => `  because ${each}`),
      `  ${rows}`,
      ...(amounts === null ? [] : [`  amount ${amounts}`]),
      ...statuses.filter((status) => status.file === file).map(({ line }) => line),
      ...rules.filter((rule) => rule.file === file).map(describeRule),
    ].join("\n"),
  );
  const others = rules
    .filter(({ file }) => !read.has(file))
    .map((rule) => `${rule.file}: ${rule.message}${fixOf(rule)}`);
  return [...blocks, ...others].join("\n\n");
}

function describeRule({ severity, rule, count, amount, first_line, first_value, message }: RuleCount): string {
  const where =
    first_line === null ? "" : `, first on line ${first_line}${first_value === null ? "" : ` ("${first_value}")`}`;
  const money = amount === null ? "" : `, amount ${amount}`;
  return `  ${severity} ${rule}: ${count}${where}${money} – ${message}${fixOf({ severity, rule })}`;
}

function fixOf({ severity, rule }: Pick<RuleCount, "severity" | "rule">): string {
  const fix = severity === "info" ? undefined : entryOf(rule)?.fix;
  return fix === undefined ? "" : `\n    fix: ${fix}`;
}
