import { z } from "zod";
import { ranges } from "../../warehouse/settingRanges.ts";

/** How far a date may lie from all others before it is not believed. */
export const FarDatesSchema = z.strictObject({
  /** Years before all other dates, and after them, beyond which no date is believed. */
  yearsBefore: ranges.years.positive().default(10),
  yearsAfter: ranges.years.positive().default(5),
  /** Dates after so many days without any are not the report date where they are at most this share of all. */
  loneDays: ranges.someDays.int().default(183),
  loneRate: z.number().min(0).max(1).default(0.05),
  /** Days after its own last one for which an export is still asked: nobody knows what was paid since. */
  reachDays: ranges.days.int().default(731),
});

export type FarDates = z.output<typeof FarDatesSchema>;
