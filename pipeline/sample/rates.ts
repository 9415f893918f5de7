import { type Day, dayOf } from "./calendar.ts";
import { lastDay } from "./period.ts";
import { createRoll, normal } from "./dice.ts";

/** US dollars for one euro, in ten-thousandths, from a day on. */
export type EuroRate = { readonly day: Day; readonly rate: number };

const mean = 10_900;

/** One rate a week from the Monday before the first invoice: a walk that is drawn back to 1.09. */
export function euroRates(): readonly EuroRate[] {
  const roll = createRoll("euro");
  const rates: EuroRate[] = [];
  let rate = 10_905;
  for (let day = dayOf("2023-06-26"); day <= lastDay; day += 7) {
    rates.push({ day, rate });
    rate = Math.round(rate + (mean - rate) / 40 + 70 * normal(roll));
  }
  return rates;
}
