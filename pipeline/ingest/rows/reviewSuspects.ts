import { execute, literal, type Warehouse } from "../../warehouse/warehouse.ts";
import { decorationIn, decorationMessage } from "./decoration.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { isBlank, suspectsIn } from "./load.ts";
import type { Feed } from "../profiles/profile.ts";
import { type Rule, rulesFor, unknownCurrencyRule } from "./rules.ts";
import { fieldNames, originalText, rowText } from "../values/source.ts";
import { anyOf } from "./sql.ts";
import { duckdbType } from "../layouts/column.ts";
import type { Suspicion } from "./suspects.ts";
import { tableNamed, type TableName } from "../layouts/tables.ts";
import { takenBy } from "../layouts/feedCondition.ts";
import { columnValue, typedRows } from "./typedRows.ts";

/**
 * Creates the empty tables of the second look. `suspect_rows` holds the suspect rows of one canonical table with their line and
 * texts; `problems` holds what rules say about them.
 */
export async function createLook(warehouse: Warehouse, table: TableName): Promise<void> {
  const { columns } = tableNamed(table);
  const texts = Object.keys(columns).map((name) => `raw_${name} varchar`);
  const values = Object.entries(columns).map(([name, column]) => `${name} ${duckdbType(column)}`);
  await execute(
    warehouse,
    `create or replace temp table suspect_rows (file_number integer, line integer, row_text varchar, original varchar, is_noisy boolean,
      ${[...texts, ...values].join(", ")});
    create or replace temp table problems (file_number integer, line integer, severity varchar, rule varchar, "column" varchar,
      value varchar, message varchar, amount decimal(18, 4), original varchar, outcome varchar);`,
  );
}

/** Second pass over one file: its suspect rows with their lines, and what each rule says about them. */
export async function lookAt(warehouse: Warehouse, file: ExportFile, feed: Feed, suspicion: Suspicion): Promise<void> {
  const rules = [...rulesFor(file, feed), ...currencyRules(suspicion), ...suspicion.dates.rules].map((rule) =>
    // A far date says so once.
    rule.id.startsWith("due_") ? { ...rule, when: `${rule.when} and not (${suspicion.dates.hasFar})` } : rule,
  );
  const suspects = anyOf([suspectsIn(file, feed), suspicion.typed]);
  const { amount } = tableNamed(feed.table);
  const values = Object.keys(tableNamed(feed.table).columns).map((name) => {
    return `raw_${name}, ${suspicion.dates.repairs[name] ?? name} as ${name}`;
  });
  const where = `${takenBy(file, feed)} and ${await narrow(warehouse, file, feed, suspicion)}`;
  const decoration = await decorationIn(warehouse, file, feed);
  await execute(
    warehouse,
    `create or replace temp table looked_file as
    select * exclude (${fieldNames(file).join(", ")}, row_cells), ${rowText(file)} as row_text, ${originalText(file)} as original,
      ${file.number} as file_number, ${isBlank(file, feed)} as is_blank, ${decoration.rule} as decoration
    from (select *, ${decoration.cells} as row_cells from (${typedRows(file, feed, { withLine: true, where })}) where ${suspects});
    insert into suspect_rows by name
    select file_number, line, row_text, original, is_noisy, ${values.join(", ")} from looked_file;
    insert into problems
    select file_number, line, 'info', 'blank_row', null, null, 'a row without any value', null, original, 'left_out'
    from looked_file where is_blank;
    insert into problems
    select file_number, line, 'info', decoration, null, null, ${decorationMessage("decoration")}, ${amount ?? "null"}, original, 'left_out'
    from looked_file where decoration is not null and not is_blank;`,
  );
  for (const rule of rules) await execute(warehouse, problemsOf(rule, amount));
  await execute(warehouse, "drop table looked_file;");
}

/**
 * SQL that passes over rows whose id no suspect row has, so that only the others are read in full: a file of millions with
 * a handful of findings stays cheap. An id may be missing; those rows are always read.
 */
async function narrow(
  warehouse: Warehouse,
  file: ExportFile,
  feed: Feed,
  { table, stored }: Suspicion,
): Promise<string> {
  const { columns, key } = tableNamed(table);
  const name = key.find((each) => columns[each]?.type === "text" && each !== "company_id");
  const column = name === undefined ? undefined : columns[name];
  if (name === undefined || column === undefined) return "true";
  await execute(
    warehouse,
    `create or replace temp table suspect_ids as
    select distinct ${name} as id from ingest.${table} where file_number = ${file.number} and (${stored});`,
  );
  const value = columnValue(file, feed, name, column);
  return `(${value} is null or ${value} in (select id from suspect_ids))`;
}

function currencyRules({ unknownCurrencies }: Suspicion): readonly Rule[] {
  return unknownCurrencies.length === 0 ? [] : [unknownCurrencyRule(unknownCurrencies)];
}

function problemsOf({ id, severity, outcome, column, when, message }: Rule, amount: string | undefined): string {
  return `insert into problems
    select file_number, line, ${literal(severity)}, ${literal(id)}, ${column === "" ? "null" : literal(column)},
      ${column === "" ? "null" : `left(raw_${column}, 200)`}, ${message}, ${amount ?? "null"}, original, ${literal(outcome)}
    from looked_file where not is_blank and decoration is null and (${when});`;
}
