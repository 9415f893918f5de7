import { dayOf } from "./calendar.ts";
import { type Roll, between, chance, logNormal, pick, pickWeighted, within } from "./dice.ts";
import { type Habit, type Manner, rollManner } from "./habits.ts";
import { segmentWeights, termsWeights } from "./market.ts";
import type { Segment } from "./names.ts";
import { firstDay, lastDay } from "./period.ts";
import type { Story } from "./stories.ts";
import { type TermsChange, terms } from "./terms.ts";

/** The largest customers, by hand: one draw of the dice would decide the whole picture. */
const majors: readonly (readonly [Segment, Manner])[] = [
  ["Food production", "punctual"],
  ["Retail", "early"],
  ["Hospitality", "slow"],
  ["Healthcare", "punctual"],
  ["Public sector", "punctual"],
  ["Industrial", "punctual"],
  ["Retail", "stretching"],
  ["Food production", "early"],
  ["Hospitality", "punctual"],
  ["Industrial", "early"],
];

/** Customers with a story begin punctual, so that the story is what is seen. */
export function rollKind(roll: Roll, rank: number, story: Story): readonly [Segment, Manner] {
  const major = majors[rank];
  if (major !== undefined) return major;
  const fails = story.stopDay !== null;
  const segment = fails ? "Hospitality" : pickWeighted(roll, segmentWeights);
  return [segment, story.kind === "steady" ? rollManner(roll, segment) : "punctual"];
}

/** The terms a customer has from the start, and from some day on. */
export function rollTerms(roll: Roll, rank: number, segment: Segment, story: Story): readonly TermsChange[] {
  if (story.kind === "recovering") {
    return [
      { from: firstDay, terms: terms.net60 },
      { from: dayOf("2024-09-02"), terms: terms.net45 },
    ];
  }
  if (story.kind !== "steady") return [{ from: firstDay, terms: rank < 30 ? terms.net45 : terms.net30 }];
  const majorTerms = rank < 10 ? pick(roll, [terms.net45, terms.net45, terms.net60]) : null;
  const first = { from: firstDay, terms: majorTerms ?? pickWeighted(roll, termsWeights[segment]) };
  if (!chance(roll, 0.08)) return [first];
  const second = {
    from: between(roll, firstDay + 300, lastDay - 240),
    terms: pickWeighted(roll, termsWeights[segment]),
  };
  return [first, second];
}

/** Ratings look at the past, so they know the habit, a little, and the story not at all. */
export function rollRating(roll: Roll, habit: Habit): string {
  const grades = ["AA", "A", "A", "BBB", "BBB", "BB", "B"] as const;
  const place = Math.round(2.4 + habit.lagDays / 8 + within(roll, -2, 2));
  return grades[Math.max(0, Math.min(grades.length - 1, place))] ?? "BBB";
}

/** About a quarter of a year's sales, in steps of 5,000. */
export function rollLimit(roll: Roll, yearlySales: number): number {
  return Math.max(500_000, Math.round(logNormal(roll, yearlySales * 0.26, 0.3) / 500_000) * 500_000);
}
