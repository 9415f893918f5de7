import type { Definition } from "../measures/definitions/definition.ts";
import { decisionDefinitions } from "../decisions/definitions.ts";
import { alarmDefinitions } from "../measures/definitions/alarms.ts";
import { allowanceDefinitions } from "../measures/definitions/allowance.ts";
import { coreDefinitions } from "../measures/definitions/core.ts";
import { daysToPayDefinitions } from "../measures/definitions/daysToPay.ts";
import { disputeDefinitions } from "../measures/definitions/disputes.ts";
import { dsoBridgeDefinitions } from "../measures/definitions/dsoBridge.ts";
import { promiseDefinitions } from "../measures/definitions/promises.ts";
import { rollRateDefinitions } from "../measures/definitions/rollRates.ts";
import { termsEconomicsDefinitions } from "../measures/definitions/termsEconomics.ts";

/** Every measure that the site shows, in the order in which the methods page lists them. */
export const registry: readonly Definition[] = [
  ...coreDefinitions,
  ...dsoBridgeDefinitions,
  ...daysToPayDefinitions,
  ...rollRateDefinitions,
  ...disputeDefinitions,
  ...promiseDefinitions,
  ...alarmDefinitions,
  ...termsEconomicsDefinitions,
  ...allowanceDefinitions,
  ...decisionDefinitions,
];
