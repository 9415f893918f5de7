import { html } from "htl";
import { customerAging } from "../charts/customerAging.js";
import { customerChart } from "../charts/customerChart.js";
import { customerFacts, standing } from "./customerFacts.js";
import {
  contactsTable,
  creditsTable,
  disputesTable,
  openInvoices,
  promisesTable,
  termsTable,
} from "../tables/customerTables.js";
import { curveChart } from "../charts/curveChart.js";
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
  readonly date: string;
  readonly currency: string;
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

/** The page of one customer: what it owes and how old that is, how it pays, on which terms, and what is said of it. */
export async function customerPage(record: CustomerRecord, options: Options): Promise<Piece> {
  const { date, currency, buckets, segments } = options;
  const of = (table: string): readonly Row[] => record[table] ?? [];
  const [customer = {}] = of("customers");
  const [advice] = of("advice");
  const id = String(customer["customer_id"]);
  return html`<section class="customer" data-customer=${id}>
    <h2>${customer["customer_name"] ?? id}</h2>
    ${standing(customer, { date, currency, action: of("actions")[0] })}
    ${customerFacts(customer, { advice, limit: of("limits")[0], posture: of("postures")[0] })}
    ${of("aging").length === 0 ? "" : customerAging(of("aging"), { id, buckets, currency })}
    <h3 id="open-invoices">Open invoices</h3>
    ${await openInvoices(customer)} ${part("Not yet applied", of("unapplied"), (rows) => creditsTable(rows))}
    <h3>How it pays</h3>
    ${habits(record, { name: String(customer["customer_name"] ?? id), segments, segment: customer["segment"] ?? "" })}
    ${part("Terms", of("terms"), (rows) => termsTable(rows, advice))}
    ${part("Disputes", of("disputes"), (rows) => disputesTable(rows))}
    ${part("Promises", of("promises"), (rows) => promisesTable(rows))}
    ${part("Steps taken", of("contacts"), (rows) => contactsTable(rows))}
  </section>`;
}

function habits(
  record: CustomerRecord,
  { name, segments, segment }: { readonly name: string; readonly segments: readonly Row[]; readonly segment: unknown },
): Piece {
  const [curve] = record["curves"] ?? [];
  const delays = record["delays"] ?? [];
  const history = record["history"] ?? [];
  const peers = segments.find((row) => row["cut_value"] === segment && row["currency"] === curve?.["currency"]);
  if (curve === undefined && delays.length === 0 && history.length === 0)
    return emptyState("It has paid nothing yet whose day is known.");
  return html`<div>
    ${curve === undefined ? "" : curveChart(curve, peers)}
    ${delays.length === 0 ? emptyState("No invoice was closed by cash in the last 36 months.") : delayChart(delays)}
    ${history.length === 0 ? "" : customerChart(history, { name })}
  </div>`;
}

function part(title: string, rows: readonly Row[], draw: (rows: readonly Row[]) => Piece): Piece | string {
  if (rows.length === 0) return "";
  return html`<div>
    <h3>${title}</h3>
    ${draw(rows)}
  </div>`;
}
