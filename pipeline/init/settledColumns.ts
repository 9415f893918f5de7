import { saysUnpaid } from "../ingest/values/expected.ts";
import { type ColumnFacts, isBelowZero } from "./columnFacts.ts";
import type { Condition, Source } from "./proposal.ts";
import type { RoleName } from "./roles.ts";
import { withUsual, wordsThatMean } from "./vocabulary.ts";

type Settled = { readonly columns: Record<string, Source>; readonly notes: readonly string[] };

/** The columns of a list by their role, their money, and whether it has the opposite sign of the amounts. */
type Columns = {
  readonly sourceOf: (header: string) => Source;
  readonly headerOf: (role: RoleName) => string | undefined;
  readonly isOpposite: (header: string) => boolean;
  /** Whether some rows leave it blank, beside those that do not. */
  readonly hasBlanks: (header: string) => boolean;
};

/** What a row says of its settlement: columns of an invoice, and what a person should know of them. */
export function settledColumns(
  { headerOf, sourceOf, isOpposite, hasBlanks }: Columns,
  status: ColumnFacts | undefined,
  { name, amount, isOfLines }: { readonly name: string; readonly amount: Source; readonly isOfLines: boolean },
): Settled {
  const [paid, credited, open] = [headerOf("paid_amount"), headerOf("credited_amount"), headerOf("balance")];
  const signed = (header: string): Source => (isOpposite(header) ? { minus: sourceOf(header) } : sourceOf(header));
  // A balance that is left blank, where others stand, is nothing.
  const blank: Source = {
    when: { of: open ?? "", is: "present" },
    then: signed(open ?? ""),
    otherwise: { constant: "0" },
  };
  const balance = open === undefined ? undefined : hasBlanks(open) ? blank : signed(open);
  const told: Record<string, Source> = {
    ...(paid === undefined ? {} : { paid_amount: signed(paid) }),
    ...(credited === undefined ? {} : { credited_amount: signed(credited) }),
    ...(balance === undefined ? {} : { open_amount: balance }),
  };
  const lostColumn = headerOf("written_off_amount");
  if (lostColumn !== undefined) told["written_off_amount"] = signed(lostColumn);
  const notes = paid === undefined && open !== undefined ? [`what is settled is ${name} less ${open}`] : [];
  const paidWords = wordsThatMean("paid", status);
  if (status !== undefined && paid === undefined && balance === undefined && paidWords.length > 0) {
    const paidDate = headerOf("paid_date");
    const says: Condition = { of: status.header, isOneOf: paidWords };
    const isPaid: Condition = paidDate === undefined ? says : { any: [says, isDated(paidDate, status)] };
    // Of line items the amount is that of one line: what is known of the whole is that nothing is open.
    if (isOfLines) told["open_amount"] = { when: isPaid, then: { constant: "0" } };
    else told["paid_amount"] = { when: isPaid, then: amount, otherwise: { constant: "0" } };
    notes.push(`rows whose ${status.header} is ${paidWords.join(" or ")} are taken as settled in full`);
  }
  if (status === undefined || lostColumn !== undefined) return { columns: told, notes };
  if (isOfLines && wordsThatMean("written_off", status).length > 0) {
    const isLost: Condition = { of: status.header, isOneOf: wordsThatMean("written_off", status) };
    const open = told["open_amount"];
    told["open_amount"] = { when: isLost, then: { constant: "0" }, ...(open === undefined ? {} : { otherwise: open }) };
    return {
      columns: told,
      notes: [...notes, "documents that were written off have nothing open; of line items it is not told how much"],
    };
  }
  if (isOfLines) return { columns: told, notes };
  const lost = writtenOff(status, { amount, balance, paid: told["paid_amount"], credited: told["credited_amount"] });
  return { columns: { ...told, ...lost.columns }, notes: [...notes, ...lost.notes] };
}

/** A row with a paid date, unless its status says that nothing is paid. */
function isDated(paidDate: string, status: ColumnFacts): Condition {
  const unpaid = [...(status.words?.keys() ?? [])].filter(saysUnpaid).sort();
  const dated: Condition = { of: paidDate, is: "present" };
  return unpaid.length === 0 ? dated : { all: [dated, { not: { of: status.header, isOneOf: unpaid } }] };
}

type Money = {
  readonly amount: Source;
  readonly balance: Source | undefined;
  readonly paid: Source | undefined;
  readonly credited: Source | undefined;
};

/** Of rows whose status says so: what is not paid of them, by the paid column, else the balance unless it was cleared. */
function writtenOff(status: ColumnFacts, { amount, balance, paid, credited }: Money): Settled {
  const words = wordsThatMean("written_off", status);
  const isLost: Condition = { of: status.header, isOneOf: withUsual(words, "written_off", status) };
  const less = [paid, credited].flatMap((each) => (each === undefined ? [] : [{ minus: each }]));
  const rest: Source = less.length === 0 ? amount : { sum: [amount, ...less] };
  const isCleared: Condition = {
    any: [
      { of: balance ?? "", is: "zero" },
      { of: balance ?? "", is: "empty" },
    ],
  };
  const lost: Source =
    paid !== undefined || balance === undefined ? rest : { when: isCleared, then: rest, otherwise: balance };
  return {
    columns: {
      written_off_amount: { when: isLost, then: lost },
      ...(balance === undefined ? {} : { open_amount: { when: isLost, then: { constant: "0" }, otherwise: balance } }),
    },
    notes: words.length === 0 ? [] : [`rows whose ${status.header} is ${words.join(" or ")} are taken as written off`],
  };
}

/** How much of a credit or payment was used: its size less its balance, else what is paid of it. */
export function usedAmount(amount: Source, balance: Source | undefined, paid: Source | undefined): Source | undefined {
  if (balance !== undefined) return { sum: [unsigned(amount), { minus: unsigned(balance) }] };
  return paid === undefined ? undefined : unsigned(paid);
}

/** A source's money without its sign. */
export function unsigned(source: Source): Source {
  return { when: { of: source, is: "negative" }, then: { minus: source }, otherwise: source };
}

/**
 * Says of a column whether nearly all its values have another sign than the amounts beside them: payments shown as what they
 * take off.
 */
export function oppositeTo(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  amount: string,
): (column: string) => boolean {
  const amountAt = header.indexOf(amount);
  return (column) => {
    const at = header.indexOf(column);
    const pairs = rows
      .map((row) => [row[at] ?? "", row[amountAt] ?? ""] as const)
      .filter(([value]) => /[1-9]/.test(value));
    const opposite = pairs.filter(([value, whole]) => isBelowZero(value) !== isBelowZero(whole)).length;
    return opposite > 0 && opposite >= pairs.length * 0.8;
  };
}
