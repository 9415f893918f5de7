import { html } from "htl";
import { bucketName, compactMoney, count, longDate, percent } from "./format.js";
import type { Piece } from "./rows.js";

/** What was open in one bucket at the date. */
type BucketTotal = { readonly bucket: string; readonly amount: number; readonly count_invoices: number };

/**
 * The first paragraph of the aging page: what is open, how much of it is late and how old, and how it ties: the buckets
 * less unapplied credits are the net balance of the ledger.
 */
export function agingSentence(data: {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly basis: string;
  readonly buckets: readonly string[];
  readonly cells: readonly BucketTotal[];
  readonly headlines: readonly { readonly measure: string; readonly value: number | null }[];
}): Piece {
  const { company, date, currency, basis, buckets, cells, headlines } = data;
  const gross = cells.reduce((sum, cell) => sum + cell.amount, 0);
  const late = cells.filter((cell) => cell.bucket !== "not_due").reduce((sum, cell) => sum + cell.amount, 0);
  const invoices = cells.reduce((sum, cell) => sum + cell.count_invoices, 0);
  const oldest = buckets.findLast((bucket) => cells.some((cell) => cell.bucket === bucket && cell.amount !== 0));
  const oldestAmount = cells.find((cell) => cell.bucket === oldest)?.amount ?? 0;
  const value = (measure: string): number | null => headlines.find((row) => row.measure === measure)?.value ?? null;
  if (gross === 0)
    return html`<p class="lead">On ${longDate(date)} nobody owed ${company} anything in this currency.</p>`;
  const lateText = basis === "due" ? "past due" : "older than its invoice date";
  return html`<div>
    <p class="lead">
      On ${longDate(date)} ${count(invoices, "invoice")} of ${company} stood open at ${compactMoney(gross, currency)};
      ${percent(late / gross)} of it was ${lateText}.
      ${oldest === undefined || oldest === "not_due" ? "" : `The oldest debt, ${bucketName(oldest)} old, was ${compactMoney(oldestAmount, currency)}.`}
    </p>
    <p>
      It ties: ${compactMoney(gross, currency)} in buckets less ${compactMoney(value("unapplied"), currency)} of
      unapplied credits is the ledger's net balance of ${compactMoney(value("receivables"), currency)}.
    </p>
  </div>`;
}
