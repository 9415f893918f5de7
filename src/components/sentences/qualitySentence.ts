import { html } from "htl";
import { compactMoney, count, decimal, longDate, percent } from "../../writing/format.js";
import { companyName, hasInvoices, type Manifest } from "./manifest.js";
import type { Piece } from "../../writing/rows.js";

/** Rows of one input file by what became of them. */
type FileRows = {
  readonly rows_read: number | null;
  readonly rows_rejected: number | null;
  readonly rows_left_out: number | null;
};

/** The first paragraph of the data quality page: what was read, what was rejected, and whether the ledger ties. */
export function qualitySentence(data: {
  readonly manifest: Manifest;
  readonly files: readonly FileRows[];
  readonly reconciliation: readonly {
    readonly as_of_date: string;
    readonly currency: string;
    readonly difference: number;
  }[];
}): Piece {
  const { manifest, files, reconciliation } = data;
  const sum = (read: (file: FileRows) => number | null): number =>
    files.reduce((total, file) => total + (read(file) ?? 0), 0);
  const read = sum((file) => file.rows_read);
  const rejected = sum((file) => file.rows_rejected);
  const leftOut = sum((file) => file.rows_left_out);
  const title = hasInvoices(manifest)
    ? `${companyName(manifest)} as of ${longDate(manifest.asOf)}`
    : companyName(manifest);
  return html`<p class="lead">
    The report of ${title} rests on ${count(read, "row")} in ${count(files.length, "file")};
    ${rejectedText(rejected, read)} rejected, ${leftOut === 0 ? "none" : decimal(leftOut)} left out by a named rule.
    ${tieText(reconciliation)}
  </p>`;
}

function rejectedText(rejected: number, read: number): string {
  if (rejected === 0) return "none was";
  return `${decimal(rejected)} (${percent(rejected / read, 1)}) ${rejected === 1 ? "was" : "were"}`;
}

function tieText(
  reconciliation: readonly { readonly as_of_date: string; readonly currency: string; readonly difference: number }[],
): string {
  const last = reconciliation.at(-1);
  if (last === undefined) return "No control balance was given to hold the ledger against.";
  if (reconciliation.every((row) => row.difference === 0)) {
    return `The ledger ties to the general ledger to the cent in ${count(reconciliation.length, "balance")}, last at ${longDate(last.as_of_date)}.`;
  }
  const off = reconciliation.filter((row) => row.difference !== 0);
  return `${count(off.length, "control balance")} of ${decimal(reconciliation.length)} ${off.length === 1 ? "does" : "do"} not tie; the last is off by ${compactMoney(off.at(-1)?.difference, off.at(-1)?.currency ?? null)}.`;
}
