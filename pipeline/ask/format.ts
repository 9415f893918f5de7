import { DuckDBDecimalValue, DuckDBListValue, type DuckDBValue } from "@duckdb/node-api";
import type { Answer, AnswerFormat } from "./answer.ts";
import { listTables, type ShownTable } from "./table.ts";

const widestCell = 40;

/** An answer as it is printed: as text its first rows, so many at most, with how many there are. */
export function formatAnswer({ columns, rows }: Answer, format: AnswerFormat, most: number | null): string {
  const answer = { columns, rows: most === null ? rows : rows.slice(0, most) };
  if (format !== "text") return format === "csv" ? formatCsv(answer) : rowsAsJson(answer);
  const more = rows.length - answer.rows.length;
  return [
    formatRows(answer),
    ...(more > 0 ? ["", `and ${more} more rows (--rows, --csv and --json print them)`] : []),
  ].join("\n");
}

/** One table as it is printed: the row in words, the columns, how many rows, and the first of them. */
export function formatTable(shown: ShownTable, format: AnswerFormat): string {
  const { table, file, grain, countRows, answer, changed } = shown;
  if (format === "csv") return formatCsv(answer);
  if (format === "json") {
    const told = { table, file, grain, columns: answer.columns, count_rows: countRows, changed_exports: changed };
    return `${JSON.stringify(told).slice(0, -1)},"rows":${rowsAsJson(answer)}}`;
  }
  return [
    `${table}, ${file}`,
    grain,
    ...(changed === null ? [] : ["", `The exports are not those of the last run: ${changed}.`]),
    "",
    formatColumns(answer),
    "",
    `${countRows} rows${answer.rows.length < countRows ? `, of which the first ${answer.rows.length}` : ""}:`,
    formatRows(answer),
  ].join("\n");
}

/** The tables that can be asked for, each with what a row is. */
export function formatTables(format: AnswerFormat): string {
  const tables = listTables();
  if (format === "json") return JSON.stringify(tables, null, 2);
  if (format === "csv") {
    const columns = [
      { name: "table", type: "VARCHAR" },
      { name: "grain", type: "VARCHAR" },
    ];
    return formatCsv({ columns, rows: tables.map(({ table, grain }) => [table, grain]) });
  }
  const width = Math.max(...tables.map(({ table }) => table.length));
  return tables.map(({ table, grain }) => `${table.padEnd(width)}  ${grain.split(/[.:] /)[0]}`).join("\n");
}

/** Columns with their types, one a line. */
function formatColumns({ columns }: Answer): string {
  const width = Math.max(...columns.map(({ name }) => name.length));
  return columns.map(({ name, type }) => `  ${name.padEnd(width)}  ${type.toLowerCase()}`).join("\n");
}

/** Rows in columns, numbers to the right; a null is empty and a long text is cut. */
function formatRows({ columns, rows }: Answer): string {
  const table = [columns.map(({ name }) => name), ...rows.map((row) => row.map((value) => cut(text(value))))];
  const widths = columns.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const isNumber = columns.map(({ type }) => /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL)/.test(type));
  const lines = table.map((line) =>
    line
      .map((cell, column) =>
        isNumber[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return lines.join("\n");
}

/** Rows as CSV with a header; a null is empty. */
function formatCsv({ columns, rows }: Answer): string {
  const table = [columns.map(({ name }) => name), ...rows.map((row) => row.map(text))];
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return table.map((line) => line.map(quoted).join(",")).join("\n");
}

/** Rows as JSON objects; decimals keep their digits, dates are texts, what is no number is null. */
function rowsAsJson({ columns, rows }: Answer): string {
  const objects = rows.map((row) => {
    const fields = columns.map(({ name }, index) => `${JSON.stringify(name)}:${json(row[index] ?? null)}`);
    return `{${fields.join(",")}}`;
  });
  return `[${objects.join(",\n")}]`;
}

function text(value: DuckDBValue): string {
  return value === null ? "" : String(value);
}

function cut(cell: string): string {
  const line = cell.replaceAll(/\s+/g, " ");
  return line.length > widestCell ? `${line.slice(0, widestCell - 1)}…` : line;
}

function json(value: DuckDBValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "null";
  if (typeof value === "bigint" || value instanceof DuckDBDecimalValue) return String(value);
  if (value instanceof DuckDBListValue) return `[${value.items.map(json).join(",")}]`;
  return JSON.stringify(String(value));
}
