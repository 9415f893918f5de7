import { html } from "htl";
import { bucketName, compactMoney, count, longDate, percent } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

/** What was open in one bucket at the date. */
type BucketTotal = { readonly bucket: string; readonly amount: number; readonly count_invoices: number };

type Data = {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly basis: string;
  readonly segment: string;
  readonly buckets: readonly string[];
  readonly cells: readonly BucketTotal[];
  /** The places of the table below. */
  readonly places: readonly Row[];
  /** The ledger's figures of the date. */
  readonly headlines: readonly { readonly measure: string; readonly value: number | null }[];
};

/**
 * The first paragraph of the aging page: what is open, how much of it is late and how old, and how it ties: the buckets
 * less unapplied credits are the net balance of the ledger.
 */
export function agingSentence(data: Data): Piece {
  const { company, date, currency, basis, segment, buckets, cells } = data;
  const gross = cells.reduce((sum, cell) => sum + cell.amount, 0);
  const late = cells.filter((cell) => cell.bucket !== "not_due").reduce((sum, cell) => sum + cell.amount, 0);
  const invoices = cells.reduce((sum, cell) => sum + cell.count_invoices, 0);
  const oldest = buckets.findLast((bucket) => cells.some((cell) => cell.bucket === bucket && cell.amount !== 0));
  const oldestAmount = cells.find((cell) => cell.bucket === oldest)?.amount ?? 0;
  const who = segment === "" ? "" : ` in the segment ${segment}`;
  if (gross === 0)
    return html`<p class="lead">On ${longDate(date)} nobody${who} owed ${company} anything in this currency.</p>`;
  const lateText = basis === "due" ? "past due" : "older than its invoice date";
  return html`<div>
    <p class="lead">
      On ${longDate(date)} ${count(invoices, "invoice")} of ${company}${who} stood open at
      ${compactMoney(gross, currency)}; ${percent(late / gross)} of it was ${lateText}.
      ${oldest === undefined || oldest === "not_due" ? "" : `The oldest debt, ${bucketName(oldest)} old, was ${compactMoney(oldestAmount, currency)}.`}
    </p>
    ${tieText(data, gross)}
  </div>`;
}

function tieText({ currency, segment, places, headlines }: Data, gross: number): Piece {
  const unapplied = places.reduce((sum, place) => sum + Number(place["unapplied_amount"] ?? 0), 0);
  const start = `${compactMoney(gross, currency)} in buckets less ${unapplied === 0 ? "no" : `${compactMoney(unapplied, currency)} of`} unapplied credits`;
  if (segment !== "") return html`<p>${start} is ${compactMoney(gross - unapplied, currency)} net in this segment.</p>`;
  const ledger = headlines.find((row) => row.measure === "receivables")?.value ?? null;
  return ledger === null
    ? null
    : html`<p>It ties: ${start} is the ledger's net balance of ${compactMoney(ledger, currency)}.</p>`;
}
