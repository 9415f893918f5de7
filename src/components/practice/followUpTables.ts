import { html } from "htl";
import { customerHref } from "../controls/links.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { emptyState } from "../sentences/note.js";
import { compactMoney, count, days, listNames, longDate, percent } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

type Data = {
  readonly date: string;
  readonly currency: string;
  readonly cycles: readonly Row[];
  readonly ways: readonly Row[];
  readonly agencies: readonly Row[];
};

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };
const sumOf = (rows: readonly Row[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);

/** The first paragraph: what disputes hold up, which causes repeat, what moving a way of paying would bring, and whether an agency pays. */
export function followUpSentence({ date, currency, cycles, ways, agencies }: Data): Piece {
  const reasons = cycles.filter((row) => row["cut"] === "reason");
  const waiting = sumOf(reasons, "count_open");
  const repeated = reasons.filter((row) => row["is_repeated"] === true);
  const [way] = ways.filter((row) => row["is_advised"] === true);
  const rate = (isHanded: boolean): number | null => {
    const own = agencies.filter((row) => row["is_handed"] === isHanded);
    const begun = sumOf(own, "begin_amount");
    return begun === 0 ? null : (sumOf(own, "recovered_amount") - sumOf(own, "cost_amount")) / begun;
  };
  const [handed, kept] = [rate(true), rate(false)];
  const parts = [
    waiting === 0
      ? `On ${longDate(date)} no dispute is open.`
      : `On ${longDate(date)} ${count(waiting, "dispute")} ${waiting === 1 ? "holds" : "hold"} up ${compactMoney(sumOf(reasons, "open_amount"), currency)}, ${sumOf(reasons, "count_over_target")} of them past their time.`,
    ...(repeated.length === 0
      ? []
      : [
          `${repeated.length === 1 ? "One cause repeats" : "Causes repeat"}: ${listNames(repeated.map((row) => `${String(row["cut_value"])} (${String(row["department"])})`))}.`,
        ]),
    ...(way === undefined
      ? []
      : [
          `Payment by ${String(way["method"])} comes ${days(Number(way["moved_days"]))} later than the rest: moving it would bring up to ${compactMoney(Number(way["freed_amount"]), currency)} once.`,
        ]),
    ...(handed === null
      ? []
      : [
          `After their share, agencies brought in ${percent(handed)} of what they were given${kept === null ? "" : `; of debt as old that was kept, ${percent(kept)} came in`}.`,
        ]),
  ];
  return html`<p class="lead">${parts.join(" ")}</p>`;
}

/** Open disputes with owner, age against target and next step. */
export function clockTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No dispute is open in this currency.");
  const columns: readonly Column[] = [
    customer,
    { name: "invoice_id", label: "Invoice" },
    { name: "reason", label: "Reason", kind: "name" },
    { name: "owner", label: "Owner" },
    { name: "age_days", label: "Open for", kind: "days" },
    { name: "target_date", label: "To be settled by", kind: "date" },
    { name: "open_amount", label: "Waiting", kind: "money" },
    { name: "next_step", label: "Next step" },
    { name: "department", label: "Department", isOnlyInDownload: true },
    { name: "dispute_id", label: "Dispute", isOnlyInDownload: true },
  ];
  return dataTable(rows, columns, {
    caption: "Open disputes, the largest first",
    file: "dispute-clock.csv",
    noun: "dispute",
    pageSize: 10,
    tables: ["dispute_clock"],
  });
}

/** Disputes of a year by reason, owner and department. */
export function cyclesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No dispute of the last year stands in this currency.");
  const columns: readonly Column[] = [
    { name: "cut", label: "By" },
    { name: "cut_value", label: "Which", kind: "name" },
    { name: "repeats", label: "Repeats for" },
    { name: "count_opened", label: "Opened in a year", kind: "number" },
    { name: "count_open", label: "Open", kind: "number" },
    { name: "count_over_target", label: "Past their time", kind: "number" },
    { name: "open_amount", label: "Waiting", kind: "money" },
    { name: "median_cycle_days", label: "Days to settle, median", kind: "number" },
    { name: "in_target_rate", label: "In time", kind: "percent" },
  ];
  const told = rows.map((row) => ({ ...row, repeats: row["is_repeated"] === true ? (row["department"] ?? "") : "" }));
  return dataTable(told, columns, {
    caption: "Disputes of a year by reason, owner and department",
    file: "dispute-cycles.csv",
    noun: "line",
    pageSize: 12,
    tables: ["dispute_cycles"],
  });
}

/** Ways of paying, and who pays by those to move first. */
export function waysPart(ways: readonly Row[], payers: readonly Row[]): Piece {
  if (ways.length === 0) return emptyState("This export does not say how payments came.");
  const columns: readonly Column[] = [
    { name: "method", label: "Way of paying" },
    { name: "amount", label: "Cash of a year", kind: "money" },
    { name: "amount_rate", label: "Of all", kind: "percent" },
    { name: "days_late", label: "Days late", kind: "days" },
    { name: "other_days_late", label: "All others", kind: "days" },
    { name: "freed_amount", label: "Would come once", kind: "money" },
    { name: "worth_amount", label: "Worth a year", kind: "money" },
  ];
  const who: readonly Column[] = [
    customer,
    { name: "method", label: "Pays by" },
    { name: "amount", label: "Cash of a year", kind: "money" },
    { name: "days_late", label: "Days late", kind: "days" },
    { name: "count_invoices", label: "Invoices", kind: "number" },
    { name: "sales_rep", label: "Owner" },
  ];
  return html`${dataTable(ways, columns, { caption: "Ways of paying", file: "ways-to-pay.csv", noun: "way", tables: ["ways_to_pay"] })}
  ${
    payers.length === 0
      ? html`<p>No way of paying is slow enough to move anybody off it.</p>`
      : dataTable(payers, who, {
          caption: "Whom to ask for another way of paying first",
          file: "way-customers.csv",
          noun: "customer",
          pageSize: 8,
          tables: ["way_customers"],
        })
  }`;
}

/** What agencies recovered, beside what was kept. */
export function agencyTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing was handed to an agency half a year ago or before.");
  const columns: readonly Column[] = [
    { name: "age_band", label: "Past due at the beginning" },
    { name: "who", label: "With" },
    { name: "count_items", label: "Invoices", kind: "number" },
    { name: "begin_amount", label: "Open then", kind: "money" },
    { name: "recovered_amount", label: "Came in 180 days", kind: "money" },
    { name: "given_up_amount", label: "Given up", kind: "money" },
    { name: "cost_amount", label: "Cost", kind: "money" },
    { name: "net_rate", label: "Net", kind: "percent" },
  ];
  const told = rows.map((row) => ({ ...row, who: row["is_handed"] === true ? "an agency" : "ourselves" }));
  return dataTable(told, columns, {
    caption: "Agencies against keeping on",
    file: "agency-results.csv",
    noun: "line",
    tables: ["agency_results"],
  });
}
