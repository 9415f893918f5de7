import { expect, test } from "vitest";
import { type SheetRow, cents, sheetRows } from "./sheetRows.ts";

/** Cents that are open or unapplied, by day and currency, from the allocation and not from the documents alone. */
type Move = { readonly date: string; readonly currency: string; readonly open: number; readonly unapplied: number };

const later = (...dates: readonly string[]): string => dates.reduce((last, date) => (date > last ? date : last), "");

function moves(): readonly Move[] {
  const invoices = new Map(sheetRows("invoices.csv").map((row) => [row("invoice_id"), row]));
  const invoiceDate = (row: SheetRow): string => invoices.get(row("invoice_id"))?.("issue_date") ?? "";
  const sources = [
    ...sheetRows("payments.csv").map((row) => ({ id: row("payment_id"), date: row("payment_date"), row })),
    ...sheetRows("credit_notes.csv").map((row) => ({ id: row("credit_note_id"), date: row("issue_date"), row })),
  ];
  const sourceDates = new Map(sources.map(({ id, date }) => [id, date]));
  const applications = sheetRows("applications.csv");
  const explicit = new Set(applications.map((row) => row("source_id")));
  const implied = sources.filter(({ id, row }) => !explicit.has(id) && row("invoice_id") !== "");
  const currencyOf = (row: SheetRow): string => invoices.get(row("invoice_id"))?.("currency") ?? "";
  const settling = (row: SheetRow, date: string, unapplied: number): Move => ({
    date: later(date, invoiceDate(row)),
    currency: currencyOf(row),
    open: -cents(row("amount")),
    unapplied,
  });
  return [
    ...sheetRows("invoices.csv").map((row) => ({
      date: row("issue_date"),
      currency: row("currency"),
      open: cents(row("amount")),
      unapplied: 0,
    })),
    ...sources.map(({ date, row }) => ({ date, currency: row("currency"), open: 0, unapplied: cents(row("amount")) })),
    ...implied.map(({ date, row }) => settling(row, date, -cents(row("amount")))),
    ...applications.map((row) =>
      settling(row, later(row("application_date"), sourceDates.get(row("source_id")) ?? ""), -cents(row("amount"))),
    ),
    ...sheetRows("adjustments.csv").map((row) => settling(row, row("adjustment_date"), 0)),
  ];
}

test("open less unapplied is the general ledger's balance, to the cent, at every month end and in each currency", () => {
  const all = moves();
  const balances = sheetRows("gl_balances.csv");
  expect(balances).toHaveLength(72);
  for (const balance of balances) {
    const known = all.filter(({ date, currency }) => currency === balance("currency") && date <= balance("as_of_date"));
    const open = known.reduce((sum, move) => sum + move.open, 0);
    const unapplied = known.reduce((sum, move) => sum + move.unapplied, 0);
    expect(unapplied).toBeGreaterThanOrEqual(0);
    expect(open - unapplied, balance("as_of_date")).toBe(cents(balance("balance")));
  }
});
