import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CountbackError } from "../../pipeline/errors.ts";
import { injured, injury, lostAmounts, soundFile } from "../support/injuries.ts";
import { told } from "./told.ts";

describe("a damaged export", () => {
  it("never breaks the run, and every amount in its bytes is accepted or told of", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(injury, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 6 }),
        async (injuries) => {
          const files = injuries.map((each, index) => injured(soundFile(index), each));
          const { error, ...said } = await told(files);
          if (error === null) {
            expect(lostAmounts(files, said)).toEqual([]);
            return;
          }
          expect(error).toBeInstanceOf(CountbackError);
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it("may hold a zero byte in what is shown as evidence", async () => {
    const file = { name: "a.csv", amountName: "amount" };
    const text =
      "invoice_id;customer_id;issue_date;amount;currency\nI1;C;2020-01-13;1\0 71,50;EUR\nI2;C;2020-01-13;20,50;EUR\n";
    const { error, amounts } = await told([{ ...file, bytes: Buffer.from(text) }]);
    expect({ error, amounts }).toEqual({ error: null, amounts: ["20.5000"] });
  });

  it("is judged by a reader that does notice what is lost", async () => {
    const files = [soundFile(0), soundFile(1)];
    const { error, ...said } = await told(files);
    expect(error).toBeNull();
    expect(lostAmounts(files, said)).toEqual([]);
    const [first, ...others] = said.amounts;
    expect(lostAmounts(files, { ...said, amounts: others })).toHaveLength(1);
    expect(lostAmounts(files, { amounts: [String(first), ...said.amounts], findings: [] })).toEqual([
      `twice: ${first}`,
    ]);
  });
});
