import { html } from "htl";
import { compactMoney, longDate, percent } from "./format.js";
import type { Headline } from "./headline.js";
import { companyName, type Manifest } from "./manifest.js";
import { emptyState } from "./note.js";
import type { Piece } from "./rows.js";

/** The first paragraph of the report: whose receivables, as of when, how much is owed, and how much of it is late. */
export function overviewSentence(data: {
  readonly manifest: Manifest;
  readonly now: Readonly<Record<string, Headline>>;
  readonly currency: string;
}): Piece {
  const { manifest, now, currency } = data;
  const company = companyName(manifest);
  const net = now["receivables"];
  const late = now["overdue_rate"]?.value ?? null;
  if (net === undefined) {
    return emptyState(
      `The exports of ${company} hold no invoice yet.`,
      "Put invoices.csv (invoice_id, customer_id, issue_date, amount) into the input folder and run again.",
    );
  }
  const overdue =
    late === null
      ? "Nothing is open."
      : `${compactMoney(now["overdue"]?.value, currency)} of it is past due, ${percent(late)} of the gross balance.`;
  return html`<p class="lead">
    On ${longDate(manifest.asOf)} customers owe ${company} ${compactMoney(net.value, currency)} net of unapplied
    credits. ${overdue}
  </p>`;
}
