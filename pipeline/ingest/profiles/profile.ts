import type { TableName } from "../tables.ts";

/**
 * Where a canonical column comes from: a header of the export, or a header or constant with a hint.
 * `id` takes the float off an id (`1929881731.0`); a constant is a text that every row gets.
 */
export type ColumnSource = string | { readonly header: string; readonly as: "id" } | { readonly constant: string };

/** Rows by the value of one column, compared without case and surrounding space. */
export type RowCondition = { readonly header: string; readonly isOneOf: readonly string[] };

/** A canonical table that a file feeds, column by column; `rows` says which rows when a file feeds several. */
export type Feed = {
  readonly table: TableName;
  readonly columns: Readonly<Record<string, ColumnSource>>;
  readonly rows?: RowCondition;
};

/** Rows that are no receivables and are left out under a name; every one becomes a finding. */
export type LeaveOut = { readonly rule: string; readonly rows: RowCondition; readonly message: string };

/** Something about some rows worth saying once a file, with their count and amount; the rows stay as they are. */
export type Note = { readonly rule: string; readonly rows: RowCondition; readonly message: string };

/** Columns that witness the day/month order: two dates in order, or the days between two dates as a number. */
export type DateWitness =
  | { readonly earlier: string; readonly later: string }
  | { readonly days: string; readonly from: string; readonly to: string };

/** One file layout: told by its header (names compared without case and punctuation), and what it feeds. */
export type Layout = {
  /** All of these headers stand in the file. */
  readonly signature: readonly string[];
  /** None of these do. */
  readonly without?: readonly string[];
  readonly feeds: readonly Feed[];
  /** Headers that are known and say nothing we need; any other unused header is reported. */
  readonly unused?: readonly string[];
  readonly leaveOut?: readonly LeaveOut[];
  readonly notes?: readonly Note[];
  readonly dateWitnesses?: readonly DateWitness[];
};

/** An export layout of one source system, as small as it can be said. */
export type Profile = {
  readonly name: string;
  readonly describes: string;
  readonly layouts: readonly Layout[];
};
