import { z } from "zod";
import { type Cell, literal, readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { contract } from "./contract.ts";
import { meaningOf } from "./dictionary/dictionary.ts";
import { typesOf } from "./dictionary/meaning.ts";

const CellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

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
 * over all its rows what may be missing, the words of a list and the ranges. Returns how many rows it has; throws an error
 * that names table and column.
 */
export async function holdToContract(
  warehouse: Warehouse,
  table: string,
  columns: readonly PublishedColumn[],
): Promise<number> {
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
  const found = await readOne(
    warehouse,
    `select ${["count(*) as count_rows", ...rules.map(({ isBroken }, index) => `${isBroken} as rule_${index}`)].join(", ")}
     from publish.${table}`,
  );
  for (const [index, { broken, says }] of rules.entries()) {
    if (found[`rule_${index}`] !== true) continue;
    const { count } = await readOne(warehouse, `select count(*) as count from publish.${table} where ${broken}`);
    throw breaks(`${says} in ${count} rows`);
  }
  return Number(found["count_rows"]);
}

async function readOne(warehouse: Warehouse, sql: string): Promise<Readonly<Record<string, Cell>>> {
  const [row] = await readRows(warehouse, sql, z.record(z.string(), CellSchema));
  return row ?? {};
}

/** The schema of a published table; undefined where the contract knows no such table. */
export function schemaOf(table: string): z.ZodObject | undefined {
  return Object.entries(contract).find(([name]) => name === table)?.[1];
}

/** What would break a column's schema, as SQL over one row and over all of them, and how it is said. */
type Rule = { readonly broken: string; readonly isBroken: string; readonly says: string };

function rulesOf(name: string, type: unknown): readonly Rule[] {
  const column = `"${name}"`;
  if (type instanceof z.ZodNullable) return rangesOf(column, name, type.unwrap());
  const missing = {
    broken: `${column} is null`,
    isBroken: `count(${column}) < count(*)`,
    says: `${name} is missing`,
  };
  return [missing, ...rangesOf(column, name, type)];
}

function rangesOf(column: string, name: string, type: unknown): readonly Rule[] {
  if (type instanceof z.ZodEnum) {
    const words = type.options.map((word) => literal(String(word))).join(", ");
    const broken = `${column} not in (${words})`;
    return [{ broken, isBroken: `bool_or(${broken})`, says: `${name} is none of ${words}` }];
  }
  if (!(type instanceof z.ZodNumber)) return [];
  const rule = (limit: number | null, extreme: "min" | "max", sign: "<" | ">", word: string): readonly Rule[] =>
    limit !== null && Number.isFinite(limit) && Math.abs(limit) !== Number.MAX_SAFE_INTEGER
      ? [
          {
            broken: `${column} ${sign} ${limit}`,
            isBroken: `${extreme}(${column}) ${sign} ${limit}`,
            says: `${name} is ${word} ${limit}`,
          },
        ]
      : [];
  return [...rule(type.minValue, "min", "<", "below"), ...rule(type.maxValue, "max", ">", "above")];
}
