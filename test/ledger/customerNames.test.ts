import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

const invoice = (
  number: number,
  customer: string,
  currency: string,
  due: string,
): Readonly<Record<string, string>> => ({
  invoice_id: `I${number}`,
  customer_id: customer,
  issue_date: "2024-01-05",
  due_date: due,
  amount: "100.00",
  currency,
});

/** Two customers called KRAFT, one of them with accounts in two currencies that no rate connects. */
const ledger = {
  customers: [
    { customer_id: "1", customer_name: "KRAFT" },
    { customer_id: "2", customer_name: "KRAFT" },
    { customer_id: "3", customer_name: "SYSCO" },
    { customer_id: "PEA (CA02)", customer_name: "PEA" },
    { customer_id: "PEA (U001)", customer_name: "PEA" },
  ],
  invoices: [
    invoice(1, "1", "USD", "2024-01-20"),
    invoice(2, "1", "USD", "2024-03-20"),
    invoice(3, "1", "CAD", "2024-03-20"),
    invoice(4, "2", "USD", "2024-03-20"),
    invoice(5, "3", "USD", "2024-03-20"),
  ],
};

test("a name that several customers have carries their number", async () => {
  const question = "select customer_name, own_name from ledger.customers order by customer_id";
  expect(await askLedger(ledger, "2024-01-31", question)).toEqual([
    { customer_name: "KRAFT (1)", own_name: "KRAFT" },
    { customer_name: "KRAFT (2)", own_name: "KRAFT" },
    { customer_name: "SYSCO", own_name: "SYSCO" },
    { customer_name: "PEA (CA02)", own_name: "PEA" },
    { customer_name: "PEA (U001)", own_name: "PEA" },
  ]);
});

test("what a customer owes stands apart by currency", async () => {
  const question = `select report_currency, count_open, open_amount::double as open_amount, overdue_amount::double as overdue_amount
    from publish.customer_amounts where customer_id = '1' order by report_currency`;
  expect(await askLedger(ledger, "2024-01-31", question)).toEqual([
    { report_currency: "CAD", count_open: 1, open_amount: 100, overdue_amount: 0 },
    { report_currency: "USD", count_open: 2, open_amount: 200, overdue_amount: 100 },
  ]);
});

test("a customer is written to in its own language, else in that of its country, else in English", async () => {
  const stated = ["de-AT", "German", "fr", "es-MX", "sv", "", "", "", ""];
  const countries = ["FR", "", "US", "", "DE", "LU", "LI", "PE", "JP"];
  const customers = stated.map((language, index) => ({
    customer_id: `${index}`,
    customer_name: `N${index}`,
    language,
    country: countries[index] ?? "",
  }));
  const question = "select string_agg(language, ' ' order by customer_id) as languages from ledger.customers";
  expect(
    await askLedger({ ...ledger, customers, invoices: [invoice(1, "0", "EUR", "2024-01-20")] }, "2024-01-31", question),
  ).toEqual([{ languages: "de de fr es en fr de es en" }]);
});
