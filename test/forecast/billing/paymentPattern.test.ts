import { describe, expect, test } from "vitest";
import {
  duePattern,
  moveOverHolidays,
  paymentPattern,
  spread,
} from "../../../pipeline/forecast/billing/paymentPattern.ts";

const until = 20_000; // 2024-10-04, a Friday
const weekly = Array.from({ length: 30 }, (_, back) => until - 7 * back);

/** 100 billed on the last day of each of so many weeks. */
const billing = (weeks: number) => ({
  first: until - 7 * weeks + 1,
  amounts: Array.from({ length: 7 * weeks }, (_, index) => (index % 7 === 6 ? 100 : 0)),
});

describe("how a week's billing comes in", () => {
  test("60 in the week after and 30 three weeks after: those shares, and nothing else", () => {
    const received = weekly.flatMap((issued) => [
      { issued, on: issued + 7, amount: 60 },
      { issued, on: issued + 21, amount: 30 },
    ]);
    const pattern = paymentPattern(billing(30), received, [], until);
    expect(pattern.slice(0, 5)).toEqual([0, 0.6, 0, 0.3, 0]);
    expect(spread([100, 100, 100, 100, 0], pattern)).toEqual([0, 60, 60, 90, 90]);
  });

  test("of weeks since issue that a young ledger has not seen, due dates tell", () => {
    const due = duePattern([{ issued: until, on: until + 35, amount: 100 }], until);
    expect(due.indexOf(1)).toBe(5);
    const pattern = paymentPattern(billing(4), [{ issued: until - 14, on: until, amount: 50 }], due, until);
    expect(pattern[2]).toBeCloseTo(0.25);
    expect(pattern[5]).toBeCloseTo(0.75); // what is left
  });

  test("a payment after the day changes nothing", () => {
    const received = [{ issued: until - 7, on: until, amount: 100 }];
    const later = [...received, { issued: until - 7, on: until + 1, amount: 100 }];
    expect(paymentPattern(billing(30), later, [], until)).toEqual(paymentPattern(billing(30), received, [], until));
  });
});

describe("a bank holiday", () => {
  /** 20 every Monday to Friday of a year, but nothing on holidays. */
  const cash = (holidays: ReadonlySet<number>) => ({
    first: until - 363,
    amounts: Array.from({ length: 364 }, (_, index) =>
      (until - 363 + index + 3) % 7 < 5 && !holidays.has(until - 363 + index) ? 20 : 0,
    ),
  });
  const past = [30, 60, 90, 120, 150].map((weeks) => until - 7 * Math.floor(weeks / 7) - 4); // Mondays

  test("on a Monday that ends a week of the forecast moves its cash to the next", () => {
    const monday = until - 4; // as of this Monday weeks run from Tuesday to Monday
    const holidays = new Set([...past.map((day) => day - 7), monday + 7]);
    const [first = 0, second = 0, third] = moveOverHolidays([100, 100, 100], cash(holidays), holidays, monday);
    expect(first).toBeLessThan(90);
    expect(first + second).toBeCloseTo(200);
    expect(third).toBe(100);
  });

  test("within a week of the forecast moves nothing out of it", () => {
    const holidays = new Set([until + 4]); // Tuesday
    expect(moveOverHolidays([100, 100], cash(holidays), holidays, until)).toEqual([100, 100]);
  });

  test("changes nothing where money comes on holidays as well", () => {
    const holidays = new Set([...past, until + 10]);
    const [first = 0, second = 0] = moveOverHolidays([100, 100], cash(new Set()), holidays, until);
    expect(first + second).toBeCloseTo(200);
  });
});
