import { toCsv } from "../../writing/csv.js";

/** What a collector keeps of one customer between two runs: a note, a promise, a day until which it rests. */
export type WorkEntry = {
  readonly customer_id: string;
  readonly currency: string;
  readonly step: string;
  readonly noted_date: string;
  readonly note: string;
  readonly promised_date: string;
  readonly promised_amount: string;
  readonly snooze_date: string;
};

/** Entries by customer. */
export type WorkLog = Readonly<Record<string, WorkEntry>>;

/** Where the browser keeps them, a report's company apart from others. */
const storageName = (company: string): string => `countback-work-${company}`;

/** What the browser keeps; nothing where it keeps nothing, or what cannot be read. */
export function readLog(company: string): WorkLog {
  try {
    const text = localStorage.getItem(storageName(company));
    const log: unknown = text === null ? {} : JSON.parse(text);
    return isLog(log) ? log : {};
  } catch {
    return {};
  }
}

/** Keeps the log in the browser. */
export function keepLog(company: string, log: WorkLog): void {
  localStorage.setItem(storageName(company), JSON.stringify(log));
}

function isLog(value: unknown): value is WorkLog {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each?.customer_id === "string")
  );
}

/** The log with a customer's entry; one that says nothing is taken out. */
export function withEntry(log: WorkLog, entry: WorkEntry): WorkLog {
  const others = Object.fromEntries(Object.entries(log).filter(([id]) => id !== entry.customer_id));
  const isEmpty = entry.note.trim() === "" && entry.promised_date === "" && entry.snooze_date === "";
  return isEmpty ? others : { ...others, [entry.customer_id]: entry };
}

/** Whether a customer rests on a day. */
export function isSnoozed(entry: WorkEntry | undefined, today: string): boolean {
  return entry !== undefined && entry.snooze_date > today;
}

const byCustomer = (log: WorkLog): readonly WorkEntry[] =>
  Object.values(log).sort((one, other) => one.customer_id.localeCompare(other.customer_id));

/** The notes as `contacts.csv`, which the next run reads. */
export function contactsCsv(log: WorkLog): string {
  const names = ["contact_id", "customer_id", "contact_date", "step", "channel", "note"];
  const noted = byCustomer(log).filter((entry) => entry.note.trim() !== "");
  return toCsv(
    names,
    noted.map((entry) => ({
      contact_id: `note-${entry.noted_date}-${entry.customer_id}`,
      customer_id: entry.customer_id,
      contact_date: entry.noted_date,
      step: entry.step,
      channel: "report",
      note: entry.note.trim(),
    })),
  );
}

/** The promises as `promises.csv`, which the next run reads. */
export function promisesCsv(log: WorkLog): string {
  const names = ["promise_id", "customer_id", "made_date", "promised_date", "amount", "currency"];
  const promised = byCustomer(log).filter((entry) => entry.promised_date !== "" && entry.promised_amount !== "");
  return toCsv(
    names,
    promised.map((entry) => ({
      promise_id: `promise-${entry.noted_date}-${entry.customer_id}`,
      customer_id: entry.customer_id,
      made_date: entry.noted_date,
      promised_date: entry.promised_date,
      amount: entry.promised_amount,
      currency: entry.currency,
    })),
  );
}
