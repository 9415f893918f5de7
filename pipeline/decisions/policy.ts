import { z } from "zod";
import { ranges } from "../warehouse/settingRanges.ts";

const rate = z.number().min(0).max(1);
const dayCount = ranges.days.int();
const someDays = ranges.someDays.int();

const ascending = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));

const tones = ["polite", "friendly", "firm", "formal"] as const;
const termsStep = z.strictObject({ name: z.string().min(1), days: ranges.signedDays.int() });
const dunningStep = z.strictObject({
  step: z.string().min(1),
  days: ranges.signedDays.int(),
  /** What it takes of somebody's time. */
  minutes: ranges.work.positive().default(10),
  tone: z.enum(tones),
  aliases: z.array(z.string()).default([]),
});

/** Days of credit; negative where money comes before the delivery. */
const defaultTerms = [
  { name: "prepay", days: -14 },
  { name: "part prepayment", days: -7 },
  { name: "due on receipt", days: 0 },
  { name: "net 15", days: 15 },
  { name: "net 30", days: 30 },
  { name: "net 45", days: 45 },
  { name: "net 60", days: 60 },
  { name: "net 90", days: 90 },
];

const defaultDunning = [
  { step: "pre-due reminder", days: -5, minutes: 3, tone: "polite", aliases: [] },
  { step: "friendly reminder", days: 3, minutes: 5, tone: "friendly", aliases: ["reminder"] },
  { step: "firm reminder", days: 15, minutes: 10, tone: "firm", aliases: ["second reminder"] },
  { step: "call", days: 25, minutes: 20, tone: "firm", aliases: ["phone call"] },
  { step: "formal notice", days: 45, minutes: 20, tone: "formal", aliases: ["dunning letter"] },
  { step: "stop supply", days: 60, minutes: 30, tone: "formal", aliases: ["credit hold"] },
  { step: "agency", days: 90, minutes: 45, tone: "formal", aliases: ["collection agency"] },
] as const;

/** Hours of one of the actions that settings of an earlier Countback count a day by (`dailyCapacity`): its 20 were a day of 6 hours. */
const hoursOfAction = 0.3;

/** Settings of dunning, a capacity in actions turned into people's hours. */
function inHours(given: unknown): unknown {
  if (typeof given !== "object" || given === null || !("dailyCapacity" in given)) return given;
  const { dailyCapacity, ...others } = given;
  return { dailyHours: Number(dailyCapacity) * hoursOfAction, ...others };
}

/**
 * The credit policy (`policy` in countback.config.json). Rates are 0–1, a year's where they cost money; days are signed
 * from the due date; amounts are in base currency. Each has a default, so that a run needs none of it.
 */
export const PolicySchema = z.strictObject({
  /** What a year's money costs, and what a sale leaves before the cost of credit. */
  capitalCostRate: rate.default(0.08),
  grossMarginRate: rate.default(0.25),
  targetDsoDays: ranges.days.positive().nullable().default(null),
  /** A payment later than this many days after its due date is very late; classes A–E by the chance of it. */
  veryLateDays: someDays.default(30),
  classEdges: z.array(rate).length(4).refine(ascending, "must ascend").default([0.03, 0.1, 0.25, 0.5]),
  /** Of what becomes very late, the share that is never paid; `allowance.recoveryRate` of it comes back. */
  lossIfVeryLateRate: rate.default(0.05),
  terms: z
    .strictObject({
      ladder: z
        .array(termsStep)
        .min(2)
        .refine((steps) => ascending(steps.map((step) => step.days)), "must ascend by days")
        .default(defaultTerms),
      evidenceDays: someDays.default(180),
      minimumInvoices: ranges.count.int().default(5),
      hysteresisRate: rate.default(0.2),
      /** Only who pays no later than this on average is offered longer terms. */
      promptDays: ranges.days.default(3),
      salesLostRate: rate.default(0.02),
      salesWonRate: rate.default(0.02),
      /** By how much each assumption is more or less in the sensitivity of terms. */
      sensitivityRate: rate.default(0.5),
      weakRatings: z.array(z.string()).default(["CCC", "CC", "C", "D"]),
      /** What may be offered instead of longer terms: so much off for payment within so many days, and who takes it. */
      discountOffer: z
        .strictObject({
          rate: z.number().gt(0).lt(1).default(0.01),
          days: dayCount.default(10),
          takeUpRate: rate.default(0.5),
          salesWonRate: rate.default(0.005),
        })
        .prefault({}),
    })
    .prefault({}),
  creditLimits: z
    .strictObject({
      graceRate: rate.default(0.1),
      headroomRate: ranges.factor.default(0.2),
      classFactors: z.array(ranges.factor).length(5).default([1.2, 1.1, 1, 0.75, 0.5]),
      largestRiseRate: ranges.factor.default(0.5),
      /** An order that no invoice names after so many days is asked about. */
      staleOrderDays: someDays.default(90),
    })
    .prefault({}),
  dunning: z.preprocess(
    inHours,
    z
      .strictObject({
        steps: z
          .array(dunningStep)
          .min(1)
          .refine((steps) => ascending(steps.map((step) => step.days)), "must ascend by days")
          .prefault(defaultDunning.map((step) => ({ ...step, aliases: [...step.aliases] }))),
        /** People's hours a day for such conversations, and the minutes of one that is no step of the ladder. */
        dailyHours: ranges.work.positive().default(6),
        talkMinutes: ranges.work.positive().default(15),
        quietDays: dayCount.default(5),
        toleranceAmount: ranges.amount.default(50),
        /** The chance that a touch changes the outcome, where that comes from, and between which rates it may lie; the ledger's own contacts count in its place once they show it. */
        touchEffectRate: rate.default(0.3),
        touchEffectSource: z.string().default("an assumption"),
        touchEffectRange: z.tuple([rate, rate]).default([0.15, 0.45]),
        /** What is more likely than not to come within so many days, from now or from its due date, is not reminded of. */
        patienceDays: dayCount.default(3),
        holdAfterDays: dayCount.default(60),
        agencyAfterDays: dayCount.default(90),
        /** What is past an age counts from this much on, and from this share of all that the customer owes: less is only reminded of. */
        floorAmount: ranges.amount.default(100),
        floorRate: rate.default(0.02),
        /** From this much past an age on, and this share of all that the customer owes, it is a reason for a hold, a plan or an agency; alarms count from this much. */
        holdFloorAmount: ranges.amount.default(500),
        holdFloorRate: rate.default(0.05),
        /** What is old and below the floor is proposed for write-off up to this much. */
        writeOffAmount: ranges.amount.default(200),
        /** Above its limit, a customer is asked no more mildly than by the first step of this tone; null: a breach changes no step. */
        breachTone: z.enum(tones).nullable().default("firm"),
      })
      .prefault({}),
  ),
  /** Disputes: in how many days one is to be settled, by reason where that differs, and which department makes a reason. */
  disputes: z
    .strictObject({
      targetDays: z.int().min(1).max(3660).default(30),
      targetDaysByReason: z
        .record(z.string(), z.int().min(1).max(3660))
        .default({ "missing purchase order": 7, "duplicate invoice": 7 }),
      departments: z.record(z.string(), z.string()).default({
        price: "sales",
        quantity: "warehouse",
        "damaged goods": "warehouse",
        "late delivery": "logistics",
        "missing purchase order": "billing",
        "duplicate invoice": "billing",
      }),
    })
    .prefault({}),
  /** What an agency keeps of what it recovers. */
  agencyFeeRate: rate.default(0.2),
  /** Payment plans: an instalment so many days late breaks one; what is offered has no smaller instalments and no more months. */
  plans: z
    .strictObject({
      brokenAfterDays: someDays.default(14),
      floorAmount: ranges.amount.positive().default(100),
      longestMonths: z.int().min(2).max(120).default(12),
    })
    .prefault({}),
  /** What the scenarios assume: days of shorter terms for classes D and E, of the five largest paying later, to settle disputes. */
  scenarios: z
    .strictObject({
      shorterTermsDays: z.int().min(1).max(21).default(15),
      slipDays: z.int().min(1).max(84).default(15),
      disputeDays: z.int().min(1).max(84).default(10),
    })
    .prefault({}),
  /** What must be paid out in each of the thirteen weeks ahead, in base currency. */
  plannedOutflows: z.array(ranges.amount).max(13).default([]),
});

/** The credit policy of a run. */
export type Policy = z.infer<typeof PolicySchema>;
