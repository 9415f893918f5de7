import { describe, expect, test } from "vitest";
import { illustrative, referenceRates } from "../../pipeline/measures/lateInterest.ts";
import { buildTable, execute } from "../../pipeline/warehouse/warehouse.ts";
import { askLedger, parseLedger, readLedger, select, withLedger } from "../support/ledger.ts";

const asOf = "2024-06-30";

describe("early-payment discount", () => {
  const rates = `select round(100 * annual_simple_rate, 2) as simple, round(100 * annual_compound_rate, 2) as compounded,
    reason from measures.terms_economics`;

  const ledger = ["Net 30", "2/10 Net 30", "2/30 Net 30"]
    .map((terms, index) => `2024-01-01 invoice I${index} ACME 100.00 USD terms=${terms.replaceAll(" ", "_")}`)
    .join("\n");
  const ratesOf = (terms: string) => askLedger(ledger, asOf, `${rates} where terms = '${terms}'`);

  test("terms without a discount have no row", async () => {
    expect(await ratesOf("Net 30")).toEqual([]);
    expect(await askLedger(ledger, asOf, rates)).toHaveLength(2);
  });

  test("2/10 net 30: 37.24 % simple, 44.59 % compounded", async () => {
    expect(await ratesOf("2/10 Net 30")).toEqual([{ simple: 37.24, compounded: 44.59, reason: null }]);
  });

  test("however it is written, it reads the same", async () => {
    const written = ["2/10 N30", "2% 10 days net 30", "2/10, net 30", "2 % within 10 days n30"];
    const invoices = written.map((terms, index) => ({
      invoice_id: `I${index}`,
      customer_id: "ACME",
      issue_date: "2024-01-01",
      amount: "1",
      currency: "USD",
      terms: `"${terms}"`,
    }));
    const parts = "select terms, discount_rate, discount_days, net_days from measures.discount_offers";
    const read = await readLedger({ invoices }, { asOf }, (warehouse) => select(warehouse, `${parts} order by terms`));
    expect(read).toEqual(
      [...written].sort().map((terms) => ({ terms, discount_rate: 0.02, discount_days: 10, net_days: 30 })),
    );
  });

  test("2/30 net 30 asks for no earlier payment, and says so", async () => {
    expect(await ratesOf("2/30 Net 30")).toEqual([
      { simple: null, compounded: null, reason: "the discount asks for no earlier payment" },
    ]);
  });

  test("taken in time, taken late, taken above the offer, not taken, and still on offer", async () => {
    const ledger = `
      2024-01-01 invoice I1 ACME 100.00 USD terms=2/10_Net_30
      2024-01-11 adjust A1 discount I1 2.00
      2024-01-01 invoice I2 ACME 100.00 USD terms=2/10_Net_30
      2024-01-12 adjust A2 discount I2 2.00
      2024-01-01 invoice I3 ACME 100.00 USD terms=2/10_Net_30
      2024-01-11 adjust A3 discount I3 3.00
      2024-01-01 invoice I4 ACME 100.00 USD terms=2/10_Net_30
      2024-06-20 invoice I5 ACME 100.00 USD terms=2/10_Net_30`;
    const use =
      "select count_offered, count_taken, offered_amount, taken_amount, unearned_amount, taken_rate from measures.terms_economics";
    expect(await askLedger(ledger, asOf, use)).toEqual([
      { count_offered: 4, count_taken: 3, offered_amount: 8, taken_amount: 7, unearned_amount: 3, taken_rate: 0.5 },
    ]);
  });
});

describe("late interest", () => {
  const claims = "select overdue_amount, interest_amount, fee_amount, claim_amount, reason from measures.late_interest";
  const ledger = "2024-05-01 invoice I1 ACME 100.00 USD due_date=2024-06-15";

  test("without a rate and a fee: no answer, with the reason", async () => {
    expect(await askLedger(ledger, asOf, claims)).toEqual([
      {
        overdue_amount: 100,
        interest_amount: null,
        fee_amount: null,
        claim_amount: null,
        reason: "no late interest rate or fee is set",
      },
    ]);
  });

  const rule = { annualRate: 0, feeAmount: 0, jurisdictions: {}, illustrativeDefaults: true };

  test("100 for 15 days at 10 % and a fee of 10: 10.41 beside the 100 that are owed, and nothing is posted", async () => {
    const lateInterest = { ...rule, annualRate: 0.1, feeAmount: 10 };
    await readLedger(ledger, { asOf, lateInterest }, async (warehouse) => {
      expect(await select(warehouse, claims)).toEqual([
        { overdue_amount: 100, interest_amount: 0.41, fee_amount: 10, claim_amount: 10.41, reason: null },
      ]);
      expect(await select(warehouse, "select count(*) as n, sum(amount) as amount from ledger.entries")).toEqual([
        { n: 1, amount: 100 },
      ]);
    });
  });

  const abroad = {
    ...parseLedger(`
      2024-05-01 invoice I1 ACME 1000.00 USD due_date=2024-06-15
      2024-05-01 invoice I2 HANS 1000.00 USD due_date=2024-06-15
      2024-05-01 invoice I3 HAL 1000.00 USD due_date=2024-06-15
      2024-05-01 invoice I4 ULI 1000.00 USD due_date=2024-06-15
      2024-05-01 rate EUR 1.1`),
    customers: [
      { customer_id: "ACME", country: "US" },
      { customer_id: "HANS", country: "de" },
      { customer_id: "HAL", country: "GB" },
      { customer_id: "ULI", country: "CH" },
    ],
  };
  const byCustomer = `select customer_id, interest_amount, fee_amount, is_illustrative, reason
    from measures.late_interest order by customer_id`;

  test("by country: an example where nothing is set, a fee at today's rate, 360 days where the rule says so", async () => {
    // First half of 2024. DE: base rate 3.62 % and 9 points, 1,000 x 12.62 % x 15/365 = 5.19, and 40 EUR at 1.1. GB: 5.25 % and 8 points
    // are 5.45. CH: 1,000 x 5 % x 15/360 = 2.08.
    const jurisdictions = {
      ch: { annualRate: 0.05, feeAmount: 0, feeCurrency: null, dayBasis: 360 as const, source: "OR 104" },
    };
    const answer = await readLedger(
      abroad,
      { asOf, baseCurrency: "USD", lateInterest: { ...rule, jurisdictions } },
      (w) => select(w, byCustomer),
    );
    expect(answer).toEqual([
      {
        customer_id: "ACME",
        interest_amount: null,
        fee_amount: null,
        is_illustrative: false,
        reason: "no late interest rate or fee is set",
      },
      {
        customer_id: "HAL",
        interest_amount: 5.45,
        fee_amount: null,
        is_illustrative: true,
        reason: "the fee's currency has no exchange rate, so no fee is counted",
      },
      { customer_id: "HANS", interest_amount: 5.19, fee_amount: 44, is_illustrative: true, reason: null },
      { customer_id: "ULI", interest_amount: 2.08, fee_amount: 0, is_illustrative: false, reason: null },
    ]);
  });

  test("each half-year at its own rate; the countries of the EU and the UK have a rule, or say what is missing", async () => {
    const ledger = {
      ...parseLedger(`
        2024-01-01 invoice I1 HANS 1000.00 EUR due_date=2024-06-20
        2024-01-01 invoice I2 LARS 1000.00 EUR due_date=2024-06-20`),
      customers: [
        { customer_id: "HANS", country: "DE" },
        { customer_id: "LARS", country: "SE" },
      ],
    };
    // Ten days at 12.62 %, 3.46, and ten at 12.37 %, 3.39; today's rate is that of the second half-year.
    const sql = `select customer_id, interest_amount, annual_rate::double as annual_rate, reason from measures.late_interest order by 1`;
    expect(await askLedger(ledger, "2024-07-10", sql)).toEqual([
      { customer_id: "HANS", interest_amount: 6.85, annual_rate: 0.1237, reason: null },
      {
        customer_id: "LARS",
        interest_amount: null,
        annual_rate: null,
        reason: "the reference rate of its central bank is not set",
      },
    ]);
    const union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
    expect(Object.keys(illustrative).sort()).toEqual([...union, "GB"].sort());
    for (const { rates } of Object.values(referenceRates)) {
      expect(Object.keys(rates)).toEqual(Object.keys(rates).sort());
      for (const day of Object.keys(rates)) expect(day).toMatch(/-0[17]-01$/);
    }
  });

  test("a rate for all goes before the examples; they can be switched off", async () => {
    const hans = "select interest_amount, is_illustrative from measures.late_interest where customer_id = 'HANS'";
    const ask = (change: Partial<typeof rule>) => {
      const changes = { asOf, baseCurrency: "USD", lateInterest: { ...rule, ...change } };
      return readLedger(abroad, changes, (w) => select(w, hans));
    };
    expect(await ask({ annualRate: 0.1 })).toEqual([{ interest_amount: 4.11, is_illustrative: false }]);
    expect(await ask({ illustrativeDefaults: false })).toEqual([{ interest_amount: null, is_illustrative: false }]);
  });

  test("due on the as-of date is not past due", async () => {
    expect(await askLedger(ledger, "2024-06-15", claims)).toEqual([]);
  });
});

test("expected cash: 100 (10/50/40 %), 1,000 (50/30/20), 10,000 (1/4/95): 610, 750, 9,740", async () => {
  const ledger = `
    2024-06-01 invoice I1 ACME 100.00 USD due_date=2024-07-15
    2024-06-01 invoice I2 ACME 1000.00 USD due_date=2024-07-15
    2024-06-01 invoice I3 ACME 10000.00 USD due_date=2024-07-15`;
  await withLedger(
    ledger,
    { asOf },
    async (warehouse) => {
      await execute(
        warehouse,
        `create table risk.scores as select * from (values ('I1', 0.9, 0.4), ('I2', 0.5, 0.2), ('I3', 0.99, 0.95))
       as scores (item_id, late_probability, very_late_probability)`,
      );
      await buildTable(warehouse, "publish.expected_cash");
      expect(await select(warehouse, "select outcome, expected_amount from publish.expected_cash")).toEqual([
        { outcome: "late", expected_amount: 750 },
        { outcome: "on_time", expected_amount: 610 },
        { outcome: "very_late", expected_amount: 9740 },
      ]);
    },
    ["ledger"],
  );
});
