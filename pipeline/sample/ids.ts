import type { Books } from "./books.ts";
import type { Invoice } from "./invoices.ts";
import type { CreditNote, Payment } from "./payments.ts";

/** The ids of documents as the company's system would have given them: a prefix and a running number by date. */
export type Ids = {
  readonly invoiceId: (invoice: Invoice) => string;
  readonly orderId: (invoice: Invoice) => string;
  readonly paymentId: (payment: Payment) => string;
  readonly creditNoteId: (creditNote: CreditNote) => string;
  /** The number of the first order not yet invoiced. */
  readonly firstOpenOrder: number;
};

const firstOrder = 400_001;

function numbered<Entry>(entries: Iterable<Entry>, prefix: string, first: number): (entry: Entry) => string {
  const ids = new Map([...new Set(entries)].map((entry, index) => [entry, `${prefix}${first + index}`]));
  return (entry) => {
    const id = ids.get(entry);
    if (id === undefined) throw new RangeError(`unknown entry: ${prefix}`);
    return id;
  };
}

/** Numbers all documents of the books. */
export function createIds({ items, payments, creditNotes }: Books): Ids {
  const invoices = new Set(items.map(({ invoice }) => invoice));
  return {
    invoiceId: numbered(invoices, "INV-", 100_001),
    orderId: numbered(invoices, "SO-", firstOrder),
    paymentId: numbered(payments, "PAY-", 200_001),
    creditNoteId: numbered(creditNotes, "CN-", 50_001),
    firstOpenOrder: firstOrder + invoices.size,
  };
}
