import { type ColumnFacts, unitsOf } from "./columnFacts.ts";
import type { UnknownTable } from "./proposal.ts";

/** Buckets of an age, as headers name them: Current, 1-30, 31-60 days, Over 90, 90+, > 120. */
const bucket =
  /^\W*(current|not (yet )?due|future|nicht f[aä]llig|non [eé]chu|no vencido|a scadere|niet vervallen|older|(over|above|more than|[uü]ber|plus de|m[aá]s de|oltre|meer dan|>|>=)?\s*\d{1,3}\s*((-|–|to|bis|[aà]|until|tot|al|\/)\s*\d{1,3}|\+|plus|and over|and older)?\s*(days?|tage?|jours?|d[ií]as?|giorni|dagen|d)?\s*(past due|overdue)?|period \d+)\W*$/i;

/** The money of a column row by row, nothing where it is empty. */
export function moneyUnder({ header, rows }: Pick<UnknownTable, "header" | "rows">, name: string): readonly bigint[] {
  return unitsOf(rows.map((row) => row[header.indexOf(name)] ?? ""));
}

/** The columns of an aging by age, at least three of them, that hold money. */
export function bucketColumns(facts: readonly ColumnFacts[]): readonly string[] {
  const found = facts.filter(({ header, count, amounts }) => bucket.test(header) && amounts >= count * 0.8);
  return found.length >= 3 && found.some(({ count }) => count > 0) ? found.map(({ header }) => header) : [];
}

/** Share of rows in which an amount less what is taken off is what is left. */
function shareExplained(table: UnknownTable, amount: string, off: readonly string[], left: string): number {
  const [whole, rest, ...parts] = [amount, left, ...off].map((name) => moneyUnder(table, name));
  if (whole === undefined || rest === undefined || whole.length === 0) return 0;
  const abs = (units: bigint): bigint => (units < 0n ? -units : units);
  const fits = whole.filter((units, row) => {
    const paid = parts.reduce((sum, part) => sum + abs(part[row] ?? 0n), 0n);
    return abs(units) - paid === abs(rest[row] ?? 0n);
  });
  return fits.length / whole.length;
}

/** The column of money that is the amount where none is named so: less what is paid it is what is open. */
export function amountByProof(
  table: UnknownTable,
  facts: readonly ColumnFacts[],
  { off, balance }: { readonly off: readonly string[]; readonly balance: string },
): string | undefined {
  const isMoney = ({ count, amounts }: ColumnFacts): boolean => amounts > 0 && amounts >= count * 0.8;
  const others = facts.filter((each) => isMoney(each) && each.header !== balance && !off.includes(each.header));
  if (off.length === 0) return undefined;
  return others.find(({ header }) => shareExplained(table, header, off, balance) >= 0.95)?.header;
}

/**
 * The amount that what is paid and what is open prove, where the one that was taken for it does not fit: of all columns of
 * money the one that fits nearly all rows. The taken one where none does.
 */
export function provenAmount(
  table: UnknownTable,
  facts: readonly ColumnFacts[],
  { amount, off, balance }: { readonly amount: string; readonly off: readonly string[]; readonly balance: string },
): string {
  if (off.length === 0 || shareExplained(table, amount, off, balance) >= 0.95) return amount;
  const others = facts
    .filter(
      ({ header, count, amounts }) =>
        amounts > 0 && amounts >= count * 0.8 && ![amount, balance, ...off].includes(header),
    )
    .filter(({ header }) => shareExplained(table, header, off, balance) >= 0.95);
  return others[0]?.header ?? amount;
}

/**
 * The column of money that explains a balance beside what is paid: a discount taken, a tax withheld. Null where none is
 * needed, or none does.
 */
export function takenOff(
  table: UnknownTable,
  facts: readonly ColumnFacts[],
  { amount, off, balance }: { readonly amount: string; readonly off: readonly string[]; readonly balance: string },
): string | null {
  if (off.length === 0 || shareExplained(table, amount, off, balance) >= 0.95) return null;
  const others = facts.filter(
    ({ header, count, amounts }) =>
      amounts > 0 && amounts >= count * 0.8 && ![amount, balance, ...off].includes(header),
  );
  return others.find(({ header }) => shareExplained(table, amount, [...off, header], balance) >= 0.95)?.header ?? null;
}

const netNames =
  /^\W*(net|netto|nettobetrag|net amount|netto amount|montant ht|total ht|ht|imponibile|base imponible|subtotal|sub total|neto|kwota netto|amount excl\.? (tax|vat))\W*$/i;
const taxNames =
  /^\W*(tax|vat|tax amount|vat amount|sales tax|gst|ust|mwst|umsatzsteuer|mehrwertsteuer|steuer|tva|montant tva|iva|btw|moms|mva|kwota vat|dph|áfa|kdv|pdv)\W*$/i;

/** Net and tax, which are the amount where no column holds it; none where one of them is not there. */
export function netAndTax(facts: readonly ColumnFacts[]): readonly string[] {
  const found = [netNames, taxNames].map((names) =>
    facts.find(({ header, count, amounts }) => names.test(header) && amounts > 0 && amounts >= count * 0.8),
  );
  return found.flatMap((each) => each?.header ?? []).length === 2 ? found.flatMap((each) => each?.header ?? []) : [];
}

/** Whether a balance is the amount again in every row, though something is paid of some: it is what was owed, not what is. */
export function repeatsAmount(table: UnknownTable, amount: string, balance: string, paid: string): boolean {
  const [whole, rest, off] = [amount, balance, paid].map((name) => moneyUnder(table, name));
  return (whole ?? []).every((units, row) => units === rest?.[row]) && (off ?? []).some((units) => units !== 0n);
}

/** Headers of the number that the two or more rows of one booking share. */
const entryNames =
  /entry|journal|[eé]criture|voucher|transaction|transakt|booking|buchung|batch|asiento|registraz|boeking|bilag|verifikat/i;

/** The column by whose number every booking sums to zero: then all accounts are listed, not the customers' alone. */
export function balancedBy(
  table: UnknownTable,
  facts: readonly ColumnFacts[],
  money: readonly bigint[],
): string | null {
  const found = facts.filter(({ header, count, distinct }) => {
    if (!entryNames.test(header) || count < table.rows.length || distinct * 2 > table.rows.length) return false;
    const sums = new Map<string, bigint>();
    for (const [row, units] of money.entries()) {
      const key = table.rows[row]?.[table.header.indexOf(header)] ?? "";
      sums.set(key, (sums.get(key) ?? 0n) + units);
    }
    return [...sums.values()].every((sum) => sum === 0n);
  });
  return money.some((units) => units !== 0n) ? (found[0]?.header ?? null) : null;
}

const scales =
  /(^|[^\p{L}])(in )?(thousands?|millions?|tausend|tsd|mio|milliers?|miles|migliaia|duizend(en)?|tusen)([^\p{L}]|$)|['’´]000|(^|[^\p{L}])[kt] ?(eur|usd|gbp|chf|sek|nok|dkk|€|\$|£)/iu;

/** Why a table cannot be read as it stands: its amounts are in thousands, or what is paid is a share. Null where it can. */
export function unreadScale(table: UnknownTable, facts: readonly ColumnFacts[], amount: string): string | null {
  const named = [amount, table.title ?? ""].find((text) => scales.test(text));
  if (named !== undefined)
    return `“${named.trim()}” says that amounts are in thousands or millions: export them in full`;
  const share = facts.find(
    ({ header, samples }) =>
      /paid|pago|paye|bezahlt|betaald|betal|received|collected|settled/i.test(header) &&
      (/%|percent|prozent/i.test(header) || samples.some((each) => /%\s*$/.test(each))),
  );
  return share === undefined
    ? null
    : `${share.header} says what is paid as a share, which is not read: export the amount paid or open`;
}
