import type { z } from "zod";
import type { ProfileSchema } from "../ingest/profiles/profile.ts";
import type { Assignment } from "./assign.ts";

/** A layout as it stands in a profile's JSON. */
export type LayoutText = z.input<typeof ProfileSchema>["layouts"][number];

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
};

/** What a file is proposed to be: a layout, why each column was taken for what, and what a person should know or decide. */
export type Proposal = {
  readonly file: string;
  readonly layout: LayoutText | null;
  readonly assignments: readonly Assignment[];
  readonly notes: readonly string[];
  /** Why there is no layout, in words; null where there is one. */
  readonly problem: string | null;
};
