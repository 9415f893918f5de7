import { z } from "zod";
import { literal, readRows, type Warehouse } from "../warehouse.ts";
import { contract } from "./contract.ts";
import { meaningOf } from "./dictionary/dictionary.ts";
import { typesOf } from "./dictionary/meaning.ts";

/** A column of a published table as DuckDB has it. */
export type PublishedColumn = { readonly table: string; readonly name: string; readonly type: string };

/** The columns of all tables of the publish step, in their order, whether they have rows or not. */
export function publishedColumns(warehouse: Warehouse): Promise<readonly PublishedColumn[]> {
  return readRows(
    warehouse,
    `select table_name as "table", column_name as name, data_type as type from duckdb_columns()
     where schema_name = 'publish' and database_name = current_database() order by table_name, column_index`,
    z.object({ table: z.string(), name: z.string(), type: z.string() }),
  );
}

/**
 * Holds a published table against the contract: the names of its columns, their types by the units of the dictionary, and
 * over all its rows what may be missing, the words of a list and the ranges. Throws an error that names table and column.
 */
export async function holdToContract(
  warehouse: Warehouse,
  table: string,
  columns: readonly PublishedColumn[],
): Promise<void> {
  const breaks = (reason: string): Error => new Error(`published table ${table} breaks the contract: ${reason}`);
  const schema = schemaOf(table);
  if (schema === undefined) throw breaks("it has no schema");
  const names = columns.map(({ name }) => name);
  const expected = Object.keys(schema.shape);
  const lacking = expected.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !expected.includes(name));
  if (lacking.length > 0) throw breaks(`it lacks ${lacking.join(", ")}`);
  if (unknown.length > 0) throw breaks(`the schema does not know ${unknown.join(", ")}`);
  for (const { name, type } of columns) {
    const said = meaningOf(table, name);
    if (said === undefined) throw breaks(`the dictionary does not explain ${name}`);
    if (!typesOf[said.unit].test(type)) throw breaks(`${name} is ${type}, which is no type of ${said.unit}`);
  }
  const rules = Object.entries(schema.shape).flatMap(([name, type]) => rulesOf(name, type));
  if (rules.length === 0) return;
  const counts = rules.map(({ broken }, index) => `count(*) filter (where ${broken}) as rule_${index}`);
  const [found] = await readRows(
    warehouse,
    `select ${counts.join(", ")} from publish.${table}`,
    z.record(z.string(), z.number()),
  );
  rules.forEach(({ says }, index) => {
    const count = found?.[`rule_${index}`] ?? 0;
    if (count > 0) throw breaks(`${says} in ${count} rows`);
  });
}

function schemaOf(table: string): z.ZodObject | undefined {
  return Object.entries(contract).find(([name]) => name === table)?.[1];
}

/** What would break a column's schema, as SQL, and how it is said. */
function rulesOf(name: string, type: unknown): readonly { readonly broken: string; readonly says: string }[] {
  const column = `"${name}"`;
  if (type instanceof z.ZodNullable) return rangesOf(column, name, type.unwrap());
  return [{ broken: `${column} is null`, says: `${name} is missing` }, ...rangesOf(column, name, type)];
}

function rangesOf(column: string, name: string, type: unknown) {
  if (type instanceof z.ZodEnum) {
    const words = type.options.map((word) => literal(String(word))).join(", ");
    return [{ broken: `${column} not in (${words})`, says: `${name} is none of ${words}` }];
  }
  if (!(type instanceof z.ZodNumber)) return [];
  const { minValue, maxValue } = type;
  return [
    ...(isBound(minValue) ? [{ broken: `${column} < ${minValue}`, says: `${name} is below ${minValue}` }] : []),
    ...(isBound(maxValue) ? [{ broken: `${column} > ${maxValue}`, says: `${name} is above ${maxValue}` }] : []),
  ];
}

const isBound = (value: number | null): value is number =>
  value !== null && Number.isFinite(value) && Math.abs(value) !== Number.MAX_SAFE_INTEGER;
