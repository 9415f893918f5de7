import type { ColumnFacts } from "./columnFacts.ts";
import type { LayoutText } from "./proposal.ts";
import { withUsual, wordsThatMean } from "./vocabulary.ts";

const leftOut = {
  void: { rule: "void_document", message: "void: owed by nobody" },
  draft: { rule: "draft_document", message: "a draft: not issued yet" },
  proforma: { rule: "proforma_document", message: "a proforma or an offer: nothing is owed" },
} as const;

/** Rows of a column that are no receivables by their word; usual words count though the first rows hold none. */
export function leaveOuts(
  column: ColumnFacts | undefined,
  meanings: readonly (keyof typeof leftOut)[],
): NonNullable<LayoutText["leaveOut"]> {
  if (column === undefined) return [];
  return meanings.flatMap((meaning) => {
    const words = withUsual(wordsThatMean(meaning, column), meaning, column);
    return words.length === 0 ? [] : [{ ...leftOut[meaning], rows: { of: column.header, isOneOf: words } }];
  });
}

/** Rows of a column that are disputed by their word. */
export function disputes(status: ColumnFacts | undefined): Pick<LayoutText, "notes"> {
  const words = wordsThatMean("disputed", status);
  if (status === undefined || words.length === 0) return {};
  const message = "marked as disputed without a date: open, and shown here, not used in aging or risk";
  return { notes: [{ rule: "undated_dispute", rows: { of: status.header, isOneOf: words }, message }] };
}
