import { expect, test } from "vitest";
import { between, createRoll, normal, pick, pickWeighted } from "../../pipeline/sample/dice.ts";

const many = <Value>(draw: () => Value): readonly Value[] => Array.from({ length: 20_000 }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test("the same text gives the same stream, another text another one", () => {
  const [first, second, other] = ["a", "a", "b"].map((text) => many(createRoll(text)));
  expect(first).toEqual(second);
  expect(first).not.toEqual(other);
});

test("rolls are uniform on [0, 1)", () => {
  const rolls = many(createRoll("uniform"));
  expect(Math.min(...rolls)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...rolls)).toBeLessThan(1);
  expect(mean(rolls)).toBeCloseTo(0.5, 2);
});

test("normal has mean 0 and variance 1", () => {
  const roll = createRoll("normal");
  const draws = many(() => normal(roll));
  expect(mean(draws)).toBeCloseTo(0, 1);
  expect(mean(draws.map((draw) => draw * draw))).toBeCloseTo(1, 1);
});

test("between includes both ends", () => {
  const roll = createRoll("between");
  expect(new Set(many(() => between(roll, 3, 5)))).toEqual(new Set([3, 4, 5]));
});

test("pickWeighted follows the weights", () => {
  const roll = createRoll("weights");
  const draws = many((): number =>
    pickWeighted(roll, [
      [1, 3],
      [0, 1],
    ]),
  );
  expect(mean(draws)).toBeCloseTo(0.75, 1);
});

test("nothing to pick from is an error", () => {
  expect(() => pick(createRoll(""), [])).toThrow("invalid values: empty list");
  expect(() => pickWeighted(createRoll(""), [])).toThrow("invalid weights: 0 choices");
});
