import { expect, test } from "vitest";
import { select, withLedger } from "../support/ledger.ts";

/** The due date of an invoice of 2024-01-15 under terms, with a terms table beside it. */
async function dueDate(terms: string, table: readonly Readonly<Record<string, string>>[] = []): Promise<unknown> {
  const invoices = [
    { invoice_id: "I1", customer_id: "C1", issue_date: "2024-01-15", amount: "10.00", currency: "USD", terms },
  ];
  const [row] = await withLedger(
    { invoices, ...(table.length > 0 ? { terms: table } : {}) },
    { asOf: "2024-03-31" },
    (warehouse) => select(warehouse, "select cast(due_date as varchar) as due_date from ledger.invoices"),
    ["ledger"],
  );
  return row?.["due_date"];
}

test.each([
  ["Net 30", "2024-02-14"],
  ["2/10 N30", "2024-02-14"],
  ["N030", "2024-02-14"],
  ["n/30", "2024-02-14"],
  ["EOM+30", "2024-03-01"],
  ["30 days end of month", "2024-02-29"],
  ["30 jours fin de mois", "2024-02-29"],
  ["14 Tage 2 % Skonto 30 Tage netto", "2024-02-14"],
  ["15th of following month", "2024-02-15"],
  ["due on receipt", "2024-01-15"],
  ["Vorkasse", "2024-01-15"],
  ["45", "2024-02-29"],
  ["by agreement", "2024-01-15"],
])("a missing due date under %s is %s", async (terms, expected) => {
  expect(await dueDate(terms)).toBe(expected);
});

test("a key of the accounting system means what the terms file says", async () => {
  const table = [
    { terms: "ZB61", due_days: "60", end_of_month: "", discount_rate: "", discount_days: "" },
    { terms: "Z999", due_days: "30", end_of_month: "yes", discount_rate: "2", discount_days: "10" },
  ];
  expect(await dueDate("ZB61", table)).toBe("2024-03-15");
  expect(await dueDate("Z999", table)).toBe("2024-02-29");
});

test("a key's discount is offered until its day", async () => {
  const question = "select terms, discount_rate, discount_days, net_days from measures.discount_offers";
  const tables = {
    invoices: [
      {
        invoice_id: "I1",
        customer_id: "C1",
        issue_date: "2024-01-15",
        amount: "10.00",
        currency: "USD",
        terms: "ZB02",
      },
    ],
    terms: [{ terms: "ZB02", due_days: "30", end_of_month: "", discount_rate: "2", discount_days: "10" }],
  };
  const offers = await withLedger(tables, { asOf: "2024-03-31" }, (warehouse) => select(warehouse, question), question);
  expect(offers).toEqual([{ terms: "2.00/10 net 30", discount_rate: 0.02, discount_days: 10, net_days: 30 }]);
});
