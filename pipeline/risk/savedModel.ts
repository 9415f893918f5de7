import { readFile } from "node:fs/promises";
import { z } from "zod";
import { groups, inputs, type Group } from "../features/columns.ts";
import { CountbackError } from "../errors.ts";
import type { PaymentFit } from "./fit.ts";
import { RiskModelSchema, type RiskModel } from "./riskModel.ts";
import { plainTerms, type ModelTerm } from "./modelTerms.ts";

/**
 * Reads a saved model; throws a CountbackError with exit code 3 where the file is none, or is of other inputs or of another
 * `lateAfterDays` than the settings.
 */
export async function readModel(
  path: string,
  { lateAfterDays }: { readonly lateAfterDays: number },
): Promise<RiskModel> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw new CountbackError(`no such model file: ${path}`, 3);
  const parsed = RiskModelSchema.safeParse(parsedJson(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place =
      issue === undefined || issue.path.length === 0 ? "no JSON object" : `${issue.path.join(".")}: ${issue.message}`;
    throw new CountbackError(`invalid model file: ${path} (${place})`, 3);
  }
  const unknown = parsed.data.terms.flatMap((term) => term.inputs).find((name) => !isInput(name));
  if (unknown !== undefined) throw new CountbackError(`invalid model file: ${path} (no such input: ${unknown})`, 3);
  if (parsed.data.late_after_days !== lateAfterDays) {
    throw new CountbackError(
      `invalid model file: ${path} (late after ${parsed.data.late_after_days} days; lateAfterDays is ${lateAfterDays})`,
      3,
    );
  }
  return parsed.data;
}

/** The fit that a saved model holds, ready to score. */
export function fitOf(model: RiskModel): PaymentFit {
  return {
    method: model.method,
    reason: model.reason,
    strength: model.strength,
    hazardStrength: model.hazard_strength,
    forwardLogLoss: model.forward_log_loss,
    calibration: model.calibration,
    late: {
      terms: model.terms.map(termOf),
      intercept: model.late_intercept,
      coefficients: model.terms.map(({ coefficient }) => coefficient),
      means: model.terms.map(({ mean }) => mean),
      converged: true,
    },
    hazard: {
      terms: plainTerms,
      intercept: model.hazard_intercept,
      coefficients: inputs.map(({ name }) => model.hazard_coefficients[name] ?? 0),
      means: inputs.map(() => 0),
      converged: true,
    },
    bins: model.bins,
    countRows: model.training.count_rows,
    countLate: model.training.count_late,
    countBinRows: model.training.count_bin_rows,
  };
}

const Pair = z.tuple([z.string(), z.string()]);
const Four = z.tuple([z.number(), z.number(), z.number(), z.number()]);

function termOf(saved: RiskModel["terms"][number]): ModelTerm {
  const { name, kind } = saved;
  const group = groupOf(saved.group);
  if (kind === "product") {
    const points = Four.parse(saved.points);
    const centres = [points[0], points[1]] as const;
    const bounds = [points[2], points[3]] as const;
    return { kind, name, group, inputs: Pair.parse(saved.inputs), centres, bounds };
  }
  const [input = ""] = saved.inputs;
  return kind === "bend" ? { kind, name, group, input, knot: saved.points[0] ?? 0 } : { kind, name, group, input };
}

function groupOf(name: string): Group {
  const group = groups.find((each) => each === name);
  if (group === undefined) throw new CountbackError(`invalid model file: no such group: ${name}`, 3);
  return group;
}

function isInput(name: string): boolean {
  return inputs.some((input) => input.name === name);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
