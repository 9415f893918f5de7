import { z } from "zod";
import { CountbackError } from "../errors.ts";
import { ratesByCustomer } from "../run/runSettings.ts";
import { execute, literal, readRows, type Warehouse, writeSettings } from "../warehouse/warehouse.ts";
import type { Audience } from "./audience.ts";
import { kindOf, type Kind, rateColumns } from "./columns.ts";
import { type Coded, codeOf, codeSql, factorOf } from "./pseudonyms.ts";

/** How many customers of each report currency, by what is open and by what is overdue, a CFO's report names. */
const namedCount = 10;

/** How often a reason must stand in a table to be a category and no note on one case. */
const commonReason = 5;

/** What earlier runs knew: it comes from their published tables, which were veiled as these will be. */
const isOfEarlierRuns = (table: string): boolean => /^ledger\.(known|last)_/.test(table);

const ColumnSchema = z.object({ table: z.string(), column: z.string(), type: z.string(), isView: z.boolean() });

type Column = z.infer<typeof ColumnSchema>;

/** Multiplies all money of an export by the key's factor, before anything is made of it, so that all that is made agrees to the cent. */
export async function scaleAmounts(warehouse: Warehouse, key: string): Promise<void> {
  const columns = await columnsIn(warehouse, ["ingest"]);
  const tables = byTable(columns.filter(({ column, type }) => isMoney(column, type)));
  const factor = factorOf(key);
  for (const [table, amounts] of tables) {
    const scaled = amounts.map(({ column, type }) => `cast("${column}" * ${factor} as ${type}) as "${column}"`);
    await execute(
      warehouse,
      `create or replace table ${table} as select * replace (${scaled.join(", ")}) from ${table};`,
    );
  }
}

/**
 * Puts codes in the place of names in all that the ledger is made of and consists of. Views become tables, so that nothing of
 * the export is read again. Returns the customers that keep their names. Throws where two would get one code.
 */
export async function veilNames(warehouse: Warehouse, audience: Audience, key: string): Promise<readonly string[]> {
  const named = audience === "cfo" ? await largestCustomers(warehouse) : [];
  const columns = await columnsIn(warehouse, ["ingest", "ledger"]);
  await refuseCollision(warehouse, key);
  const files = await filesRead(warehouse);
  await execute(warehouse, "create schema if not exists veiled;");
  const views = [...new Set(columns.filter(({ isView }) => isView).map(({ table }) => table))];
  // All of them are kept before the first is replaced: they read each other and what is veiled below.
  for (const view of views) await execute(warehouse, `create table ${keptName(view)} as from ${view};`);
  for (const view of views) await execute(warehouse, `create or replace view ${view} as from ${keptName(view)};`);
  for (const [table, own] of byTable(columns)) {
    const hasCustomer = own.some(({ column }) => column === "customer_id");
    const veiled = own.flatMap(({ column, type }) => {
      const kind = type === "VARCHAR" ? (kindOf(column) ?? "dropped") : "open";
      const sql = veiledSql(kind, `"${column}"`, { audience, key, named, hasCustomer, files });
      return sql === null ? [] : [`${sql} as "${column}"`];
    });
    if (veiled.length === 0) continue;
    const stored = own[0]?.isView === true ? keptName(table) : table;
    await execute(
      warehouse,
      `create or replace table ${stored} as select * replace (${veiled.join(", ")}) from ${stored};`,
    );
  }
  return named;
}

/** Hands the loss rates that the settings give single customers to SQL under the codes of those that are not `named`. */
export async function veilLossRates(
  warehouse: Warehouse,
  rates: Readonly<Record<string, number>>,
  { named, key }: { readonly named: readonly string[]; readonly key: string },
): Promise<void> {
  const veiled = Object.entries(rates).map(([id, rate]) => [named.includes(id) ? id : codeOf(id, key), rate]);
  await writeSettings(warehouse, { individual_loss_rates: ratesByCustomer(Object.fromEntries(veiled)) });
}

const keptName = (view: string): string => `veiled.${view.replace(".", "_")}`;

function isMoney(column: string, type: string): boolean {
  return type.startsWith("DECIMAL") && !rateColumns.includes(column);
}

/** A column as an audience sees it, in SQL; null where it stays as it is. */
function veiledSql(
  kind: Kind,
  column: string,
  place: {
    readonly audience: Audience;
    readonly key: string;
    readonly named: readonly string[];
    readonly hasCustomer: boolean;
    readonly files: readonly string[];
  },
): string | null {
  const { audience, key, named, hasCustomer, files } = place;
  const coded = (text: string, as: Coded = "name"): string =>
    `if(${text} = '' or ${text} = '(unknown)', ${text}, ${codeSql(text, key, as)})`;
  const isNamed = (id: string): string =>
    `coalesce(${id} in (${["''", ...named.map((each) => literal(each))].join(", ")}), false)`;
  switch (kind) {
    case "open":
      return null;
    case "customer":
      return `if(${isNamed(column)}, ${column}, ${coded(column)})`;
    case "name":
      return hasCustomer
        ? `if(${column} is null or ${isNamed("customer_id")}, ${column}, coalesce(${coded("customer_id")}, ${coded(column)}))`
        : coded(column);
    case "document":
      return coded(column, "document");
    case "documents":
      return `array_to_string(list_transform(string_split_regex(${column}, '[;,|\\s]+'), lambda each: ${codeSql("each", key, "document")}), ' ')`;
    case "person":
    case "company":
      return audience === "public" ? coded(column) : null;
    case "file":
      return audience === "public" ? fileSql(column, files) : null;
    case "reason":
      return commonSql(column);
    case "message":
      return literal("What single rows say is left out of this report.");
    case "withheld":
      return `if(${column} is null, null, '(left out)')`;
    case "dropped":
      return "cast(null as varchar)";
  }
}

function fileSql(column: string, files: readonly string[]): string {
  if (files.length === 0) return column;
  const cases = files.map((file, index) => `when ${literal(file)} then 'file ${index + 1}'`);
  return `case ${column} ${cases.join(" ")} else ${column} end`;
}

const commonSql = (column: string): string =>
  `if(${column} is null or count(*) over (partition by ${column}) >= ${commonReason}, ${column}, 'other')`;

async function columnsIn(warehouse: Warehouse, schemas: readonly string[]): Promise<readonly Column[]> {
  const columns = await readRows(
    warehouse,
    `select c.table_schema || '.' || c.table_name as "table", c.column_name as "column", c.data_type as type,
       t.table_type = 'VIEW' as "isView"
     from information_schema.columns as c
     join information_schema.tables as t using (table_catalog, table_schema, table_name)
     where c.table_schema in (${schemas.map((schema) => literal(schema)).join(", ")})
     order by all`,
    ColumnSchema,
  );
  return columns.filter(({ table }) => !isOfEarlierRuns(table));
}

function byTable(columns: readonly Column[]): ReadonlyMap<string, readonly Column[]> {
  const tables = new Map<string, Column[]>();
  for (const column of columns) {
    const own = tables.get(column.table);
    if (own === undefined) tables.set(column.table, [column]);
    else own.push(column);
  }
  return tables;
}

const IdsSchema = z.object({ id: z.string() });

async function largestCustomers(warehouse: Warehouse): Promise<readonly string[]> {
  const rows = await readRows(
    warehouse,
    `with owed as (
       select report_currency, customer_id, sum(open_report_amount) as amount,
         sum(open_report_amount) filter (where due_date < run.as_of()) as overdue
       from ledger.invoices where open_amount > 0 group by all),
     ranked as (
       select customer_id, row_number() over (partition by report_currency order by amount desc, customer_id) as place,
         row_number() over (partition by report_currency order by overdue desc nulls last, customer_id) as overdue_place
       from owed)
     select distinct customer_id as id from ranked where least(place, overdue_place) <= ${namedCount} order by id`,
    IdsSchema,
  );
  return rows.map(({ id }) => id);
}

async function filesRead(warehouse: Warehouse): Promise<readonly string[]> {
  const rows = await readRows(warehouse, "select distinct file as id from ingest.files order by id", IdsSchema);
  return rows.map(({ id }) => id);
}

async function refuseCollision(warehouse: Warehouse, key: string): Promise<void> {
  const [pair] = await readRows(
    warehouse,
    `select min(customer_id) as id from ledger.customers group by ${codeSql("customer_id", key)} having count(*) > 1 limit 1`,
    IdsSchema,
  );
  if (pair !== undefined)
    throw new CountbackError("two customers have the same code: remove pseudonyms.key and run again");
}
