import { decisionDefinitions } from "../decisions/definitions.ts";
import { alarmDefinitions } from "./definitions/alarms.ts";
import { allowanceDefinitions } from "./definitions/allowance.ts";
import { coreDefinitions } from "./definitions/core.ts";
import { daysToPayDefinitions } from "./definitions/daysToPay.ts";
import { disputeDefinitions } from "./definitions/disputes.ts";
import { dsoBridgeDefinitions } from "./definitions/dsoBridge.ts";
import { promiseDefinitions } from "./definitions/promises.ts";
import { rollRateDefinitions } from "./definitions/rollRates.ts";
import { termsEconomicsDefinitions } from "./definitions/termsEconomics.ts";

/** One definition of a measure as the methods page shows it. `worked` is a number a test computes through `sqlFile`. */
export type Definition = {
  readonly measure: string;
  readonly name: string;
  readonly formula: string;
  readonly definition: string;
  readonly edgeRules: string;
  readonly worked: string;
  readonly source: string;
  readonly sqlFile: string;
};

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
