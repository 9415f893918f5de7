import { expect, test } from "vitest";
import { askDecisions, dayOf } from "../support/decisions.ts";

const asOf = "2024-12-31";

/** Customers that began on the 150th day and after it, each with two invoices paid so many days late. */
const started = (name: string, count: number, days: number): string =>
  Array.from({ length: count }, (_, index) =>
    [150 + index, 160 + index]
      .map(
        (
          offset,
          place,
        ) => `${dayOf(offset)} invoice ${name}${index}-${place} ${name}${index} 500.00 USD due_date=${dayOf(offset + 30)}
          ${dayOf(offset + 30 + days)} payment ${name}P${index}-${place} ${name}${index} 500.00 USD invoice_id=${name}${index}-${place}`,
      )
      .join("\n"),
  ).join("\n");

const members = (name: string, count: number, rating: string) =>
  Array.from({ length: count }, (_, index) => ({
    customer_id: `${name}${index}`,
    segment: "Shops",
    country: "US",
    credit_rating: rating,
  }));

test("who is new gets the start that starts like it have earned, and a first order that goes wrong is an alarm", async () => {
  const ledger = `
    2024-01-02 invoice OLD1 OLD 100.00 USD due_date=2024-02-01
    2024-01-06 invoice OLD2 OLD 100.00 USD due_date=2024-02-11
    2024-01-09 invoice OLD3 OLD 100.00 USD due_date=2024-02-11
    2024-01-12 invoice OLD4 OLD 100.00 USD due_date=2024-02-11
    ${started("GOOD", 12, -3)}
    ${started("BAD", 6, 45)}
    2024-12-20 order O1 NEWGOOD 3000.00 USD
    2024-12-20 order O2 NEWBAD 3000.00 USD
    2024-12-20 order O3 NEWWEAK 3000.00 USD
    2024-11-15 invoice N1 FIRST 900.00 USD due_date=2024-12-15
    2024-12-15 contact K1 TALKED call`;
  const customers = [
    { customer_id: "OLD" },
    ...members("GOOD", 12, "A"),
    ...members("BAD", 6, "B"),
    { customer_id: "NEWGOOD", segment: "Shops", country: "US", credit_rating: "A" },
    { customer_id: "NEWBAD", segment: "Shops", country: "US", credit_rating: "B" },
    { customer_id: "NEWWEAK", segment: "Shops", country: "US", credit_rating: "C" },
    { customer_id: "FIRST", segment: "Shops", country: "US", credit_rating: "A" },
    { customer_id: "TALKED", segment: "Shops", country: "US", credit_rating: "A" },
    { customer_id: "SLEEPS", segment: "Shops", country: "US", credit_rating: "A" },
  ];
  const sql = `select customer_id, start_class, terms_name, prepaid_rate, alarm from decisions.vettings order by customer_id`;
  const rows = await askDecisions(ledger, { asOf, customers, policy: { classEdges: [0.1, 0.2, 0.3, 0.5] } }, sql);
  expect(rows.map((row) => Object.values(row).map(String).join(" | "))).toEqual([
    "FIRST | B | net 30 | 0 | its first invoice was late",
    "NEWBAD | E | all in advance | 1 | null",
    "NEWGOOD | B | net 30 | 0 | null",
    "NEWWEAK | D | net 15 | 0.5 | owes and orders more than such a start should",
    "TALKED | B | net 30 | 0 | null",
  ]);
  const turned = `select cut_value, count_starts, very_late_rate from decisions.start_results where cut = 'rating' order by 1`;
  expect(await askDecisions(ledger, { asOf, customers, policy: { classEdges: [0.1, 0.2, 0.3, 0.5] } }, turned)).toEqual(
    [
      { cut_value: "A", count_starts: 12, very_late_rate: 0 },
      { cut_value: "B", count_starts: 6, very_late_rate: 1 },
    ],
  );
});

test("an export without anybody new recommends nothing", async () => {
  const ledger = "2024-01-02 invoice I1 ACME 100.00 USD due_date=2024-02-01";
  expect(await askDecisions(ledger, { asOf }, "select * from decisions.vettings")).toEqual([]);
});
