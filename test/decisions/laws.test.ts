import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PolicySchema } from "../../pipeline/decisions/policy.ts";
import { askDecisions, decideFrom, payer, withDecisions } from "../support/decisions.ts";
import { select } from "../support/ledger.ts";

const asOf = "2024-12-31";
const runs = { numRuns: 8, seed: 20241231, endOnFailure: true } as const;

/** Payers by review: how each stood, in the order of their chance, as rows of `decisions.payer_risks`. */
type Standing = {
  readonly id: string;
  readonly risks: readonly number[];
  readonly delay: number;
  readonly sales: number;
};

function payerRisks(standings: readonly Standing[]): string {
  const rows = standings.flatMap(({ id, risks, delay, sales }) =>
    risks.map((risk, index) => {
      const day = `last_day(date '2024-12-31' - interval ${risks.length - 1 - index} month)`;
      return `(${day}, '${id}', ${risk}::double, ${delay}::double, ${sales}::decimal(18, 4))`;
    }),
  );
  return `select review_date, customer_id, 'USD' as report_currency, risk_rate, mean_delay_days, year_sales_amount,
      10::bigint as count_items, 5 as place, 5 as earlier_place, null::varchar as segment, null::varchar as credit_rating,
      10::bigint as count_judged, 0::bigint as count_very_late, 0::bigint as count_disputed, 0::bigint as count_disputed_late,
      true as has_evidence, 0.1::double as segment_rate, null::double as rating_rate, 0.1::double as prior_rate,
      risk_rate as record_rate, null::double as model_rate
    from (values ${rows.join(", ")}) as t (review_date, customer_id, risk_rate, mean_delay_days, year_sales_amount)`;
}

/** What the rule says of payers at each review. */
const reviewed = (standings: readonly Standing[], policy: object, sql: string) =>
  decideFrom(
    {
      "decisions.payer_risks": payerRisks(standings),
      "decisions.reviews": "select distinct review_date from decisions.payer_risks",
      "ledger.known_terms": "select '' as customer_id, '' as report_currency, '' as action where false",
      "decisions.discount_months":
        "select '' as customer_id, '' as report_currency, date '2024-01-01' as month_start where false",
      "decisions.terms_evidence":
        "select distinct review_date, 'USD' as report_currency, 0.005::double as low_sales_won_rate from decisions.payer_risks where month(review_date) % 2 = 0",
      "measures.positions": `select date '2024-01-01' as as_of_date, '' as customer_id, '' as report_currency,
        0::decimal(18, 4) as gross_amount where false`,
    },
    ["terms_signals", "terms_money", "terms_steps", "terms_history"].map((name) => `decisions.${name}`),
    sql,
    { policy: PolicySchema.parse(policy) },
  );

const strictness = (action: unknown): number => ["loosen", "consider", "hold", "tighten"].indexOf(String(action));
const rate = fc.double({ min: 0, max: 1, noNaN: true });

describe("laws of decisions", () => {
  test("raising a customer's risk, at any of its reviews, never loosens its terms, whatever the policy", async () => {
    const pair = fc.record({
      risks: fc.array(fc.tuple(rate, rate), { minLength: 4, maxLength: 4 }),
      scale: fc.constantFrom(0.05, 0.3, 1),
      delay: fc.integer({ min: -10, max: 60 }),
      sales: fc.integer({ min: 0, max: 5_000_000 }),
    });
    const policies = fc.record({
      capitalCostRate: fc.double({ min: 0, max: 0.3, noNaN: true }),
      grossMarginRate: rate,
      terms: fc.record({
        salesLostRate: fc.double({ min: 0, max: 0.1, noNaN: true }),
        salesWonRate: fc.double({ min: 0, max: 0.1, noNaN: true }),
      }),
    });
    const seen = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(pair, { minLength: 40, maxLength: 40 }),
        fc.oneof(policies, fc.constant({})),
        async (pairs, policy) => {
          const standings = pairs.flatMap(({ risks, scale, delay, sales }, index) => {
            const low = risks.map(([one, other]) => scale * Math.min(one, other));
            const high = risks.map(([one, other]) => scale * Math.max(one, other));
            return [
              { id: `${index}-low`, risks: low, delay, sales },
              { id: `${index}-high`, risks: high, delay, sales },
            ];
          });
          const rows = await reviewed(
            standings,
            policy,
            `select low.action as low, high.action as high from decisions.terms_history as low
           join decisions.terms_history as high on low.review_date = high.review_date
             and replace(low.customer_id, 'low', 'high') = high.customer_id
           where low.customer_id like '%low'`,
          );
          expect(rows.length).toBe(160);
          for (const { low, high } of rows) seen.add(low).add(high);
          for (const { low, high } of rows) expect(strictness(high)).toBeGreaterThanOrEqual(strictness(low));
        },
      ),
      runs,
    );
    expect([...seen].sort()).toEqual(["consider", "hold", "loosen", "tighten"]);
  });

  test("hysteresis: noise narrower than its band changes a standing once at most", async () => {
    const course = fc.record({
      edge: fc.constantFrom(0.03, 0.25),
      level: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
      noise: fc.array(fc.double({ min: -0.499, max: 0.499, noNaN: true }), { minLength: 12, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(course, { minLength: 40, maxLength: 40 }), async (courses) => {
        const standings = courses.map(({ edge, level, noise }, index) => ({
          id: `C${index}`,
          risks: noise.map((each) => edge * (level + 0.2 * each)),
          delay: 1,
          sales: 100_000,
        }));
        const rows = await reviewed(
          standings,
          {},
          `select customer_id, count(*) filter (where standing <> before) as changes from (
             select *, lag(standing) over (partition by customer_id order by review_date) as before
             from decisions.terms_history) as courses group by customer_id`,
        );
        expect(rows.length).toBe(40);
        for (const { changes } of rows) expect(changes).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });

  test("a worse dispute never raises the ask; the ask is never below nothing nor above what is past due", async () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 });
    const item = fc.record({ open: cents, disputed: fc.tuple(cents, cents), unapplied: cents, unpaid: rate });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 60, maxLength: 60 }), async (items) => {
        const lines = items.flatMap(({ open, disputed, unpaid }, index) =>
          [Math.min(...disputed), Math.max(...disputed)].map(
            (amount, worse) =>
              `('${index}', ${worse}, ${open / 100}::decimal(18, 4), ${Math.min(amount, open) / 100}::decimal(18, 4), ${unpaid}::double)`,
          ),
        );
        const credits = items.flatMap(({ unapplied }, index) =>
          [0, 1].map((worse) => `('${index}-${worse}', ${unapplied / 100}::decimal(18, 4))`),
        );
        const rows = await decideFrom(
          {
            "ingest.contacts": "select date '2024-12-31' as contact_date where false",
            "decisions.logged_contacts": `select '' as customer_id, date '2024-12-31' as contact_date, '' as contact_id, '' as step,
                '' as invoice_id, 0 as place where false`,
            "decisions.overdue_items": `select concat(name, '-', worse) as customer_id, 'USD' as report_currency,
                concat(name, '-', worse) as item_id, name as invoice_id,
                date '2024-12-01' as due_date, 30 as days_past_due, open_amount, disputed_amount, 0::decimal(18, 4) as planned_amount, unpaid_probability,
                30 * unpaid_probability as wait_days, 1 - unpaid_probability as soon_probability
              from (values ${lines.join(", ")}) as t (name, worse, open_amount, disputed_amount, unpaid_probability)`,
            "decisions.standing_plans":
              "select '' as customer_id, '' as report_currency, 0::decimal(18, 4) as missing_amount where false",
            "decisions.touch_effects": "select 0.3::double as effect_rate",
            "measures.positions": `select date '2024-12-31' as as_of_date, 'USD' as report_currency, *, 0 as gross_amount
              from (values ${credits.join(", ")}) as t (customer_id, unapplied_amount)`,
          },
          ["decisions.item_steps", "decisions.asks"],
          `select mild.ask_amount as mild, worse.ask_amount as worse, worse.past_due_amount as past_due
           from decisions.asks as mild join decisions.asks as worse
             on worse.customer_id = replace(mild.customer_id, '-0', '-1') where mild.customer_id like '%-0'`,
        );
        expect(rows.length).toBe(60);
        for (const { mild, worse, past_due } of rows) {
          expect(Number(worse)).toBeLessThanOrEqual(Number(mild));
          expect(Number(worse)).toBeGreaterThanOrEqual(0);
          expect(Number(mild)).toBeLessThanOrEqual(Number(past_due));
        }
      }),
      runs,
    );
  });

  test("deciding twice changes nothing, nor does the order of the ledger's lines", async () => {
    const tables = ["terms", "limits", "worklist", "order_checks", "candidates", "cash_tasks", "scenarios"];
    const ask = `select ${tables.map((name) => `(select md5(string_agg(to_json(each)::varchar, '' order by each)) from decisions.${name} as each) as ${name}`).join(", ")}`;
    const delays = fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(delays, async (days) => {
        const ledger = days
          .map((delay, index) => payer(`C${index}`, 30, (place) => (place < 26 ? delay : null)))
          .join("\n");
        const [once, twice] = await withDecisions(ledger, { asOf }, async (warehouse, again) => {
          const first = await select(warehouse, ask);
          await again();
          return [first, await select(warehouse, ask)];
        });
        expect(twice).toEqual(once);
        expect(await askDecisions(ledger.split("\n").reverse().join("\n"), { asOf }, ask)).toEqual(once);
      }),
      { ...runs, numRuns: 2 },
    );
  });
});
