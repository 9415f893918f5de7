import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { bucketName } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

type Options = {
  readonly buckets: readonly string[];
  /** What the rules of the export found, of which one is the money that companies of the group owe each other. */
  readonly findings: readonly Row[];
};

/**
 * A section with a row a company and currency of its documents: what is open by age, credits not applied, and the net; nothing of an
 * export of one company.
 */
export function companyAging(rows: readonly Row[], { buckets, findings }: Options): Piece | null {
  if (rows.length === 0) return null;
  const columns: readonly Column[] = [
    { name: "company_id", label: "Company" },
    { name: "currency", label: "Currency" },
    { name: "count_customers", label: "Customers", kind: "number" },
    ...buckets.map((bucket, place): Column => ({ name: `bucket_${place}`, label: bucketName(bucket), kind: "money" })),
    { name: "unapplied_amount", label: "Unapplied", kind: "money" },
    { name: "ledger_balance", label: "Net", kind: "money" },
  ];
  const left = findings.filter((row) => row["rule"] === "intercompany").map((row) => String(row["message"]));
  return html`<div>
    <p>
      What customers owe each company of the export, in the currency of the
      documents.${left.length === 0 ? "" : html` Not in it (<a href="./data-quality.html">findings</a>): ${left.join("; ")}.`}
    </p>
    ${dataTable(rows, columns, { caption: "Open amounts by company and age", file: "companies.csv", noun: "row", pageSize: 20 })}
  </div>`;
}
