import { expect, test } from "vitest";
import { currenciesOf, inOneCurrency } from "../../src/components/records/customerPage.ts";

/** A customer with an account in base currency and one without a rate: class A in CAD, late in USD. */
const record = {
  customers: [{ customer_id: "K" }],
  amounts: [
    { report_currency: "CAD", open_amount: 100 },
    { report_currency: "USD", open_amount: 799_648 },
  ],
  advice: [
    { report_currency: "CAD", risk_class: "A" },
    { report_currency: "USD", risk_class: "D" },
  ],
  aging: [
    { currency: "CAD", report_currency: "CAD", open_report_amount: 100 },
    { currency: "USD", report_currency: "USD", open_report_amount: 700_000 },
    { currency: "EUR", report_currency: "USD", open_report_amount: 99_648 },
  ],
  disputes: [{ currency: "CAD" }, { currency: "USD" }],
};

test("a customer's page shows the class, age and advice of the currency it speaks of, and no other", () => {
  const own = inOneCurrency(record, "USD");
  expect(own["advice"]).toEqual([{ report_currency: "USD", risk_class: "D" }]);
  expect(own["aging"]?.map((row) => row["open_report_amount"])).toEqual([700_000, 99_648]);
  expect(inOneCurrency(record, "CAD")["advice"]).toEqual([{ report_currency: "CAD", risk_class: "A" }]);
});

test("tables whose rows name their currency keep them all, and every currency can be chosen", () => {
  expect(inOneCurrency(record, "CAD")["disputes"]).toEqual(record.disputes);
  expect([...new Set(currenciesOf(record).map((row) => row["report_currency"]))]).toEqual(["CAD", "USD"]);
  expect(currenciesOf(null)).toEqual([]);
});
