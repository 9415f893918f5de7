import { describe, expect, test } from "vitest";
import { glossary } from "../../pipeline/measures/glossary.ts";
import { auc } from "../../pipeline/risk/metrics/auc.ts";
import { liftAtTop } from "../../pipeline/risk/metrics/liftAtTop.ts";
import { select, readLedger } from "../support/ledger.ts";

const invoice = "2024-03-11 invoice 1001 ACME 1000.00 EUR due_date=2024-04-10";
const ledger = `
  ${invoice}
  2024-04-20 payment P1 ACME 600.00 EUR invoice_id=1001`;

const open = (words: string, on = "run.as_of()"): string =>
  `select format('${words}', gross_amount::double) as text from measures.positions where as_of_date = ${on}`;

const item = (expression: string): string => `select ${expression} as text from ledger.invoices`;

const dso = (measure: string, on = "run.as_of()"): string =>
  `select format('{:.1f}', ${measure}) as text from measures.dso where method = 'simple_90' and as_of_date = ${on}`;

/** Each term's worked invoice: what the ledger says as of 31 May, after lines of its own, and the words that must say it. */
const worked: Readonly<Record<string, { readonly adds?: string; readonly sql: string; readonly says: string }>> = {
  "As-of date": {
    sql: `select string_agg(format('{:,.2f}', gross_amount::double), ' of invoice 1001 is open; as of 31 May, ' order by as_of_date) as text
          from measures.positions where as_of_date in (date '2024-03-31', date '2024-05-31')`,
    says: "1,000.00 of invoice 1001 is open; as of 31 May, 400.00",
  },
  Invoice: {
    sql: item("format('{:,.2f} on Acme’s account on {} March', amount::double, day(issue_date))"),
    says: "1,000.00 on Acme’s account on 11 March",
  },
  "Due date": {
    sql: item(
      "format('{} days past due on that day, {} on the next', days_past_due(due_date, due_date), days_past_due(due_date, cast(due_date + 1 as date)))",
    ),
    says: "0 days past due on that day, 1 on the next",
  },
  "Payment terms": { sql: item("format('{} days', due_date - issue_date)"), says: "30 days" },
  "Open amount": { sql: open("leaves {:.2f} open"), says: "leaves 400.00 open" },
  "Accounts receivable (AR)": {
    adds: "2024-05-02 payment P2 ACME 50.00 EUR",
    sql: `select format('gross {:.2f}, net {:.2f}', gross_amount::double, net_amount::double) as text
          from measures.positions where as_of_date = run.as_of()`,
    says: "gross 400.00, net 350.00",
  },
  Overdue: {
    sql: item(
      "format('{:.2f} of invoice 1001 is overdue, by {} days', open_amount::double, days_past_due(due_date, run.as_of()))",
    ),
    says: "400.00 of invoice 1001 is overdue, by 51 days",
  },
  Aging: {
    sql: `select 'bucket ' || replace(bucket, '-', '–') as text from measures.aging
          where as_of_date = run.as_of() and basis = 'due' and open_amount = 400`,
    says: "bucket 31–60",
  },
  "Days sales outstanding (DSO)": { sql: dso("dso"), says: "36.0" },
  "Count-back": {
    sql: "select format('{:.1f}', dso) as text from measures.dso_count_back where as_of_date = run.as_of()",
    says: "73.4",
  },
  "Best possible DSO": {
    adds: `2023-11-01 invoice 1000 ACME 1.00 EUR due_date=2023-11-02
           2023-11-01 payment P0 ACME 1.00 EUR invoice_id=1000`,
    sql: `select format('{:.1f} days; on 31 May nothing is, {:.1f}',
            max(best_possible_dso) filter (where as_of_date = '2024-03-31'),
            max(best_possible_dso) filter (where as_of_date = '2024-05-31')) as text
          from measures.dso where method = 'simple_90'`,
    says: "90.0 days; on 31 May nothing is, 0.0",
  },
  "Average days delinquent (ADD)": { sql: dso("average_days_delinquent"), says: "36.0" },
  "Collection effectiveness index (CEI)": {
    sql: "select format('{:.1f}', cash) as text from measures.cei where as_of_date = '2024-04-30'",
    says: "60.0",
  },
  "Days to pay": {
    sql: `select format('{} days after issue: {} days of terms and {} days late', days_to_pay, terms, days_late) as text
          from (select sum(application_date - invoices.issue_date) as days_to_pay, sum(invoices.due_date - invoices.issue_date) as terms,
                  sum(application_date - invoices.due_date) as days_late
                from ledger.applications join ledger.invoices as invoices using (item_id))`,
    says: "40 days after issue: 30 days of terms and 10 days late",
  },
  "Roll rate": {
    sql: `select format('{:.0f} %', 100 * rate) as text from measures.roll_rates
          where as_of_date = '2024-04-30' and version = 'cohort' and from_bucket = 'not_due' and to_state = '1-30'`,
    says: "40 %",
  },
  "Roll-forward": {
    sql: `select format('opening {:,.2f}, cash −{:.2f}, closing {:.2f}', opening::double, -cash::double, closing::double) as text
          from measures.customer_roll_forward where as_of_date = '2024-04-30'`,
    says: "opening 1,000.00, cash −600.00, closing 400.00",
  },
  "Unapplied credit": {
    adds: "2024-05-02 payment P2 ACME 50.00 EUR",
    sql: `select format('1001 at {:.2f} and stands apart as {:.2f} unapplied', gross_amount::double, unapplied_amount::double) as text
          from measures.positions where as_of_date = run.as_of()`,
    says: "1001 at 400.00 and stands apart as 50.00 unapplied",
  },
  "Credit note": {
    adds: "2024-05-02 credit_note C1 ACME 100.00 EUR invoice_id=1001",
    sql: open("leaves {:.2f} open"),
    says: "leaves 300.00 open",
  },
  Dispute: {
    adds: "2024-05-02 dispute D1 1001 150.00",
    sql: `select format('{:.2f} into {:.2f} disputed and {:.2f} undisputed', open_amount::double, disputed_amount::double,
            (open_amount - disputed_amount)::double) as text
          from ledger.invoices join measures.disputed_items using (item_id) where as_of_date = run.as_of()`,
    says: "400.00 into 150.00 disputed and 250.00 undisputed",
  },
  "Promise to pay": {
    adds: "2024-04-01 promise R1 ACME 600.00 invoice_id=1001 promised_date=2024-04-18",
    sql: "select status as text from measures.promises",
    says: "kept",
  },
  "Short-pay": {
    adds: "2024-05-02 adjust A1 short_pay 1001 25.00",
    sql: open("leaves {:.2f} open"),
    says: "leaves 375.00 open",
  },
  "Write-off": {
    adds: "2024-05-02 adjust A1 write_off 1001 400.00",
    sql: `select format('leaves {:.2f} open; the cash collected stays {:.2f}', max(open_amount)::double,
            sum(applied.amount) filter (where kind = 'cash')::double) as text
          from ledger.invoices join ledger.applications as applied using (item_id)`,
    says: "leaves 0.00 open; the cash collected stays 600.00",
  },
  "Concentration (HHI)": {
    sql: `select format('{:,.0f}', value) as text from measures.measures
          where as_of_date = run.as_of() and measure = 'hhi'`,
    says: "10,000",
  },
};

const money = (value: number): string => value.toFixed(2);
const topTenth = Array.from({ length: 100 }, (_, place) => ({
  score: 100 - place,
  late: place < 8 || (place >= 10 && place < 22),
}));

/** Terms that no ledger of one invoice can show: the sum behind the words. */
const sums: Readonly<Record<string, string>> = {
  Allowance: `an allowance of ${money(400 * 0.03)}`,
  "Expected loss": `${money(400 * 0.03)} can be expected to be lost`,
  "Late probability": `of 100 such invoices, ${Math.round(100 * 0.37)} are paid late`,
  "Cash at stake": `${money(1000 * 0.37)} at stake`,
  "Risk class": `a chance of 12 % of being more than 30 days late, 1001 is in class ${"ABCDE"[[0.03, 0.1, 0.25, 0.5].filter((edge) => 0.12 >= edge).length]}`,
  "P10–P90": `In 10 weeks forecast at 500 to 700, ${10 * (0.9 - 0.1)} should end inside`,
  Calibration: `${(100 * 11) / 50} % observed, ${(100 * 11) / 50 - 20} points off`,
  AUC: `right in 3 of 4 pairs, ${auc([1, 1, 0, 0], [0.4, 0.7, 0.1, 0.5])}`,
  Lift: `lift ${liftAtTop(
    topTenth.map(({ late }) => Number(late)),
    topTenth.map(({ score }) => score),
  ).toFixed(1)}`,
  Utilisation: `${(100 * 400) / 500} %`,
};

describe("the glossary says what the ledger of invoice 1001 says", () => {
  test.each([...new Set(Object.values(worked).map(({ adds = "" }) => adds))])("with more on it: %s", async (adds) => {
    const asked = Object.entries(worked).filter(([, each]) => (each.adds ?? "") === adds);
    const told = await readLedger(`${ledger}\n${adds}`, { asOf: "2024-05-31" }, async (warehouse) => {
      const answers: (readonly [string, unknown])[] = [];
      for (const [term, { sql }] of asked) answers.push([term, (await select(warehouse, sql))[0]?.["text"]]);
      return answers;
    });
    expect(told).toEqual(asked.map(([term, { says }]) => [term, says]));
  });

  test("and every term has its worked invoice", () => {
    const says = { ...sums, ...Object.fromEntries(Object.entries(worked).map(([term, each]) => [term, each.says])) };
    expect(Object.keys(says).sort()).toEqual(glossary.map(({ term }) => term).sort());
    for (const { term, worked: words } of glossary)
      expect([term, words.replaceAll("'", "’")]).toEqual([term, expect.stringContaining(says[term] ?? "?")]);
  });
});
