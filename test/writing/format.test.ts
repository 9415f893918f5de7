import { afterEach, describe, expect, test } from "vitest";
import {
  chance,
  compactMoney,
  count,
  days,
  decimal,
  longDate,
  money,
  percent,
  setLocale,
  signed,
} from "../../src/writing/format.ts";

afterEach(() => setLocale("en-GB"));

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("numbers and dates", () => {
  test.each([
    [0.9997, "> 99 %"],
    [1, "100 %"],
    [0.994, "99 %"],
    [0.0001, "< 1 %"],
    [0, "0 %"],
    [null, "n/a"],
  ])("a chance of %s never reads as certain where it is not: %s", (probability, text) =>
    expect(plain(chance(probability))).toBe(text),
  );

  test.each([
    ["en-GB", "EUR 1,234.50", "EUR 3.14 M", "18.5 %", "31 October 2025"],
    ["en-US", "EUR 1,234.50", "EUR 3.14 M", "18.5 %", "October 31, 2025"],
    ["de-DE", "EUR 1.234,50", "EUR 3,14 M", "18,5 %", "31. Oktober 2025"],
    ["fr-FR", "EUR 1 234,50", "EUR 3,14 M", "18,5 %", "31 octobre 2025"],
  ])("are written as %s does", (locale, exact, compact, rate, date) => {
    setLocale(locale);
    expect(
      [money(1234.5, "EUR"), compactMoney(3_140_000, "EUR"), percent(0.185, 1), longDate("2025-10-31")].map(plain),
    ).toEqual([exact, compact, rate, date]);
  });

  test("keep western digits and a true minus sign in every locale", () => {
    setLocale("ar-EG");
    expect(decimal(-12)).toMatch(/12/);
    setLocale("de-DE");
    expect(plain(signed(-1234.5, (size) => decimal(size, 1)))).toBe("\u22121.234,5");
    expect(decimal(-0.001, 1)).toBe("0,0");
  });

  test("say nothing is known where there is no number, and one day in the singular", () => {
    expect(
      [money(null), percent(undefined), days(1, 0), days(-1, 0), count(1, "invoice"), count(2, "invoice")].map(plain),
    ).toEqual(["n/a", "n/a", "1 day", "\u22121 day", "1 invoice", "2 invoices"]);
  });
});
