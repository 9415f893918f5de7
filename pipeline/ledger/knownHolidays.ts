import Holidays from "date-holidays";
import { z } from "zod";
import { readRows, writeRows, type Warehouse } from "../warehouse/warehouse.ts";

/** The part of a country whose holidays its banks keep, where the whole country shares too few. */
const seats: Readonly<Record<string, string>> = { AU: "NSW", CA: "ON", GB: "ENG" };

/** The days on which euro payments rest (TARGET): the currency has no country of its own. */
const euroRules = ["01-01", "easter -2", "easter 1", "05-01", "12-25", "12-26"] as const;

/** Years after the as-of date in which due dates may lie. */
const yearsAhead = 2;

const PlacesSchema = z.object({ country: z.string(), currency: z.string() });
const YearsSchema = z.object({ first: z.number(), last: z.number() });

/**
 * Writes `ledger.known_holidays` (country, currency, holiday_date): the public and bank holidays of every customer's
 * country, which may be an ISO code or an English name, and of every currency's home, the other of the two being ''. From
 * the year of the first invoice to two years after the as-of date. Places that nobody knows have no rows.
 *
 * Source: the calendars of date-holidays; for the euro the closing days of TARGET (European Central Bank, 2000).
 */
export async function writeKnownHolidays(warehouse: Warehouse): Promise<void> {
  const places = await readRows(
    warehouse,
    `select distinct coalesce(upper(trim(country)), '') as country, '' as currency from ingest.customers
     where trim(country) <> '' union all select '', currency from ledger.currencies order by all`,
    PlacesSchema,
  );
  const [years = { first: 0, last: -1 }] = await readRows(
    warehouse,
    `select coalesce(year(min(issue_date)), year(run.as_of())) as first, year(run.as_of()) + ${yearsAhead} as last
     from ingest.invoices where issue_date <= run.as_of() and issue_date > run.as_of() - 366 * 30`,
    YearsSchema,
  );
  const codes = codesByName();
  const rows = places.flatMap(({ country, currency }) =>
    datesOf(calendarOf(country, currency, codes), years).map((holiday_date) => ({ country, currency, holiday_date })),
  );
  await writeRows(
    warehouse,
    "ledger.known_holidays",
    { country: "varchar", currency: "varchar", holiday_date: "date" },
    rows,
  );
}

/** The codes of all countries by their English names, in capitals. */
function codesByName(): ReadonlyMap<string, string> {
  return new Map(Object.entries(new Holidays().getCountries("en")).map(([code, name]) => [name.toUpperCase(), code]));
}

/** The calendar of a country, or of the home of a currency: the first two letters of its code (ISO 4217). */
function calendarOf(country: string, currency: string, codes: ReadonlyMap<string, string>): Holidays {
  if (currency === "EUR") return euroCalendar();
  const code = currency === "" ? (codes.get(country) ?? country) : currency.slice(0, 2);
  const seat = seats[code];
  return seat === undefined ? new Holidays(code) : new Holidays(code, seat);
}

function euroCalendar(): Holidays {
  const calendar = new Holidays();
  for (const rule of euroRules) calendar.setHoliday(rule, { name: { en: rule }, type: "bank" });
  return calendar;
}

/** ISO dates of the public and bank holidays, ascending; a day that is one twice counts once. */
function datesOf(calendar: Holidays, { first, last }: z.infer<typeof YearsSchema>): readonly string[] {
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  const dates = years.flatMap((year) =>
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === "public" || type === "bank")
      .map(({ date }) => date.slice(0, 10)),
  );
  return [...new Set(dates)].sort();
}
