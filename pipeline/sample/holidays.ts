import { type Day, dayOf, weekday } from "./calendar.ts";

/** The four countries the company sells to. */
export type Country = "US" | "DE" | "FR" | "IE";

/** One public holiday in one country. */
export type Holiday = { readonly day: Day; readonly country: Country };

const years = [2023, 2024, 2025, 2026] as const;
const easterSundays = { 2023: "2023-04-09", 2024: "2024-03-31", 2025: "2025-04-20", 2026: "2026-04-05" } as const;

const fixedDates: Readonly<Record<Country, readonly string[]>> = {
  US: ["01-01", "06-19", "07-04", "11-11", "12-25"],
  DE: ["01-01", "05-01", "10-03", "12-25", "12-26"],
  FR: ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"],
  IE: ["01-01", "03-17", "12-25", "12-26"],
};

/** Days after Easter Sunday: Good Friday −2, Easter Monday 1, Ascension 39, Whit Monday 50. */
const afterEaster: Readonly<Record<Country, readonly number[]>> = {
  US: [],
  DE: [-2, 1, 39, 50],
  FR: [1, 39, 50],
  IE: [1],
};

/** [month, weekday, which]: the nth such weekday of the month; 5 is the last one. */
const nthWeekdays: Readonly<Record<Country, readonly (readonly [number, number, number])[]>> = {
  US: [
    [1, 1, 3],
    [2, 1, 3],
    [5, 1, 5],
    [9, 1, 1],
    [11, 4, 4],
  ],
  DE: [],
  FR: [],
  IE: [
    [2, 1, 1],
    [5, 1, 1],
    [6, 1, 1],
    [8, 1, 1],
    [10, 1, 5],
  ],
};

function nthWeekday(year: number, month: number, wanted: number, which: number): Day {
  const first = dayOf(`${year}-${String(month).padStart(2, "0")}-01`);
  if (which < 5) return first + ((wanted - weekday(first) + 7) % 7) + 7 * (which - 1);
  const last = dayOf(`${year}-${String(month + 1).padStart(2, "0")}-01`) - 1;
  return last - ((weekday(last) - wanted + 7) % 7);
}

function holidaysOf(country: Country): readonly Day[] {
  return years.flatMap((year) => [
    ...fixedDates[country].map((date) => dayOf(`${year}-${date}`)),
    ...afterEaster[country].map((shift) => dayOf(easterSundays[year]) + shift),
    ...nthWeekdays[country].map(([month, wanted, which]) => nthWeekday(year, month, wanted, which)),
  ]);
}

const holidaySets: Readonly<Record<Country, ReadonlySet<Day>>> = {
  US: new Set(holidaysOf("US")),
  DE: new Set(holidaysOf("DE")),
  FR: new Set(holidaysOf("FR")),
  IE: new Set(holidaysOf("IE")),
};

/** Monday to Friday and no public holiday in the country. */
export function isBusinessDay(day: Day, country: Country): boolean {
  return weekday(day) % 6 !== 0 && !holidaySets[country].has(day);
}

/** Public holidays from first to last, by day, then country. */
export function holidaysBetween(first: Day, last: Day): readonly Holiday[] {
  const countries = ["DE", "FR", "IE", "US"] as const;
  return countries
    .flatMap((country) => [...holidaySets[country]].map((day) => ({ day, country })))
    .filter(({ day }) => day >= first && day <= last)
    .sort((left, right) => left.day - right.day || (left.country < right.country ? -1 : 1));
}
