import { literal } from "../../warehouse/warehouse.ts";
import type { Column } from "../layouts/column.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { headerMark } from "../values/headerMarks.ts";
import type { Feed } from "../profiles/profile.ts";
import { signedIn } from "../values/signedIn.ts";
import { headersIn } from "../values/source.ts";
import { sideSql } from "../values/sourceValue.ts";
import { listOf } from "./sql.ts";
import { tableNamed } from "../layouts/tables.ts";
import { mappedColumns } from "./typedRows.ts";

/** What becomes of a row that a rule names: kept or rejected. */
export type Outcome = "accepted" | "rejected";

/**
 * A rule about one row of `typedRows`. `when` is exact; `suspect` is cheap, true at least wherever `when` is, and is all
 * that the first pass over a file computes. `message` is SQL text.
 */
export type Rule = {
  readonly id: string;
  readonly severity: "error" | "warning" | "info";
  readonly outcome: Outcome;
  readonly column: string;
  readonly suspect: string;
  readonly when: string;
  readonly message: string;
};

/** Every rule for the rows of a feed, by what its columns are; columns that the file lacks say nothing row by row. */
export function rulesFor(file: ExportFile, feed: Feed): readonly Rule[] {
  const { columns } = tableNamed(feed.table);
  const mapped = new Set(mappedColumns(file, feed));
  const byColumn = Object.entries(columns)
    .filter(([name]) => mapped.has(name))
    .flatMap(([name, column]) => [...unreadable(name, column), ...missing(name, column), ...unknownWord(name, column)]);
  return [
    ...byColumn,
    ...acrossColumns(feed, mapped),
    ...unknownSide(file, feed),
    ...(file.hasMarks ? contradictedCurrency(file, feed, mapped) : []),
  ];
}

/** Currencies that are no ISO 4217 codes, found after the first pass; the rows are kept. */
export function unknownCurrencyRule(currencies: readonly string[]): Rule {
  const when = `coalesce(currency in ${listOf(currencies)}, false)`;
  return warning("unknown_currency", "currency", when, "not an ISO 4217 currency: kept as it is");
}

function unreadable(name: string, column: Column): readonly Rule[] {
  const suspect = `${name} is null and raw_${name} is not null`;
  const when = `${name} is null and ingest.read_text(raw_${name}) is not null`;
  const judged = (id: string, what: string, extra = ""): Rule => {
    const isFatal = column.isRequired === true || column.isDecisive === true;
    const text = isFatal ? `${what}: row rejected` : `${what}: left empty`;
    const rule = isFatal ? rejection(id, name, when + extra, text) : warning(id, name, when + extra, text);
    return { ...rule, suspect };
  };
  const isDamaged = `ingest.is_damaged_date(raw_${name})`;
  switch (column.type) {
    case "text":
    case "kind":
    case "currency":
      return [];
    case "date":
      return [
        judged("impossible_date", "no such day", ` and ingest.is_date_shaped(raw_${name})`),
        judged("damaged_date", "a time where a date stood, as spreadsheets leave it", ` and ${isDamaged}`),
        judged("invalid_date", "not a date", ` and not ingest.is_date_shaped(raw_${name}) and not ${isDamaged}`),
      ];
    case "integer":
    case "rate":
      return [judged("invalid_number", "not a number of the right kind")];
    case "money":
    case "number":
      return [judged("invalid_amount", "not an amount")];
  }
}

function missing(name: string, column: Column): readonly Rule[] {
  const suspect = column.type === "kind" ? `ingest.read_text(raw_${name}) is null` : `${name} is null`;
  const when = `ingest.read_text(raw_${name}) is null`;
  if (column.isRequired === true) {
    return [{ ...rejection("missing_required", name, when, `no ${name}: row rejected`), suspect }];
  }
  if (column.isIdentity === true) {
    return [
      {
        ...warning(`missing_${name}`, name, when, `no ${name}: kept under an id made from the row's content`),
        suspect,
      },
    ];
  }
  if (column.whenMissing === undefined) return [];
  return [{ ...warning(column.whenMissing.rule, name, when, column.whenMissing.message), suspect }];
}

function unknownWord(name: string, { words, otherwise }: Column): readonly Rule[] {
  if (words === undefined) return [];
  const when = `ingest.read_text(raw_${name}) is not null and ingest.read_kind(raw_${name}) not in ${listOf(words)}`;
  const known = `none of ${words.join(", ")}`;
  return otherwise === undefined
    ? [rejection("unknown_kind", name, when, `${known}: row rejected`)]
    : [warning("unknown_kind", name, when, `${known}: taken as ${otherwise}`)];
}

function acrossColumns({ table, lines }: Feed, mapped: ReadonlySet<string>): readonly Rule[] {
  const { amount, hasCustomer } = tableNamed(table);
  // A line item may be negative; a document is judged when its lines are summed.
  const negative = lines === true ? undefined : tableNamed(table).negative;
  const rules: Rule[] = [];
  if (amount !== undefined && negative === "credit") {
    rules.push(
      warning(
        "negative_amount",
        amount,
        `coalesce(${amount} < 0, false)`,
        "negative invoice: kept as a credit note of its own",
      ),
    );
  }
  if (amount !== undefined && negative === "refund") {
    rules.push(
      warning(
        "negative_payment",
        amount,
        `coalesce(${amount} < 0, false)`,
        "negative payment: it undoes an earlier one of its invoice or its amount, or is money paid back",
      ),
    );
  }
  if (amount !== undefined && negative === "reject") {
    rules.push(rejection("negative_amount", amount, `coalesce(${amount} < 0, false)`, "negative amount: row rejected"));
  }
  if (table === "invoices") {
    const when = "coalesce(due_date < issue_date, false)";
    rules.push(warning("due_before_issue", "due_date", when, "due before the invoice date: kept"));
  }
  if (table === "invoices" || table === "open_items") {
    const when = "coalesce(due_date > issue_date + 365, false)";
    rules.push(warning("due_years_later", "due_date", when, "due more than a year after the invoice date: kept"));
  }
  if (hasCustomer === true && (mapped.has("customer_id") || mapped.has("customer_name"))) {
    const nobody = "customer_id is null and customer_name is null";
    rules.push(warning("missing_customer", "customer_id", nobody, "no customer: kept under (unknown)"));
  }
  return rules;
}

/** An amount whose side no word says may be owed or a credit: it is neither guessed nor kept. */
function unknownSide(file: ExportFile, feed: Feed): readonly Rule[] {
  const { amount } = tableNamed(feed.table);
  const signed = signedIn(file, feed);
  if (amount === undefined || signed === null) return [];
  const when = `${sideSql("side_word")} is null and ${amount} is not null`;
  const headers = literal(headersIn(signed.signedBy).join(", "));
  const message = `'debit or credit? ' || ${headers} || ' is ' || coalesce('"' || left(side_word, 100) || '"', 'empty') || ': row rejected'`;
  return [{ ...rejection("unknown_side", amount, when, ""), message }];
}

function contradictedCurrency(file: ExportFile, feed: Feed, mapped: ReadonlySet<string>): readonly Rule[] {
  const { amount } = tableNamed(feed.table);
  if (amount === undefined || !mapped.has("currency")) return [];
  const when = `coalesce(money_mark is not null and ${amount} is not null and stated_currency is not null
    and not ingest.may_mean(money_mark, money_currency), false)`;
  const isInHeader = headerMark(file, feed.columns[amount] ?? "") !== null;
  const message = `'the amount ${isInHeader ? "or its header " : ""}says ' || money_mark || ', the column ' || money_currency || ': the column counts'`;
  return [{ ...warning("currency_differs", amount, when, ""), message }];
}

function warning(id: string, column: string, when: string, message: string): Rule {
  return { id, severity: "warning", outcome: "accepted", column, suspect: when, when, message: literal(message) };
}

function rejection(id: string, column: string, when: string, message: string): Rule {
  return { ...warning(id, column, when, message), severity: "error", outcome: "rejected" };
}
