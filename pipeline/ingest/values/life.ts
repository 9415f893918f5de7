import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { execute, literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { eventColumns } from "../layouts/events.ts";
import type { ExportFile, StatedDay } from "../layouts/exportFile.ts";
import type { FarDates } from "./farDatesSetting.ts";
import { statedDayOf } from "./statedDay.ts";

/**
 * The days of an export: its first and its last believed event, and the days before and after which a date is far from all
 * others, `latestEvent` where something happened, `latestDate` where it is due. `reportDate` is the as-of date where none is
 * asked for.
 */
export type Life = {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly earliestDate: string;
  readonly latestEvent: string;
  readonly latestDate: string;
  readonly reportDate: string;
  readonly stated: StatedDay | null;
};

/** Days within two centuries that systems write for none; nothing is dated by them. */
const nobodysDays = ["1969-12-31", "1970-01-01", "2038-01-19", "2079-06-06"];

const StretchSchema = z.object({
  first_date: z.string(),
  last_date: z.string(),
  count_dates: z.number(),
  /** Days since the stretch before it, null for the first. */
  gap_days: z.number().nullable(),
  /** Days from the as-of date that is asked for, null where none is. */
  away_days: z.number().nullable(),
});

/** Dates of which no two neighbours are more than `loneDays` apart. */
type Stretch = z.infer<typeof StretchSchema>;
/** Stretches that follow each other within the years in which a date is believed, in order; never empty. */
type Run = readonly [Stretch, ...Stretch[]];

/** Creates the table that says from and until when an export tells: one row, none where nothing is dated. */
export async function createLife(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `create or replace table ingest.life (first_date date, last_date date, report_date date, stated_by varchar);`,
  );
}

/**
 * Finds the days of an export among its loaded rows and keeps them in `ingest.life`; null where nothing is dated. Throws with
 * exit code 2 where dates lie far apart, as many here as there, and no `asOf` says which are meant.
 */
export async function findLife(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  { farDates, asOf }: { readonly farDates: FarDates; readonly asOf: string | null },
): Promise<Life | null> {
  const stretches = await readRows(warehouse, stretchesSql(farDates, asOf), StretchSchema);
  const runs = runsOf(stretches, daysOf(farDates.yearsAfter));
  const main = mainRun(runs, farDates);
  if (main === null) return null;
  const firstDate = firstRun(runs, main, farDates)[0].first_date;
  const lastDate = lastEvent(main, farDates);
  const [earliestDate, latestDate, loneFrom] = await Promise.all([
    dayFrom(warehouse, firstDate, -daysOf(farDates.yearsBefore)),
    dayFrom(warehouse, lastDate, daysOf(farDates.yearsAfter)),
    dayFrom(warehouse, lastDate, farDates.loneDays),
  ]);
  const latestEvent = lastDate === main.at(-1)?.last_date ? latestDate : loneFrom;
  const { stated, reportDate } = await statedDayOf(warehouse, files, { lastDate, latestEvent, lastStated: loneFrom });
  await execute(
    warehouse,
    `insert into ingest.life values ('${firstDate}', '${lastDate}', '${reportDate}', ${literal(stated?.by ?? null)});`,
  );
  return { firstDate, lastDate, earliestDate, latestEvent, latestDate, reportDate, stated };
}

/** The day so many days after another. */
async function dayFrom(warehouse: Warehouse, date: string, days: number): Promise<string> {
  const sql = `select cast(date '${date}' + ${days} as varchar) as day`;
  const [row] = await readRows(warehouse, sql, z.object({ day: z.string() }));
  return row?.day ?? date;
}

/** SQL of the stretches of an export's events, the earliest first. */
function stretchesSql({ loneDays }: FarDates, asOf: string | null): string {
  const columns = eventColumns.map(
    ([table, name]) => `select ${name} as dated, count(*) as count_dates from ingest.${table} group by ${name}`,
  );
  const away = asOf === null ? "null" : `greatest(min(dated) - date '${asOf}', date '${asOf}' - max(dated), 0)`;
  return `
    with dates as (
      select dated, cast(sum(count_dates) as bigint) as count_dates, dated - lag(dated) over (order by dated) as gap_days
      from (${columns.join(" union all ")})
      where dated > date '1900-01-31' and dated < date '2099-01-01'
        and dated not in (${nobodysDays.map((day) => `date '${day}'`).join(", ")})
      group by dated
    ),
    stretches as (
      select *, count(*) filter (gap_days > ${loneDays}) over (order by dated) as stretch from dates
    )
    select cast(min(dated) as varchar) as first_date, cast(max(dated) as varchar) as last_date,
      cast(sum(count_dates) as bigint) as count_dates, min_by(gap_days, dated) as gap_days, cast(${away} as integer) as away_days
    from stretches group by stretch order by stretch`;
}

function daysOf(years: number): number {
  return Math.round(years * 365.25);
}

function runsOf(stretches: readonly Stretch[], mostDays: number): readonly Run[] {
  const runs: Run[] = [];
  for (const stretch of stretches) {
    const last = runs.at(-1);
    if (last === undefined || (stretch.gap_days ?? 0) > mostDays) runs.push([stretch]);
    else runs[runs.length - 1] = [...last, stretch];
  }
  return runs;
}

/** The run with the most dates; of equal ones the one that is asked for, else the last if it does not make the others far. */
function mainRun(runs: readonly Run[], farDates: FarDates): Run | null {
  const most = Math.max(...runs.map(countOf));
  const largest = runs.filter((run) => countOf(run) === most);
  const nearest = [...largest].sort((left, right) => awayOf(left) - awayOf(right))[0];
  const last = largest.at(-1);
  if (last === undefined || nearest === undefined) return null;
  if (largest.length === 1 || awayOf(nearest) < Infinity) return nearest;
  if (runs.indexOf(firstRun(runs, last, farDates)) <= runs.indexOf(largest[0] ?? last)) return last;
  const places = largest.map((run) => `${run[0].first_date} to ${(run.at(-1) ?? run[0]).last_date}`).join(" and ");
  throw new CountbackError(`dates lie far apart, as many here as there: ${places}: say which by --as-of`, 2);
}

/** The first of the runs before a run from each of which the next one is not far. */
function firstRun(runs: readonly Run[], run: Run, farDates: FarDates): Run {
  const before = runs[runs.indexOf(run) - 1];
  const isNear = before !== undefined && (run[0].gap_days ?? Infinity) <= daysOf(farDates.yearsBefore);
  return isNear ? firstRun(runs, before, farDates) : run;
}

/** The last date of a run before the lone ones at its end. */
function lastEvent(run: Run, { loneRate }: FarDates): string {
  const most = countOf(run) * loneRate;
  const kept = run.filter((_, index) => run.slice(index).reduce((sum, each) => sum + each.count_dates, 0) > most);
  return (kept.at(-1) ?? run[0]).last_date;
}

function countOf(run: Run): number {
  return run.reduce((sum, { count_dates }) => sum + count_dates, 0);
}

function awayOf(run: Run): number {
  return Math.min(...run.map(({ away_days }) => away_days ?? Infinity));
}
