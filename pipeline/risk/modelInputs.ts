import type { Cell } from "../warehouse/warehouse.ts";
import type { RiskModel } from "./riskModel.ts";

/** Columns of `risk.model_inputs`: one row per term of the late score, in its order. */
export const modelInputColumns = {
  position: "integer",
  input: "varchar",
  meaning: "varchar",
  unit: "varchar",
  input_group: "varchar",
  mean: "double",
  coefficient: "double",
  hazard_coefficient: "double",
} as const;

/** The terms of a model with the meaning of each in words. */
export function modelInputs(model: RiskModel): readonly Readonly<Record<string, Cell>>[] {
  const named = new Map(model.inputs.map((input) => [input.name, input]));
  return model.terms.map((term, index) => {
    const meanings = term.inputs.map((name) => named.get(name)?.meaning ?? name);
    return {
      position: index + 1,
      input: term.name,
      meaning: meaningOf(term, meanings),
      unit: term.inputs.map((name) => named.get(name)?.unit ?? "").join(" × "),
      input_group: term.group,
      mean: term.mean,
      coefficient: term.coefficient,
      hazard_coefficient: term.kind === "input" ? (model.hazard_coefficients[term.name] ?? 0) : 0,
    };
  });
}

function meaningOf({ kind, points }: RiskModel["terms"][number], meanings: readonly string[]): string {
  if (kind === "bend") return `${meanings.join()}: what exceeds ${(points[0] ?? 0).toFixed(2)}`;
  if (kind === "product") return meanings.join(", times: ");
  return meanings.join();
}
