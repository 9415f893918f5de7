import { expect, test } from "vitest";
import { dayOf, isoDate } from "../../pipeline/sample/calendar.ts";
import { createRoll } from "../../pipeline/sample/dice.ts";
import { type Habit, payDay, rollHabit } from "../../pipeline/sample/habits.ts";

const fridays: Habit = {
  ...rollHabit(createRoll("any"), "punctual", "Retail", "US", false),
  run: { kind: "weekly", weekdays: [5] },
};
const paid = (habit: Habit, wish: string, earliest: string): string =>
  isoDate(payDay(habit, "US", dayOf(wish), dayOf(earliest)));

test("a Friday payer that waits pays a Monday's wish on Friday", () => {
  expect(paid({ ...fridays, policy: "after" }, "2025-03-10", "2025-03-01")).toBe("2025-03-14");
});

test("one that pays ahead takes the Friday before", () => {
  expect(paid({ ...fridays, policy: "before" }, "2025-03-10", "2025-03-01")).toBe("2025-03-07");
});

test("but never before the invoice: then it takes the next run", () => {
  expect(paid({ ...fridays, policy: "before" }, "2025-03-10", "2025-03-08")).toBe("2025-03-14");
});

test("a run on a holiday moves to the next business day", () => {
  expect(paid({ ...fridays, policy: "after" }, "2025-07-01", "2025-06-01")).toBe("2025-07-07");
});

test("a monthly run on the 31st is the month's last day", () => {
  const monthly: Habit = { ...fridays, policy: "after", run: { kind: "monthly", daysOfMonth: [15, 31] } };
  expect(paid(monthly, "2025-04-16", "2025-04-01")).toBe("2025-04-30");
});
