import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, percent, sentenceCase } from "../../writing/format.js";
import { customerHref, invoiceHref } from "../controls/links.js";
import { reasonsText } from "../sentences/reasons.js";
import type { Piece, Row } from "../../writing/rows.js";

/** An open invoice with what can be expected to be lost of it, of it and all before it, and of all of its currency. */
export type LossInvoice = Row & {
  readonly loss_amount: number;
  readonly running_loss_amount: number;
  readonly all_loss_amount: number;
};

const columns: readonly Column[] = [
  { name: "invoice_id", label: "Invoice", href: invoiceHref },
  { name: "customer_name", label: "Customer", href: customerHref },
  { name: "loss_amount", label: "Expected loss", kind: "number" },
  { name: "open_amount", label: "Open", kind: "number" },
  { name: "days_past_due", label: "Days late", kind: "number" },
  { name: "very_late_probability", label: "Over 30 days late", kind: "chance" },
  { name: "loss_rate", label: "Lost of such debt", kind: "percent", isOnlyInDownload: true },
  { name: "risk_class", label: "Class" },
  { name: "reasons", label: "Why", kind: "long" },
];

/** In a sentence: what can be expected to be lost of all that is open, and how few invoices hold half of it. */
export function lossSentence(invoices: readonly LossInvoice[], { currency }: { readonly currency: string }): Piece {
  const all = invoices[0]?.all_loss_amount ?? 0;
  if (all === 0) return html`<p>Nothing has been written off in the last 12 months, so no loss can be expected.</p>`;
  const place = invoices.findIndex(({ running_loss_amount }) => running_loss_amount >= all / 2);
  const share = percent((invoices[place]?.running_loss_amount ?? 0) / all);
  return html`<p>
    Of all that is open, ${compactMoney(all, currency)} can be expected to be lost; ${count(place + 1, "invoice")}
    ${place === 0 ? "holds" : "hold"} ${share} of it.
  </p>`;
}

/** Open invoices by expected loss, the largest first. */
export function lossTable(invoices: readonly LossInvoice[]): HTMLElement {
  const told = invoices.map((row) => ({ ...row, reasons: sentenceCase(reasonsText(row)) }));
  return dataTable(told, columns, {
    caption: "Open invoices by expected loss",
    file: "expected-loss.csv",
    noun: "invoice",
    pageSize: 10,
    tables: ["loss_invoices"],
  });
}
