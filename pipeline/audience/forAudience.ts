import { CountbackError } from "../errors.ts";
import type { Manifest } from "../publish/manifest.ts";
import type { Settings } from "../settings.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { audienceIn } from "./audience.ts";
import { pseudonymKey } from "./pseudonyms.ts";
import { scaleAmounts, veilLossRates, veilNames } from "./veil.ts";

/** What a run for an audience does at two places: `scale` once the exports are read, `veil` once the ledger is built. */
export type Veiling = {
  readonly scale: (warehouse: Warehouse) => Promise<void>;
  readonly veil: (warehouse: Warehouse) => Promise<void>;
};

/** What becomes of names and amounts on their way into the report of the settings' audience; nothing for the credit team. */
export async function veilingFor(settings: Settings): Promise<Veiling> {
  const { audience } = settings;
  if (audience === "credit") return { scale: async () => undefined, veil: async () => undefined };
  const key = await pseudonymKey(settings.outputFolder);
  return {
    scale: async (warehouse) => {
      if (audience === "public") await scaleAmounts(warehouse, key);
    },
    veil: async (warehouse) => {
      const named = await veilNames(warehouse, audience, key);
      await veilLossRates(warehouse, settings.allowance.individualLossRates, { named, key });
    },
  };
}

/** The settings as a report for their audience may state them: without names of the company, of people, customers and columns. */
export function statedSettings<T extends Settings>(settings: T): T {
  if (settings.audience === "credit") return settings;
  const { allowance, targets } = settings;
  const stated = {
    ...settings,
    profile: null,
    intercompany: [],
    allowance: { ...allowance, individualLossRates: {} },
  };
  if (settings.audience === "cfo") return stated;
  return {
    ...stated,
    company: "Receivables",
    targets: targets.map((target) => ({ ...target, owner: "", comment: "" })),
  };
}

/**
 * Throws with exit code 3 where a report cannot be for its audience: in the output folder of another one, whose past it would
 * be compared with, or held to a total that its scaled amounts do not have.
 */
export function refuseMixedAudience(settings: Settings, last: Manifest | null): void {
  const { audience } = settings;
  const before = last === null ? audience : audienceIn(last.settings);
  if (before !== audience) {
    const reason = `the last report in ${settings.outputFolder} is for ${before}; choose another --output`;
    throw new CountbackError(`invalid audience: ${audience} (${reason})`, 3);
  }
  if (audience === "public" && settings.expectedOpen.length > 0) {
    throw new CountbackError(
      "invalid expect-open: a public report's amounts are scaled; hold the credit team's to it",
      3,
    );
  }
}
