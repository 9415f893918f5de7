import { z } from "zod";
import { buildAnew } from "../warehouse/tables.ts";
import { readRows, type Warehouse, writeRows, writeSettings } from "../warehouse/warehouse.ts";

/** A grain whose rate is shrunken: its counts in `features.rates`, and the coarser rate it is pulled towards, as SQL. */
type Grain = { readonly count: string; readonly late: string; readonly parent: string };

const plain = (grain: string, parent: string): Grain => ({ count: `count_${grain}`, late: `late_${grain}`, parent });
const recent = (grain: string, parent: string): Grain => ({
  count: `recent_${grain}`,
  late: `recent_late_${grain}`,
  parent,
});
const moved = (rate: string, other: string, base: string) => `moved(${rate}, ${other}, ${base})`;

/** The ladder of grains: each level is pulled towards the ones before it, as in `rates.sql`. */
const ladder: readonly Readonly<Record<string, Grain>>[] = [
  { segment: plain("segment", "all_rate") },
  {
    segment_weekday: plain("segment_weekday", "segment_rate"),
    customer: plain("customer", "segment_rate"),
    recent_customer: recent("customer", "segment_rate"),
  },
  {
    customer_weekend: plain("customer_weekend", moved("customer_rate", "segment_weekday_rate", "segment_rate")),
    recent_weekend: recent("weekend", moved("recent_customer_rate", "segment_weekday_rate", "segment_rate")),
    segment_terms_weekday: plain("segment_terms_weekday", "segment_weekday_rate"),
    customer_terms: plain("customer_terms", "customer_rate"),
    customer_band: plain("customer_band", "customer_rate"),
  },
  {
    customer_weekday: plain("customer_weekday", "customer_weekend_rate"),
    recent_weekday: recent("weekday", "recent_weekend_rate"),
  },
  {
    customer_terms_weekday: plain(
      "customer_terms_weekday",
      moved("customer_weekday_rate", "customer_terms_rate", "customer_rate"),
    ),
    recent_terms_weekday: recent("terms_weekday", moved("recent_weekday_rate", "customer_terms_rate", "customer_rate")),
    customer_band_weekday: plain(
      "customer_band_weekday",
      moved("customer_weekday_rate", "customer_band_rate", "customer_rate"),
    ),
    customer_band_terms: plain(
      "customer_band_terms",
      moved("customer_terms_rate", "customer_band_rate", "customer_rate"),
    ),
  },
];

/** For each grain, the weight, in events, of the coarser rate it is pulled towards. */
export type Strengths = Readonly<Record<string, number>>;

const candidates = [1, 2, 4, 8, 16, 32, 64, 128] as const;
const untried = 8;

const grainNames = ladder.flatMap((level) => Object.keys(level));

/** The columns of `features.strengths` before anything is chosen, as SQL. */
export function untriedStrengths(): string {
  return grainNames.map((name) => `${untried}::double as strength_${name}`).join(", ");
}

/**
 * Chooses how hard each grain's rate is pulled towards the coarser one: the strength whose rates, each computed from what
 * was known on the issue date, gave the least log loss on the labels known before `cutoff` (an ISO date). Leaves the
 * choice in `features.strengths` (one row), and the model's inputs by it.
 */
export async function chooseStrengths(warehouse: Warehouse, cutoff: string): Promise<Strengths> {
  let chosen: Strengths = Object.fromEntries(grainNames.map((name) => [name, untried]));
  if (!(await hasLabels(warehouse, cutoff))) return setStrengths(warehouse, chosen);
  await writeSettings(warehouse, { is_tuning: true });
  for (const level of ladder) {
    await writeStrengths(warehouse, chosen);
    const losses = await readRows(warehouse, lossesSql(level, cutoff), z.record(z.string(), z.number().nullable()));
    const best = Object.keys(level).map((name) => [name, leastLoss(name, losses)]);
    chosen = { ...chosen, ...Object.fromEntries(best) };
  }
  await writeSettings(warehouse, { is_tuning: false });
  return setStrengths(warehouse, chosen);
}

/**
 * Sets strengths chosen before, and makes the model's inputs by them; a grain they do not name keeps the one in force before
 * anything is chosen.
 */
export async function setStrengths(warehouse: Warehouse, chosen: Strengths): Promise<Strengths> {
  const strengths = Object.fromEntries(grainNames.map((name) => [name, chosen[name] ?? untried]));
  await writeStrengths(warehouse, strengths);
  await buildAnew(warehouse, "features.settled_inputs");
  return strengths;
}

async function hasLabels(warehouse: Warehouse, cutoff: string): Promise<boolean> {
  const labels = await readRows(
    warehouse,
    `select 1 as one from features.items
     where is_late is not null and issue_date < date '${cutoff}' and last_good_date < date '${cutoff}' limit 1`,
    z.object({ one: z.number() }),
  );
  return labels.length > 0;
}

async function writeStrengths(warehouse: Warehouse, strengths: Strengths): Promise<void> {
  const row = Object.fromEntries(Object.entries(strengths).map(([name, value]) => [`strength_${name}`, value]));
  const columns = Object.fromEntries(Object.keys(row).map((name) => [name, "double"]));
  await writeRows(warehouse, "features.strengths", columns, [row]);
}

/** The strength with the least loss of a grain: `losses` holds a row a strength, with the loss of each grain under its name. */
function leastLoss(name: string, losses: readonly Readonly<Record<string, number | null>>[]): number {
  const loss = (strength: number) => losses.find((row) => row["strength"] === strength)?.[name] ?? Infinity;
  return candidates.reduce((best, each) => (loss(each) < loss(best) ? each : best), untried);
}

/** One row per strength, with the log loss of each grain in millionths, so that their sum does not depend on its order. */
function lossesSql(level: Readonly<Record<string, Grain>>, cutoff: string): string {
  const grains = Object.entries(level);
  const parts = grains.map(
    ([name, { count, late, parent }]) =>
      `${count} as count_of_${name}, ${late} as late_of_${name}, ${parent} as parent_of_${name}`,
  );
  const losses = grains.map(([name]) => {
    const rate = `greatest(1e-4, least(0.9999, shrunken(late_of_${name}, count_of_${name}, strength, parent_of_${name})))`;
    return `sum(cast(round(-1e6 * ln(case when is_late = 1 then ${rate} else 1 - ${rate} end)) as bigint)) as ${name}`;
  });
  return `
    with judged as (
        select is_late, ${parts.join(", ")}
        from features.rates as rates
        inner join features.items as items using (item_id)
        where rates.layer = 'issue' and items.is_sampled and is_late is not null
            and items.issue_date < date '${cutoff}' and last_good_date < date '${cutoff}'
    )
    select strength, ${losses.join(", ")}
    from judged
    cross join (select unnest([${candidates.join(", ")}]::double[]) as strength)
    group by strength`;
}
