import { execute, literal, type Warehouse } from "../../warehouse/warehouse.ts";
import { eventColumns } from "../layouts/events.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { offeredTo } from "../layouts/feedCondition.ts";
import { type TableName, tableNamed } from "../layouts/tables.ts";
import { leftOutBy } from "../values/sourceText.ts";
import { readNamedDay } from "../values/statedDay.ts";
import { anyOf } from "./sql.ts";
import { keyHash } from "./staging.ts";
import { typedRows } from "./typedRows.ts";

/**
 * Keeps in `file_days` of which day each file is: the one that its title, its name or its folder says (of a month the last
 * day), and its last event.
 */
export async function createFileDays(warehouse: Warehouse, files: readonly ExportFile[]): Promise<void> {
  await execute(warehouse, "create or replace temp table file_days (file_number integer, day date, last_event date);");
  if (files.length < 2) return;
  for (const { number, name, statedDay, dateOrder } of files) {
    const day = statedDay?.date ?? (await readNamedDay(warehouse, name, dateOrder));
    await execute(warehouse, `insert into file_days values (${number}, ${literal(day)}, null);`);
  }
  const events = eventColumns.map(([table, name]) => `select file_number, ${name} as dated from ingest.${table}`);
  await execute(
    warehouse,
    `update file_days set last_event = events.last_event
    from (
      select file_number, max(dated) as last_event from (${events.join(" union all ")})
      where dated <= (select max(last_date) from ingest.life) group by file_number
    ) as events
    where file_days.file_number = events.file_number;`,
  );
}

/** What tells versions of a document from different documents of one number, and the later of two. */
const factNames = [
  "customer_id", "customer_name", "issue_date", "payment_date", "amount", "paid_date", "paid_amount", "open_amount",
] as const; // prettier-ignore

function factsOf(table: TableName): readonly string[] {
  return factNames.filter((name) => name in tableNamed(table).columns);
}

/**
 * Keeps in `left_<table>` the documents that files of one layout leave out by what a column says of them, as void or draft: of
 * one that an earlier file holds as owed, that is the later version.
 */
export async function findLeftVersions(
  warehouse: Warehouse,
  table: TableName,
  files: readonly ExportFile[],
): Promise<void> {
  const facts = factsOf(table);
  await execute(
    warehouse,
    `create or replace temp table left_${table} as
    select file_number, ${keyHash(table, "stored")} as key, cast(null as varchar) as rule${facts.map((name) => `, ${name}`).join("")}
    from ingest.${table} limit 0;`,
  );
  const series = files.filter(({ layout }) => files.filter((each) => each.layout.name === layout.name).length > 1);
  const { columns, key } = tableNamed(table);
  const id = key.find((name) => columns[name]?.isIdentity === true);
  for (const file of id === undefined ? [] : series) {
    const left = leftOutBy(file).filter(({ once, rule }) => once !== true && rule !== "superseded");
    const whens = left.map(({ when, rule }) => `when ${when} then ${literal(rule)}`).join(" ");
    for (const feed of file.layout.feeds.filter((each) => each.table === table && left.length > 0)) {
      const where = `${offeredTo(file, feed)} and ${anyOf(left.map(({ when }) => when))}`;
      await execute(
        warehouse,
        `insert into left_${table}
        select distinct ${file.number}, ${keyHash(table, "typed")}, case ${whens} end${facts.map((name) => `, ${name}`).join("")}
        from (${typedRows(file, feed, { where })}) where ${id} is not null;`,
      );
    }
  }
}

/**
 * Judges documents that several files hold, before duplicates are: the file of the latest day has the last word, and what
 * earlier ones hold of it is left out as `superseded`. Where a file says no day, its last event counts, and only for an
 * invoice of whose later version more is settled. `standing` is SQL of rows whose key repeats.
 */
export async function judgeVersions(warehouse: Warehouse, table: TableName, standing: string): Promise<void> {
  const { amount } = tableNamed(table);
  const facts = factsOf(table).join(", ");
  const day = table === "invoices" ? "coalesce(day, last_event)" : "day";
  await execute(
    warehouse,
    `insert into problems
    with held as (
      select file_number, line, original, ${keyHash(table, "typed")} as key, cast(null as varchar) as rule${facts === "" ? "" : `, ${facts}`}
      from (${standing}) where not is_made
    ),
    dated as (
      select *, file_days.day is null as is_by_event, ${day} as version_day
      from (from held union all by name from left_${table} where key in (select key from held))
      join file_days using (file_number)
    ),
    newest as (
      from dated
      qualify row_number() over (partition by key order by version_day desc nulls last, rule nulls first, file_number, line) = 1
    )
    select old.file_number, old.line, 'info', 'superseded', null, null,
      coalesce('a later file leaves it out as ' || new.rule, 'a later file holds it again') || ': left out',
      ${amount === undefined ? "null" : `old.${amount}`}, old.original, 'left_out'
    from dated as old
    join newest as new on old.key = new.key and old.version_day < new.version_day
    where old.line is not null and ${isSameDocument(table)}
      and (not (old.is_by_event or new.is_by_event) or ${table === "invoices" ? isFurther : "false"});`,
  );
}

/** SQL of two versions of one key being the same document: of one customer; or renamed, with the same date and amount. */
function isSameDocument(table: TableName): string {
  const { columns, amount } = tableNamed(table);
  if (!("customer_id" in columns) || amount === undefined) return "true";
  const date = ["issue_date", "payment_date"].find((name) => name in columns);
  const isRenamed = date === undefined ? "false" : `old.${date} = new.${date} and old.${amount} = new.${amount}`;
  const who = (side: string): string =>
    "customer_name" in columns ? `coalesce(${side}.customer_id, ${side}.customer_name)` : `${side}.customer_id`;
  return `(${who("old")} is not distinct from ${who("new")} or (${isRenamed}))`;
}

/** More is settled of the later version of an invoice, and nothing less. */
const isFurther = `(
  (new.paid_date is not null and old.paid_date is null) or new.open_amount < old.open_amount
  or coalesce(new.paid_amount, 0) > coalesce(old.paid_amount, 0)
) and not coalesce(
  (new.paid_date is null and old.paid_date is not null) or new.open_amount > old.open_amount
  or coalesce(new.paid_amount, 0) < coalesce(old.paid_amount, 0), false
)`;
