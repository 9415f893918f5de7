import { sideOf } from "../ingest/values/sides.ts";
import { isBelowZero } from "./columnFacts.ts";
import type { Sides } from "./findSides.ts";
import type { UnknownTable } from "./proposal.ts";

/**
 * Whether a balance is that of the account after each row, not what is open of it: from row to row it moves by the row's debit
 * less its credit.
 */
export function isRunningBalance(
  { header, rows }: UnknownTable,
  sides: Sides | null,
  { amount, balance }: { readonly amount: string; readonly balance: string },
): boolean {
  if (sides === null) return false;
  const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? "";
  const moves = rows.map((row) => {
    if (sides.kind === "columns") return unitsOf(cell(row, sides.debit)) - abs(unitsOf(cell(row, sides.credit)));
    const size = abs(unitsOf(cell(row, amount)));
    return (sideOf(cell(row, sides.header)) ?? sides.blank) === "credit" ? -size : size;
  });
  const balances = rows.map((row) => unitsOf(cell(row, balance)));
  const steps = balances.slice(1).map((each, place) => each - (balances[place] ?? 0n) === moves[place + 1]);
  return steps.length > 0 && steps.filter(Boolean).length >= steps.length * 0.8;
}

/** The digits of an amount as one number: columns of one table have the same number of decimals. */
function unitsOf(text: string): bigint {
  const size = BigInt(text.replace(/\D/g, "") || "0");
  return isBelowZero(text) ? -size : size;
}

function abs(units: bigint): bigint {
  return units < 0n ? -units : units;
}
