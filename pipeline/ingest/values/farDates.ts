import type { Life } from "./life.ts";
import type { Rule } from "../rows/rules.ts";
import { eventColumns } from "../layouts/events.ts";
import { anyOf } from "../rows/sql.ts";
import type { TableName } from "../layouts/tables.ts";

/** SQL of what a date far from all others is taken for, over a row's values; null where it is left empty. */
type Repair = (life: Life) => string;

/** Rules about dates that only the whole export shows; SQL that is true for a row with a far date, and what dates are taken for. */
export type DateRules = {
  readonly rules: readonly Rule[];
  readonly hasFar: string;
  readonly repairs: Readonly<Record<string, string>>;
};

/**
 * The dates that are judged, and what one far from all others is taken for. What is due or settled on such a day is left
 * empty; a document goes by its due or paid date; an event of long ago is one that the export's last day knows of; one of far
 * ahead stays, for it has not happened by the report date.
 */
const judged: Partial<Record<TableName, Readonly<Record<string, Repair>>>> = {
  invoices: {
    issue_date: documentDay("paid_date"),
    due_date: nothing,
    delivery_date: nothing,
    paid_date: nothing,
  },
  open_items: {
    snapshot_date: knownDay("snapshot_date", "lastDate"),
    issue_date: documentDay("snapshot_date"),
    due_date: nothing,
  },
  payments: { payment_date: knownDay("payment_date", "lastDate"), settled_date: nothing },
  credit_notes: { issue_date: knownDay("issue_date", "lastDate"), settled_date: nothing },
  // An application counts from the day of its payment and of its invoice at the earliest.
  applications: { application_date: knownDay("application_date", "firstDate") },
  adjustments: { adjustment_date: knownDay("adjustment_date", "lastDate") },
  disputes: { opened_date: knownDay("opened_date", "lastDate"), closed_date: nothing },
  promises: { made_date: knownDay("made_date", "lastDate"), promised_date: knownDay("promised_date", "lastDate") },
  plans: { agreed_date: knownDay("agreed_date", "lastDate") },
  orders: { order_date: knownDay("order_date", "lastDate") },
  contacts: { contact_date: knownDay("contact_date", "lastDate") },
  credit_decisions: { decided_date: knownDay("decided_date", "lastDate") },
};

/** The rules for the dates of a table, once the days of the export are known. */
export function dateRulesOf(table: TableName, life: Life | null): DateRules {
  if (life === null) return { rules: [], hasFar: "false", repairs: {} };
  const repairs = Object.entries(judged[table] ?? {}).map(([column, repair]) => [column, repair(life)] as const);
  return {
    rules: [...repairs.map(([column, repair]) => farRule(column, repair, life)), ...lateRules(table, life)],
    hasFar: anyOf(repairs.map(([column]) => isFar(column, life))),
    repairs: Object.fromEntries(
      repairs.map(([column, repair]) => [column, `case when ${isFar(column, life)} then ${repair} else ${column} end`]),
    ),
  };
}

function farRule(column: string, repair: string, life: Life): Rule {
  const taken = `case when (${repair}) is null then 'left empty' when (${repair}) = ${column} then 'it has not happened yet'
    else 'taken as ' || (${repair}) end`;
  const message = `'far from all other dates (${life.firstDate} to ${life.lastDate}): ' || ${taken}`;
  return dateRule("far_date", column, isFar(column, life), message);
}

/** Events later than the day that the export says it was taken on. */
function lateRules(table: TableName, life: Life): readonly Rule[] {
  const { stated } = life;
  if (stated === null) return [];
  const message = `'later than ${stated.date}, the day of the export by its ${stated.by}: not known to have happened'`;
  return eventColumns
    .filter(([name]) => name === table)
    .map(([, column]) => {
      const when = `coalesce(${column} > date '${stated.date}', false) and not ${isFar(column, life)}`;
      return dateRule("after_export", column, when, message);
    });
}

function dateRule(id: string, column: string, when: string, message: string): Rule {
  return { id, severity: "warning", outcome: "accepted", column, suspect: when, when, message };
}

function isFar(column: string, life: Life): string {
  return `coalesce(not ${isNear(column, life)}, false)`;
}

function isNear(column: string, { earliestDate, latestEvent, latestDate }: Life): string {
  const latest = ["due_date", "promised_date"].includes(column) ? latestDate : latestEvent;
  return `(${column} between date '${earliestDate}' and date '${latest}')`;
}

function nothing(): string {
  return "null";
}

function knownDay(column: string, day: "firstDate" | "lastDate"): Repair {
  return (life) => `case when ${column} < date '${life.earliestDate}' then date '${life[day]}' else ${column} end`;
}

/**
 * The due date or the other date of a document, the earlier one of both where they are near, but by the export's last day.
 */
function documentDay(other: string): Repair {
  return (life) => {
    const events = { ...life, latestDate: life.latestEvent };
    const [due, second] = ["due_date", other].map((column) => `case when ${isNear(column, events)} then ${column} end`);
    const last = `case when ${due} is not null or ${second} is not null then date '${life.lastDate}' end`;
    return `coalesce(least(${due}, ${second}, ${last}), ${knownDay("issue_date", "lastDate")(life)})`;
  };
}
