import { expect, test } from "vitest";
import { exportsOf, layouts, mutated, mutationsOf, outcomeOf } from "./mutations.ts";

test("exports of every layout are there to be mutated, with their side files", () => {
  expect(layouts.length).toBeGreaterThan(15);
});

/** A bounded part of `npm run test:faults`. */
test.each(mutationsOf(1, 8).map((each) => [each.layout, each.structure, each] as const))(
  "%s, %s: read or refused with a word, and nothing of it lost",
  async (_, __, mutation) => {
    expect(await outcomeOf(mutated(mutation))).toMatchObject({ kind: expect.stringMatching(/^(read|refused)$/) });
  },
);

/** What once broke a run or lost something, as the change of one file of a layout. */
const everFailed = [
  ["stripe-connector", "balance_transaction.csv", "id,amount", "i,d,amount"],
  ["stripe-connector", "refund.csv", "id,amount", "i,d,amount"],
  ["xero-connector", "xero_credit_note.csv", ",currency_rate,", ",cur,rency_rate,"],
] as const;

test.each(everFailed)("%s, %s, where %s became %s", async (layout, name, from, to) => {
  const files = exportsOf(layout);
  const text = String(files[name]);
  expect(text).toContain(from);
  const { kind, says } = await outcomeOf({ ...files, [name]: Buffer.from(text.replace(from, to)) });
  expect([kind, says]).not.toContain("crash");
  expect(kind).not.toBe("lost");
});
