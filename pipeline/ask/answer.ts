import { type DuckDBValue, StatementType } from "@duckdb/node-api";
import { CountbackError } from "../errors.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** What a select answers: its columns with their DuckDB types, and its rows. */
export type Answer = {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly DuckDBValue[])[];
};

/** Text on a terminal, or all rows as CSV or JSON. */
export type AnswerFormat = "text" | "csv" | "json";

/** Asks one select (or describe, summarize, explain) and nothing that writes. Throws a CountbackError with exit code 3. */
export async function ask({ connection }: Warehouse, sql: string): Promise<Answer> {
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw new Error("one select at a time");
    const statement = await statements.prepare(0);
    if (statement.statementType !== StatementType.SELECT && statement.statementType !== StatementType.EXPLAIN) {
      throw new Error("only selects are answered");
    }
    const reader = await statement.runAndReadAll();
    const types = reader.columnTypes();
    return {
      columns: reader.deduplicatedColumnNames().map((name, index) => ({ name, type: String(types[index]) })),
      rows: reader.getRows(),
    };
  } catch (error) {
    throw new CountbackError(`invalid query: ${error instanceof Error ? error.message : error}`, 3);
  }
}
