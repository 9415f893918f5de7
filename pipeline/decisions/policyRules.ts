import type { Settings } from "../settings.ts";

/** A sentence of the credit policy; `customer` ones can be sent to a customer, `internal` ones are for the credit team. */
export type PolicyRule = {
  readonly place: number;
  readonly topic: string;
  readonly rule: string;
  readonly audience: "customer" | "internal";
};

const percent = (rate: number): string => `${Number((rate * 100).toFixed(2))} %`;
const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

const list = (names: readonly string[]): string => new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);

/** The credit policy of a run in plain words, in reading order: what the settings say, and nothing else. */
export function policyRules(
  settings: Pick<Settings, "policy" | "lateAfterDays" | "lateInterest" | "promises">,
): readonly PolicyRule[] {
  return [
    ...paymentRules(settings).map((rule) => ({ ...rule, audience: "customer" as const })),
    ...termsRules(settings.policy).map((rule) => ({ ...rule, audience: "internal" as const })),
    ...limitRules(settings.policy).map((rule) => ({ ...rule, audience: "internal" as const })),
    ...workRules(settings).map((rule) => ({ ...rule, audience: "internal" as const })),
  ].map((rule, index) => ({ place: index + 1, ...rule }));
}

type Rule = { readonly topic: string; readonly rule: string };

function paymentRules({ policy, lateAfterDays, lateInterest }: Parameters<typeof policyRules>[0]): readonly Rule[] {
  const { terms, dunning } = policy;
  return [
    {
      topic: "Terms",
      rule: `Terms are one of ${list(terms.ladder.map(({ name }) => name))}. They stand on every invoice.`,
    },
    {
      topic: "When a payment is late",
      rule: `A payment is late ${lateAfterDays === 0 ? "from the day after its due date" : `when it comes more than ${days(lateAfterDays)} after its due date`}, and very late after ${days(policy.veryLateDays)}. ${interestRule(lateInterest)}`,
    },
    {
      topic: "Disputes",
      rule: "Tell us at once what is wrong with an invoice. What is in dispute is not asked for and never counts as lateness; the rest stays due.",
    },
    {
      topic: "Reminders",
      rule: `In this order: ${dunning.steps
        .map(({ step, days: from }) =>
          from < 0 ? `${step} ${days(-from)} before the due date` : `${step} ${days(from)} after it`,
        )
        .join("; ")}. No two within ${days(dunning.quietDays)}.`,
    },
    {
      topic: "Deliveries",
      rule: `Deliveries on account may stop when at least ${dunning.holdFloorAmount}, and at least ${percent(dunning.holdFloorRate)} of all that is open, is undisputed and more than ${days(dunning.holdAfterDays)} past due, or when what is open and ordered is more than ${percent(policy.creditLimits.graceRate)} above the limit of a customer who does not pay well.`,
    },
    {
      topic: "Agency",
      rule: `What is more than ${days(dunning.agencyAfterDays)} past due, after all other steps, an agency may be asked to collect.`,
    },
    {
      topic: "Review",
      rule: "Terms and limits are reviewed every month. Whoever pays on time may be offered better terms; whoever does not is given shorter ones: one step at a time.",
    },
  ];
}

/** What may be claimed on late payment, as the settings say; the illustrative rules of countries are no policy. */
function interestRule({ annualRate, feeAmount, jurisdictions }: Settings["lateInterest"]): string {
  const claim = (rate: number, fee: string): string =>
    [...(rate > 0 ? [`${percent(rate)} a year`] : []), ...(fee === "" ? [] : [`${fee} an invoice`])].join(" and ");
  const named = Object.entries(jurisdictions).map(
    ([country, each]) =>
      `${country.toUpperCase()} ${claim(each.annualRate, each.feeAmount > 0 ? `${each.feeCurrency ?? ""} ${each.feeAmount}`.trim() : "")}`,
  );
  const general = claim(annualRate, feeAmount > 0 ? String(feeAmount) : "");
  if (general === "" && named.length === 0) {
    return "Interest and fees may be claimed on what is late as the law of the customer's country allows.";
  }
  const rules = [...named, ...(general === "" ? [] : [named.length === 0 ? general : `elsewhere ${general}`])];
  return `On what is late may be claimed: ${rules.join("; ")}.`;
}

function termsRules({ terms, classEdges, veryLateDays, ...policy }: Settings["policy"]): readonly Rule[] {
  const [a = 0, b = 0, c = 0, d = 0] = classEdges;
  return [
    {
      topic: "Risk classes",
      rule: `By the chance that a payment is more than ${days(veryLateDays)} late: A below ${percent(a)}, B below ${percent(b)}, C below ${percent(c)}, D below ${percent(d)}, E from there on.`,
    },
    {
      topic: "One judgement",
      rule: `Stop: no less than the floor of a hold more than ${days(policy.dunning.agencyAfterDays)} past due, or more than ${days(policy.dunning.holdAfterDays)} with a class other than A and B. Restrict: more than ${days(policy.dunning.holdAfterDays)} with class A or B, class D or E, or above the limit with a class other than A and B. Watch: above the limit with class A or B, enough past due for a firm step, a broken promise, a dispute, an alarm, class C. Grow: class A that pays on time, with none of it. Keep: the rest. Only who is to grow gets better terms; deliveries are held for old debt, and above the limit with a class other than A and B.`,
    },
    {
      topic: "Changing terms",
      rule: `Class D and E: one step shorter. Class A, paying no more than ${days(terms.promptDays)} late on average: one step longer, or ${percent(terms.discountOffer.rate)} off for payment within ${days(terms.discountOffer.days)}, whichever brings more: recommended only where the ledger shows that such terms win the sales they need, else a question. Each only where it brings more than it costs: money costs ${percent(policy.capitalCostRate)} a year, sales leave a margin of ${percent(policy.grossMarginRate)}, a step shorter loses ${percent(terms.salesLostRate)} of sales and a step longer wins ${percent(terms.salesWonRate)}, the discount ${percent(terms.discountOffer.salesWonRate)} with ${percent(terms.discountOffer.takeUpRate)} taken up; of what is very late ${percent(policy.lossIfVeryLateRate)} is lost.`,
    },
    {
      topic: "Guard rails",
      rule: `At least ${terms.minimumInvoices} invoices judged in ${days(terms.evidenceDays)}. A recommendation stands until the risk is ${percent(terms.hysteresisRate)} past the edge that made it. No step while the last three months' terms differ from the three before. A new customer is judged by its segment and its credit rating, and held, unless these pay as classes D and E do or it is rated ${list(terms.weakRatings)}: then one step shorter.`,
    },
  ];
}

function limitRules({ creditLimits, targetDsoDays }: Settings["policy"]): readonly Rule[] {
  return [
    {
      topic: "Credit limits",
      rule: `A limit covers a day's sales for the terms and the usual delay, with ${percent(creditLimits.headroomRate)} of headroom, times ${creditLimits.classFactors.join(", ")} for classes A to E. It rises by no more than ${percent(creditLimits.largestRiseRate)} at a time, and not in classes D and E. A breach is an exposure more than ${percent(creditLimits.graceRate)} above it. The limit of a customer above others is its group's, those below it are sub-limits. Orders are delivered oldest first as long as they stay within; one without an invoice after ${days(creditLimits.staleOrderDays)} is asked about.`,
    },
    ...(targetDsoDays === null ? [] : [{ topic: "Target", rule: `DSO of ${days(targetDsoDays)}.` }]),
  ];
}

function workRules({ policy: { dunning, plans }, promises }: Parameters<typeof policyRules>[0]): readonly Rule[] {
  return [
    {
      topic: "Daily work",
      rule: `${dunning.dailyHours} hours of people's time a day, by the money that a touch brings forward: the ask, times the days of the next thirty that it would stay unpaid, times the chance that a touch changes that, ${percent(dunning.touchEffectRate)} (${dunning.touchEffectSource}) until the ledger's own contacts show another. The ask is past due less disputed less unapplied; before the due date it is what falls due. What is more likely than not to come within ${days(dunning.patienceDays)}, from now or from its due date, is not reminded of. All that is to be said to a customer is one conversation, on the working day before it usually pays where that has room. They fall on business days of the customer's country.${dunning.breachTone === null ? "" : ` Above its limit a customer is asked at once, no more mildly than by the first ${dunning.breachTone} step.`}`,
    },
    {
      topic: "Small amounts",
      rule: `Amounts below ${dunning.toleranceAmount} are not chased on their own; they stay due. What has come to a step, or is past an age, counts from ${dunning.floorAmount} and from ${percent(dunning.floorRate)} of all that the customer owes: less is reminded of and no more, whatever its age. A hold, a plan, an agency and the steps from ${days(dunning.holdAfterDays)} on need ${dunning.holdFloorAmount} and ${percent(dunning.holdFloorRate)}. Class A with less than that more than ${days(dunning.holdAfterDays)} past due gets no formal step. What is below that and more than ${days(dunning.holdAfterDays)} past due is netted against the customer's credits, written off up to ${dunning.writeOffAmount}, or clarified.`,
    },
    {
      topic: "Alarms",
      rule: `About no less than ${dunning.holdFloorAmount}: promises broken in a row, owing more than it can pay at its pace, silence for longer than usual, billing far above its habit, paying later than before, due dates that contradict steady payment. Whoever has one gets no better terms; the first and the third are asked firmly at once, the second and the fourth get no higher limit, and with due dates in doubt shorter terms and formal steps wait until they are clear.`,
    },
    {
      topic: "Promises",
      rule: `A promise is kept when ${percent(promises.keptRate)} of it is there ${days(promises.graceDays)} after its date; until then nobody calls, and on the next business day somebody looks.`,
    },
    {
      topic: "Plans and agencies",
      rule: `For what is more than ${days(dunning.holdAfterDays)} past due and more than the customer pays in a month: a plan in monthly instalments of what it has been paying, none below ${plans.floorAmount} and no more than ${plans.longestMonths}; who cannot pay it so is asked for a part at once or security. A plan is kept where each instalment is there ${days(promises.graceDays)} after its date; what is under it is not dunned. It is broken ${days(plans.brokenAfterDays)} after a date that was missed: then all of it is asked for at once, and no other plan is offered. The ladder's last step is for who has paid less in 180 days than it is about; who pays is asked what is wrong. What an agency has is not asked for, and no step of it counts for other debt.`,
    },
  ];
}
