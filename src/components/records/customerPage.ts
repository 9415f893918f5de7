import { html } from "htl";
import { customerAging } from "../charts/customerAging.js";
import { customerChart } from "../charts/customerChart.js";
import { customerFacts, standing } from "./customerFacts.js";
import {
  adviceText,
  amountsTable,
  creditsTable,
  disputesTable,
  openInvoices,
  openItems,
  promisesTable,
  termsTable,
} from "../tables/customerTables.js";
import { conversations } from "../work/conversations.js";
import { expectedByWeek, expectedWeeks } from "../charts/expectedWeeks.js";
import { payHistogram } from "../charts/payHistogram.js";
import { happenings, timelineTable } from "../tables/timelineTable.js";
import { delayChart } from "../charts/delayChart.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";
import { isBeforeByPoint, lastAtMost, readIndex, readShard } from "./shards.js";

/** What `_rows/customers/index.json` holds. */
export type CustomerIndex = {
  readonly count: number;
  readonly listShards: number;
  readonly firstIds: readonly string[];
  readonly words: readonly string[];
};

/** All the report knows of one customer, table by table. */
export type CustomerRecord = Readonly<Record<string, readonly Row[]>>;

type Options = {
  readonly company: string;
  readonly date: string;
  /** The currency that the page speaks of. */
  readonly currency: string;
  readonly baseCurrency: string;
  readonly buckets: readonly string[];
  readonly segments: readonly Row[];
};

/** Reads what the list and the search of customers begin with. */
export function readCustomerIndex(): Promise<CustomerIndex> {
  return readIndex<CustomerIndex>("customers/index.json");
}

/** Reads one customer's record; null where the ledger has no such customer. */
export async function readCustomer({ firstIds }: CustomerIndex, id: string): Promise<CustomerRecord | null> {
  const place = lastAtMost(firstIds, id, isBeforeByPoint);
  if (place < 0) return null;
  const shard = await readShard(`customers/detail/${place}`);
  const own = Object.entries(shard).map(([table, rows]) => [table, rows.filter((row) => row["customer_id"] === id)]);
  const record: CustomerRecord = Object.fromEntries(own);
  return (record["customers"] ?? []).length === 0 ? null : record;
}

/** The currencies that a customer's page can speak of: those it owes something in, else those it was judged or paid in. */
export function currenciesOf(record: CustomerRecord | null): readonly Row[] {
  const of = (table: string): readonly Row[] => record?.[table] ?? [];
  return [...of("amounts"), ...of("advice"), ...of("history"), ...of("curves")];
}

/** A customer's record in one currency: without the rows of tables that hold one row a currency, as it is reported, for others. */
export function inOneCurrency(record: CustomerRecord, currency: string): CustomerRecord {
  const own = ["advice", "limits", "actions", "curves", "history", "aging"].map((table) => [
    table,
    (record[table] ?? []).filter((row) => row["report_currency"] === currency),
  ]);
  return { ...record, ...Object.fromEntries(own) };
}

/**
 * The page of one customer in one currency: what it owes in it and how old that is, how it pays, on which terms, and what is
 * said of it. Tables whose rows name their currency, and what is of days alone, are of all its currencies.
 */
export async function customerPage(record: CustomerRecord, options: Options): Promise<Piece> {
  const { company, date, currency, baseCurrency, buckets, segments } = options;
  const own = inOneCurrency(record, currency);
  const of = (table: string): readonly Row[] => own[table] ?? [];
  const [customer = {}] = of("customers");
  const [advice] = of("advice");
  const id = String(customer["customer_id"]);
  const name = String(customer["customer_name"] ?? id);
  const others = [...new Set(currenciesOf(record).map((row) => String(row["report_currency"])))].filter(
    (each) => each !== currency,
  );
  const events = happenings(of);
  return html`<section class="customer" data-customer=${id}>
    ${standing(customer, { name, date, currency, amounts: of("amounts"), action: of("actions")[0], posture: of("postures")[0] })}
    ${others.length === 0 ? "" : amountsTable(of("amounts"))}
    ${of("aging").length === 0 ? "" : customerAging(of("aging"), { id, buckets, currency })}
    ${part("When the money is expected", await openItems(customer), (rows) => expectedWeeks(expectedByWeek(rows, { date, currency }), { currency }))}
    <h2 id="decision">What to do</h2>
    ${customerFacts(customer, { advice, limit: of("limits")[0], posture: of("postures")[0] }, { currency, baseCurrency, hasOthers: others.length > 0 })}
    ${advice === undefined ? "" : html`<p>${adviceText(advice)}</p>`}
    ${of("actions").length === 0 ? emptyState("Nothing is to be asked of it.") : conversations(of("actions"), { company, isAlone: true })}
    <h2>How it pays</h2>
    ${habits(own, { name, segments, segment: customer["segment"] ?? "" })}
    <h2 id="open-invoices">Open invoices</h2>
    ${await openInvoices(customer)} ${part("Not yet applied", of("unapplied"), (rows) => creditsTable(rows))}
    ${
      events.length === 0
        ? ""
        : html`<h2>What happened</h2>
            ${timelineTable(events)}`
    }
    ${folded("Terms", of("terms"), (rows) => termsTable(rows))}
    ${folded("Disputes", of("disputes"), (rows) => disputesTable(rows))}
    ${folded("Promises", of("promises"), (rows) => promisesTable(rows))}
  </section>`;
}

function habits(
  record: CustomerRecord,
  { name, segments, segment }: { readonly name: string; readonly segments: readonly Row[]; readonly segment: unknown },
): Piece {
  const [curve] = record["curves"] ?? [];
  const delays = record["delays"] ?? [];
  const history = record["history"] ?? [];
  const peers = segments.find(
    (row) => row["cut_value"] === segment && row["report_currency"] === curve?.["report_currency"],
  );
  if (curve === undefined && delays.length === 0 && history.length === 0)
    return emptyState("It has paid nothing yet whose day is known.");
  return html`<div>
    ${curve === undefined ? "" : payHistogram(curve, peers)}
    ${delays.length === 0 ? emptyState("No invoice was closed by cash in the last 36 months.") : delayChart(delays)}
    ${history.length === 0 ? "" : customerChart(history, { name })}
  </div>`;
}

function part(title: string, rows: readonly Row[], draw: (rows: readonly Row[]) => Piece): Piece | string {
  if (rows.length === 0) return "";
  return html`<div>
    <h2>${title}</h2>
    ${draw(rows)}
  </div>`;
}

function folded(title: string, rows: readonly Row[], draw: (rows: readonly Row[]) => Piece): Piece | string {
  if (rows.length === 0) return "";
  return html`<details class="fold">
    <summary><h2>${title}</h2></summary>
    ${draw(rows)}
  </details>`;
}
