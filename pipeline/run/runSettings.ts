import type { Config } from "../settings.ts";
import { list, literal, type Warehouse, writeSettings } from "../warehouse/warehouse.ts";

/** Hands the settings to SQL in `run.settings`: what `run.as_of()` and its like read. */
export async function writeRunSettings(warehouse: Warehouse, settings: Config, asOf: string): Promise<void> {
  const { alarms, allowance, promises } = settings;
  await writeSettings(warehouse, {
    as_of: asOf,
    seed: settings.seed,
    base_currency_setting: settings.baseCurrency,
    unreferenced_payments: settings.unreferencedPayments,
    late_after_days: settings.lateAfterDays,
    at_risk_days: list(settings.atRiskDays),
    very_late_days: settings.policy.veryLateDays,
    bucket_unit: settings.bucketUnit,
    bucket_edges: list(settings.bucketEdges),
    class_edges: list(settings.policy.classEdges),
    month_ends: settings.monthEnds,
    promise_kept_rate: promises.keptRate,
    promise_grace_days: promises.graceDays,
    plan_broken_days: settings.policy.plans.brokenAfterDays,
    residual_rate_limit: settings.residualRateLimit,
    alarm_baseline_count: alarms.baselineCount,
    alarm_slack_days: alarms.slackDays,
    alarm_threshold_days: alarms.thresholdDays,
    alarm_group_slack_days: alarms.groupSlackDays,
    alarm_group_threshold_days: alarms.groupThresholdDays,
    recovery_rate: allowance.recoveryRate,
    forward_factor: allowance.forwardFactor,
    overlay_amount: allowance.overlayAmount,
    individual_loss_rates: ratesByCustomer(allowance.individualLossRates),
  });
}

/** Rates of single customers as the map that SQL looks them up in. */
export function ratesByCustomer(rates: Readonly<Record<string, number>>): { readonly sql: string } {
  const entries = Object.entries(rates)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, rate]) => `(${literal(id)}, ${rate}::double)`);
  return { sql: `map_from_entries([${entries.join(", ")}]::struct(k varchar, v double)[])` };
}
