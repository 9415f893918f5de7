import { z } from "zod";
import { buildAnew, dropReaders } from "../warehouse/tables.ts";
import { readRows, type Warehouse, writeRows, writeSettings } from "../warehouse/warehouse.ts";

/**
 * How much single customers count in a curve: `spell`, how hard a customer's own late invoices are pulled towards what the
 * model says, in invoices; `day`, how hard the days on which it pays are pulled towards everybody's, in payments; `run`, the share of customers thought to pay in runs by the month before their dates are seen.
 */
export type CurveStrengths = { readonly spell: number; readonly run: number; readonly day: number };

/** In force where nothing can be validated: too short a history, or all strengths do alike. */
const untried = { spell: 8, run: 0.05, day: 4, state: 32 } as const;

/**
 * Settles the strengths of the curves from each cut-off (ISO dates, ascending) on, by forward validation on the 13 weeks
 * before it, or takes them from `saved`. Leaves `risk.cutoff_strengths` for
 * `risk.curve_strengths`, one row per origin, to be built of, and returns the last.
 */
export async function settleCurveStrengths(
  warehouse: Warehouse,
  cutoffs: readonly string[],
  saved: CurveStrengths | null,
): Promise<CurveStrengths> {
  const chosen: (CurveStrengths & { readonly cutoff: string })[] = [];
  for (const cutoff of cutoffs) {
    await writeSettings(warehouse, { validation_until: cutoff });
    chosen.push({
      cutoff,
      spell: saved?.spell ?? (await leastLoss(warehouse, "risk.spell_losses")) ?? untried.spell,
      run: saved?.run ?? (await leastLoss(warehouse, "risk.run_losses")) ?? untried.run,
      day: saved?.day ?? (await leastLoss(warehouse, "risk.day_log_loss")) ?? untried.day,
    });
  }
  await writeRows(
    warehouse,
    "risk.cutoff_strengths",
    { cutoff: "date", spell: "double", run: "double", day: "double" },
    chosen,
  );
  await dropReaders(warehouse, ["risk.cutoff_strengths"]);
  const { spell, run, day } = chosen.at(-1) ?? untried;
  return { spell, run, day };
}

/**
 * Settles how hard the speeds of items in dispute, promised or part paid are pulled towards the curve, in payments, by the
 * weeks known before `cutoff` (an ISO date).
 */
export async function settleStateStrength(warehouse: Warehouse, cutoff: string, saved: number | null): Promise<number> {
  await writeSettings(warehouse, { validation_until: cutoff });
  const strength = saved ?? (await leastLoss(warehouse, "risk.state_losses")) ?? untried.state;
  await writeSettings(warehouse, { state_strength: strength });
  return strength;
}

async function leastLoss(warehouse: Warehouse, table: string): Promise<number | null> {
  await buildAnew(warehouse, table);
  const tried = await readRows(
    warehouse,
    `select strength, cast(loss as double) as loss from ${table} order by loss, strength desc`,
    z.object({ strength: z.number(), loss: z.number() }),
  );
  const [best] = tried;
  return best === undefined || best.loss === tried.at(-1)?.loss ? null : best.strength;
}
