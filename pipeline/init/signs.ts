import type { ColumnFacts } from "./columnFacts.ts";
import type { Sides } from "./findSides.ts";
import { moneyUnder } from "./moneyColumns.ts";
import type { UnknownTable } from "./proposal.ts";
import { wordsOfKind } from "./vocabulary.ts";
import { sideOf } from "../ingest/values/sides.ts";

/** The money of each row with the sign of its side. */
export function bookedMoney(table: UnknownTable, sides: Sides | null, total: string): readonly bigint[] {
  const size = (units: bigint): bigint => (units < 0n ? -units : units);
  if (sides?.kind === "columns") {
    const credits = moneyUnder(table, sides.credit);
    return moneyUnder(table, sides.debit).map((units, row) => units - size(credits[row] ?? 0n));
  }
  const money = moneyUnder(table, total);
  if (sides === null) return money;
  const at = table.header.indexOf(sides.header);
  return money.map((units, row) =>
    (sideOf(table.rows[row]?.[at] ?? "") ?? sides.blank) === "credit" ? -size(units) : size(units),
  );
}

/** Whether credits and payments have a sign of their own: nearly all are on the other side of zero than what is owed. */
export function areCreditsBelowZero(
  table: UnknownTable,
  amount: string,
  { type, isReversed }: { readonly type: ColumnFacts | undefined; readonly isReversed: boolean },
): boolean {
  if (type === undefined) return false;
  const words = [...wordsOfKind("credit_note", type), ...wordsOfKind("payment", type)].filter(
    (word) => word !== "refund",
  );
  const at = table.header.indexOf(type.header);
  const money = moneyUnder(table, amount).filter((_, row) =>
    words.includes((table.rows[row]?.[at] ?? "").toLowerCase()),
  );
  const used = money.filter((units) => units !== 0n);
  const below = used.filter((units) => (isReversed ? units > 0n : units < 0n));
  return used.length > 0 && below.length > used.length / 2;
}

/** Whether most of a list's money, and most of its rows, are below zero. */
export function isMostlyBelowZero(table: UnknownTable, amount: string): boolean {
  const owed = moneyUnder(table, amount).filter((units) => units !== 0n);
  const below = owed.filter((units) => units < 0n);
  return below.length > owed.length * 0.6 && owed.reduce((sum, units) => sum + units, 0n) < 0n;
}

/** Whether the rows whose type says invoice are nearly all below zero: a ledger that is kept the other way round. */
export function isOwedBelowZero(table: UnknownTable, amount: string, type: ColumnFacts | undefined): boolean {
  if (type === undefined) return false;
  const [at, said] = [table.header.indexOf(type.header), wordsOfKind("invoice", type)];
  const owed = moneyUnder(table, amount).filter((_, row) => said.includes((table.rows[row]?.[at] ?? "").toLowerCase()));
  return owed.length > 0 && owed.filter((units) => units < 0n).length >= owed.length * 0.8;
}
