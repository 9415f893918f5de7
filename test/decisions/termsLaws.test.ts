import { describe, expect, test } from "vitest";
import { askDecisions, payer } from "../support/decisions.ts";

const asOf = "2024-12-31";
/** Class A below 10 %: with few customers in the book, the record of each is pulled towards that of the late ones. */
const classEdges = [0.1, 0.12, 0.25, 0.5];

describe("laws of terms", () => {
  test("raising a customer's risk never loosens its terms: the later of two is at least as strict", async () => {
    const shares = [0, 1, 2, 4, 8, 12, 16, 24, 36];
    const ledger = shares
      .map((share) => payer(`C${share + 10}`, 36, (index) => (index % 36 < share ? 40 : 0)))
      .join("\n");
    const rows = await askDecisions(
      ledger,
      { asOf, policy: { classEdges } },
      "select customer_id, action from decisions.terms order by 1",
    );
    const strictness = rows.map(({ action }) => ["consider", "hold", "tighten"].indexOf(String(action)));
    expect(strictness).toEqual([...strictness].sort());
    expect(new Set(strictness).size).toBe(3);
  });

  test("hysteresis: between 20 % and 25 % a tightened customer stays tightened, a held one held", async () => {
    const rising = payer("UP", 36, (index) => (index % 9 < 2 && index > 12 ? 40 : 0));
    const falling = payer("DOWN", 36, (index) => (index < 18 || index % 9 < 2 ? 40 : 0));
    const rows = await askDecisions(
      `${rising}\n${falling}\n${payer("REST", 36, () => 5)}`,
      { asOf, policy: { terms: { evidenceDays: 90 }, classEdges: [0.03, 0.1, 0.35, 0.5] } },
      `select customer_id, string_agg(standing, ' ' order by review_date) as course
       from decisions.terms_history where customer_id <> 'REST' and review_date >= '2024-05-31' group by 1 order by 1`,
    );
    for (const { course } of rows) expect(String(course).match(/tighten hold tighten|hold tighten hold/)).toBeNull();
    expect(rows[0]?.["course"]).toMatch(/^tighten/);
  });

  test("what happens after a review changes nothing of what it said", async () => {
    const ledger = payer("ACME", 36, (index) => (index % 3 === 0 ? 50 : 3));
    const sql = `select review_date, action, proposed_terms, risk_rate, count_judged, mean_delay_days, benefit_amount
      from decisions.terms_history where review_date <= '2024-09-30' order by 1`;
    const known = await askDecisions(ledger, { asOf: "2024-09-30" }, sql);
    expect(await askDecisions(ledger, { asOf }, sql)).toEqual(known);
    expect(known).not.toEqual([]);
  });
});
