import { describe, expect, it } from "vitest";
import { type Decision, wording } from "../../src/components/tables/decideToday.ts";

const decision: Decision = {
  kind: "call",
  customer_id: "C1",
  customer_name: "Acme",
  amount: 100,
  decide_date: null,
  owner: null,
  decision: "call",
  reason: "",
};

describe("wording", () => {
  it("is a verb of the step, with what its money is", () =>
    expect(wording(decision)).toMatchObject({ verb: "Call", of: "to ask for" }));
  it("writes to whom a step of the reader's own is for", () =>
    expect(wording({ ...decision, decision: "visit" }).verb).toBe("Write to"));
  it("tells shorter terms from better ones", () =>
    expect(["tighten", "loosen"].map((each) => wording({ ...decision, kind: "terms", decision: each }).verb)).toEqual([
      "Shorten the terms of",
      "Offer better terms to",
    ]));
});
