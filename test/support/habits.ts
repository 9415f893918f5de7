/** An ISO date so many days after the first of 2024. */
export const day = (offset: number): string => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);

/**
 * Ledger lines of eight customers with habits of their own, two invoices a day: the first pays on Fridays, the others a
 * fixed number of days around the due date. Nothing is known after day `until`.
 */
export function habits(count: number, { until = 260 }: { readonly until?: number } = {}): string {
  return Array.from({ length: count }, (_, index) => {
    const who = index % 8;
    const issued = Math.floor(index / 2);
    const due = issued + 30;
    const paid = who === 0 ? due + ((11 - ((due + 1) % 7)) % 7) : due + who * 2 - 8 + (index % 3);
    const invoice = `${day(issued)} invoice I${index} C${who} ${100 + who}.00 USD due_date=${day(due)}`;
    const payment = `${day(paid)} payment P${index} C${who} ${100 + who}.00 USD invoice_id=I${index}`;
    return [...(issued > until ? [] : [invoice]), ...(paid > until ? [] : [payment])].join("\n");
  }).join("\n");
}
