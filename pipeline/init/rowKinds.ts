import type { ColumnFacts } from "./columnFacts.ts";
import type { Condition, Feed, Source } from "./proposal.ts";
import { unsigned, usedAmount } from "./settledColumns.ts";
import { wordsOfKind } from "./vocabulary.ts";

const onLists = [
  "snapshot_date", "invoice_id", "customer_id", "customer_name", "issue_date", "due_date", "currency", "terms", "company_id", "segment", "region", "sales_rep",
]; // prettier-ignore

/** The open items of one day; what a credit or payment has left takes off. */
export function listOfADay({ columns = {} }: Feed, type: ColumnFacts | undefined, amount: Source): Feed {
  const open = columns["open_amount"] ?? amount;
  const credits = [...wordsOfKind("credit_note", type), ...wordsOfKind("payment", type)];
  const signed: Source =
    type === undefined || credits.length === 0
      ? open
      : { when: { of: type.header, isOneOf: credits }, then: { minus: unsigned(open) }, otherwise: open };
  const kept = Object.fromEntries(Object.entries(columns).filter(([name]) => onLists.includes(name)));
  return { table: "open_items", columns: { ...kept, open_amount: signed } };
}

/** A feed for each kind of document that the rows of one list are, told by their type; of an amount that is the balance nothing was used. */
export function byType(
  base: Feed,
  type: ColumnFacts | undefined,
  amount: Source,
  { isSided, isBalance }: { readonly isSided: boolean; readonly isBalance: boolean },
): { readonly feeds: Feed[]; readonly notes: readonly string[] } {
  const [credits, payments] = [wordsOfKind("credit_note", type), wordsOfKind("payment", type)];
  if (type === undefined || credits.length + payments.length === 0) return { feeds: [base], notes: [] };
  const {
    issue_date: issued,
    invoice_id: id,
    customer_id,
    customer_name,
    currency,
    company_id,
    open_amount,
    paid_amount,
  } = base.columns ?? {};
  const shared = given({
    customer_id,
    customer_name,
    currency,
    company_id,
    amount: isSided ? { minus: amount } : unsigned(amount),
    applied_amount: isBalance ? { constant: "0" } : usedAmount(amount, open_amount, paid_amount),
  });
  const says: Condition = { of: type.header, isOneOf: credits };
  // A credit note on the debit side is one that was taken back: owed again.
  const isCredit: Condition = isSided ? { all: [says, { not: { of: amount, is: "positive" } }] } : says;
  const feeds: Feed[] = [];
  if (credits.length > 0) {
    feeds.push({
      table: "credit_notes",
      columns: given({ credit_note_id: id, issue_date: issued, ...shared }),
      rows: isCredit,
    });
  }
  if (payments.length > 0) {
    feeds.push({
      table: "payments",
      columns: given({ payment_id: id, payment_date: issued, ...shared }),
      rows: { of: type.header, isOneOf: payments },
    });
  }
  const others: Condition = isSided
    ? { not: { any: feeds.flatMap(({ rows }) => (rows === undefined ? [] : [rows])) } }
    : { not: { of: type.header, isOneOf: [...credits, ...payments] } };
  return {
    feeds: [...feeds, { ...base, rows: others }],
    notes: [`${type.header}: ${[...credits, ...payments].join(", ")} are credits, the rest invoices`],
  };
}

function given(columns: Readonly<Record<string, Source | undefined>>): Record<string, Source> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, source]) => (source === undefined ? [] : [[name, source]])),
  );
}
