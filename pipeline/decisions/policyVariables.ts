import type { Settings } from "../settings.ts";
import { execute, setVariable, type Warehouse, writeRows } from "../warehouse.ts";
import { policyRules } from "./policyRules.ts";

/** Hands the policy to SQL: session variables, and tables of its lists (places from 1) and of its rules in words. */
export async function setPolicy(warehouse: Warehouse, settings: Settings): Promise<void> {
  const { policy, allowance } = settings;
  const { terms, creditLimits, dunning } = policy;
  const variables = [
    ["capital_cost_rate", policy.capitalCostRate, "decimal(9, 6)"],
    ["gross_margin_rate", policy.grossMarginRate, "decimal(9, 6)"],
    ["net_loss_rate", policy.lossIfVeryLateRate * (1 - allowance.recoveryRate), "decimal(9, 6)"],
    ["evidence_days", terms.evidenceDays, "integer"],
    ["minimum_invoices", terms.minimumInvoices, "integer"],
    ["hysteresis_rate", terms.hysteresisRate, "double"],
    ["prompt_days", terms.promptDays, "double"],
    ["sales_lost_rate", terms.salesLostRate, "decimal(9, 6)"],
    ["sales_won_rate", terms.salesWonRate, "decimal(9, 6)"],
    ["offer_discount_rate", terms.discountOffer.rate, "decimal(9, 6)"],
    ["offer_discount_days", terms.discountOffer.days, "integer"],
    ["offer_take_up_rate", terms.discountOffer.takeUpRate, "decimal(9, 6)"],
    ["offer_sales_won_rate", terms.discountOffer.salesWonRate, "decimal(9, 6)"],
    ["stale_order_days", creditLimits.staleOrderDays, "integer"],
    ["breach_tone", dunning.breachTone, "varchar"],
    ["target_dso_days", policy.targetDsoDays, "double"],
    ["loss_rate_step", allowance.sensitivity.lossRate, "double"],
    ["forward_factor_step", allowance.sensitivity.forwardFactor, "double"],
    ["recovery_step", allowance.sensitivity.recovery, "double"],
    ["grace_rate", creditLimits.graceRate, "decimal(9, 6)"],
    ["headroom_rate", creditLimits.headroomRate, "decimal(9, 6)"],
    ["largest_rise_rate", creditLimits.largestRiseRate, "decimal(9, 6)"],
    ["daily_capacity", dunning.dailyCapacity, "integer"],
    ["quiet_days", dunning.quietDays, "integer"],
    ["tolerance_amount", dunning.toleranceAmount, "decimal(18, 4)"],
    ["touch_effect_rate", dunning.touchEffectRate, "decimal(9, 6)"],
    ["hold_after_days", dunning.holdAfterDays, "integer"],
    ["agency_after_days", dunning.agencyAfterDays, "integer"],
    ["shorter_terms_days", policy.scenarios.shorterTermsDays, "integer"],
    ["slip_days", policy.scenarios.slipDays, "integer"],
    ["dispute_days", policy.scenarios.disputeDays, "integer"],
  ] as const;
  for (const [name, value, type] of variables) await setVariable(warehouse, name, value, type);
  const list = (values: readonly number[], type: string): string => `[${values.join(", ")}]::${type}[]`;
  await execute(
    warehouse,
    `set variable class_factors = ${list(creditLimits.classFactors, "decimal(9, 6)")};
     set variable planned_outflows = ${list(policy.plannedOutflows, "decimal(18, 4)")};`,
  );
  await writeLists(warehouse, policy);
  await writeRows(
    warehouse,
    "decisions.policy_rules",
    { place: "integer", topic: "varchar", rule: "varchar", audience: "varchar" },
    policyRules(settings),
  );
}

async function writeLists(warehouse: Warehouse, { terms, dunning }: Settings["policy"]): Promise<void> {
  await writeRows(
    warehouse,
    "decisions.terms_ladder",
    { place: "integer", terms_name: "varchar", credit_days: "integer" },
    terms.ladder.map(({ name, days }, index) => ({ place: index + 1, terms_name: name, credit_days: days })),
  );
  await writeRows(
    warehouse,
    "decisions.dunning_steps",
    { place: "integer", step: "varchar", from_days: "integer", tone: "varchar" },
    dunning.steps.map(({ step, days, tone }, index) => ({ place: index + 1, step, from_days: days, tone })),
  );
  const names = dunning.steps.flatMap(({ step, aliases }, index) =>
    [step, ...aliases].map((name) => ({ place: index + 1, step_name: name.toLowerCase().replaceAll(/[_-]/g, " ") })),
  );
  await writeRows(warehouse, "decisions.step_names", { place: "integer", step_name: "varchar" }, names);
  const ratings = terms.weakRatings.map((rating) => ({ credit_rating: rating }));
  await writeRows(warehouse, "decisions.weak_ratings", { credit_rating: "varchar" }, ratings);
}
