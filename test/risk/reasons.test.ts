import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scoreRisk } from "../../pipeline/risk/risk.ts";
import { closeWarehouse, openWarehouse, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { day } from "../support/habits.ts";
import { openLedger, select } from "../support/ledger.ts";

test("a due day is told as it is, and as what it counts where a holiday makes it another", async () => {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    // 14 October 2019 is Columbus Day, a Monday.
    const rows = await select(
      warehouse,
      `select due_day(date '2019-10-11', 5, false) as friday, due_day(date '2019-10-13', 6, false) as eve,
         due_day(date '2019-10-14', 7, true) as holiday`,
    );
    expect(rows).toEqual([
      {
        friday: "due on Friday 11 Oct",
        eve: "due on Sunday 13 Oct, before a holiday, as a Saturday",
        holiday: "due on Monday 14 Oct, a holiday, as a Sunday",
      },
    ]);
  } finally {
    closeWarehouse(warehouse);
  }
});

/** Eight customers, each late as often as its number says, and late for as long as it happens: no habit decides alone. */
const chances = Array.from({ length: 480 }, (_, index) => {
  const who = index % 8;
  const luck = (index * 7919 + who * 104_729) % 97;
  const issued = Math.floor(index / 2);
  const paid = issued + 30 + (luck < 20 + who * 7 ? 1 + (luck % 11) : -(luck % 9));
  const invoice = `${day(issued)} invoice I${index} C${who} ${100 + ((index * 31) % 400)}.00 USD due_date=${day(issued + 30)}`;
  const payment = `${day(paid)} payment P${index} C${who} ${100 + ((index * 31) % 400)}.00 USD invoice_id=I${index}`;
  return [...(issued > 220 ? [] : [invoice]), ...(paid > 220 ? [] : [payment])].join("\n");
}).join("\n");

describe("the reasons of a score", () => {
  let scored: Warehouse;

  beforeAll(async () => {
    const { warehouse, settings } = await openLedger(chances, { asOf: day(220) });
    scored = warehouse;
    await scoreRisk(scored, settings);
  });
  afterAll(() => closeWarehouse(scored));

  type Told = {
    readonly parts: Readonly<Record<string, number>>;
    readonly base: number;
    readonly score: number;
    readonly reasons: string;
  };

  /** Each invoice not yet due: the four groups of its score, and the reasons that are given. */
  async function told(): Promise<readonly Told[]> {
    const rows = await select(
      scored,
      `select base_points, history_points, exposure_points + activity_points as account_points,
         amount_points + terms_points + calendar_points as invoice_points,
         score_of(late_probability) as score, concat_ws('; ', reason_1, reason_2, reason_3) as reasons
       from risk.scores join risk.predictions using (item_id) join ledger.invoices using (item_id)
       where layer = 'open' and origin_date = run.as_of() and due_date >= run.as_of()`,
    );
    return rows.map((row) => {
      const [base, history, account, invoice, score] = [
        "base_points",
        "history_points",
        "account_points",
        "invoice_points",
        "score",
      ].map((name) => Number(row[name]));
      const known = (base ?? 0) + (history ?? 0) + (account ?? 0) + (invoice ?? 0);
      return {
        parts: { history: history ?? 0, account: account ?? 0, invoice: invoice ?? 0, since: (score ?? 0) - known },
        base: base ?? 0,
        score: score ?? 0,
        reasons: String(row["reasons"]),
      };
    });
  }

  /** Words by which a reader knows the group that a reason speaks of. */
  const words: Readonly<Record<string, RegExp>> = {
    history: /late/,
    account: /other open|ago|paid (today|yesterday)|first invoice of this customer|none paid/,
    invoice: /amount|-day terms|due on/,
    since: /not paid yet|dispute|promised|paid already/,
  };

  const named = ({ parts }: Told): readonly string[] =>
    Object.entries(parts)
      .sort(([, one], [, other]) => Math.abs(other) - Math.abs(one))
      .slice(0, 3)
      .map(([group]) => group);

  test("name the three largest groups, whichever they are", async () => {
    const all = await told();
    expect(all.length).toBeGreaterThan(10);
    for (const each of all) {
      for (const group of named(each)) expect(each.reasons).toMatch(words[group] ?? /^$/);
    }
  });

  test("are the score: without what they name it falls to near the average", async () => {
    const chance = (score: number): number => 1 / (1 + Math.exp(-score));
    const all = await told();
    const rests = all.map((each) => {
      const rest = each.score - named(each).reduce((sum, group) => sum + (each.parts[group] ?? 0), 0);
      return Math.abs(chance(rest) - chance(each.base));
    });
    expect(Math.max(...rests)).toBeLessThan(0.15);
    expect(rests.reduce((sum, rest) => sum + rest, 0) / rests.length).toBeLessThan(0.05);
  });

  test("of an overdue invoice say how late its customer's late ones are, and what keeps it unpaid", async () => {
    const rows = await select(
      scored,
      `select reason_1, concat_ws('; ', reason_2, reason_3) as causes from risk.scores join ledger.invoices using (item_id)
       where due_date < run.as_of()`,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { reason_1, causes } of rows) {
      expect(reason_1).toMatch(/^\d+ days? past due(, .* on average\)|, none of its \d+ before came late)?$/);
      expect(causes).toMatch(/other open|ago|paid|dispute|promised|late/);
      expect(causes).not.toContain("lowers the risk");
    }
  });
});
