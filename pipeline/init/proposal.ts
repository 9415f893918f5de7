import type { z } from "zod";
import type { ProfileSchema } from "../ingest/profiles/profile.ts";
import type { ColumnFacts } from "./columnFacts.ts";
import type { Assignment } from "./assign.ts";

/** A profile as it stands in its JSON. */
export type ProfileText = z.input<typeof ProfileSchema>;
/** A layout as it stands in a profile's JSON. */
export type LayoutText = ProfileText["layouts"][number];

/** What becomes of the rows of a layout for one canonical table. */
export type Feed = LayoutText["feeds"][number];
/** Where a column comes from, as it stands in a profile's JSON. */
export type Source = NonNullable<Feed["columns"]>[string];
/** Which rows are meant, as it stands in a profile's JSON. */
export type Condition = NonNullable<Feed["rows"]>;

/** A table of text nobody knows: its header and its first rows. */
export type UnknownTable = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands above the header. */
  readonly title?: string;
};

/** What a file is proposed to be: a layout, why each column was taken for what, and what a person should know or decide. */
export type Proposal = {
  readonly file: string;
  /** What its rows are taken for. */
  readonly holds: "invoices" | "payments" | "customers";
  /** What every column holds, and in how many rows. */
  readonly facts: readonly ColumnFacts[];
  readonly countRows: number;
  readonly layout: LayoutText | null;
  readonly assignments: readonly Assignment[];
  readonly notes: readonly string[];
  /** Why there is no layout, in words; null where there is one. */
  readonly problem: string | null;
};
