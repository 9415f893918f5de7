import { expect, test } from "vitest";
import { decisionDefinitions } from "../../pipeline/decisions/definitions.ts";
import { registry } from "../../pipeline/publish/registry.ts";
import { tablesOf } from "../../pipeline/warehouse/tables.ts";
import { schemas } from "../../pipeline/warehouse/tableFiles.ts";
import { collectionExamples } from "./worked/collections.ts";
import { coreExamples } from "./worked/core.ts";
import { compute } from "./worked/example.ts";
import { moneyExamples } from "./worked/money.ts";

const examples = { ...coreExamples, ...collectionExamples, ...moneyExamples };

/** A second example of a definition is named after it and a comma. */
const measureOf = (name: string): string => name.split(",")[0] ?? name;

test.each(Object.entries(examples))("the methods page says what the SQL computes: %s", async (name, example) => {
  const definition = registry.find((each) => each.measure === measureOf(name));
  expect(await compute(example)).toBe(example.says);
  expect(definition?.worked).toContain(example.says);
});

test("every definition of a measure has its worked number computed above, and no example is without a definition", () => {
  const decisions = decisionDefinitions.map(({ measure }) => measure);
  const measures = registry
    .map(({ measure }) => measure)
    .filter((measure) => !decisions.some((each) => each === measure));
  expect([...new Set(Object.keys(examples).map(measureOf))].sort()).toEqual(measures.sort());
});

test("every definition names a table that is built, once", () => {
  const built = schemas.flatMap(tablesOf);
  expect(registry.map(({ table }) => table).filter((table) => !built.includes(table))).toEqual([]);
  const names = registry.map(({ measure }) => measure);
  expect(names).toEqual([...new Set(names)]);
});
