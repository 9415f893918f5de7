import type { ExportFile } from "../layouts/exportFile.ts";
import { type Signed, withParts } from "../profiles/expressions.ts";
import type { Feed, Layout } from "../profiles/profile.ts";
import { namesBothSides, type Side } from "./sides.ts";
import { headersIn } from "./source.ts";
import { textOf } from "./sourceText.ts";
import { tableNamed, type TableName } from "../layouts/tables.ts";

/** Tables of what a customer owes, and of what takes it off: the side on which their amounts are above zero. */
export const usualSides: Partial<Record<TableName, Side>> = {
  invoices: "debit",
  open_items: "debit",
  payments: "credit",
  credit_notes: "credit",
};

/** How a feed's money has its sign by a word beside it, where the file has that word. */
export function signedIn(file: ExportFile, { table, columns }: Feed): Signed | null {
  const source = columns[tableNamed(table).amount ?? ""];
  const signed = source === undefined ? [] : withParts(source);
  const found = signed.find((each): each is Signed => typeof each !== "string" && "signedBy" in each);
  return found === undefined || textOf(file, found.signedBy) === null ? null : found;
}

/** The headers by whose words the amounts of a file have their sign. */
export function sideHeaders(file: ExportFile): readonly string[] {
  return file.layout.feeds.flatMap((feed) => {
    const signed = signedIn(file, feed);
    return signed === null ? [] : headersIn(signed.signedBy);
  });
}

/**
 * A layout whose amounts stand under their canonical names, signed by the header that names both sides, where there is one:
 * `amount` beside `debit_credit` or `S/H`. Two letters alone (`DC`) may be anything.
 */
export function withSide(layout: Layout, header: readonly string[]): Layout {
  const signedBy = header.find((each) => namesBothSides(each) && !/^..$/.test(each.trim()));
  if (signedBy === undefined) return layout;
  const feeds = layout.feeds.map((feed): Feed => {
    const [{ amount }, side] = [tableNamed(feed.table), usualSides[feed.table]];
    if (amount === undefined || side === undefined || feed.columns[amount] !== amount) return feed;
    const signed: Signed = { signedBy, of: amount, ...(side === "credit" ? { positive: side } : {}) };
    return { ...feed, columns: { ...feed.columns, [amount]: signed } };
  });
  return { ...layout, feeds };
}
