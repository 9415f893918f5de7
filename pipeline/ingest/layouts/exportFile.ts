import { literal } from "../../warehouse/warehouse.ts";
import type { Layout, Profile } from "../profiles/profile.ts";

/** The order of day and month in `3/4/2012`. */
export type DateOrder = "dmy" | "mdy";

/**
 * A day that a file says it was taken on, and where: in the lines above its header, or in its name; of a month alone
 * (`isMonth`) it is the last day.
 */
export type StatedDay = { readonly date: string; readonly by: "title" | "name"; readonly isMonth?: true };

/** A file as it lies in the input folder. */
export type FoundFile = { readonly name: string; readonly path: string };

/** How a file is cut into records, and what its header says it is. Lines count from 1. */
export type Recognition = {
  readonly profile: Profile;
  readonly layout: Layout;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly header: readonly string[];
  /** The lines above the header, as they stand. */
  readonly preamble: readonly string[];
};

/** How dates and amounts are written. */
export type Conventions = { readonly dateOrder: DateOrder | null; readonly isComma: boolean };

/** A recognised export, ready to be read: `number` stands for it in staging tables. */
export type ExportFile = FoundFile &
  Recognition & {
    readonly number: number;
    readonly bytes: number;
    readonly sha256: string;
    /** Whether a text may be surrounded by more than plain spaces: tabs, line breaks, non-breaking spaces. */
    readonly hasOddSpaces: boolean;
    /** Where its text lies as UTF-8: itself, or a decoded or numbered copy. */
    readonly textPath: string;
    /** Whether `textPath` is a copy of its sound records with the line number as first column and no header. */
    readonly isNumbered: boolean;
    /** Whether a row may stop before its last cells: rows of sheets and of printed reports do. */
    readonly isPadded: boolean;
    /** A report's grand total as it stands, where it has one. */
    readonly grandTotal: { readonly line: number; readonly text: string } | null;
    readonly dateOrder: DateOrder | null;
    readonly isComma: boolean;
    /** Whether amounts may say their currency by their own text. */
    readonly hasMarks: boolean;
    readonly statedDay: StatedDay | null;
    /** Whether it lists open items of a day that nothing says. */
    readonly isUndated: boolean;
    /** How the files write dates and amounts that it looks values up in, by their layout. */
    readonly lookedUp?: Readonly<Record<string, Conventions>>;
    /** Why it was taken for what it is, and what of that is not proven. */
    readonly evidence: readonly string[];
    readonly assumptions: readonly { readonly rule: string; readonly message: string }[];
  };

/** SQL of the name of the file a `file_number` stands for. */
export function nameOf(files: readonly ExportFile[]): string {
  return `case file_number ${files.map((file) => `when ${file.number} then ${literal(file.name)}`).join(" ")} end`;
}
