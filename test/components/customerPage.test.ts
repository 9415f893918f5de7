import { describe, expect, test } from "vitest";
import { expectedByWeek } from "../../src/components/charts/expectedWeeks.ts";
import { histogramTitle, payShares } from "../../src/components/charts/payHistogram.ts";
import { adviceText } from "../../src/components/tables/customerTables.ts";
import { habitOf, judgementOf } from "../../src/components/records/customerFacts.ts";
import { happenings } from "../../src/components/tables/timelineTable.ts";
import type { Row } from "../../src/writing/rows.ts";
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

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("the verdict", () => {
  test.each([
    [42.4, " It pays 42 days late as a rule."],
    [-3, " It pays 3 days early as a rule."],
    [0.4, " It pays on the due date as a rule."],
    [null, ""],
  ])("of a median delay of %s", (median_delay_days, text) =>
    expect(plain(habitOf({ median_delay_days }, { date: "2026-06-30", isOverdue: true }))).toBe(text),
  );

  test.each([
    ["2026-03-03", true, " What it has paid came 4 days early as a rule, the last on 3 Mar 2026."],
    ["2026-06-01", true, " It pays 4 days early as a rule."],
    ["2026-03-03", false, " It pays 4 days early as a rule."],
  ])("of who last paid on %s, with something past due: %s", (last_payment_date, isOverdue, text) =>
    expect(plain(habitOf({ median_delay_days: -4, last_payment_date }, { date: "2026-06-30", isOverdue }))).toBe(text),
  );

  test("of a judgement with its reason and what follows", () => {
    expect(judgementOf({ posture: "restrict", reason: "above its credit limit", is_hold: true })).toBe(
      " Judgement: restrict, above its credit limit; supply is on hold.",
    );
    expect(judgementOf({ posture: "keep", reason: "", is_hold: false })).toBe(" Judgement: keep.");
    expect(judgementOf(undefined)).toBe("");
  });
});

test("the histogram takes apart what the payment curve adds up, and names where most lies", () => {
  const curve: Row = {
    paid_rate_30_before: 0,
    paid_rate_14_before: 0.1,
    paid_rate_due: 0.3,
    paid_rate_7_after: 0.35,
    paid_rate_14_after: 0.4,
    paid_rate_30_after: 0.9,
    paid_rate_45_after: 0.9,
    paid_rate_60_after: 0.95,
    paid_rate_90_after: null,
  };
  const shares = payShares(curve, undefined);
  expect(shares.map(({ share }) => (share === null ? null : Math.round(100 * share)))).toEqual([
    0,
    10,
    20,
    5,
    5,
    50,
    0,
    5,
    null,
    null,
  ]);
  expect(plain(histogramTitle(shares))).toBe("50 % of its invoices come 15\u201330 days late");
  expect(histogramTitle([])).toBe("When it pays");
});

test("what is expected falls into weeks after the date, the rest later, and other currencies stay out", () => {
  const row = (expected_paid_date: string | null, report_amount: number, report_currency = "USD"): Row => ({
    expected_paid_date,
    report_amount,
    report_currency,
  });
  const weeks = expectedByWeek(
    [row("2026-07-07", 10), row("2026-07-08", 5), row("2026-12-01", 7), row(null, 3), row("2026-07-01", 9, "CAD")],
    { date: "2026-06-30", currency: "USD" },
  );
  expect(weeks.map(({ amount }) => amount)).toEqual([10, 5, 0, 0, 0, 0, 7]);
  expect(weeks[0]?.until).toBe("2026-07-07");
  expect(weeks.at(-1)).toEqual({ until: null, amount: 7, count: 1 });
});

test("terms, promises, disputes and steps stand in one line of time, the latest first", () => {
  const tables: Readonly<Record<string, readonly Row[]>> = {
    terms: [{ terms: "Net 45", first_issue_date: "2025-01-01" }],
    promises: [
      {
        made_date: "2026-05-01",
        promised_date: "2026-05-20",
        amount: 10,
        currency: "USD",
        status: "broken",
        invoice_id: "I1",
      },
    ],
    disputes: [
      { opened_date: "2026-04-01", closed_date: null, reason: "wrong_price", disputed_amount: 4, currency: "USD" },
    ],
    contacts: [{ contact_date: "2026-06-01", step: "second_reminder", channel: "email", note: null }],
  };
  expect(happenings((table) => tables[table] ?? []).map(({ date, what }) => `${date} ${plain(what)}`)).toEqual([
    "2026-06-01 Second reminder by email.",
    "2026-05-01 Promised USD 10.00 for 20 May 2026: broken.",
    "2026-04-01 Opened, wrong price: USD 4.00.",
    "2025-01-01 First invoice on Net 45.",
  ]);
});

test.each([
  ["tighten", "Shorten the terms from net 15 to net 30. Class A."],
  ["loosen", "Offer better terms, net 30 in place of net 15. Class A."],
  [
    "consider",
    "Better terms, net 30 in place of net 15, are a question and no recommendation: they pay only if they win sales. Class A.",
  ],
  ["hold", "Keep net 15. Class A."],
])("one customer's page says of its terms what the page of terms does: %s", (action, text) =>
  expect(
    adviceText({ action, current_terms: "net 15", proposed_terms: "net 30", guard_rail: "", reason: "Class A" }),
  ).toBe(text),
);
