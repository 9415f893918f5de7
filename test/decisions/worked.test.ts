import { expect, test } from "vitest";
import { decisionDefinitions } from "../../pipeline/decisions/definitions.ts";
import { askDecisions, decideFrom } from "../support/decisions.ts";
import { workedDecisions } from "./worked.ts";

/** A second example of a definition is named after it and a comma. */
const measureOf = (name: string): string => name.split(",")[0] ?? name;

test.each(Object.entries(workedDecisions))("the methods page says what the SQL computes: %s", async (name, worked) => {
  const [row] =
    "ledger" in worked
      ? await askDecisions(worked.ledger, worked.options, worked.sql)
      : await decideFrom(worked.inputs, worked.build, worked.sql);
  expect(row?.["text"]).toBe(worked.says);
  expect(decisionDefinitions.find(({ measure }) => measure === measureOf(name))?.worked).toContain(worked.says);
});

test("every recommendation has its worked number computed above", () => {
  const measures = decisionDefinitions.map(({ measure }) => measure);
  expect([...new Set(Object.keys(workedDecisions).map(measureOf))].sort()).toEqual([...measures].sort());
});
