import { z } from "zod";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { eventColumns } from "../layouts/events.ts";
import type { DateOrder, ExportFile, StatedDay } from "../layouts/exportFile.ts";

const date = String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2}(?:er|st|nd|rd|th)?[-/. ]*(?:de )?\p{L}{3,}\.?,?[-/. ]*(?:del? )?(?:\d{4}|\d{2})|\p{L}{3,}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}`;
const between = String.raw`[\s:,;|"]*`;

/** Words before the day that an export is of, the surest first: the day itself, a period's end, a date alone, the day of printing. */
const titles = [
  String.raw`(?<!\p{L})(?:as (?:of|at|on)|stand(?: vom| per| am)?|stichtag|per(?: datum)?|zum|cut ?-?off(?: date)?|arr[eê]t[eé] (?:au|le)|situation au|a fecha(?: de)?|fecha de corte|al (?:d[ií]a )?|alla data(?: del)?|peildatum|pr\.?|(?:report|aging|ageing|statement|snapshot) date)`,
  String.raw`(?:(?<!\p{L})(?:to|through|thru|until|till|bis|au|hasta|fino al|tot(?: en met)?|t\/m|till och med|ended|ending)|\d ?[-–—])`,
  String.raw`(?:^|\n)["\s,;|]*(?:(?:date|datum|fecha|data)(?!\p{L}))?`,
  String.raw`(?<!\p{L})(?:printed|generated|created|exported|run|produced|erstellt|gedruckt|exportiert|imprim[eé]|[eé]dit[eé]|impreso|generado|stampato|afgedrukt|utskriven)(?: (?:on|at|am|le|el|il|op|date))?`,
].map((words) => new RegExp(`${words}${between}(${date})(?![\\p{L}\\d])`, "iu"));

/** A month alone, at the end of a line that says of when it is, what it lists, or nothing else; before the day of printing. */
const monthTitle = new RegExp(
  String.raw`(?:^|\n)["\s,;|]*(?:(?:[^\n]*(?<!\p{L})(?:as (?:of|at)|for|month(?: of| ended| ending)?|period|end of|to|through|stand|per|zum|monat|stichtag|ende|bis|au|fin|mois de|mes de|mese di|per ultimo|ag(?:ed|e?ing)|receivables|open items|statement|op-liste|offene posten|balance [aâ]g[eé]e|antigüedad|saldos|scadenzario|openstaande posten))[^\n\p{L}\d]*(?:\p{L}{3,}\.?(?: \d{4})? ?[-–—] ?)?)?(\p{L}{3,}\.?,?[-/. ]+\d{4}|(?:0?[1-9]|1[0-2])[-/.]\d{4}|\d{4}[-/.](?:0[1-9]|1[0-2]))["\s,;|]*(?=\n|$)`,
  "giu",
);

const names = [
  /(?<!\d)((?:19|20|21)\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<!\d)(\d{1,2})[-_. ](\d{1,2})[-_. ]((?:19|20|21)\d{2})(?!\d)/g,
  /(?<!\d)(\d{1,2})[-_. ]?(\p{L}{3,})[-_. ,]*((?:19|20|21)\d{2})(?!\d)/gu,
  /(?<!\p{L})(\p{L}{3,})[-_. ](\d{1,2})[-_. ,]+((?:19|20|21)\d{2})(?!\d)/gu,
] as const;

const monthNames = [
  /(?<!\d)((?:19|20|21)\d{2})[-_. ]?(0[1-9]|1[0-2])(?!\d)/g,
  /(?<!\d)(0?[1-9]|1[0-2])[-_. ]((?:19|20|21)\d{2})(?!\d)/g,
  /(?<!\p{L})(\p{L}{3,})[-_. ]?((?:19|20|21)\d{2})(?!\d)/gu,
] as const;

/** The day that a file's name says, or the folders that it lies in; of a month alone the last day. Null where it says none. */
export async function readNamedDay(
  warehouse: Warehouse,
  name: string,
  order: DateOrder | null,
): Promise<string | null> {
  const path = name.replaceAll("/", "-");
  const last = (patterns: readonly RegExp[]): readonly string[] =>
    patterns.flatMap((pattern) => [...path.matchAll(pattern)].slice(-1).map(([, ...parts]) => parts.join("-")));
  const asked = [...last(names).map((text) => readingSql(text, order)), ...last(monthNames).map(monthSql)];
  for (const sql of asked) {
    const [read] = await readRows(warehouse, sql, z.object({ day: z.string().nullable() }));
    if (read !== undefined && read.day !== null) return read.day;
  }
  return null;
}

/** The day that a file says it was taken on; null where it says none, or one that can be read two ways. */
export async function readStatedDay(
  warehouse: Warehouse,
  { preamble, name }: Pick<ExportFile, "preamble" | "name">,
  order: DateOrder | null,
): Promise<StatedDay | null> {
  const top = preamble.map((line) => line.replace(/\p{Cc}/gu, " ").trim()).join("\n");
  const inTitle = titles.map((pattern) => ({ text: pattern.exec(top)?.[1], isMonth: false }));
  const months = [...top.matchAll(monthTitle)].map(([, text]) => ({ text, isMonth: true }));
  const inName = names.flatMap((pattern) =>
    [...name.matchAll(pattern)].slice(-1).map(([, ...parts]) => ({ text: parts.join("-"), isMonth: false })),
  );
  for (const [by, texts] of [
    ["title", [...inTitle.slice(0, -1), ...months, ...inTitle.slice(-1)]],
    ["name", inName],
  ] as const) {
    for (const { text, isMonth } of texts) {
      if (text === undefined) continue;
      const sql = isMonth ? monthSql(text) : readingSql(text, order);
      const [read] = await readRows(warehouse, sql, z.object({ day: z.string().nullable() }));
      if (read !== undefined && read.day !== null) return { date: read.day, by, ...(isMonth ? { isMonth } : {}) };
    }
  }
  return null;
}

/** SQL of the last day of the month that a text names: `March 2024`, `03/2024`, `2024-03`. */
function monthSql(text: string): string {
  const first = text.replace(/^(\d{4})[-/.](\d+)$/, "$1-$2-01").replace(/^(\d{1,2})[-/.](\d{4})$/, "01.$1.$2");
  const written = first === text ? `1 ${text.replace(/[-/.,]/g, " ")}` : first;
  return `select cast(last_day(ingest.read_date(${literal(written)}, 'dmy')) as varchar) as day`;
}

/** SQL of the day that a text means; without an order only where day and month can be told, or are the same. */
function readingSql(text: string, order: DateOrder | null): string {
  const [day, month] = ["dmy", "mdy"].map((each) => `ingest.read_date(${literal(text)}, '${order ?? each}')`);
  return `select cast(case when coalesce(${day}, ${month}) = coalesce(${month}, ${day}) then coalesce(${day}, ${month}) end as varchar) as day`;
}

const FileSchema = z.object({
  file_number: z.number(),
  last_issue: z.string().nullable(),
  last_date: z.string(),
  late_rate: z.number(),
});

/** The last event of an export, the day after which an event is far from all others, and the last one that a name can state. */
type Reach = { readonly lastDate: string; readonly latestEvent: string; readonly lastStated: string };

/**
 * The day that the files of an export state, and the as-of date where none is asked for: the stated day where a title says it,
 * where what comes later can only be hoped for, or where nothing is settled; else the last event. A day is none that most
 * events of its file come after; nor one in a name where a document is issued after it, or that is long after the last event;
 * no file states any where another one, which does not, has later events.
 */
export async function statedDayOf(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  { lastDate, latestEvent, lastStated }: Reach,
): Promise<{ readonly stated: StatedDay | null; readonly reportDate: string }> {
  if (files.every(({ statedDay }) => statedDay === null)) return { stated: null, reportDate: lastDate };
  const rows = await readRows(warehouse, fileDatesSql(files, latestEvent), FileSchema);
  const dated = rows.map((row) => {
    const day = files.find(({ number }) => number === row.file_number)?.statedDay ?? null;
    if (day === null || row.late_rate > 0.5) return { day: null, lastDate: row.last_date };
    const isBelieved =
      day.by === "title" ? day.date <= latestEvent : day.date <= lastStated && day.date >= (row.last_issue ?? "");
    return { day: isBelieved ? day : null, lastDate: row.last_date };
  });
  const stated = dated.flatMap(({ day }) => day ?? []).reduce<StatedDay | null>(later, null);
  const isContradicted = dated.some((each) => each.day === null && each.lastDate > (stated?.date ?? ""));
  if (stated === null || isContradicted) return { stated: null, reportDate: lastDate };
  const isReportDate = stated.by === "title" || stated.date < lastDate || !(await isSettled(warehouse));
  return { stated, reportDate: isReportDate ? stated.date : lastDate };
}

/** SQL of the files that hold events: their last issue and event, and the share of events after the day that they state. */
function fileDatesSql(files: readonly ExportFile[], latestEvent: string): string {
  const days = files.map(
    ({ number, statedDay }) => `(${number}, ${statedDay === null ? "null" : `date '${statedDay.date}'`})`,
  );
  const columns = eventColumns.map(
    ([table, column]) =>
      `select file_number, ${column} as dated, ${column === "issue_date"} as is_issue from ingest.${table} where ${column} <= date '${latestEvent}'`,
  );
  return `
    select file_number, cast(max(dated) filter (is_issue) as varchar) as last_issue, cast(max(dated) as varchar) as last_date,
      coalesce(avg(case when dated > stated_date then 1 else 0 end), 0) as late_rate
    from (${columns.join(" union all ")}) as dates
    join (values ${days.join(", ")}) as days (file_number, stated_date) using (file_number)
    group by file_number order by file_number`;
}

/** Whether an export says of anything that it is settled. */
async function isSettled(warehouse: Warehouse): Promise<boolean> {
  const [found] = await readRows(
    warehouse,
    `select exists (select 1 from ingest.payments) or exists (select 1 from ingest.credit_notes)
      or exists (select 1 from ingest.invoices where paid_date is not null or paid_amount <> 0 or open_amount <= 0) as is_settled`,
    z.object({ is_settled: z.boolean() }),
  );
  return found?.is_settled ?? false;
}

function later(left: StatedDay | null, right: StatedDay): StatedDay {
  return left === null || right.date > left.date ? right : left;
}
