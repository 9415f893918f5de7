import { expect, test } from "vitest";
import { dayOf, isoDate, weekday } from "../../pipeline/sample/calendar.ts";
import { type Country, holidaysBetween, isBusinessDay } from "../../pipeline/sample/holidays.ts";

test("2024-02-29 is a Thursday, and a day number goes there and back", () => {
  expect(weekday(dayOf("2024-02-29"))).toBe(4);
  expect(isoDate(dayOf("2024-02-29") + 1)).toBe("2024-03-01");
});

// Published calendars: OPM (US), Bundesländer-wide days (DE), service-public.fr (FR), citizensinformation.ie (IE).
test.each<readonly [Country, readonly string[]]>([
  ["US", ["01-01", "01-20", "02-17", "05-26", "06-19", "07-04", "09-01", "11-11", "11-27", "12-25"]],
  ["DE", ["01-01", "04-18", "04-21", "05-01", "05-29", "06-09", "10-03", "12-25", "12-26"]],
  ["FR", ["01-01", "04-21", "05-01", "05-08", "05-29", "06-09", "07-14", "08-15", "11-01", "11-11", "12-25"]],
  ["IE", ["01-01", "02-03", "03-17", "04-21", "05-05", "06-02", "08-04", "10-27", "12-25", "12-26"]],
])("public holidays of 2025 in %s", (country, dates) => {
  const holidays = holidaysBetween(dayOf("2025-01-01"), dayOf("2025-12-31"));
  expect(holidays.filter((holiday) => holiday.country === country).map(({ day }) => isoDate(day).slice(5))).toEqual(
    dates,
  );
});

test("a weekend and a holiday are no business days", () => {
  expect(isBusinessDay(dayOf("2025-07-05"), "US")).toBe(false);
  expect(isBusinessDay(dayOf("2025-07-04"), "US")).toBe(false);
  expect(isBusinessDay(dayOf("2025-07-04"), "DE")).toBe(true);
});
