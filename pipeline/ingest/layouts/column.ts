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

/** A canonical table: its columns in order, what tells its rows apart, and the column that is its money. */
export type Table = {
  readonly columns: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
  readonly amount?: string;
  /** What an amount below zero means: a credit note or a refund of its own, a rejected row, a row apart from a positive one of its key. */
  readonly negative?: "credit" | "refund" | "reject" | "apart";
  /** Columns that change from one listing of the same item to the next: a made id does not depend on them. */
  readonly outsideId?: readonly string[];
  /** Whether every row should name its customer, by number or by name; one that does not is kept under (unknown). */
  readonly hasCustomer?: boolean;
};
