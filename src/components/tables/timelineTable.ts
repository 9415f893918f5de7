import { dataTable } from "../dataTable/dataTable.js";
import { money, shortDate } from "../../writing/format.js";
import type { Row } from "../../writing/rows.js";

/** Something that happened with a customer on a day. */
export type Happening = {
  readonly date: string;
  readonly kind: string;
  readonly what: string;
  readonly invoice_id: string;
};

/** The terms, promises, disputes and steps of one customer in one line of time, the latest first. */
export function happenings(of: (table: string) => readonly Row[]): readonly Happening[] {
  const at = (date: unknown, kind: string, what: string, row: Row): readonly Happening[] =>
    typeof date === "string" ? [{ date, kind, what, invoice_id: text(row["invoice_id"]) }] : [];
  const all = [
    ...of("terms").flatMap((row) =>
      at(row["first_issue_date"], "terms", `First invoice on ${text(row["terms"]) || "no stated terms"}.`, row),
    ),
    ...of("promises").flatMap((row) => at(row["made_date"], "promise", promiseText(row), row)),
    ...of("disputes").flatMap((row) => [
      ...at(
        row["opened_date"],
        "dispute",
        `Opened${reasonText(row)}: ${amountText(row["disputed_amount"], row)}.`,
        row,
      ),
      ...at(row["closed_date"], "dispute", `Closed${reasonText(row)}.`, row),
    ]),
    ...of("contacts").flatMap((row) => at(row["contact_date"], "step", stepText(row), row)),
  ];
  return all.sort((one, other) => (one.date === other.date ? 0 : one.date < other.date ? 1 : -1));
}

const states: Readonly<Record<string, string>> = {
  kept: "kept",
  partial: "kept in part",
  broken: "broken",
  not_due: "not yet due",
};

function promiseText(row: Row): string {
  const state = states[text(row["status"])] ?? text(row["status"]);
  return `Promised ${amountText(row["amount"], row)} for ${dayText(row["promised_date"])}: ${state}.`;
}

function stepText(row: Row): string {
  const by = text(row["channel"]);
  const note = text(row["note"]);
  const step = text(row["step"]).replaceAll("_", " ");
  return `${step.slice(0, 1).toUpperCase()}${step.slice(1)}${by === "" ? "" : ` by ${by}`}${note === "" ? "" : `: ${note}`}.`;
}

function reasonText(row: Row): string {
  const reason = text(row["reason"]);
  return reason === "" ? "" : `, ${reason.replaceAll("_", " ")}`;
}

function amountText(amount: unknown, row: Row): string {
  return typeof amount === "number" ? money(amount, text(row["currency"])) : "an unknown amount";
}

function dayText(date: unknown): string {
  return typeof date === "string" ? shortDate(date) : "no day";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What happened with one customer, the latest first; a filter chooses terms, promises, disputes or steps. */
export function timelineTable(rows: readonly Happening[]): HTMLElement {
  return dataTable(
    rows,
    [
      { name: "date", label: "Date", kind: "date" },
      { name: "kind", label: "Kind" },
      { name: "what", label: "What happened", kind: "long" },
      { name: "invoice_id", label: "Invoice" },
    ],
    {
      caption: "What happened",
      file: "timeline.csv",
      noun: "event",
      pageSize: 12,
      tables: ["customer_terms", "promises", "disputes", "contact_log"],
    },
  );
}
