import type { Settings } from "./settings.ts";
import { execute, literal, type Warehouse } from "./warehouse.ts";

/** Hands the settings to SQL as session variables: what `getvariable('as_of')` and its like read. */
export async function setVariables(warehouse: Warehouse, settings: Settings, asOf: string): Promise<void> {
  const { alarms, allowance, promises } = settings;
  const variables = [
    ["as_of", asOf, "date"],
    ["seed", settings.seed, "integer"],
    ["base_currency_setting", settings.baseCurrency, "varchar"],
    ["unreferenced_payments", settings.unreferencedPayments, "varchar"],
    ["late_after_days", settings.lateAfterDays, "integer"],
    ["very_late_days", settings.policy.veryLateDays, "integer"],
    ["bucket_unit", settings.bucketUnit, "varchar"],
    ["month_ends", settings.monthEnds, "integer"],
    ["promise_kept_rate", promises.keptRate, "double"],
    ["promise_grace_days", promises.graceDays, "integer"],
    ["residual_rate_limit", settings.residualRateLimit, "double"],
    ["alarm_baseline_count", alarms.baselineCount, "integer"],
    ["alarm_slack_days", alarms.slackDays, "decimal(18, 2)"],
    ["alarm_threshold_days", alarms.thresholdDays, "decimal(18, 2)"],
    ["alarm_group_slack_days", alarms.groupSlackDays, "decimal(18, 2)"],
    ["alarm_group_threshold_days", alarms.groupThresholdDays, "decimal(18, 2)"],
    ["recovery_rate", allowance.recoveryRate, "double"],
    ["forward_factor", allowance.forwardFactor, "double"],
    ["overlay_amount", allowance.overlayAmount, "decimal(18, 4)"],
  ] as const;
  const plain = variables.map(([name, value, type]) => `set variable ${name} = ${literal(value)}::${type};`);
  await execute(
    warehouse,
    `${plain.join("\n")}
     set variable bucket_edges = [${settings.bucketEdges.join(", ")}]::integer[];
     set variable class_edges = [${settings.policy.classEdges.join(", ")}]::double[];`,
  );
  const rates = Object.entries(allowance.individualLossRates).sort(([left], [right]) => (left < right ? -1 : 1));
  await execute(
    warehouse,
    `set variable individual_loss_rates = map_from_entries(
       [${rates.map(([id, rate]) => `(${literal(id)}, ${rate}::double)`).join(", ")}]::struct(k varchar, v double)[]);`,
  );
}
