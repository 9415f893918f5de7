import { type Day, dayOf, ramp } from "./calendar.ts";

/** What becomes of a customer's habit of paying over the three years. */
export type Story = {
  readonly kind: "steady" | "slowing" | "failing" | "recovering" | "bankrupt";
  readonly from: Day;
  readonly to: Day;
  /** Days added to the usual delay once the change is complete (while recovering: before it begins). */
  readonly extraDays: number;
  /** No cash from this day on. */
  readonly stopDay: Day | null;
  /** No deliveries on account from this day on. */
  readonly holdDay: Day | null;
  /** On each day, what fell due before `dueBefore` and is still open is written off. */
  readonly writeOffs: readonly { readonly day: Day; readonly dueBefore: Day }[];
};

const never = { stopDay: null, holdDay: null, writeOffs: [] } as const;
const steady: Story = { kind: "steady", from: 0, to: 0, extraDays: 0, ...never };

const slowing = (from: string, to: string, extraDays: number): Story => ({
  kind: "slowing",
  from: dayOf(from),
  to: dayOf(to),
  extraDays,
  ...never,
});

const bankrupt = (from: string, stop: string, writtenOff: string): Story => ({
  kind: "bankrupt",
  from: dayOf(from),
  to: dayOf(stop),
  extraDays: 45,
  stopDay: dayOf(stop),
  holdDay: dayOf(stop) - 20,
  writeOffs: [{ day: dayOf(writtenOff), dueBefore: dayOf(writtenOff) }],
});

/** By rank in sales, 0 the largest customer. */
const storyByRank: ReadonlyMap<number, Story> = new Map([
  [5, slowing("2025-09-01", "2026-05-31", 30)],
  [
    11,
    {
      kind: "failing",
      from: dayOf("2025-03-01"),
      to: dayOf("2026-01-31"),
      extraDays: 80,
      stopDay: dayOf("2026-03-16"),
      holdDay: dayOf("2026-03-02"),
      writeOffs: [
        { day: dayOf("2026-05-29"), dueBefore: dayOf("2026-01-01") },
        { day: dayOf("2026-06-26"), dueBefore: dayOf("2026-02-01") },
      ],
    },
  ],
  [16, { kind: "recovering", from: dayOf("2024-10-01"), to: dayOf("2025-09-30"), extraDays: 38, ...never }],
  [23, slowing("2025-01-15", "2025-12-31", 28)],
  [41, slowing("2025-05-01", "2026-03-31", 30)],
  [68, slowing("2024-06-01", "2025-06-30", 18)],
  [97, slowing("2025-10-01", "2026-06-30", 34)],
  [154, slowing("2025-07-01", "2026-05-31", 28)],
  [176, bankrupt("2024-05-01", "2024-11-15", "2025-04-30")],
  [262, bankrupt("2025-02-01", "2025-06-20", "2025-11-28")],
  [318, bankrupt("2025-06-01", "2025-11-10", "2026-04-30")],
]);

/** The story of the customer at a rank in sales; most have none. */
export function storyOf(rank: number): Story {
  return storyByRank.get(rank) ?? steady;
}

/** How far the change has come on a day: 0 … 1. */
export function progress(story: Story, day: Day): number {
  return story.kind === "steady" ? 0 : ramp(day, story.from, story.to);
}

/** Days that the story adds to the customer's usual delay on a day. */
export function driftDays(story: Story, day: Day): number {
  const share = progress(story, day);
  return story.extraDays * (story.kind === "recovering" ? 1 - share : share);
}

/** How deep in trouble a customer is: 0 for most, up to 1 for one that fails. */
export function distress(story: Story, day: Day): number {
  return story.kind === "failing" || story.kind === "bankrupt" ? progress(story, day) : 0;
}
