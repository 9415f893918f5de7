import { saysExpected } from "../ingest/values/expected.ts";
import { withoutMark } from "../ingest/values/headerMarks.ts";
import type { FileChoices } from "./choices.ts";
import type { ColumnFacts } from "./columnFacts.ts";
import { type RoleName, roles, type ValueKind } from "./roles.ts";
import { likeness } from "./words.ts";

/** What a column was taken for and why, in words. `score` is 0 to 1. */
export type Assignment = {
  readonly header: string;
  readonly role: RoleName;
  readonly score: number;
  readonly why: string;
};

/** What a name loses for each name before it: enough to decide between columns that fit equally, and no more. */
const perPlace = 0.0002;
/** Below this a column is nobody's. */
const leastScore = 0.45;

/**
 * Gives each column at most one of `wanted`, and each role at most one column: the best fit of name and values first,
 * then the column further left. What was said of a column goes first. Roles that only keep look-alikes away may be given several times.
 */
export function assign(
  columns: readonly ColumnFacts[],
  wanted: readonly RoleName[],
  { columns: said }: Pick<FileChoices, "columns">,
): readonly Assignment[] {
  const given = columns.flatMap(({ header }, place): (Assignment & { readonly place: number })[] => {
    const role = said[header];
    return role === undefined || role === "not used" || !wanted.includes(role)
      ? []
      : [{ header, role, place, score: 1, why: "what was said" }];
  });
  const fits = columns
    .filter(({ header }) => said[header] === undefined)
    .flatMap((facts) => wanted.map((role) => ({ ...candidate(facts, role), place: columns.indexOf(facts) })))
    .filter(({ score }) => score >= leastScore);
  // Beside a customer that varies, one that is the same in every row is the account of all of them.
  const isSame = ({ role, place }: (typeof fits)[number]): boolean =>
    role.startsWith("customer_") && columns[place]?.distinct === 1 && columns[place].count > 2;
  const varies = fits.some((each) => each.role.startsWith("customer_") && !isSame(each));
  const candidates = fits
    .filter((each) => !varies || !isSame(each))
    .sort((left, right) => right.score - left.score || left.place - right.place);
  for (const each of candidates) {
    const isRepeatable = each.role.startsWith("unused_");
    const isTaken = given.some(({ place, role }) => place === each.place || (role === each.role && !isRepeatable));
    if (!isTaken) given.push(each);
  }
  const sorted = given.sort((left, right) => left.place - right.place);
  return wanted.includes("customer_id") ? withNumber(sorted, columns, said) : sorted;
}

/** Of `Customer` beside `Customer Name`, which both name the customer, the first is the number. */
function withNumber(
  given: readonly Assignment[],
  columns: readonly ColumnFacts[],
  said: FileChoices["columns"],
): readonly Assignment[] {
  const name = given.find(({ role }) => role === "customer_name");
  if (name === undefined || given.some(({ role }) => role === "customer_id") || said[name.header] !== undefined)
    return given;
  const fuller = columns.find(
    (each) =>
      said[each.header] === undefined &&
      each.header.toLowerCase().startsWith(name.header.toLowerCase()) &&
      likeness(each.header, "name") > 0 &&
      !given.some(({ header }) => header === each.header) &&
      candidate(each, "customer_name").score >= 0.9,
  );
  if (fuller === undefined) return given;
  const number = { ...name, role: "customer_id" as const, why: `${name.why}, beside ${fuller.header}` };
  return [...given.filter((each) => each !== name), number, candidate(fuller, "customer_name")];
}

/** Roles of what has happened: no name that says expected, promised or planned is of one. */
const happened: readonly RoleName[] = [
  "issue_date", "due_date", "delivery_date", "paid_date", "payment_date", "paid_amount", "credited_amount",
]; // prettier-ignore

/** What a name of a due date says that one of a promise does not. */
const dueWords = /due|maturity|f[ae]*llig|echeance|venc|scaden|verval|forfall/;

function candidate(facts: ColumnFacts, role: RoleName): Assignment {
  const isDue =
    role === "due_date" && roles.due_date.names.some((name) => dueWords.test(name) && likeness(facts.header, name) > 0);
  if (happened.includes(role) && !isDue && saysExpected(facts.header)) {
    return { header: facts.header, role, score: 0, why: "its name says that it is only expected" };
  }
  const { kind, names } = roles[role];
  const [name, nameScore] = names
    .map((each, place) => [each, likeness(withoutMark(facts.header), each) - place * perPlace] as const)
    .reduce((best, each) => (each[1] > best[1] ? each : best), ["", 0] as const);
  const score = nameScore * fit(facts, kind);
  return { header: facts.header, role, score, why: `its name (“${name}”) and ${valuesInWords(facts, kind)}` };
}

/** How well a column's values fit a kind, 0 to 1. An empty column contradicts nothing. */
function fit({ count, dates, amounts, currencies, words, wordy }: ColumnFacts, kind: ValueKind): number {
  if (count === 0) return 0.7;
  const isMostly = (part: number): boolean => part >= count * 0.8;
  switch (kind) {
    case "date":
      return isMostly(dates) ? 1 : 0;
    case "money":
      return isMostly(amounts) ? 1 : 0;
    case "currency":
      return isMostly(currencies) ? 1 : 0;
    case "id":
      return isMostly(dates) ? 0 : isMostly(wordy) ? 0.9 : 0.98;
    case "text":
      if (isMostly(dates)) return 0;
      return isMostly(amounts) ? 0.7 : words === null ? 0.95 : 0.97;
  }
}

function valuesInWords({ count, dates, amounts, currencies, distinct }: ColumnFacts, kind: ValueKind): string {
  if (count === 0) return "no value";
  switch (kind) {
    case "date":
      return `${dates} of ${count} values read as dates`;
    case "money":
      return `${amounts} of ${count} values read as amounts`;
    case "currency":
      return `${currencies} of ${count} values name a currency`;
    case "id":
    case "text":
      return `${distinct} different values in ${count}`;
  }
}
