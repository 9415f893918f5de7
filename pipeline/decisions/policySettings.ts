import type { Config } from "../settings.ts";
import { list, type Warehouse, writeRows, writeSettings } from "../warehouse/warehouse.ts";
import { policyRules } from "./policyRules.ts";

/** Hands the policy to SQL: columns of `run.settings`, and tables of its lists (places from 1) and of its rules in words. */
export async function setPolicy(warehouse: Warehouse, settings: Config): Promise<void> {
  const { policy, allowance } = settings;
  const { terms, creditLimits, dunning } = policy;
  await writeSettings(warehouse, {
    capital_cost_rate: policy.capitalCostRate,
    gross_margin_rate: policy.grossMarginRate,
    net_loss_rate: policy.lossIfVeryLateRate * (1 - allowance.recoveryRate),
    evidence_days: terms.evidenceDays,
    minimum_invoices: terms.minimumInvoices,
    hysteresis_rate: terms.hysteresisRate,
    prompt_days: terms.promptDays,
    sales_lost_rate: terms.salesLostRate,
    sales_won_rate: terms.salesWonRate,
    terms_sensitivity_rate: terms.sensitivityRate,
    offer_discount_rate: terms.discountOffer.rate,
    offer_discount_days: terms.discountOffer.days,
    offer_take_up_rate: terms.discountOffer.takeUpRate,
    offer_sales_won_rate: terms.discountOffer.salesWonRate,
    stale_order_days: creditLimits.staleOrderDays,
    breach_tone: dunning.breachTone,
    target_dso_days: policy.targetDsoDays,
    loss_rate_step: allowance.sensitivity.lossRate,
    forward_factor_step: allowance.sensitivity.forwardFactor,
    recovery_step: allowance.sensitivity.recovery,
    grace_rate: creditLimits.graceRate,
    headroom_rate: creditLimits.headroomRate,
    largest_rise_rate: creditLimits.largestRiseRate,
    daily_hours: dunning.dailyHours,
    talk_minutes: dunning.talkMinutes,
    patience_days: dunning.patienceDays,
    quiet_days: dunning.quietDays,
    tolerance_amount: dunning.toleranceAmount,
    touch_effect_rate: dunning.touchEffectRate,
    touch_effect_source: dunning.touchEffectSource,
    touch_effect_range: list(dunning.touchEffectRange),
    hold_after_days: dunning.holdAfterDays,
    agency_after_days: dunning.agencyAfterDays,
    floor_amount: dunning.floorAmount,
    floor_rate: dunning.floorRate,
    hold_floor_amount: dunning.holdFloorAmount,
    hold_floor_rate: dunning.holdFloorRate,
    write_off_amount: dunning.writeOffAmount,
    dispute_target_days: policy.disputes.targetDays,
    agency_fee_rate: policy.agencyFeeRate,
    plan_floor_amount: policy.plans.floorAmount,
    plan_longest_months: policy.plans.longestMonths,
    shorter_terms_days: policy.scenarios.shorterTermsDays,
    slip_days: policy.scenarios.slipDays,
    dispute_days: policy.scenarios.disputeDays,
    class_factors: list(creditLimits.classFactors),
    planned_outflows: list(policy.plannedOutflows),
  });
  await writeLists(warehouse, policy);
  await writeRows(
    warehouse,
    "decisions.policy_rules",
    { place: "integer", topic: "varchar", rule: "varchar", audience: "varchar" },
    policyRules(settings),
  );
}

async function writeLists(warehouse: Warehouse, { terms, dunning, disputes }: Config["policy"]): Promise<void> {
  const reasons = [...new Set([...Object.keys(disputes.targetDaysByReason), ...Object.keys(disputes.departments)])];
  await writeRows(
    warehouse,
    "decisions.dispute_rules",
    { reason: "varchar", target_days: "integer", department: "varchar" },
    reasons.map((reason) => ({
      reason: reason.toLowerCase(),
      target_days: disputes.targetDaysByReason[reason] ?? disputes.targetDays,
      department: disputes.departments[reason] ?? null,
    })),
  );
  await writeRows(
    warehouse,
    "decisions.terms_ladder",
    { place: "integer", terms_name: "varchar", credit_days: "integer" },
    terms.ladder.map(({ name, days }, index) => ({ place: index + 1, terms_name: name, credit_days: days })),
  );
  await writeRows(
    warehouse,
    "decisions.dunning_steps",
    { place: "integer", step: "varchar", from_days: "integer", tone: "varchar", minutes: "double" },
    dunning.steps.map(({ step, days, tone, minutes }, index) => ({
      place: index + 1,
      step,
      from_days: days,
      tone,
      minutes,
    })),
  );
  const names = dunning.steps.flatMap(({ step, aliases }, index) =>
    [step, ...aliases].map((name) => ({ place: index + 1, step_name: name.toLowerCase().replaceAll(/[_-]/g, " ") })),
  );
  await writeRows(warehouse, "decisions.step_names", { place: "integer", step_name: "varchar" }, names);
  const ratings = terms.weakRatings.map((rating) => ({ credit_rating: rating }));
  await writeRows(warehouse, "decisions.weak_ratings", { credit_rating: "varchar" }, ratings);
}
