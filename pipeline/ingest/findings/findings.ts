import { execute, literal, type Warehouse } from "../../warehouse/warehouse.ts";

/** Something in an export that a person should know. `amount` is SQL text of a decimal, null where no money is at stake. */
export type Finding = {
  readonly severity: "error" | "warning" | "info";
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  readonly amount?: string | null;
  /** The row as it stands in the file. */
  readonly original?: string;
};

/** Creates the empty tables that every ingest fills; `unread_money` is filled where a control total is expected, `parts` holds what each file gave by outcome, with the
 * size of its money whatever the sign, until it is summed. */
export async function createFindings(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `create or replace table ingest.findings (severity varchar, file varchar, line integer, "column" varchar, value varchar,
      rule varchar, message varchar, amount decimal(18, 4), original varchar);
    create or replace table ingest.files (file varchar, profile varchar, target_table varchar, evidence varchar, sha256 varchar,
      bytes bigint, rows_read bigint, rows_accepted bigint, rows_rejected bigint, rows_left_out bigint,
      amount_read decimal(38, 4), amount_accepted decimal(38, 4), amount_rejected decimal(38, 4), amount_left_out decimal(38, 4),
      is_settling boolean);
    create or replace table ingest.unread_money (file varchar, "column" varchar, amount decimal(38, 4));
    create or replace temp table parts (file_number integer, target_table varchar, outcome varchar, count_rows bigint,
      amount decimal(38, 4), size decimal(38, 4));`,
  );
}

/** Adds one finding about a file or a line of it. */
export async function addFinding(warehouse: Warehouse, finding: Finding): Promise<void> {
  const { severity, file, line, column, value, rule, message, amount, original } = finding;
  const texts = [severity, file, line, column, value, rule, message].map((each) => literal(each)).join(", ");
  await execute(
    warehouse,
    `insert into ingest.findings values (${texts}, ${literal(amount)}::decimal(18, 4), ${literal(original)});`,
  );
}

/** Puts the findings in an order that does not depend on how they were found. */
export async function orderFindings(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `create or replace table ingest.findings as
    select * from ingest.findings
    order by file, line nulls first, rule, "column", value, message, amount;`,
  );
}
