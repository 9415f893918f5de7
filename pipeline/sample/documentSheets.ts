import type { Books } from "./books.ts";
import { isoDate } from "./calendar.ts";
import type { Ids } from "./ids.ts";
import { type Sheet, money, sheet } from "./writeCsv.ts";

/** `invoices.csv`: one row an invoice and instalment. */
export function invoicesSheet({ items }: Books, { invoiceId, orderId }: Ids): Sheet {
  const columns = "invoice_id instalment customer_id issue_date due_date amount currency terms delivery_date order_id";
  const rows = items.map(({ invoice, instalment, dueDay, amount }) => [
    invoiceId(invoice),
    instalment,
    invoice.customer.customerId,
    isoDate(invoice.issueDay),
    invoice.hidesDueDate ? null : isoDate(dueDay),
    money(amount),
    invoice.customer.currency,
    invoice.terms.label,
    isoDate(invoice.deliveryDay),
    orderId(invoice),
  ]);
  return sheet("invoices.csv", columns, rows);
}

/** `payments.csv`: one row a receipt. */
export function paymentsSheet({ payments }: Books, { paymentId, invoiceId }: Ids): Sheet {
  const columns = "payment_id payment_date amount customer_id currency invoice_id method reference";
  const rows = payments.map((payment) => [
    paymentId(payment),
    isoDate(payment.day),
    money(payment.amount),
    payment.customer?.customerId ?? null,
    payment.currency,
    payment.invoice === null ? null : invoiceId(payment.invoice),
    payment.method,
    payment.reference,
  ]);
  return sheet("payments.csv", columns, rows);
}

/** `credit_notes.csv`: one row a credit note. */
export function creditNotesSheet({ creditNotes }: Books, { creditNoteId, invoiceId }: Ids): Sheet {
  const columns = "credit_note_id customer_id issue_date amount currency invoice_id reason";
  const rows = creditNotes.map((note) => [
    creditNoteId(note),
    note.customer.customerId,
    isoDate(note.day),
    money(note.amount),
    note.customer.currency,
    note.invoice === null ? null : invoiceId(note.invoice),
    note.reason,
  ]);
  return sheet("credit_notes.csv", columns, rows);
}

/** `applications.csv`: one row an amount that a source settles of an item. */
export function applicationsSheet({ applications }: Books, { paymentId, creditNoteId, invoiceId }: Ids): Sheet {
  const columns = "application_date source_type source_id invoice_id instalment amount currency";
  const rows = applications.map(({ day, source, item, amount }) => [
    isoDate(day),
    "method" in source ? "payment" : "credit_note",
    "method" in source ? paymentId(source) : creditNoteId(source),
    invoiceId(item.invoice),
    item.instalment,
    money(amount),
    item.invoice.customer.currency,
  ]);
  return sheet("applications.csv", columns, rows);
}

/** `adjustments.csv`: one row a reduction without cash or credit note. */
export function adjustmentsSheet({ adjustments }: Books, { invoiceId }: Ids): Sheet {
  const columns = "adjustment_id invoice_id adjustment_date kind amount reason";
  const rows = adjustments.map(({ invoice, day, kind, amount, reason }, index) => [
    `ADJ-${30_001 + index}`,
    invoiceId(invoice),
    isoDate(day),
    kind,
    money(amount),
    reason,
  ]);
  return sheet("adjustments.csv", columns, rows);
}
