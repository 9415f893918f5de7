import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { DateOrder, ExportFile } from "../layouts/exportFile.ts";
import type { DateWitness } from "../profiles/profile.ts";
import { fieldOf, recordsOf } from "./source.ts";

/** What a file's dates say about their own order: counts of dates that read only one way, with a row that shows it. */
const PartsSchema = z.object({
  slashed: z.number(),
  dmy: z.number(),
  mdy: z.number(),
  dmy_example: z.string().nullable(),
  mdy_example: z.string().nullable(),
  examples: z.string().nullable(),
});
const WitnessSchema = z.object({ dmy_against: z.number(), mdy_against: z.number() });

type Parts = z.infer<typeof PartsSchema>;

/** A text of a file's records that holds dates: its header and its SQL. */
export type DateText = { readonly header: string; readonly text: string };

/**
 * A decided order with the evidence in words; `order` is null where no date needs one. `isUnusual` where the source system
 * is known to write the other one always.
 */
export type DecidedOrder = {
  readonly order: DateOrder | null;
  readonly evidence: string | null;
  readonly isUnusual?: boolean;
};

/** A stray row does not outvote a file: the other reading needs this many times its dates. */
const lopsided = 20;
/** Rows that must speak against a reading before witnesses alone decide. */
const fewestWitnesses = 3;

/**
 * Decides D/M or M/D for a file from its own rows: a part above 12, else what its source system always writes, else dates
 * that must follow each other or lie a stated number of days apart, else the setting. Throws with exit code 2 and the rows where nothing decides.
 * `limit` reads the first rows only: enough to see that a file has no such dates.
 */
export async function decideDateOrder(
  warehouse: Warehouse,
  file: ExportFile,
  texts: readonly DateText[],
  { limit, setting }: { readonly limit: number | null; readonly setting: DateOrder | null },
): Promise<DecidedOrder> {
  const parts = await readParts(warehouse, file, texts, limit);
  if (parts.slashed === 0) return { order: null, evidence: null };
  if (limit !== null) return decideDateOrder(warehouse, file, texts, { limit: null, setting });
  const byParts = decideByParts(parts);
  const { dateOrder: always } = file.layout;
  if (byParts !== null) return { ...byParts, isUnusual: always !== undefined && always !== byParts.order };
  if (always !== undefined) {
    return { order: always, evidence: `dates ${spell(always)}: as ${file.profile.name} always writes them` };
  }
  for (const witness of parts.dmy + parts.mdy > 0 ? [] : (file.layout.dateWitnesses ?? [])) {
    const byWitness = await decideByWitness(warehouse, file, witness);
    if (byWitness !== null) return byWitness;
  }
  if (setting !== null) return { order: setting, evidence: `dates ${spell(setting)}: by the setting dateOrder` };
  throw undecided(file, parts);
}

function decideByParts({ dmy, mdy, dmy_example, mdy_example }: Parts): DecidedOrder | null {
  const say = (order: DateOrder, count: number, example: string | null): DecidedOrder => ({
    order,
    evidence: `dates ${spell(order)}: ${count} can only be read so, first ${example}`,
  });
  if (dmy > mdy * lopsided) return say("dmy", dmy, dmy_example);
  return mdy > dmy * lopsided ? say("mdy", mdy, mdy_example) : null;
}

async function decideByWitness(
  warehouse: Warehouse,
  file: ExportFile,
  witness: DateWitness,
): Promise<DecidedOrder | null> {
  const contradiction = contradictionOf(file, witness);
  if (contradiction === null) return null;
  const [found] = await readRows(
    warehouse,
    `select count(*) filter (${contradiction("dmy")}) as dmy_against, count(*) filter (${contradiction("mdy")}) as mdy_against
    from ${recordsOf(file)}`,
    WitnessSchema,
  );
  const { dmy_against: dmy, mdy_against: mdy } = found ?? { dmy_against: 0, mdy_against: 0 };
  const order =
    mdy >= fewestWitnesses && dmy * lopsided < mdy
      ? "dmy"
      : dmy >= fewestWitnesses && mdy * lopsided < dmy
        ? "mdy"
        : null;
  if (order === null) return null;
  const words =
    "days" in witness ? `${witness.days} would not fit` : `${witness.earlier} would be after ${witness.later}`;
  return { order, evidence: `dates ${spell(order)}: read the other way, ${words} on ${Math.max(dmy, mdy)} rows` };
}

/** SQL that is true for a row which speaks against an order, or null where the file lacks a column. */
function contradictionOf(file: ExportFile, witness: DateWitness): ((order: DateOrder) => string) | null {
  const read = (field: string, order: DateOrder): string => `ingest.read_date(${field}, ${literal(order)})`;
  if ("days" in witness) {
    const [days, from, to] = [witness.days, witness.from, witness.to].map((each) => fieldOf(file, each));
    if (!days || !from || !to) return null;
    return (order) =>
      `date_diff('day', ${read(from, order)}, ${read(to, order)}) <> ingest.read_integer(${days})
       or (ingest.read_integer(${days}) is not null and ${read(from, order)} is null)`;
  }
  const [earlier, later] = [witness.earlier, witness.later].map((each) => fieldOf(file, each));
  if (!earlier || !later) return null;
  return (order) => `${read(later, order)} < ${read(earlier, order)}`;
}

async function readParts(
  warehouse: Warehouse,
  file: ExportFile,
  texts: readonly DateText[],
  limit: number | null,
): Promise<Parts> {
  const fields = texts.map(({ header, text }, index) => ({ header, text, field: `date_${index}` }));
  const nothing = { slashed: 0, dmy: 0, mdy: 0, dmy_example: null, mdy_example: null, examples: null };
  if (fields.length === 0) return nothing;
  const line = file.isNumbered ? "cast(c0 as integer)" : `row_number() over () + ${file.headerLine}`;
  const values = fields.map(
    ({ header, field }) => `select line, ${literal(header)} as header, ${field} as value from records`,
  );
  const [parts] = await readRows(
    warehouse,
    `with records as materialized (
      select ${line} as line, ${fields.map(({ text, field }) => `${text} as ${field}`).join(", ")} from ${recordsOf(file)}
      ${limit === null ? "" : `limit ${limit}`}
    ),
    dates as (
      select line, header, value, ingest.first_part(value) as first, ingest.second_part(value) as second
      from (${values.join(" union all ")})
      where ingest.is_slashed_date(value)
    ),
    shown as (select *, 'row ' || line || ' ' || header || ' ' || value as words from dates)
    select count(*) as slashed,
      count(*) filter (first > 12 and second <= 12) as dmy,
      count(*) filter (second > 12 and first <= 12) as mdy,
      min_by(words, (line, header)) filter (first > 12 and second <= 12) as dmy_example,
      min_by(words, (line, header)) filter (second > 12 and first <= 12) as mdy_example,
      array_to_string(min_by(words, (line, header), 3), '; ') as examples
    from shown`,
    PartsSchema,
  );
  return parts ?? nothing;
}

function undecided({ name }: ExportFile, { dmy_example, mdy_example, examples }: Parts): CountbackError {
  const shown = dmy_example === null || mdy_example === null ? examples : `${dmy_example} but ${mdy_example}`;
  return new CountbackError(`undecided day/month order in ${name}: ${shown}; set dateOrder to dmy or mdy`, 2);
}

function spell(order: DateOrder): string {
  return order === "dmy" ? "D/M/Y" : "M/D/Y";
}
