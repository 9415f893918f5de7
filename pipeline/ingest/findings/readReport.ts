import { z } from "zod";
import { readRows, type Warehouse } from "../../warehouse/warehouse.ts";

const FileSchema = z.object({
  file: z.string(),
  profile: z.string(),
  table: z.string(),
  evidence: z.string(),
  rowsRead: z.number(),
  rowsAccepted: z.number(),
  rowsRejected: z.number(),
  rowsLeftOut: z.number(),
  amountRead: z.number().nullable(),
  amountAccepted: z.number().nullable(),
  amountRejected: z.number().nullable(),
  amountLeftOut: z.number().nullable(),
});

const StatusSchema = z.object({
  file: z.string(),
  column: z.string(),
  word: z.string(),
  takenAs: z.string(),
  rows: z.number(),
  amount: z.number().nullable(),
});

const FindingSchema = z.object({
  file: z.string(),
  severity: z.string(),
  rule: z.string(),
  count: z.number(),
  amount: z.number().nullable(),
  firstLine: z.number().nullable(),
  firstValue: z.string().nullable(),
  message: z.string(),
});

/** What reading made of each file, for programs; amounts are sums as exported, whatever their currency. */
export type IngestReport = {
  readonly files: readonly z.infer<typeof FileSchema>[];
  readonly statuses: readonly z.infer<typeof StatusSchema>[];
  readonly findings: readonly z.infer<typeof FindingSchema>[];
};

/** What `countback check --json` prints. Call it after `ingest`, even one that threw. */
export async function readReport(warehouse: Warehouse): Promise<IngestReport> {
  return {
    files: await readRows(
      warehouse,
      `select file, profile, target_table as "table", evidence, rows_read as "rowsRead", rows_accepted as "rowsAccepted",
         rows_rejected as "rowsRejected", rows_left_out as "rowsLeftOut", amount_read as "amountRead",
         amount_accepted as "amountAccepted", amount_rejected as "amountRejected", amount_left_out as "amountLeftOut"
       from ingest.files order by file, target_table`,
      FileSchema,
    ),
    statuses: await readRows(
      warehouse,
      `select file, "column", word, taken_as as "takenAs", count_rows as "rows", amount
       from ingest.statuses order by file, "column", count_rows desc, word, taken_as`,
      StatusSchema,
    ),
    findings: await readRows(
      warehouse,
      `select file, severity, rule, count(*) as count, sum(amount) as amount, min(line) as "firstLine",
         min_by(value, line) as "firstValue", min(message) as message
       from ingest.findings
       group by file, severity, rule
       order by file, case severity when 'error' then 1 when 'warning' then 2 else 3 end, rule`,
      FindingSchema,
    ),
  };
}
