/** How the text of a canonical column becomes a value; each type has its macro in `macros/`. */
export type ColumnType = "text" | "kind" | "currency" | "integer" | "date" | "money" | "number" | "rate";

/** What a canonical column holds and what an empty or unreadable value means for its row. */
export type Column = {
  readonly type: ColumnType;
  /** The row is rejected where the value is missing or cannot be read. */
  readonly isRequired?: boolean;
  /** The row is rejected where a value stands but cannot be read (a missing one is fine). */
  readonly isDecisive?: boolean;
  /** The row's own id: made from the row's content where it is missing, with a warning. */
  readonly isIdentity?: boolean;
  /** SQL for a missing value. */
  readonly fallback?: string;
  /** A missing value keeps the row, with a warning of this rule. */
  readonly whenMissing?: { readonly rule: string; readonly message: string };
  /** The words a kind may be; another one rejects the row, or becomes `otherwise` with a warning. */
  readonly words?: readonly string[];
  readonly otherwise?: string;
};

/** The DuckDB type that each column type is stored as. */
export const duckdbTypes: Readonly<Record<ColumnType, string>> = {
  text: "varchar",
  kind: "varchar",
  currency: "varchar",
  integer: "integer",
  date: "date",
  money: "decimal(18, 4)",
  number: "decimal(18, 4)",
  rate: "decimal(18, 8)",
};

/** The DuckDB type a canonical column is stored as. */
export function duckdbType(column: Column): string {
  return duckdbTypes[column.type];
}
