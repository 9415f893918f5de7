import type { Assignment } from "./assign.ts";
import type { FileChoices } from "./choices.ts";
import type { ColumnFacts } from "./columnFacts.ts";
import { type Sides, signedAmount } from "./findSides.ts";
import { creditFlag, disputes, flagged, leaveOuts, purchaseRows, suppliers } from "./leaveOuts.ts";
import { isOfLists, unsaidKinds, unsaidPart } from "./unsaid.ts";
import type { Feed, LayoutText, Source, UnknownTable } from "./proposal.ts";
import type { RoleName } from "./roles.ts";
import { inAnyCurrency, type OtherCurrencies, otherCurrencies } from "./otherCurrencies.ts";
import { isRunningBalance } from "./runningBalance.ts";
import {
  amountByProof,
  balancedBy,
  bucketColumns,
  netAndTax,
  provenAmount,
  repeatsAmount,
  takenOff,
  unreadScale,
} from "./moneyColumns.ts";
import { oppositeTo, settledColumns } from "./settledColumns.ts";
import { byType, listOfADay } from "./rowKinds.ts";
import { areInstalments, emptyLines, isOfLines } from "./rowShapes.ts";
import { areCreditsBelowZero, bookedMoney, isMostlyBelowZero, isOwedBelowZero } from "./signs.ts";

/** The part of a layout that says what rows are; notes and a problem as in a proposal. */
export type InvoiceLayout = {
  readonly layout: Omit<LayoutText, "name" | "signature"> | null;
  /** Columns that were taken for something else than their names say, because their values prove it. */
  readonly proven: readonly Assignment[];
  readonly notes: readonly string[];
  readonly problem: string | null;
};

const asTheyAre: readonly RoleName[] = [
  "invoice_id", "customer_id", "customer_name", "issue_date", "due_date", "paid_date", "currency", "terms", "company_id",
  "segment", "region", "sales_rep", "order_id", "delivery_date",
]; // prettier-ignore

/**
 * Turns the roles of an invoice list into feeds. What is settled is the paid column and what is open the balance; without
 * either the whole amount is settled of rows whose status says paid. What rows that were written off leave unpaid is a
 * write-off; void, draft and proforma rows are left out by name; credit notes and payments among the rows feed their own
 * tables.
 */
export function invoiceLayout(
  table: UnknownTable,
  facts: readonly ColumnFacts[],
  {
    assignments,
    sides,
    choices,
  }: { readonly assignments: readonly Assignment[]; readonly sides: Sides | null; readonly choices: FileChoices },
): InvoiceLayout {
  const { rows, header } = table;
  const assigned = (role: RoleName): string | undefined => assignments.find((each) => each.role === role)?.header;
  const debit = sides?.kind === "columns" ? sides.debit : undefined;
  const balance = assigned("balance");
  const off = (["paid_amount", "credited_amount", "written_off_amount"] as const).flatMap(
    (role) => assigned(role) ?? [],
  );
  const taken = assigned("amount");
  const isSaid = taken !== undefined && choices.columns[taken] !== undefined;
  const proven =
    balance === undefined || isSaid
      ? taken
      : taken === undefined
        ? amountByProof(table, facts, { off, balance })
        : provenAmount(table, facts, { amount: taken, off, balance });
  const isWhole = proven !== undefined || balance !== undefined || debit !== undefined;
  const buckets = isWhole ? [] : bucketColumns(facts);
  const parts = isWhole || buckets.length > 0 ? buckets : netAndTax(facts);
  const total = debit ?? proven ?? balance ?? parts[0];
  const extra =
    proven === undefined || balance === undefined || assigned("credited_amount") !== undefined
      ? null
      : takenOff(table, facts, { amount: proven, off, balance });
  const paid = assigned("paid_amount");
  const isRepeated =
    balance !== undefined &&
    proven !== undefined &&
    paid !== undefined &&
    choices.columns[balance] === undefined &&
    repeatsAmount(table, proven, balance, paid);
  const isRunning =
    balance !== undefined &&
    choices.columns[balance] === undefined &&
    total !== undefined &&
    isRunningBalance(table, sides, { amount: total, balance });
  const headerOf = (role: RoleName): string | undefined =>
    role === "balance" && (isRunning || isRepeated || (balance === total && paid === undefined))
      ? undefined
      : role === "credited_amount" && extra !== null
        ? extra
        : assigned(role);
  const factsOf = (role: RoleName): ColumnFacts | undefined => facts.find((each) => each.header === headerOf(role));
  const issued = headerOf("issue_date") ?? headerOf("due_date");
  const owner = headerOf("customer_id") ?? headerOf("customer_name");
  const kindColumn = (): ColumnFacts | undefined => factsOf("document_type") ?? creditFlag(facts);
  const lacking = [
    ...(total === undefined ? ["an amount"] : []),
    ...(issued === undefined ? ["an invoice date"] : []),
    ...(owner === undefined && headerOf("invoice_id") === undefined ? ["a customer or an invoice number"] : []),
  ];
  if (total === undefined || issued === undefined || lacking.length > 0) {
    return { layout: null, proven: [], notes: [], problem: `no column could be told to be ${lacking.join(", nor ")}` };
  }
  const others = otherCurrencies(table, facts, total);
  const written = (each: string): Source => inAnyCurrency(each, otherCurrencies(table, facts, each));
  // Without a total what is open and what is paid are the amount together.
  const together = total === balance && paid !== undefined ? [written(total), written(paid)] : [];
  const whole: Source =
    parts.length > 0 ? { sum: [...parts] } : together.length > 0 ? { sum: together } : written(total);
  const isReversed =
    choices.signs === "reversed" ||
    (choices.signs === undefined && sides === null && isOwedBelowZero(table, total, kindColumn()));
  const sourceOf = (each: string): Source => (isReversed ? { minus: written(each) } : written(each));
  if (sides === null && choices.signs === undefined && !isReversed && isMostlyBelowZero(table, total)) {
    const problem = `most of ${total} is below zero: do customers owe it? (signs = reversed, or signs = as written)`;
    return { layout: null, proven: [], notes: [], problem };
  }
  const unsaid =
    unreadScale(table, facts, total) ??
    (sides === null ? unsaidKinds(table, kindColumn(), total) : null) ??
    unsaidPart(factsOf("status"), assignments);
  if (unsaid !== null) return { layout: null, proven: [], notes: [], problem: unsaid };
  const booked = balancedBy(table, facts, bookedMoney(table, sides, total));
  if (booked !== null) {
    const problem = `every ${booked} sums to zero: all accounts are in it, not the customers' alone: export the customers' accounts (receivables)`;
    return { layout: null, proven: [], notes: [], problem };
  }
  const amount = isReversed ? { minus: whole } : signedAmount(sides, whole, "debit");
  const columns: Record<string, Source> = { issue_date: issued, amount };
  for (const role of asTheyAre) {
    const found = headerOf(role);
    if (found !== undefined)
      columns[role] = role === "invoice_id" || role === "customer_id" ? { header: found, as: "id" } : found;
  }
  const named = factsOf("customer_name");
  if (columns["customer_id"] === undefined && named !== undefined && named.wordy < named.count * 0.2) {
    columns["customer_id"] = { header: named.header, as: "id" };
    delete columns["customer_name"];
  }
  if (choices.terms !== undefined) {
    const usual: Source = { constant: choices.terms };
    columns["terms"] = columns["terms"] === undefined ? usual : { firstOf: [columns["terms"], usual] };
  }
  const isOpposite = oppositeTo(header, rows, total);
  const cellsOf = (each: string): readonly string[] => rows.map((row) => row[header.indexOf(each)] ?? "");
  const hasBlanks = (each: string): boolean =>
    cellsOf(each).some(Boolean) && cellsOf(each).some((cell, row) => cell === "" && cellsOf(total)[row] !== "");
  const name = sides?.kind === "columns" ? `${sides.debit} and ${sides.credit}` : total;
  const isInstalled = areInstalments(table, headerOf("invoice_id"), headerOf("due_date"));
  if (isInstalled)
    columns["invoice_id"] = { join: [columns["invoice_id"] ?? "", headerOf("due_date") ?? ""], with: " " };
  const lines = !isInstalled && isOfLines(header, rows, headerOf("invoice_id"), total);
  const settled = settledColumns({ headerOf, sourceOf, isOpposite, hasBlanks }, factsOf("status"), {
    name,
    amount,
    isOfLines: lines,
  });
  const isPaidTold = [headerOf("paid_date"), settled.columns["paid_amount"], settled.columns["credited_amount"]].some(
    (each) => each !== undefined,
  );
  // An empty column for what is paid says that settled invoices would be there.
  const nobodyPaid = choices.list === "all" && !isPaidTold ? { paid_date: { constant: "" } } : {};
  const base: Feed = {
    table: "invoices",
    columns: { ...columns, ...settled.columns, ...nobodyPaid },
    ...(lines ? { lines: true } : {}),
  };
  const type = kindColumn();
  const snapshot = headerOf("snapshot_date");
  const isSeries = isOfLists(table, factsOf("snapshot_date"), headerOf("invoice_id")) && !isPaidTold;
  if (isSeries && snapshot !== undefined) base.columns = { ...base.columns, snapshot_date: snapshot };
  const { feeds, notes } =
    choices.files === "whole" || isSeries
      ? { feeds: [listOfADay(base, type, amount)], notes: ["each file is a whole list of the open items of its day"] }
      : byType(base, type, amount, {
          isSided: sides !== null || areCreditsBelowZero(table, total, { type, isReversed }),
          isBalance: total === balance && paid === undefined,
        });
  const leaveOut = [
    ...flagged(facts),
    ...suppliers(facts),
    ...purchaseRows(kindColumn()),
    ...emptyLines(table, headerOf("invoice_id"), parts.length > 0 || sides !== null ? undefined : total),
    ...leaveOuts(factsOf("status"), ["void", "draft", "proforma"]),
    ...leaveOuts(kindColumn(), ["draft", "proforma"]),
  ];
  const byValues = (header: string, role: RoleName): Assignment => ({
    header,
    role,
    score: 1,
    why: "what its values prove",
  });
  return {
    proven: [
      ...(proven === undefined || proven === taken ? [] : [byValues(proven, "amount")]),
      ...parts.map((each) => byValues(each, "amount")),
      ...(extra === null ? [] : [byValues(extra, "credited_amount")]),
    ],
    layout: {
      feeds,
      unused: "rest",
      ...(leaveOut.length === 0 ? {} : { leaveOut }),
      ...disputes(factsOf("status")),
      ...(choices.list === "open" && choices.files !== "whole" ? { openApart: true as const } : {}),
      ...witnesses(headerOf),
    },
    notes: [
      ...settled.notes,
      ...notes,
      ...(lines ? ["several rows of one invoice number have other amounts: taken as line items and summed"] : []),
      ...otherCurrencyNotes(total, others),
      ...(proven === taken
        ? []
        : [`${proven} is taken as the amount: less what is paid it is ${balance}, as ${taken} is not`]),
      ...(parts.length > 0 ? [`no total: the amount is the sum of ${parts.join(", ")}`] : []),
      ...(extra === null
        ? []
        : [`${extra} is taken off like a credit: ${total} less what is paid and ${extra} is ${balance}`]),
      ...(isInstalled ? [`rows of one number are due on different days: each is an instalment of its own`] : []),
      ...(isRepeated ? [`${balance} is the amount once more, whatever is paid: not used`] : []),
      ...(isReversed ? [`invoices are below zero and credits above: taken the other way round`] : []),
      ...(total === balance
        ? [`no total: the balance ${total}${paid === undefined ? "" : ` and ${paid} together`} is taken as the amount`]
        : []),
      ...(isRunning ? [`${balance} is the account's balance after each row, not what is open of it: not used`] : []),
      ...(sides === null ? [] : ["a row on the credit side takes off: a credit note, unless its type says payment"]),
    ],
    problem: null,
  };
}

function otherCurrencyNotes(total: string, { headers, areApart }: OtherCurrencies): readonly string[] {
  if (headers.length === 0) return [];
  return areApart
    ? [`${[total, ...headers].join(" or ")}: a row's currency is that of the one that it fills`]
    : headers.map((each) => `${each} is not used: ${total} has the amount, in another currency`);
}

function witnesses(headerOf: (role: RoleName) => string | undefined): Pick<LayoutText, "dateWitnesses"> {
  const [earlier, due, paid] = [headerOf("issue_date"), headerOf("due_date"), headerOf("paid_date")];
  if (earlier === undefined) return {};
  return { dateWitnesses: [due, paid].filter((later) => later !== undefined).map((later) => ({ earlier, later })) };
}
